package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;

/** Something that must hold; examines the whole plan and names every step that breaks it. */
interface Rule {
    Invariant examine(World world);
}
