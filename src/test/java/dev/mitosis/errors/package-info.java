/** The rows of error codes: for each the smallest input that ends with it and the smallest that does not. */
@org.jspecify.annotations.NullMarked
package dev.mitosis.errors;
