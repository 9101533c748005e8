/**
 * What people have to decide, by consequence, with the options they have. Imports {@code model}, {@code report.facts}.
 */
@NullMarked
package dev.mitosis.report.question;

import org.jspecify.annotations.NullMarked;
