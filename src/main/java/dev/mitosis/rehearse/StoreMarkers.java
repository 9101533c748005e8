package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.TextResource;
import dev.mitosis.model.RehearsalDocument.Marker;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.rehearse.marker.MarkedStore;
import dev.mitosis.rehearse.marker.MarkedStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Markers in the stores of the old account: written before the first wave, looked for after the last one. What a queue
 * holds is worked off before it is drained, as somebody does it in life. What was written and taken is kept in files,
 * so that an interrupted rehearsal knows it.
 *
 * @param old the name of the old account
 */
record StoreMarkers(RehearsalFolder folder, ScriptEnvironment environment, List<MarkedStore> stores, String old) {
    private static final Pattern OUTPUT = Pattern.compile("(?m)^export ([A-Z0-9_]+)='?([^'\\n]*)'?$");
    private static final String SCRIPT = "markers.sh";
    private static final int NOBODY_ANSWERED = -1;

    /** Whether they were written already. */
    boolean written() {
        return Files.exists(kept("written"));
    }

    /** Writes one into each store; a store that takes none has none. */
    void write() {
        AtomicFile.write(folder.markers().resolve(SCRIPT), TextResource.of(MarkedStores.class, SCRIPT));
        Map<String, MarkedStore> each = stores.stream()
                .collect(Collectors.toMap(MarkedStore::object, Function.identity(), (first, second) -> first));
        List<MarkedStore> sorted = each.values().stream()
                .sorted(Comparator.comparing(MarkedStore::object))
                .toList();
        List<Integer> done = call("put", sorted, store -> old);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            if (done.get(i) > 0) {
                text.append(sorted.get(i).object()).append('\n');
            }
        }
        AtomicFile.write(kept("written"), text.toString());
    }

    /** Works off what the step expects to be empty. */
    void take(Step step) {
        Set<String> drained = step.effects().stream()
                .filter(effect -> effect.verb() == Verb.DRAIN)
                .map(Effect::object)
                .collect(Collectors.toSet());
        List<MarkedStore> worked = stores.stream()
                .filter(store -> store.consumed() && drained.contains(store.object()))
                .toList();
        if (worked.isEmpty() || !written()) {
            return;
        }
        call("take", worked, store -> old);
    }

    /**
     * How often each is where it should be.
     *
     * @param done whether all that fills or empties a store was rehearsed
     */
    List<Marker> found(Predicate<MarkedStore> done) {
        Set<String> written = Set.copyOf(text("written").lines().toList());
        List<MarkedStore> asked = stores.stream()
                .filter(store -> written.contains(store.object()))
                .filter(done)
                .toList();
        List<MarkedStore> standing =
                asked.stream().filter(store -> !store.consumed()).toList();
        List<Integer> counts = call("count", standing, MarkedStore::account);
        Map<String, Long> taken = text("taken")
                .lines()
                .distinct()
                .collect(Collectors.groupingBy(line -> line.split("\t", 2)[0], Collectors.counting()));
        List<Marker> found = new ArrayList<>();
        for (MarkedStore store : asked) {
            int times = store.consumed()
                    ? Math.toIntExact(taken.getOrDefault(store.object(), 0L))
                    : counts.get(standing.indexOf(store));
            found.add(new Marker(store.object(), store.type(), store.place(), store.account(), 1, times));
        }
        return found;
    }

    private List<Integer> call(String verb, List<MarkedStore> asked, Function<MarkedStore, String> profile) {
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<String, String> outputs = outputs();
        String lines = asked.stream()
                .map(store -> String.join(
                        "\t",
                        store.type(),
                        profile.apply(store),
                        store.region(),
                        store.object(),
                        named(store.name(), outputs),
                        store.marker()))
                .collect(Collectors.joining("\n", "", "\n"));
        Path list = folder.markers().resolve(verb + ".tsv");
        AtomicFile.write(list, lines);
        Path answer = folder.markers().resolve(verb + ".out");
        try {
            ScriptRun.of(
                    List.of(
                            "-c",
                            "bash \"$1\" \"$2\" \"$5\" < \"$3\" > \"$4\"",
                            "markers",
                            folder.markers().resolve(SCRIPT).toString(),
                            verb,
                            list.toString(),
                            answer.toString(),
                            kept("taken").toString()),
                    folder.artefacts(),
                    folder.said().resolve("markers-" + verb + ".log"),
                    environment.variables(0, Map.of()));
            List<Integer> counts = InputFile.handwritten(answer)
                    .lines()
                    .map(StoreMarkers::number)
                    .toList();
            return counts.size() == asked.size()
                    ? counts
                    : asked.stream().map(store -> NOBODY_ANSWERED).toList();
        } catch (IOException e) {
            throw Rehearser.noBash(e);
        } finally {
            environment.gate().taken();
        }
    }

    private static int number(String line) {
        try {
            return Integer.parseInt(line.strip());
        } catch (NumberFormatException e) {
            return NOBODY_ANSWERED;
        }
    }

    /** A name with the ids of accounts that steps have found out. */
    private static String named(String name, Map<String, String> outputs) {
        String text = name;
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            text = text.replace("${" + output.getKey() + "}", output.getValue());
        }
        return text;
    }

    private Map<String, String> outputs() {
        return OUTPUT.matcher(read(folder.state().resolve("outputs.env")))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, last) -> last));
    }

    private Path kept(String name) {
        return folder.markers().resolve(name + ".txt");
    }

    private String text(String name) {
        return read(kept(name));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? InputFile.handwritten(file) : "";
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }
}
