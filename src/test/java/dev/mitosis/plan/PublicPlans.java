package dev.mitosis.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.method.command.CliCalls;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.plan.command.VariableNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Says of plans that lie in workspaces what they ask of people, and whether their commands can be run as they are
 * printed: one line of tab-separated values for each, then what is broken.
 */
public final class PublicPlans {
    private static final Pattern PARAMETER = Pattern.compile("\\$\\{(PARAMETER_\\w+)}");
    private static final int SHOWN = 10;
    private static final int MOST_ALIKE = 4;

    private final Path parser;
    private final Path account;
    private final JsonNode plan;
    private final List<String> broken = new ArrayList<>();
    private final Set<String> stuck = new HashSet<>();

    private PublicPlans(Path parser, Path account) throws IOException {
        this.parser = parser;
        this.account = account;
        this.plan = Json.mapper().readTree(account.resolve("plan.json").toFile());
    }

    /** {@code PARSER WORKSPACE...}, each with one account; ends with 1 where anything is broken. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(
                "account\tresources\tsteps\twaves\tcommands\tmanual\tof a hundred\tvalues from people\texecutable"
                        + "\tof a hundred\tdown minutes\talarms\tseconds\tbroken");
        boolean good = true;
        for (String workspace : List.of(arguments).subList(1, arguments.length)) {
            good &= print(Path.of(arguments[0]), Path.of(workspace));
        }
        System.exit(good ? 0 : 1);
    }

    private static boolean print(Path parser, Path workspace) throws IOException, InterruptedException {
        List<String> stages = Files.readAllLines(workspace.resolve("seconds"));
        double seconds = stages.stream()
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[2]))
                .sum();
        List<String> failed =
                stages.stream().filter(line -> !line.matches("\\w+ [07] .*")).toList();
        if (!failed.isEmpty()) {
            System.out.printf("%s\t%s%n", workspace.getFileName(), String.join("; ", failed));
            return false;
        }
        try (Stream<Path> accounts = Files.list(workspace.resolve("plans"))) {
            PublicPlans plans = new PublicPlans(parser, accounts.findFirst().orElseThrow());
            return plans.report(workspace.getFileName().toString(), seconds);
        }
    }

    private boolean report(String name, double seconds) throws IOException, InterruptedException {
        dataflow();
        files();
        parsed();
        long alarms = 0;
        JsonNode check = Json.mapper().readTree(account.resolve("check.json").toFile());
        for (JsonNode invariant : check.path("invariants")) {
            for (JsonNode violation : invariant.path("violations")) {
                alarms++;
                broken.add(invariant.path("id").asText() + ": "
                        + violation.path("text").asText());
            }
        }
        int steps = plan.path("steps").size();
        long manual = steps().filter(step -> step.path("manual").asBoolean()).count();
        int down = StreamSupport.stream(plan.path("windows").spliterator(), false)
                .mapToInt(window -> window.path("downtimeMinutes").asInt())
                .sum();
        long able = steps - manual - stuck.size();
        System.out.printf(
                "%s\t%d\t%d\t%d\t%d\t%d\t%.1f\t%d\t%d\t%.1f\t%d\t%d\t%.0f\t%d%n",
                name,
                plan.path("dispositions").size(),
                steps,
                plan.path("waves").size(),
                steps().mapToInt(step -> step.path("commands").size()).sum(),
                manual,
                100.0 * manual / steps,
                asked().size(),
                able,
                100.0 * able / (steps - manual),
                down,
                alarms,
                seconds,
                broken.size());
        broken.stream().limit(SHOWN).forEach(line -> System.out.println("  " + line));
        return broken.isEmpty();
    }

    private Stream<JsonNode> steps() {
        return StreamSupport.stream(plan.path("steps").spliterator(), false);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** The variables for whose values people are asked. */
    private Set<String> asked() {
        Set<String> asked = new TreeSet<>();
        plan.path("variables").forEach(variable -> {
            if (variable.path("step").isMissingNode() || variable.path("step").isNull()) {
                asked.add(variable.path("name").asText());
            }
        });
        return asked;
    }

    /**
     * Every variable is known when it is used. A step that wants a value of one thing from a person is not run as
     * printed.
     */
    private void dataflow() {
        Set<String> asked = asked();
        Set<String> known = new HashSet<>(asked);
        steps().forEach(step -> {
            String id = step.path("id").asText();
            for (String input : texts(step.path("inputs"))) {
                if (!known.contains(input)) {
                    broken.add(id + ": nobody has set " + input);
                    stuck(step);
                }
            }
            if (texts(step.path("commands")).stream().anyMatch(line -> asksFor(line, asked))) {
                stuck(step);
            }
            known.addAll(texts(step.path("outputs")));
        });
    }

    private static boolean asksFor(String line, Set<String> asked) {
        Matcher parameter = PARAMETER.matcher(line);
        while (parameter.find()) {
            if (asked.contains(parameter.group(1)) && !line.contains(parameter.group(1) + "=$(")) {
                return true;
            }
        }
        return false;
    }

    private void stuck(JsonNode step) {
        if (!step.path("manual").asBoolean()) {
            stuck.add(step.path("id").asText());
        }
    }

    /** Every file is there, and the shell can read every script. */
    private void files() throws IOException, InterruptedException {
        Path artefacts = account.resolve("artefacts");
        steps().forEach(step -> texts(step.path("files")).stream()
                .filter(file -> !Files.exists(artefacts.resolve(file)))
                .forEach(file -> {
                    broken.add(step.path("id").asText() + ": there is no " + file);
                    stuck(step);
                }));
        List<String> words = new ArrayList<>(List.of("bash", "-c", "for f; do bash -n \"$f\" || exit 1; done", "bash"));
        try (Stream<Path> all = Files.walk(artefacts)) {
            all.filter(path -> path.toString().endsWith(".sh")).sorted().forEach(path -> words.add(path.toString()));
        }
        String said = run(words);
        if (!said.isEmpty()) {
            broken.add(said);
        }
    }

    /** The installed CLI takes every call. */
    private void parsed() throws IOException, InterruptedException {
        Set<List<List<String>>> calls = new LinkedHashSet<>();
        steps().forEach(step -> {
            List<String> lines = new ArrayList<>(texts(step.path("commands")));
            lines.addAll(texts(step.path("validation")));
            lines.addAll(texts(step.path("undo").path("commands")));
            for (String line : lines) {
                try {
                    calls.addAll(CliCalls.of(
                            CommandTemplate.of(line.replaceAll("PARAMETER_\\w+", "PARAMETER"))
                                    .fill(hole -> Optional.empty()),
                            json(line)));
                } catch (IllegalArgumentException e) {
                    broken.add(step.path("id").asText() + ": " + e.getMessage());
                    stuck(step);
                }
            }
        });
        Map<String, Integer> alike = new HashMap<>();
        Path file = Files.createTempFile("calls", ".json");
        Files.writeString(
                file,
                Json.line(calls.stream()
                        .map(pipe -> pipe.stream().map(PublicPlans::profile).toList())
                        .filter(pipe -> alike.merge(form(pipe), 1, Integer::sum) <= MOST_ALIKE)
                        .toList()));
        String said = run(List.of("python3", parser.toString(), file.toString()));
        Files.delete(file);
        said.lines().filter(line -> line.startsWith("aws ")).forEach(line -> broken.add("the CLI refuses " + line));
        if (!said.contains(" calls, ")) {
            broken.add("the CLI was not asked: " + said.lines().reduce("", (left, right) -> right));
        }
    }

    /** Variables that hold JSON, by what they are called, in calls that take nothing else. */
    private static final Map<String, String> JSON = Map.of(
            "OLD_ATTRIBUTES", "{}",
            "CLOSED_ATTRIBUTES", "{}",
            "ALIASES", "{\"Quantity\":0}",
            "MODEL", "{\"DimensionMappings\":[{\"SourceColumn\":\"host\"}]}",
            "NETWORK", "{\"SubnetIds\":[\"subnet-1\"]}");

    private static Map<String, String> json(String line) {
        Map<String, String> values = new HashMap<>();
        for (String name : VariableNames.usedIn(line)) {
            JSON.forEach((what, value) -> {
                if (name.matches("([FR]_)?" + what + "_.*")) {
                    values.put(name, value);
                }
            });
        }
        return values;
    }

    /** What calls have in common of which only values differ: one after the other takes the CLI minutes. */
    private static String form(List<List<String>> pipe) {
        return pipe.stream()
                .map(words -> words.get(0) + " " + words.get(1) + " "
                        + words.stream()
                                .filter(word -> word.startsWith("--"))
                                .sorted()
                                .toList())
                .toList()
                .toString();
    }

    private static List<String> profile(List<String> words) {
        List<String> changed = new ArrayList<>(words);
        int at = changed.indexOf("--profile");
        if (at >= 0) {
            changed.set(at + 1, "old");
        }
        return changed;
    }

    private static String run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
