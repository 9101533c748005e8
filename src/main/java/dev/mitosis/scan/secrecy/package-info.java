/** Which members of the APIs' models may hold secrets; imports {@code io}, {@code scan.sdk} and {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.secrecy;

import org.jspecify.annotations.NullMarked;
