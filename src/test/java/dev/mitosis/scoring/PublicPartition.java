package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Slot;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.scoring.Baseline.Known;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores the partition on accounts deployed from public templates, as {@code benchmarks/accuracy/partition/prepare}
 * leaves them: a snapshot and {@code truth.tsv} (ARN, application, stage, users, {@code shared} or nothing) in a
 * folder.
 */
public final class PublicPartition {
    private static final List<Set<String>> SYNONYMS = List.of(
            Set.of("prod", "production", "prd", "live"),
            Set.of("dev", "develop", "development"),
            Set.of("stage", "staging", "stg"),
            Set.of("test", "tests", "testing"),
            Set.of("val", "validation"));

    private PublicPartition() {}

    /** {@code FOLDER...}: prints a row for each account and veil, and one over the accounts for each veil. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(Scoreboard.HEADER);
        Map<Veil, List<Scoreboard.Entry>> entries = new EnumMap<>(Veil.class);
        for (String folder : arguments) {
            Path path = Path.of(folder);
            List<Resource> resources;
            try (Stream<Resource> all =
                    SnapshotStore.open(path.resolve("snapshot")).resources()) {
                resources = all.toList();
            }
            List<String> truth = Files.readAllLines(path.resolve("truth.tsv"));
            for (Veil veil : Veil.values()) {
                Scoreboard.Entry entry =
                        score(path.getFileName() + " " + veil.name().toLowerCase(Locale.ROOT), resources, truth, veil);
                entries.computeIfAbsent(veil, unused -> new ArrayList<>()).add(entry);
                System.out.println(Scoreboard.row(entry.cell(), List.of(entry)));
            }
        }
        entries.forEach((veil, of) ->
                System.out.println(Scoreboard.row("all " + veil.name().toLowerCase(Locale.ROOT), of)));
    }

    private static Scoreboard.Entry score(String name, List<Resource> all, List<String> truth, Veil veil) {
        Veil.Veiled veiled = veil.over(all);
        List<Fact> facts = truth.stream()
                .map(line -> line.split("\t", -1))
                .filter(cells -> veiled.arns().containsKey(cells[0]))
                .map(cells -> fact(veiled.arns().getOrDefault(cells[0], cells[0]), cells))
                .toList();
        InMemorySnapshot snapshot = new InMemorySnapshot(account(veiled.resources()), veiled.resources());
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
        long start = System.nanoTime();
        PartitionDocument document =
                new Partitioner().partition(new PartitionRequest(snapshot, graph, Decisions.none(), Map.of()));
        long millis = (System.nanoTime() - start) / 1_000_000;
        Known known = new Known(veiled.resources(), graph, facts);
        Map<Baseline, ContextScore> beside = new EnumMap<>(Baseline.class);
        for (Baseline baseline : Baseline.values()) {
            beside.put(baseline, ContextScore.of(facts, baseline.labels(known)));
        }
        errors(name, facts, document);
        return new Scoreboard.Entry(name, PartitionScore.of(facts, document), beside, millis);
    }

    /** With {@code -Dmitosis.errors=FOLDER}, each fact beside what the partition says. */
    private static void errors(String name, List<Fact> facts, PartitionDocument document) {
        String folder = System.getProperty("mitosis.errors");
        if (folder == null) {
            return;
        }
        Map<String, PartitionDocument.Assignment> rows = new java.util.HashMap<>();
        document.resources().forEach(row -> rows.put(row.id(), row));
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            PartitionDocument.Assignment row = rows.get(fact.resource());
            Slot slot = fact.slot();
            if (row != null) {
                lines.add(String.join(
                        "\t",
                        String.valueOf(fact.context()),
                        String.valueOf(row.context()),
                        slot == null ? "" : slot.word(),
                        String.valueOf(row.environment()),
                        row.role().name(),
                        row.type(),
                        fact.resource(),
                        String.valueOf(row.confidence()),
                        String.valueOf(row.reasons())));
            }
        }
        try {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name.replace(' ', '-') + ".tsv"), lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String account(List<Resource> resources) {
        return resources.stream()
                .map(Resource::account)
                .filter(account -> !account.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Fact fact(String arn, String[] cells) {
        boolean shared = !cells[4].isEmpty();
        String context = cells[1].isEmpty() || shared ? null : cells[1];
        TreeSet<String> users = new TreeSet<>(List.of(cells[3].split(",", -1)));
        users.remove("");
        Standing standing = shared ? Standing.SHARED : context == null ? Standing.NOBODY : Standing.OWN;
        return new Fact(arn, "", standing, context, slot(cells[2]), true, arn, users);
    }

    private static @Nullable Slot slot(String stage) {
        String word = stage.toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return null;
        }
        Set<String> accepted =
                SYNONYMS.stream().filter(set -> set.contains(word)).findFirst().orElse(Set.of(word));
        return new Slot(stage, accepted.contains("prod"), List.of(stage), accepted);
    }
}
