package dev.mitosis.method.command;

import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Part.Variable;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Comment;
import java.util.List;
import java.util.stream.Stream;

/** A command as its tokens; {@link CommandWriter} makes the text that a person pastes into a shell. */
public record Command(List<Token> tokens) {
    public Command {
        tokens = List.copyOf(tokens);
    }

    /** Every part, also of the commands within. */
    Stream<Part> parts() {
        return tokens.stream().flatMap(Command::partsOf).flatMap(Command::withInner);
    }

    private static Stream<Part> partsOf(Token token) {
        if (token instanceof Argument argument) {
            return argument.runs().stream().flatMap(run -> run.parts().stream());
        }
        return token instanceof Comment comment ? comment.parts().stream() : Stream.of();
    }

    private static Stream<Part> withInner(Part part) {
        return part instanceof Substitution inner
                ? Stream.concat(Stream.of(part), inner.command().parts())
                : Stream.of(part);
    }

    /** Whether it uses what an earlier command made, so that it is another command each time. */
    public boolean usesNew() {
        return parts().anyMatch(part ->
                (part instanceof Variable variable && variable.name().startsWith("NEW_"))
                        || (part instanceof Literal literal && literal.text().contains("$NEW_")));
    }

    /** The text as a person pastes it into a shell, on one line. */
    @Override
    public String toString() {
        return CommandWriter.write(this);
    }
}
