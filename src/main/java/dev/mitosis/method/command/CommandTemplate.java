package dev.mitosis.method.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mitosis.method.command.Part.Data;
import dev.mitosis.method.command.Part.Hole;
import dev.mitosis.method.command.Part.Literal;
import dev.mitosis.method.command.Part.Substitution;
import dev.mitosis.method.command.Part.Variable;
import dev.mitosis.method.command.Run.Quote;
import dev.mitosis.method.command.Token.Argument;
import dev.mitosis.method.command.Token.Comment;
import dev.mitosis.method.command.Token.Space;
import dev.mitosis.method.command.Value.Options;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A shell command with open places. A placeholder in lower case, such as <code>${resource.id}</code>, is filled in; one
 * in capitals is a shell variable that is known only at execution and stays.
 */
public final class CommandTemplate {
    private static final Pattern DIGIT_FIRST = Pattern.compile("[0-9].*");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9]+");

    private final String source;
    private final Command command;

    private CommandTemplate(String source) {
        this.source = source;
        this.command = Notations.told(new CommandParser(source).parse());
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException where the shell could not read it, or it uses more of the shell than is known
     *     here
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static CommandTemplate of(String source) {
        return new CommandTemplate(source);
    }

    /** The names of the placeholders that {@link #fill} will ask for, in order of appearance. */
    public Set<String> placeholders() {
        Set<String> names = new LinkedHashSet<>();
        command.parts().filter(Hole.class::isInstance).forEach(part -> names.add(((Hole) part).name()));
        return names;
    }

    /** The names of the shell variables that it uses and that nothing fills in. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        command.parts().filter(Variable.class::isInstance).forEach(part -> names.add(((Variable) part).name()));
        return names;
    }

    /** Whether it has a remark for a person, at its end or instead of a command. */
    public boolean hasRemark() {
        return command.tokens().stream().anyMatch(Comment.class::isInstance);
    }

    /**
     * Fills every placeholder. One without a value, or with a value that its place cannot hold, becomes a shell
     * variable to be set by the person who runs it.
     */
    public Command fill(Function<String, Optional<Value>> values) {
        return new Filler(values).filled(command);
    }

    /** The shell variable that stands for a value not known before execution. */
    public static String variableName(String placeholder) {
        String tail = placeholder.substring(placeholder.lastIndexOf('/') + 1);
        String words = DIGIT_FIRST.matcher(tail).matches() ? placeholder : tail;
        String snake = HUMP.matcher(words).replaceAll("$1_$2");
        return UNFIT.matcher(snake).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** The template as it was written. */
    @JsonValue
    @Override
    public String toString() {
        return source;
    }

    private record Filler(Function<String, Optional<Value>> values) {
        Command filled(Command command) {
            List<Token> tokens = new ArrayList<>();
            for (Token token : command.tokens()) {
                Optional<Options> options = options(token);
                if (options.isPresent()) {
                    tokens.addAll(tokens(options.get()));
                } else {
                    tokens.add(filled(token));
                }
            }
            return new Command(tokens);
        }

        /** The options that the token stands for, where it is nothing but a placeholder of options. */
        private Optional<Options> options(Token token) {
            return token instanceof Argument argument
                            && argument.runs().size() == 1
                            && argument.runs().get(0).parts().size() == 1
                            && argument.runs().get(0).parts().get(0) instanceof Hole hole
                    ? values.apply(hole.name())
                            .filter(Options.class::isInstance)
                            .map(Options.class::cast)
                    : Optional.empty();
        }

        private static List<Token> tokens(Options options) {
            List<Token> tokens = new ArrayList<>();
            options.options().forEach(option -> {
                if (!tokens.isEmpty()) {
                    tokens.add(new Space(" "));
                }
                tokens.add(argument(new Literal(option.name())));
                tokens.add(new Space(" "));
                tokens.add(argument(value(option)));
            });
            return tokens;
        }

        private static Part value(Value.Option option) {
            return Notation.TEXT
                    .encode(option.value())
                    .<Part>map(Data::new)
                    .orElseGet(() -> new Variable(variableName(option.name().replaceFirst("^--", ""))));
        }

        private static Argument argument(Part part) {
            return new Argument(List.of(new Run(Quote.NONE, List.of(part))));
        }

        private Token filled(Token token) {
            if (token instanceof Argument argument) {
                return new Argument(argument.runs().stream()
                        .map(run -> new Run(run.quote(), filled(run.parts())))
                        .toList());
            }
            return token instanceof Comment comment ? new Comment(filled(comment.parts())) : token;
        }

        private List<Part> filled(List<Part> parts) {
            return parts.stream().flatMap(part -> filled(part).stream()).toList();
        }

        private List<Part> filled(Part part) {
            if (part instanceof Substitution inner) {
                return List.of(new Substitution(inner.opening(), filled(inner.command())));
            }
            return part instanceof Hole hole ? filled(hole) : List.of(part);
        }

        private List<Part> filled(Hole hole) {
            Variable unknown = new Variable(variableName(hole.name()));
            Value value = values.apply(hole.name()).orElse(new Value.Variable(unknown.name()));
            if (value instanceof Value.Sequence sequence) {
                return sequence.values().stream()
                        .flatMap(each -> filled(hole, each, unknown).stream())
                        .toList();
            }
            return filled(hole, value, unknown);
        }

        private static List<Part> filled(Hole hole, Value value, Variable unknown) {
            if (value instanceof Value.Data data) {
                return List.of(
                        hole.notation().encode(data.text()).<Part>map(Data::new).orElse(unknown));
            }
            if (value instanceof Value.Variable variable) {
                return List.of(new Variable(variable.name()));
            }
            if (value instanceof Value.VariableName name) {
                return List.of(new Literal(name.name()));
            }
            return remark((Options) value);
        }

        private static List<Part> remark(Options options) {
            List<Part> parts = new ArrayList<>();
            options.options().forEach(option -> {
                parts.add(new Literal((parts.isEmpty() ? "" : " ") + option.name() + " "));
                parts.add(new Data(option.value()));
            });
            return parts;
        }
    }
}
