package dev.mitosis.method.command;

import dev.mitosis.method.command.Part.Data;
import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Part.Variable;
import dev.mitosis.method.command.Run.Quote;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The calls of the AWS CLI within a command of the shell: pipes of calls, each call its words as the program gets them.
 * What the shell would find out while it runs is a 1.
 */
public final class CliCalls {
    private static final String UNKNOWN = "1";

    private final Map<String, String> variables;
    private final List<List<List<String>>> pipes = new ArrayList<>();
    private List<List<String>> pipe = new ArrayList<>();
    private List<String> words = new ArrayList<>();

    private CliCalls(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Every pipe with a call, those of commands within others, too; with the values of shell variables. */
    public static List<List<List<String>>> of(Command command, Map<String, String> variables) {
        CliCalls calls = new CliCalls(variables);
        calls.read(command);
        return calls.pipes;
    }

    private void read(Command command) {
        List<Token> tokens = command.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Argument argument) {
                words.add(word(argument));
            } else if (tokens.get(i) instanceof Operator operator) {
                i = after(operator.text(), tokens, i);
            }
        }
        endPipe();
    }

    /** Reads a sign and what belongs to it; says where it ends. */
    private int after(String sign, List<Token> tokens, int at) {
        if (sign.startsWith(">") || sign.equals("<")) {
            if (at > 0 && tokens.get(at - 1) instanceof Argument) {
                words.remove(words.size() - 1);
            }
            int next = at + 1;
            while (next < tokens.size() && !(tokens.get(next) instanceof Argument)) {
                next++;
            }
            if (next < tokens.size() && tokens.get(next) instanceof Argument argument) {
                word(argument);
            }
            return next;
        }
        if (sign.equals("|")) {
            endCall();
        } else {
            endPipe();
        }
        return at;
    }

    private void endCall() {
        int at = words.indexOf("aws");
        if (at >= 0) {
            pipe.add(List.copyOf(words.subList(at + 1, words.size())));
        }
        words = new ArrayList<>();
    }

    private void endPipe() {
        endCall();
        if (!pipe.isEmpty()) {
            pipes.add(pipe);
        }
        pipe = new ArrayList<>();
    }

    private String word(Argument argument) {
        StringBuilder word = new StringBuilder();
        for (Run run : argument.runs()) {
            for (Part part : run.parts()) {
                word.append(text(part, run.quote()));
            }
        }
        return word.toString();
    }

    private String text(Part part, Quote quote) {
        if (part instanceof Literal literal) {
            return quote == Quote.SINGLE ? literal.text() : expanded(literal.text(), quote);
        }
        if (part instanceof Data data) {
            return data.text();
        }
        if (part instanceof Variable variable) {
            return variables.getOrDefault(variable.name(), UNKNOWN);
        }
        if (part instanceof Substitution inner) {
            pipes.addAll(of(inner.command(), variables));
        }
        return UNKNOWN;
    }

    private static String expanded(String text, Quote quote) {
        String known = text.replaceAll("\\$[a-z@]+", UNKNOWN);
        return quote == Quote.DOUBLE ? known.replaceAll("\\\\([\"\\\\$`])", "$1") : known;
    }
}
