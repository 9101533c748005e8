package dev.mitosis.method.command;

import dev.mitosis.method.command.Part.Hole;
import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Part.Variable;
import dev.mitosis.method.command.Run.Quote;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Comment;
import dev.mitosis.method.command.Token.Operator;
import dev.mitosis.method.command.Token.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of the shell's grammar that the templates of the knowledge base use; anything else is an error. */
final class CommandParser {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern OPERATOR = Pattern.compile("&&|\\|\\||>>|[|&;<>]");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Pattern HOLE = Pattern.compile("[a-z].*");

    private final String text;
    private int at;

    CommandParser(String text) {
        this.text = text;
    }

    Command parse() {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw broken("it has more than one line");
        }
        Command command = command(false);
        if (at < text.length()) {
            throw broken("a bracket closes what was not opened");
        }
        return command;
    }

    private Command command(boolean inner) {
        List<Token> tokens = new ArrayList<>();
        while (at < text.length() && text.charAt(at) != ')') {
            tokens.add(token(tokens));
        }
        if (inner && at == text.length()) {
            throw broken("a substitution is not closed");
        }
        return new Command(tokens);
    }

    private Token token(List<Token> before) {
        char c = text.charAt(at);
        if (c == ' ') {
            int start = at;
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            return new Space(text.substring(start, at));
        }
        if (c == '#' && (before.isEmpty() || before.get(before.size() - 1) instanceof Space)) {
            return new Comment(remark());
        }
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        if (!starts("<(") && operator.lookingAt()) {
            at = operator.end();
            return new Operator(operator.group());
        }
        return new Argument(runs());
    }

    private List<Part> remark() {
        List<Part> parts = new ArrayList<>();
        while (at < text.length()) {
            if (starts("${")) {
                parts.add(placeholder());
            } else {
                int next = text.indexOf("${", at);
                int end = next < 0 ? text.length() : next;
                parts.add(new Literal(text.substring(at, end)));
                at = end;
            }
        }
        return parts;
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        while (at < text.length() && !ends()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at++;
                runs.add(quoted(c == '\'' ? Quote.SINGLE : Quote.DOUBLE));
            } else {
                runs.add(new Run(Quote.NONE, parts(Quote.NONE)));
            }
        }
        return runs;
    }

    private Run quoted(Quote quote) {
        List<Part> parts = parts(quote);
        if (at == text.length()) {
            throw broken("a quote is not closed");
        }
        at++;
        return new Run(quote, parts.isEmpty() ? List.of(new Literal("")) : parts);
    }

    private List<Part> parts(Quote quote) {
        List<Part> parts = new ArrayList<>();
        while (at < text.length() && !closes(quote)) {
            if (starts("${")) {
                parts.add(placeholder());
            } else if (quote != Quote.SINGLE && (starts("$(") || (quote == Quote.NONE && starts("<(")))) {
                parts.add(substitution());
            } else {
                parts.add(literal(quote));
            }
        }
        return parts;
    }

    private Part substitution() {
        String opening = text.substring(at, at + 2);
        at += 2;
        Command command = command(true);
        at++;
        return new Substitution(opening, command);
    }

    private Part literal(Quote quote) {
        int start = at;
        while (at < text.length() && !closes(quote) && !starts("${") && !(quote != Quote.SINGLE && starts("$("))) {
            char c = text.charAt(at);
            if ((c == '`' && quote != Quote.SINGLE) || (c == '\\' && quote == Quote.NONE)) {
                throw broken("it has a backquote, or a backslash outside of quotes");
            }
            at += c == '\\' && quote == Quote.DOUBLE && at + 1 < text.length() ? 2 : 1;
        }
        return new Literal(text.substring(start, at));
    }

    private Part placeholder() {
        Matcher matcher = PLACEHOLDER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw broken("a placeholder is not closed");
        }
        String name = matcher.group(1);
        at = matcher.end();
        if (VARIABLE.matcher(name).matches()) {
            return new Variable(name);
        }
        if (!HOLE.matcher(name).matches()) {
            throw broken("${" + name + "} is neither a placeholder nor a variable");
        }
        return new Hole(name, Notation.TEXT);
    }

    private boolean closes(Quote quote) {
        char c = text.charAt(at);
        return switch (quote) {
            case NONE -> ends() || c == '\'' || c == '"';
            case SINGLE -> c == '\'';
            case DOUBLE -> c == '"';
        };
    }

    private boolean ends() {
        char c = text.charAt(at);
        return !starts("<(") && (c == ' ' || c == ')' || "|&;<>".indexOf(c) >= 0);
    }

    private boolean starts(String sign) {
        return text.startsWith(sign, at);
    }

    private IllegalArgumentException broken(String why) {
        return new IllegalArgumentException("the command '" + text + "' cannot be read: " + why);
    }
}
