/** Requests and answers of any operation of the SDK as JSON, both ways; imports nothing of the product. */
@NullMarked
package dev.mitosis.aws.sdk;

import org.jspecify.annotations.NullMarked;
