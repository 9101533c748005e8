package dev.mitosis.check.command;

import dev.mitosis.check.command.Operations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call of the AWS CLI.
 *
 * @param service as the CLI calls it
 * @param operation with its waiter or subcommand: {@code wait db-instance-available}
 * @param known what the table says of the operation; null where it has none
 * @param options the values of each option, by its name without the dashes
 * @param positions arguments without a name
 * @param flaws what the CLI would refuse
 */
public record AwsCall(
        String service,
        String operation,
        @Nullable Operation known,
        Map<String, List<ShellWord>> options,
        List<ShellWord> positions,
        List<String> flaws) {
    private static final Set<String> GENERAL = Set.of(
            "profile",
            "region",
            "output",
            "query",
            "endpoint-url",
            "color",
            "ca-bundle",
            "cli-read-timeout",
            "cli-connect-timeout",
            "cli-binary-format",
            "cli-input-json",
            "cli-input-yaml");
    private static final Set<String> GENERAL_FLAGS = Set.of(
            "debug",
            "no-verify-ssl",
            "no-paginate",
            "no-sign-request",
            "no-cli-pager",
            "version",
            "no-cli-auto-prompt");

    /** Reads what follows {@code aws}. */
    public static AwsCall of(List<ShellWord> words) {
        return new Parser(words).parse();
    }

    /** The first value of an option. */
    public Optional<ShellWord> option(String name) {
        List<ShellWord> values = options.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Whether it changes anything; what the table lacks is taken to. */
    public boolean writes() {
        boolean tries = onlyTries()
                || option("method")
                        .filter(method -> method.text().equals("GET"))
                        .isPresent();
        return known == null || (known.writes() && !tries && !copiesHere());
    }

    /** Whether it only says what it would change. */
    public boolean onlyTries() {
        return options.containsKey("dry-run") || options.containsKey("dryrun");
    }

    /** A copy from S3 to the machine changes nothing in AWS. */
    private boolean copiesHere() {
        return service.equals("s3")
                && (operation.equals("cp") || operation.equals("sync"))
                && positions.size() == 2
                && !positions.get(1).text().startsWith("s3://")
                && !positions.get(1).text().contains("$");
    }

    /** The call in a sentence. */
    public String named() {
        return "aws " + service + " " + operation;
    }

    private static final class Parser {
        private final List<ShellWord> words;
        private final Map<String, List<ShellWord>> options = new LinkedHashMap<>();
        private final List<ShellWord> plain = new ArrayList<>();
        private final List<String> flaws = new ArrayList<>();

        Parser(List<ShellWord> words) {
            this.words = words;
        }

        AwsCall parse() {
            List<String> path = path();
            String service = path.isEmpty() ? "" : path.get(0);
            Operation known = null;
            int used = 1;
            for (int length = Math.min(3, path.size() - 1); length >= 1 && known == null; length--) {
                known = Operations.all()
                        .find(service, String.join(" ", path.subList(1, 1 + length)))
                        .orElse(null);
                used = 1 + length;
            }
            String operation = known != null ? known.name() : path.size() > 1 ? path.get(1) : "";
            if (known == null) {
                flaws.add(
                        Operations.all().hasService(service)
                                ? "the AWS CLI has no operation '" + operation + "' of " + service
                                : "the AWS CLI has no service '" + service + "'");
            }
            read(known, used);
            if (known != null) {
                compare(known);
            }
            return new AwsCall(service, operation, known, Map.copyOf(options), List.copyOf(plain), List.copyOf(flaws));
        }

        /** The words before the first option that are no value of a general one. */
        private List<String> path() {
            List<String> path = new ArrayList<>();
            for (int i = 0; i < words.size() && path.size() < 4; i++) {
                String word = words.get(i).text();
                if (word.startsWith("--")) {
                    if (!word.contains("=") && GENERAL.contains(word.substring(2))) {
                        i++;
                    } else if (!GENERAL_FLAGS.contains(word.substring(2)) && !word.contains("=")) {
                        break;
                    }
                } else {
                    path.add(word);
                }
            }
            return path;
        }

        private void read(@Nullable Operation known, int used) {
            int skip = used;
            String open = null;
            for (ShellWord word : words) {
                String text = word.text();
                if (text.startsWith("--") && text.length() > 2 && !(word.quoted() && text.contains(" "))) {
                    int equals = text.indexOf('=');
                    String name = equals < 0 ? text.substring(2) : text.substring(2, equals);
                    List<ShellWord> values = options.computeIfAbsent(name, option -> new ArrayList<>());
                    if (equals >= 0) {
                        values.add(new ShellWord(text.substring(equals + 1), word.variables(), true));
                    }
                    boolean flag = GENERAL_FLAGS.contains(name)
                            || (known != null && known.flags().contains(name));
                    open = flag || equals >= 0 ? null : name;
                } else if (open != null
                        && (options.getOrDefault(open, List.of()).isEmpty() || !takesOne(open, known))) {
                    options.computeIfAbsent(open, option -> new ArrayList<>()).add(word);
                } else if (skip > 0) {
                    skip--;
                } else {
                    plain.add(word);
                }
            }
        }

        /** Lists end where arguments without a name may follow. */
        private static boolean takesOne(String option, @Nullable Operation known) {
            return GENERAL.contains(option) || (known != null && known.positions() > 0);
        }

        private void compare(Operation known) {
            options.forEach((name, values) -> {
                boolean general = GENERAL.contains(name) || GENERAL_FLAGS.contains(name);
                if (!general && !known.valued().contains(name) && !known.flags().contains(name)) {
                    flaws.add("it has no option --" + name);
                } else if (values.isEmpty() && !known.flags().contains(name) && !GENERAL_FLAGS.contains(name)) {
                    flaws.add("--" + name + " has no value");
                }
            });
            if (!options.containsKey("cli-input-json") && !options.containsKey("cli-input-yaml")) {
                known.required().stream()
                        .filter(name -> !options.containsKey(name))
                        .sorted()
                        .forEach(name -> flaws.add("it needs --" + name));
            }
            if (known.positions() < plain.size() || (known.positions() > plain.size() && known.positions() > 1)) {
                flaws.add("it takes " + known.positions() + " arguments without a name, not " + plain.size());
            }
        }
    }
}
