package dev.mitosis.target.template;

import dev.mitosis.model.target.PlannedStack;

/** Writes the code that makes what a stack of the target holds, in one language. */
public interface TemplateWriter {
    /** The whole text of the stack's template; the same stack always gives the same text. */
    String write(PlannedStack stack);
}
