package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No change of a document, at whatever place, ends the command that reads it in an internal error. */
class MutatedDocumentTest {
    private static final int ORDINARY = 12;

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path plans;

    /** What stands at a place of a document instead, and the command that reads it. */
    private record Mutation(String file, String command, String pointer, String kind) {
        @Override
        public String toString() {
            return kind + " at " + pointer + " of " + file;
        }
    }

    private static final Map<String, JsonNode> VALUES = values();
    private static final String MISSING = "nothing";

    private static Map<String, JsonNode> values() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("null", Json.mapper().nullNode());
        values.put("a text", Json.mapper().getNodeFactory().textNode("x"));
        values.put("an empty text", Json.mapper().getNodeFactory().textNode(""));
        values.put("a number", Json.mapper().getNodeFactory().numberNode(-7));
        values.put("a huge number", Json.mapper().getNodeFactory().numberNode(new BigDecimal("1e900")));
        values.put("an object", Json.mapper().createObjectNode());
        values.put("a list", Json.mapper().createArrayNode());
        values.put("a null in a list", Json.mapper().createArrayNode().addNull());
        return values;
    }

    @BeforeAll
    static void run_the_sample() throws IOException {
        assertThat(CommandLineRun.in(folder, "demo").exit()).isZero();
        Files.writeString(
                folder.resolve("a.log"),
                "2 1 eni-1 10.0.0.5 8.8.8.8 40000 443 6 1 40 1700000000 1700000060 ACCEPT OK\n");
        Files.writeString(
                folder.resolve("b.json"),
                "{\"eventTime\":\"2026-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\"}");
        assertThat(CommandLineRun.in(folder, "traffic", "--account", "sample", "a.log", "b.json")
                        .exit())
                .isZero();
    }

    static List<Mutation> mutations() throws IOException {
        plans = folder.resolve("plans/sample");
        List<Mutation> all = new ArrayList<>();
        Map.of(
                        "snapshot/manifest.json", "graph",
                        "traffic.json", "graph",
                        "graph.json", "partition",
                        "partition.json", "target",
                        "target.json", "plan",
                        "plan.json", "check",
                        "check.json", "report")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> places(tree(entry.getKey())).forEach(pointer -> {
                    VALUES.keySet()
                            .forEach(kind -> all.add(new Mutation(entry.getKey(), entry.getValue(), pointer, kind)));
                    all.add(new Mutation(entry.getKey(), entry.getValue(), pointer, MISSING));
                }));
        return Sampled.of("mutated documents", all, ORDINARY);
    }

    private static JsonNode tree(String file) {
        try {
            return Json.mapper().readTree(Files.readString(plans.resolve(file)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One place for each path, whatever the positions in lists on the way. */
    private static List<String> places(JsonNode tree) {
        Map<String, String> places = new LinkedHashMap<>();
        collect(tree, "", "", places);
        return List.copyOf(places.values());
    }

    private static void collect(JsonNode node, String path, String pointer, Map<String, String> places) {
        if (!pointer.isEmpty()) {
            places.putIfAbsent(path, pointer);
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String step = "/" + member.getKey().replace("~", "~0").replace("/", "~1");
                collect(member.getValue(), path + step, pointer + step, places);
            }
        } else if (node.isArray()) {
            int at = 0;
            for (Iterator<JsonNode> items = node.elements(); items.hasNext(); at++) {
                collect(items.next(), path + "/#", pointer + "/" + at, places);
            }
        }
    }

    @SuppressWarnings("NullAway.Init") // each test sets it
    private Path altered;

    @SuppressWarnings("NullAway.Init") // each test sets it
    private Path kept;

    @AfterEach
    void put_back() throws IOException {
        Files.move(kept, altered, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void no_change_of_a_document_is_an_internal_error(Mutation mutation) throws IOException {
        altered = plans.resolve(mutation.file());
        kept = Files.copy(altered, folder.resolve("kept.json"), StandardCopyOption.REPLACE_EXISTING);
        JsonNode tree = tree(mutation.file());
        apply(tree, JsonPointer.compile(mutation.pointer()), mutation.kind());
        Files.writeString(altered, Json.pretty(tree));

        CommandLineRun run = CommandLineRun.in(folder, mutation.command());

        assertThat(run.err()).doesNotContain("M-INTERNAL");
        assertThat(run.exit()).as(run.err()).isIn(0, 3, 4, 6, 7, 8);
    }

    private static void apply(JsonNode tree, JsonPointer pointer, String kind) {
        JsonNode parent = tree.at(pointer.head());
        JsonPointer last = pointer.last();
        JsonNode value = VALUES.get(kind);
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(last.getMatchingProperty());
            } else {
                object.set(last.getMatchingProperty(), value);
            }
        } else if (parent instanceof ArrayNode list) {
            if (value == null) {
                list.remove(last.getMatchingIndex());
            } else {
                list.set(last.getMatchingIndex(), value);
            }
        }
    }
}
