package dev.mitosis.check.artefact;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The script of one step in the folder of its wave, compared with the step. */
final class StepScriptFile {
    private static final String TURN = "if turn ";
    private static final Set<String> AROUND = Set.of(
            "set -euo pipefail",
            "cd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"",
            "source waves/functions.sh",
            "run_step \"$@\"",
            "return 0",
            "}",
            "");

    private static final List<String> NEEDED = List.of(
            "set -euo pipefail",
            "cd \"$(dirname \"${BASH_SOURCE[0]}\")/../..\"",
            "source waves/functions.sh",
            "run_step \"$@\"");

    /** Words that begin a line which tells people, or the functions, of the step. */
    private static final Set<String> TOLD = Set.of(
            "step",
            "says",
            "remembers",
            "plan",
            "way_back",
            "no_way_back",
            "check",
            "manual",
            "final",
            "blocking",
            "blocks");

    private static final Pattern OPENS = Pattern.compile("(commands|validation|undo)\\(\\) \\{");

    private final Step step;
    private final Told told;
    private final List<String> flaws = new ArrayList<>();

    StepScriptFile(Step step, Told told) {
        this.step = step;
        this.told = told;
    }

    /** The id of the step that a script says to be of; empty where it says none. */
    static String stepOf(String text) {
        return text.lines()
                .filter(line -> line.startsWith("step "))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElse("");
    }

    List<String> compare(String text) {
        List<String> rest = new ArrayList<>();
        String open = "";
        List<String> body = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (OPENS.matcher(line).matches()) {
                open = line.substring(0, line.indexOf('('));
                body.clear();
            } else if (line.equals("}") && !open.isEmpty()) {
                compare(open, body);
                open = "";
            } else if (open.isEmpty()) {
                rest.add(line);
            } else {
                body.add(line);
            }
        }
        if (!open.isEmpty()) {
            flaws.add("does not close " + open);
        }
        around(rest);
        return List.copyOf(flaws);
    }

    private void compare(String part, List<String> body) {
        List<String> expected = switch (part) {
            case "commands" -> step.commands();
            case "validation" -> step.validation();
            default -> step.undo() == null ? List.<String>of() : step.undo().commands();
        };
        List<String> written = new ArrayList<>();
        turns(part, body);
        StringBuilder turn = new StringBuilder();
        for (String line : body) {
            if (line.startsWith(TURN)) {
                turn.setLength(0);
            } else if (line.equals("fi")) {
                written.add(turn.toString());
            } else if (!line.equals("return 0")) {
                turn.append(turn.isEmpty() ? "" : "\n").append(line);
            }
        }
        List<String> said = expected.stream()
                .flatMap(line -> Arrays.stream(line.split("\n")))
                .toList();
        List<String> lines = written.stream()
                .flatMap(line -> Arrays.stream(line.split("\n")))
                .toList();
        if (!said.equals(lines)) {
            flaws.add("runs other " + part + " than the step " + step.id() + " has: " + difference(said, lines));
        }
    }

    /** A script that is called again goes on behind the last turn that it has done. */
    private void turns(String part, List<String> body) {
        List<String> turns = body.stream().filter(line -> line.startsWith(TURN)).toList();
        for (int i = 0; i < turns.size(); i++) {
            if (!turns.get(i).equals(TURN + (i + 1) + "; then")) {
                flaws.add("counts the turns of " + part + " in another order: " + turns.get(i));
                return;
            }
        }
    }

    private static String difference(List<String> said, List<String> written) {
        for (int i = 0; i < Math.max(said.size(), written.size()); i++) {
            String one = i < said.size() ? said.get(i) : "nothing";
            String other = i < written.size() ? written.get(i) : "nothing";
            if (!one.equals(other)) {
                return "'" + shortened(other) + "' instead of '" + shortened(one) + "'";
            }
        }
        return "nothing";
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }

    private void around(List<String> lines) {
        for (String needed : NEEDED) {
            if (!lines.contains(needed)) {
                flaws.add("does not say " + needed);
            }
        }
        Map<String, Set<String>> said = new TreeMap<>();
        for (String line : lines) {
            String first = line.split(" ", -1)[0];
            if (Told.COMPARED.contains(first)) {
                said.computeIfAbsent(first, word -> new TreeSet<>()).add(Told.subject(line));
            } else if (!AROUND.contains(line)
                    && !line.startsWith("#")
                    && !TOLD.contains(first.toLowerCase(Locale.ROOT))) {
                flaws.add("has a line of its own: " + shortened(line));
            }
        }
        Map<String, Set<String>> expected = told.of(step);
        for (String word : Told.COMPARED) {
            Set<String> missing = new TreeSet<>(expected.getOrDefault(word, Set.of()));
            Set<String> more = new TreeSet<>(said.getOrDefault(word, Set.of()));
            more.removeAll(missing);
            missing.removeAll(said.getOrDefault(word, Set.of()));
            if (!missing.isEmpty() || !more.isEmpty()) {
                flaws.add(Told.meaning(word) + " other than the plan says"
                        + (missing.isEmpty() ? "" : ", not " + missing) + (more.isEmpty() ? "" : ", but " + more));
            }
        }
    }
}
