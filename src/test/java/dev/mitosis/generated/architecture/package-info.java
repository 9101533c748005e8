/** What applications are built of, as people build them; imports the ground and {@code model}. */
@NullMarked
package dev.mitosis.generated.architecture;

import org.jspecify.annotations.NullMarked;
