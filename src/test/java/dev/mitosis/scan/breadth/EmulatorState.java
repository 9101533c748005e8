package dev.mitosis.scan.breadth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an emulator holds, held against a snapshot. Most of its models know their CloudFormation type; a table says of
 * the others which type they are or why they are no resources.
 */
final class EmulatorState {
    private static final String TABLE = "/dev/mitosis/scan/breadth/emulator-models.tsv";
    private static final String NO_RESOURCE = "-";

    private final List<Thing> things;
    private final Map<String, Model> models = table();

    /** What a model is; {@code owned} matches a text of those that are AWS's own. */
    private record Model(List<String> types, Pattern owned) {
        static Model of(String[] cells) {
            return new Model(List.of(cells[2].split(",")), Pattern.compile(cells[4]));
        }
    }

    /** One thing that the emulator holds. */
    private record Thing(String service, String model, String type, Set<String> texts) {
        String kind() {
            return service + " " + model;
        }

        /**
         * Whether all that it says of accounts is about others: the emulator holds the members of an organization too.
         */
        boolean elsewhere(String account) {
            List<String> accounts = texts.stream()
                    .flatMap(text -> Arn.parse(text).map(Arn::account).stream())
                    .filter(owner -> !owner.isEmpty())
                    .toList();
            return !accounts.isEmpty() && !accounts.contains(account);
        }
    }

    /**
     * The comparison.
     *
     * @param found how many things of each type were found
     * @param missing things of known types that are not in the snapshot
     * @param unexplained models of services that the scan reads, of which nobody says what they are
     * @param unread types for which there is no collector
     */
    record Comparison(Map<String, Integer> found, Set<String> missing, Set<String> unexplained, Set<String> unread) {}

    private EmulatorState(List<Thing> things) {
        this.things = things;
    }

    static EmulatorState parse(String json) throws JsonProcessingException {
        List<Thing> things = new ArrayList<>();
        for (JsonNode thing : Json.mapper().readTree(json)) {
            Set<String> texts = new HashSet<>();
            thing.path("texts").forEach(text -> texts.add(text.asText()));
            things.add(new Thing(
                    thing.path("service").asText(),
                    thing.path("model").asText(),
                    thing.path("type").asText(),
                    texts));
        }
        return new EmulatorState(things);
    }

    private static Map<String, Model> table() {
        try (InputStream in = EmulatorState.class.getResourceAsStream(TABLE)) {
            Map<String, Model> models = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> models.put(cells[0] + " " + cells[1], Model.of(cells)));
            return models;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks each thing up in the snapshot: one of its texts must be the ARN, the id or the name of a resource. */
    Comparison against(Collection<Resource> snapshot, String account) {
        Map<String, Set<String>> known = new HashMap<>();
        for (Resource resource : snapshot) {
            Set<String> words = known.computeIfAbsent(resource.type(), type -> new HashSet<>());
            words.addAll(List.of(resource.arn(), resource.id(), resource.name()));
        }
        Set<String> read = Scanner.types();
        Comparison comparison = new Comparison(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (Thing thing : things) {
            Model model =
                    models.getOrDefault(thing.kind(), new Model(List.of(thing.type()), Pattern.compile(NO_RESOURCE)));
            if (model.types().contains(NO_RESOURCE)
                    || thing.elsewhere(account)
                    || thing.texts().stream()
                            .anyMatch(text -> model.owned().matcher(text).matches())) {
                continue;
            }
            List<String> types = model.types().stream().filter(read::contains).toList();
            Optional<String> found = types.stream()
                    .filter(type -> thing.texts().stream().anyMatch(known.getOrDefault(type, Set.of())::contains))
                    .findFirst();
            if (model.types().contains("")) {
                comparison.unexplained().add(thing.kind());
            } else if (types.isEmpty()) {
                comparison.unread().addAll(model.types());
            } else if (found.isEmpty()) {
                comparison.missing().add(types + " " + new TreeSet<>(thing.texts()));
            } else {
                comparison.found().merge(found.get(), 1, Integer::sum);
            }
        }
        return comparison;
    }
}
