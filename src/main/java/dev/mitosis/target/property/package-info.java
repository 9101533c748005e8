/**
 * The answers of a resource as the properties of its CloudFormation type, by general rules and tables of exceptions;
 * imports {@code model} and {@code io}.
 */
@NullMarked
package dev.mitosis.target.property;

import org.jspecify.annotations.NullMarked;
