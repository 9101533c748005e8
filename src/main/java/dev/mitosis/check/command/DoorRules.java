package dev.mitosis.check.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.OpenDoors;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What calls open, and what they take away for good. */
final class DoorRules {
    private DoorRules() {}

    /** No call lets in everybody. */
    static final class NobodyLetIn extends OfStep {
        private static final Pattern PUBLIC =
                Pattern.compile("all|public-read(-write)?|authenticated-read|.*Group=all.*");
        private static final Pattern ALL_ACTIONS = Pattern.compile("\"Action\"\\s*:\\s*\\[?\\s*\"\\*\"");
        private static final Set<String> SHARES =
                Set.of("values-to-add", "launch-permission", "group-names", "acl", "create-volume-permission");

        NobodyLetIn(Readings readings) {
            super("nobody-let-in", readings);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            reading.all().forEach(run -> {
                Optional<String> flaw = flaw(run);
                expect(flaw.isEmpty(), moment, run.line(), flaw.orElse(""));
            });
        }

        private static Optional<String> flaw(Run run) {
            if (run.isAws()) {
                for (Map.Entry<String, List<ShellWord>> option :
                        run.call().options().entrySet()) {
                    if (SHARES.contains(option.getKey())
                            && option.getValue().stream()
                                    .anyMatch(
                                            word -> PUBLIC.matcher(word.text()).matches())) {
                        return Optional.of(run.call().named() + " lets everybody have it by --" + option.getKey());
                    }
                }
            }
            if (run.command().words().stream().anyMatch(word -> allowsAll(word.text()))) {
                return Optional.of("a policy in it allows everything");
            }
            return run.command().words().stream()
                    .filter(word -> word.text().startsWith("{") && word.text().contains("\"Statement\""))
                    .flatMap(word -> document(word.text()).stream())
                    .flatMap(document -> Stream.concat(
                            OpenDoors.in(document).stream().map(door -> "a policy in it lets in everybody: " + door),
                            OpenDoors.ofEverything(document).stream()
                                    .map(door -> "a policy in it allows everything: " + door)))
                    .findFirst();
        }

        /** Whether a text that only the shell makes a whole policy allows every action. */
        private static boolean allowsAll(String text) {
            return ALL_ACTIONS.matcher(text).find() && !text.contains("\"Deny\"");
        }

        private static Optional<JsonNode> document(String text) {
            try {
                return Optional.ofNullable(Json.mapper().readTree(text));
            } catch (JsonProcessingException e) {
                // Only the shell makes it whole: nothing can be said of it here.
                return Optional.empty();
            }
        }
    }

    /** A deletion leaves what would bring the thing back. */
    static final class DeletionSpares extends OfStep {
        private static final Map<String, Map<String, String>> TAKES = load();
        private static final String OF_CLUSTER = "skip-final-snapshot";

        DeletionSpares(Readings readings) {
            super("deletion-spares", readings);
        }

        private static Map<String, Map<String, String>> load() {
            Map<String, Map<String, String>> takes = new HashMap<>();
            TsvTable.loadNamed(DoorRules.class, "sparing.tsv")
                    .forEach(row -> takes.computeIfAbsent(row.get("operation"), operation -> new HashMap<>())
                            .put(row.get("option"), row.get("takes")));
            return takes;
        }

        /** An instance of a cluster has no content of its own, of which it could leave a snapshot. */
        private static boolean isOfCluster(Moment moment, StepReading reading) {
            List<Effect> deletions = reading.step().effects().stream()
                    .filter(effect -> effect.verb() == Verb.DELETE)
                    .toList();
            return !deletions.isEmpty()
                    && deletions.stream()
                            .allMatch(effect -> moment.estate().landscape().successors(effect.object()).stream()
                                    .anyMatch(row -> row.type().endsWith("::DBInstance")
                                            && row.properties() != null
                                            && row.properties().has("DBClusterIdentifier")));
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            reading.all().filter(Run::isAws).forEach(run -> {
                Map<String, String> takes = TAKES.getOrDefault(
                        run.call().service() + " " + run.call().operation(), Map.of());
                Set<String> given = new HashSet<>(run.call().options().keySet());
                given.retainAll(takes.keySet());
                if (isOfCluster(moment, reading)) {
                    given.remove(OF_CLUSTER);
                }
                expect(
                        given.isEmpty(),
                        moment,
                        run.line(),
                        run.call().named() + " takes away "
                                + given.stream().map(takes::get).findFirst().orElse("") + ", too");
            });
        }
    }
}
