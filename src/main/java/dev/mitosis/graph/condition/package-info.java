/**
 * Whom the conditions of an IAM policy let in: operators, what condition keys tell, and the audience that follows;
 * imports {@code model}, {@code io} and {@code graph.identity}.
 */
@NullMarked
package dev.mitosis.graph.condition;

import org.jspecify.annotations.NullMarked;
