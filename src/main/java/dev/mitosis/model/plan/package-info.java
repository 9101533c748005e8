/** The plan as data, the content of {@code plan.json}; imports {@code model} only. */
@NullMarked
package dev.mitosis.model.plan;

import org.jspecify.annotations.NullMarked;
