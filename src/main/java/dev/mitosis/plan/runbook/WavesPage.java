package dev.mitosis.plan.runbook;

import static dev.mitosis.plan.runbook.PageText.plain;

import dev.mitosis.model.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page before all waves: what order they come in, and what has to be there before the first one. */
final class WavesPage {
    /** A program where a command begins; what has to be installed beside the AWS CLI and bash's usual company. */
    private static final List<String> PROGRAMS =
            List.of("closed", "crane", "curl", "dig", "docker", "git", "jq", "openssl");

    private static final Pattern PROGRAM =
            Pattern.compile("(?:^|[|;&(]|\\b(?:do|then|else)\\b)\\s*(" + String.join("|", PROGRAMS) + ")\\s");

    private WavesPage() {}

    static String of(RunbookIndex index) {
        return new PageText()
                .heading(1, "Runbooks")
                .paragraph(
                        "One folder for each wave, in the order in which they are done. The page in it says what, why, who"
                                + " and when; each step is a script that only says what it would do until it is called with"
                                + " `--execute`.")
                .table(
                        List.of("No", "Wave", "Steps", "Longest chain"),
                        index.plan().waves().stream()
                                .map(wave -> List.of(
                                        String.valueOf(wave.number()),
                                        "[" + plain(wave.title()) + "](" + RunbookIndex.inside(wave.folder())
                                                + "/README.md)",
                                        String.valueOf(wave.steps().size()),
                                        WavePage.duration(wave.durationMinutes())))
                                .toList())
                .heading(2, "Before the first one")
                .list(
                        List.of(
                                "bash 4.2 or newer, the AWS CLI (version 1 or 2)" + programs(index)
                                        + ", and a profile of it for each account, called as the"
                                        + " account; a step of the first wave makes those of the new accounts.",
                                "Fill in [" + RunbookFiles.INPUTS + "](" + RunbookFiles.INPUTS
                                        + "). It is read again by each script, so that what is not known yet can wait.",
                                "Call all scripts in the folder above this one: it holds `accounts`, `organization` and `waves`.",
                                "Keep `../state` beside it: it says what was done. Everybody who runs steps needs the same one."))
                .heading(2, "How long products are down")
                .paragraph(
                        "From the first stop to the opening of each window, added up for all that a product has in them.")
                .table(List.of("Product", "Windows", "Down, all together"), down(index))
                .toString();
    }

    /** What the commands call that not every machine has. */
    private static String programs(RunbookIndex index) {
        Set<String> called = new TreeSet<>();
        index.plan().steps().stream()
                .flatMap(step -> Stream.of(
                        step.commands(),
                        step.validation(),
                        step.undo() == null ? List.<String>of() : step.undo().commands()))
                .flatMap(List::stream)
                .filter(line -> PROGRAMS.stream().anyMatch(line::contains))
                .forEach(line -> PROGRAM.matcher(line).results().forEach(found -> called.add(found.group(1))));
        if (called.remove("closed")) {
            called.add("jq");
        }
        return called.stream().map(program -> ", " + program).collect(Collectors.joining());
    }

    private static List<List<String>> down(RunbookIndex index) {
        Map<String, List<Window>> byProduct = new TreeMap<>();
        for (Window window : index.plan().windows()) {
            window.products()
                    .keySet()
                    .forEach(product -> byProduct
                            .computeIfAbsent(product, unused -> new ArrayList<>())
                            .add(window));
        }
        return byProduct.entrySet().stream()
                .map(entry -> List.of(
                        plain(entry.getKey()),
                        String.valueOf(entry.getValue().size()),
                        WavePage.duration(entry.getValue().stream()
                                .mapToInt(Window::downtimeMinutes)
                                .sum())))
                .toList();
    }
}
