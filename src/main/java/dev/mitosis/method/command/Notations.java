package dev.mitosis.method.command;

import dev.mitosis.method.command.Part.Hole;
import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Comment;
import dev.mitosis.method.command.Token.Operator;
import dev.mitosis.method.command.Token.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells in which syntax each open place of a command stands, by what surrounds it. */
final class Notations {
    private static final Pattern SHORTHAND = Pattern.compile("[A-Za-z0-9]+=.*");
    private static final Pattern VALUE = Pattern.compile(".*=");
    private static final Pattern VALUE_ENDS = Pattern.compile("|[,}\\]].*");

    private Notations() {}

    static Command told(Command command) {
        List<Token> tokens = new ArrayList<>();
        String before = "";
        for (Token token : command.tokens()) {
            if (token instanceof Argument argument) {
                tokens.add(told(argument, before));
            } else if (token instanceof Comment comment) {
                tokens.add(new Comment(comment.parts().stream()
                        .map(part -> part instanceof Hole hole ? new Hole(hole.name(), Notation.REMARK) : part)
                        .toList()));
            } else {
                tokens.add(token);
            }
            before = token instanceof Space ? before : text(token);
        }
        return new Command(tokens);
    }

    private static Argument told(Argument argument, String before) {
        String all = text(argument);
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (Run run : argument.runs()) {
            List<Part> parts = new ArrayList<>();
            for (Part part : run.parts()) {
                parts.add(told(part, before, all, at));
                at += text(part).length();
            }
            runs.add(new Run(run.quote(), parts));
        }
        return new Argument(runs);
    }

    private static Part told(Part part, String before, String all, int at) {
        if (part instanceof Substitution inner) {
            return new Substitution(inner.opening(), told(inner.command()));
        }
        if (part instanceof Hole hole) {
            return new Hole(
                    hole.name(),
                    of(before, all, at, all.substring(at + text(part).length())));
        }
        return part;
    }

    private static Notation of(String before, String all, int at, String after) {
        if (before.startsWith(">") || all.startsWith("file://") || all.startsWith("fileb://")) {
            return Notation.FILE;
        }
        String start = all.substring(0, at);
        if (before.equals("--query")) {
            boolean literal = start.chars().filter(c -> c == '`').count() % 2 == 1;
            return literal ? Notation.JMESPATH_LITERAL : Notation.JMESPATH;
        }
        if (all.startsWith("{") || all.startsWith("[{")) {
            return Notation.JSON;
        }
        if (!SHORTHAND.matcher(start).matches()) {
            return Notation.TEXT;
        }
        return VALUE.matcher(start).matches() && VALUE_ENDS.matcher(after).matches()
                ? Notation.SHORTHAND
                : Notation.SHORTHAND_PART;
    }

    private static String text(Token token) {
        if (token instanceof Operator operator) {
            return operator.text();
        }
        StringBuilder text = new StringBuilder();
        if (token instanceof Argument argument) {
            argument.runs().forEach(run -> run.parts().forEach(part -> text.append(text(part))));
        }
        return text.toString();
    }

    private static String text(Part part) {
        return part instanceof Literal literal ? literal.text() : "$";
    }
}
