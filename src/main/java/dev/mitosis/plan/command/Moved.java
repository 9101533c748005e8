package dev.mitosis.plan.command;

import dev.mitosis.method.Method;
import dev.mitosis.model.target.TargetDocument.PlannedResource;

/**
 * A thing of the old account with what becomes of it in another.
 *
 * @param method by which it comes to stand there
 */
public record Moved(OldThing old, PlannedResource planned, Method method) {}
