package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command of the knowledge base, filled with hostile text and run in a shell that records what reaches a program.
 */
class CommandFuzzTest {
    /** A word no template has; what stands in its place must be the payload and nothing else may differ. */
    private static final String WORD = "Zz9Zz";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@+*%-]+( +[A-Za-z0-9_./:@+*%-]+)*");
    private static final Map<Integer, List<List<List<String>>>> MEANT = new HashMap<>();

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    static List<Payload> payloads() {
        return Sampled.of("CommandFuzzTest", Payload.all(), 3);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void text_reaches_the_program_as_one_argument(Payload payload) throws Exception {
        List<CommandTemplate> templates = templates(payload);
        List<List<List<String>>> meant = meant(templates);
        List<List<List<String>>> hostile = new Sandbox(folder).run(filled(templates, payload.text()));
        for (int i = 0; i < templates.size(); i++) {
            compare(templates.get(i).toString(), meant.get(i), hostile.get(i), payload.text());
        }
    }

    /** What the commands call where nothing is hostile, found once for the same commands. */
    private static List<List<List<String>>> meant(List<CommandTemplate> templates) throws Exception {
        List<List<List<String>>> known = MEANT.get(templates.size());
        if (known == null) {
            known = new Sandbox(shared.resolve("meant" + templates.size())).run(filled(templates, WORD));
            MEANT.put(templates.size(), known);
        }
        return known;
    }

    /** Where the text is long a part of them, so that the script stays short. */
    private static List<CommandTemplate> templates(Payload payload) {
        Stream<CommandTemplate> methods = MethodLibrary.load().all().stream()
                .flatMap(method -> method.steps().stream())
                .flatMap(step ->
                        Stream.of(step.commands(), step.validation(), step.undo(), step.cleanup(), step.cleaned()))
                .flatMap(List::stream)
                .map(StepCommand::template)
                // The others are known to the shell, or to the functions that a script reads before.
                .filter(template -> template.toString().matches("aws (?!.*(\\|\\||&&)).*"));
        List<CommandTemplate> open =
                methods.filter(template -> !template.placeholders().isEmpty()).toList();
        return payload.text().length() > 1000 ? open.subList(0, 100) : Sampled.of("commands", open, 200);
    }

    private static List<String> filled(List<CommandTemplate> templates, String text) {
        return templates.stream()
                .map(template ->
                        template.fill(name -> Optional.of(value(name, text))).toString())
                .peek(command -> assertThat(command.codePoints().noneMatch(Visible::isUnseen))
                        .as(command.substring(0, Math.min(200, command.length())))
                        .isTrue())
                .toList();
    }

    private static Value value(String name, String text) {
        if (name.startsWith("captured.")) {
            // What earlier commands found out is in a variable, and may stand where JSON has no quotes.
            return new Value.Variable("FOUND");
        }
        return switch (name) {
            case "source", "target", "management", "backup" ->
                new Value.Options(List.of(new Value.Option("--profile", text), new Value.Option("--region", text)));
            case "target.variable" -> new Value.VariableName("SHOP_ACCOUNT_ID");
            // Names of files are made safe before they are filled in.
            case "resource.file", "target.file" -> new Value.Data("file");
            default -> new Value.Data(text);
        };
    }

    private static void compare(String template, List<List<String>> meant, List<List<String>> hostile, String payload) {
        boolean held = payload.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))
                && !payload.startsWith("file://");
        if (!held) {
            // Left to the person as a variable, which is not set here.
            assertThat(hostile)
                    .as(template)
                    .noneMatch(call -> call.stream().anyMatch(word -> word.startsWith(payload)));
            return;
        }
        List<List<String>> expected = meant.stream()
                .map(call -> payload.startsWith("-") ? joined(call) : call)
                .toList();
        assertThat(hostile).as(template).hasSameSizeAs(expected);
        // The calls of a pipe come in any order.
        List<List<String>> left = new ArrayList<>(expected);
        for (List<String> call : hostile) {
            Optional<List<String>> one =
                    left.stream().filter(words -> matches(words, call, payload)).findFirst();
            assertThat(one)
                    .as("%s gave %s, meant %s", template, shown(call), expected)
                    .isPresent();
            one.ifPresent(left::remove);
        }
    }

    private static String shown(List<String> call) {
        String text = call.toString();
        return text.substring(0, Math.min(600, text.length()));
    }

    /** What begins with a hyphen is told from an option by standing in one word with its own. */
    private static List<String> joined(List<String> call) {
        List<String> words = new ArrayList<>();
        for (String word : call) {
            int last = words.size() - 1;
            if (word.startsWith(WORD) && last >= 0 && words.get(last).matches("--[a-z0-9-]+")) {
                words.set(last, words.get(last) + "=" + word);
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean matches(List<String> meant, List<String> call, String payload) {
        if (meant.size() != call.size()) {
            return false;
        }
        for (int i = 0; i < meant.size(); i++) {
            String before = i == 0 ? "" : meant.get(i - 1);
            if (!matches(before, meant.get(i), call.get(i), payload)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String before, String meant, String found, String payload) {
        if (!meant.contains(WORD)) {
            return found.equals(meant);
        }
        // What the syntax within the argument cannot hold is left to the person as a variable, which is not set here.
        boolean leftOut = found.equals(meant.replace(WORD, ""));
        if (before.equals("--query")) {
            String literal = Json.line(payload).replaceAll("^\"|\"$", "").replace("`", "\\u0060");
            return leftOut || found.equals(query(meant, payload.replace("'", "\\'"), literal));
        }
        if (meant.startsWith("{")) {
            return json(meant, found, payload);
        }
        if (!meant.matches("[A-Za-z0-9]+=.*") || PLAIN.matcher(payload).matches()) {
            return found.equals(meant.replace(WORD, payload));
        }
        String quoted = '"' + payload.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return leftOut || found.equals(meant.replace(WORD, quoted));
    }

    /** The query with text in its open places; between backquotes it stands as in JSON. */
    private static String query(String meant, String text, String literal) {
        StringBuilder query = new StringBuilder();
        String[] parts = meant.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            query.append(i == 0 ? "" : "`").append(parts[i].replace(WORD, i % 2 == 1 ? literal : text));
        }
        return query.toString();
    }

    private static boolean json(String meant, String found, String payload) {
        try {
            JsonNode expected = Json.mapper()
                    .readTree(meant.replace(WORD, Json.line(payload).replaceAll("^\"|\"$", "")));
            return Json.mapper().readTree(found).equals(expected);
        } catch (IOException e) {
            return false;
        }
    }
}
