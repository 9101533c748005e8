/** The only ways out of a rehearsal: one to the emulator, which notes each call, and one that refuses everything. */
@NullMarked
package dev.mitosis.rehearse.gate;

import org.jspecify.annotations.NullMarked;
