package dev.mitosis.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Slot;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.scoring.Baseline.Known;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accounts deployed from public templates, as {@code benchmarks/accuracy/prepare} leaves them; see how generated ones
 * compare.
 */
public final class PublicAccount {
    private static final Set<String> PRODUCTION = Set.of("prod", "production", "live");

    private PublicAccount() {}

    /** {@code FOLDER NAME...}: prints the shape of each account and how far simple methods come there. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        System.out.println("account\tshape\tcomponents\ttags\tlouvain\tleiden\toracle");
        for (int i = 1; i < arguments.length; i++) {
            print(arguments[i], folder.resolve(arguments[i]), System.out);
        }
    }

    private static void print(String name, Path folder, PrintStream out) throws IOException {
        SnapshotStore snapshot = SnapshotStore.open(folder.resolve("snapshot"));
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
        List<Resource> resources;
        try (Stream<Resource> all = snapshot.resources()) {
            resources = all.toList();
        }
        StringBuilder row = new StringBuilder(name + "\t" + ShapeFigures.of(resources, graph));
        Path truth = folder.resolve("truth.json");
        if (Files.exists(truth)) {
            List<Fact> facts = facts(Json.mapper().readTree(truth.toFile()).path("resources"));
            for (Baseline baseline : Baseline.values()) {
                Map<String, String> labels = baseline.labels(new Known(resources, graph, facts));
                row.append(String.format(
                        Locale.ROOT, "\t%.3f", ContextScore.of(facts, labels).indexOfAll()));
            }
        }
        out.println(row);
    }

    private static List<Fact> facts(JsonNode truth) {
        List<Fact> facts = new ArrayList<>();
        truth.properties().forEach(entry -> {
            JsonNode told = entry.getValue();
            boolean shared = told.path("shared").asBoolean();
            String context = shared || !told.hasNonNull("application")
                    ? null
                    : told.path("application").asText();
            TreeSet<String> users = new TreeSet<>();
            told.path("users").forEach(user -> users.add(user.asText()));
            Standing standing = shared ? Standing.SHARED : context == null ? Standing.NOBODY : Standing.OWN;
            facts.add(new Fact(
                    entry.getKey(),
                    "",
                    standing,
                    context,
                    slot(told.path("stage").asText("")),
                    true,
                    entry.getKey(),
                    users));
        });
        return facts;
    }

    private static @Nullable Slot slot(String stage) {
        String word = stage.toLowerCase(Locale.ROOT);
        return word.isEmpty() ? null : new Slot(stage, PRODUCTION.contains(word), List.of(stage), Set.of(word));
    }
}
