/**
 * Lists the files that make the stacks of a target stand: templates, parameters, scripts; imports models and templates.
 */
@NullMarked
package dev.mitosis.target.artefact;

import org.jspecify.annotations.NullMarked;
