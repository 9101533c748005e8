package dev.mitosis.method.command;

import dev.mitosis.io.text.Shell;
import dev.mitosis.method.command.Part.Data;
import dev.mitosis.method.command.Part.Hole;
import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Part.Variable;
import dev.mitosis.method.command.Run.Quote;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Comment;
import dev.mitosis.method.command.Token.Operator;
import dev.mitosis.method.command.Token.Space;
import java.util.List;

/** Writes a command for a shell: the only place where data is quoted. */
final class CommandWriter {
    private final StringBuilder out = new StringBuilder();

    private CommandWriter() {}

    static String write(Command command) {
        CommandWriter writer = new CommandWriter();
        writer.tokens(command.tokens());
        return writer.out.toString();
    }

    private void tokens(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token instanceof Argument argument) {
                argument.runs().forEach(this::run);
            } else if (token instanceof Operator operator) {
                out.append(operator.text());
            } else if (token instanceof Space space) {
                out.append(joinsOption(tokens, i) ? "=" : space.text());
            } else if (token instanceof Comment comment) {
                comment.parts().forEach(this::remark);
            }
        }
    }

    /** A value that begins with a hyphen would pass for an option if it stood alone. */
    private static boolean joinsOption(List<Token> tokens, int space) {
        return space > 0
                && space + 1 < tokens.size()
                && first(tokens.get(space - 1)) instanceof Literal option
                && option.text().startsWith("--")
                && first(tokens.get(space + 1)) instanceof Data value
                && value.text().startsWith("-");
    }

    private static Part first(Token token) {
        return token instanceof Argument argument
                ? argument.runs().get(0).parts().get(0)
                : new Literal("");
    }

    private void run(Run run) {
        out.append(run.quote().sign());
        run.parts().forEach(part -> part(part, run.quote()));
        out.append(run.quote().sign());
    }

    private void part(Part part, Quote quote) {
        if (part instanceof Literal literal) {
            out.append(literal.text());
        } else if (part instanceof Data data) {
            out.append(data(data.text(), quote));
        } else if (part instanceof Variable variable) {
            out.append(variable(variable.name(), quote));
        } else if (part instanceof Substitution inner) {
            out.append(inner.opening()).append(write(inner.command())).append(')');
        } else if (part instanceof Hole hole) {
            throw new IllegalStateException("nothing was filled in for " + hole.name());
        }
    }

    private static String data(String text, Quote quote) {
        return switch (quote) {
            case NONE -> Shell.argument(text);
            case SINGLE -> Shell.inSingleQuotes(text).orElseGet(() -> "'" + Shell.quoted(text) + "'");
            case DOUBLE -> Shell.inDoubleQuotes(text).orElseGet(() -> '"' + Shell.quoted(text) + '"');
        };
    }

    private static String variable(String name, Quote quote) {
        String reference = "${" + name + "}";
        return quote == Quote.SINGLE ? "'\"" + reference + "\"'" : reference;
    }

    private void remark(Part part) {
        if (part instanceof Data data) {
            out.append(Shell.comment(data.text()));
        } else {
            part(part, Quote.NONE);
        }
    }
}
