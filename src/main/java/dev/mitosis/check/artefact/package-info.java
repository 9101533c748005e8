/** What lies in the folder of artefacts, compared with the target; imports {@code model} and {@code io}. */
@NullMarked
package dev.mitosis.check.artefact;

import org.jspecify.annotations.NullMarked;
