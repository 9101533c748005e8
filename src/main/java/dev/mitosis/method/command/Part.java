package dev.mitosis.method.command;

/** A part of an argument. */
public sealed interface Part {
    /** What the author of the template wrote, in the quotes of its {@link Run}. */
    record Literal(String text) implements Part {}

    /** What a template leaves open; {@code notation} is the syntax within the argument that its value must obey. */
    record Hole(String name, Notation notation) implements Part {}

    /** Text from anywhere: it reaches the program as it is, whatever it looks like. */
    record Data(String text) implements Part {}

    /** A shell variable that the person who runs the command has set. */
    record Variable(String name) implements Part {}

    /** A command within the argument, for example {@code $(aws ...)}. */
    record Substitution(String opening, Command command) implements Part {}
}
