/** One class for each AWS service of networks, saying what is read of it; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors.network;

import org.jspecify.annotations.NullMarked;
