package dev.mitosis.method.command;

import java.util.List;
import java.util.Optional;

/** What is filled in for an open place of a template. */
public sealed interface Value {
    /** Text from anywhere, which is never syntax. */
    record Data(String text) implements Value {}

    /** The value of a shell variable, known only at execution. */
    record Variable(String name) implements Value {}

    /** The name of a shell variable, where the template sets it. */
    record VariableName(String name) implements Value {}

    /** Options and their values, each an argument of its own. */
    record Options(List<Option> options) implements Value {
        public Options {
            options = List.copyOf(options);
        }
    }

    /** Several values one after the other, of which each is data or a variable. */
    record Sequence(List<Value> values) implements Value {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    /** One option, for example {@code --region}, and its value. */
    record Option(String name, String value) {}

    /** Data, as most values are. */
    static Optional<Value> data(String text) {
        return Optional.of(new Data(text));
    }
}
