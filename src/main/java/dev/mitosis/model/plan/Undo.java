package dev.mitosis.model.plan;

import java.util.List;

/**
 * The way back from a step, at its place: when all steps after it were taken back, this restores what was before it.
 *
 * @param when the condition under which it still leads back, in one sentence
 * @param effects what it changes; empty where nothing has to be changed
 * @param commands in the order in which they run
 */
public record Undo(String when, List<Effect> effects, List<String> commands) {
    public Undo {
        effects = List.copyOf(effects);
        commands = List.copyOf(commands);
    }
}
