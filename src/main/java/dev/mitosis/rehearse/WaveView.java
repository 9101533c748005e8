package dev.mitosis.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Place;
import dev.mitosis.model.CheckDocument.Prediction;
import dev.mitosis.model.RehearsalDocument.Broken;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.RehearsalDocument.End;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what stands after a wave with what the check predicts, and with the target member by member. */
final class WaveView {
    private static final Set<Verb> CHANGING = Set.of(Verb.CREATE, Verb.DELETE);
    private static final String STANDING = "standing";
    private static final String DIFFERENT = "different";
    private static final String ABSENT = "absent";

    private final List<Prediction> predictions;
    private final Map<String, Integer> members;
    private final Map<String, List<String>> makers;
    private final Map<String, String> old;

    /**
     * A view of a plan.
     *
     * @param members how many properties each thing of the target has
     * @param makers the steps that make or delete each object
     * @param old the ARNs of what things of the target succeed
     */
    WaveView(
            List<Prediction> predictions,
            Map<String, Integer> members,
            Map<String, List<String>> makers,
            Map<String, String> old) {
        this.predictions = List.copyOf(predictions);
        this.members = Map.copyOf(members);
        this.makers = Map.copyOf(makers);
        this.old = Map.copyOf(old);
    }

    static WaveView of(CheckDocument check, PlanDocument plan, TargetDocument target) {
        Map<String, Integer> members = new HashMap<>();
        Map<String, String> old = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            JsonNode properties = resource.properties();
            old.put(resource.id(), String.valueOf(resource.succeeds()));
            members.put(resource.id(), properties == null ? 0 : properties.size());
        }
        Map<String, List<String>> makers = new HashMap<>();
        for (Step step : plan.steps()) {
            for (Effect effect : step.effects()) {
                if (CHANGING.contains(effect.verb())) {
                    makers.computeIfAbsent(effect.object(), k -> new ArrayList<>())
                            .add(step.id());
                }
            }
        }
        return new WaveView(check.predictions(), members, makers, old);
    }

    /**
     * The view after a wave.
     *
     * @param standing the part of {@code mitosis status --scan} that says what stands
     * @param done the ids of the steps that ran, or that a person does
     */
    ObservedWave after(int wave, JsonNode standing, Set<String> done) {
        Set<String> looked = new HashSet<>();
        standing.path("accounts")
                .forEach(account -> looked.add(account.path("name").asText()));
        Map<String, JsonNode> things = new HashMap<>();
        standing.path("things").forEach(thing -> things.put(thing.path("id").asText(), thing));
        Tally tally = new Tally();
        predicted(wave).forEach((object, place) -> {
            if (looked.contains(place.account()) && (members.containsKey(object) || place.gone())) {
                tally.count(object, place, things.get(object), rehearsed(object, done));
            }
        });
        return tally.wave(wave);
    }

    /**
     * The view after the last wave, of all accounts.
     *
     * @param standing as after each wave
     * @param otherwise the ARNs of what was otherwise from the beginning
     */
    End end(int wave, JsonNode standing, Set<String> done, Set<String> otherwise) {
        JsonNode dependencies = standing.path("dependencies");
        List<Broken> broken = new ArrayList<>();
        int unsaid = dependencies.path("unsaid").asInt();
        for (JsonNode edge : dependencies.path("missing")) {
            String from = edge.path("from").asText();
            if (otherwise.contains(old.getOrDefault(from, ""))) {
                unsaid++;
            } else {
                broken.add(new Broken(
                        from, edge.path("to").asText(), edge.path("kind").asText()));
            }
        }
        return new End(
                after(wave, standing, done),
                counts(dependencies.path("planned")),
                counts(dependencies.path("alive")),
                unsaid,
                broken);
    }

    private static Map<String, Integer> counts(JsonNode node) {
        Map<String, Integer> counts = new TreeMap<>();
        node.properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
        return counts;
    }

    private boolean rehearsed(String object, Set<String> done) {
        return done.containsAll(makers.getOrDefault(object, List.of()));
    }

    /** What the predictions up to a wave leave, the later ones over the earlier ones. */
    private Map<String, Expected> predicted(int wave) {
        Map<String, Expected> expected = new TreeMap<>();
        for (Prediction prediction : predictions) {
            if (prediction.wave() <= wave) {
                for (Place place : prediction.made()) {
                    expected.put(place.object(), new Expected(place.account(), false));
                }
                for (Place place : prediction.gone()) {
                    expected.put(place.object(), new Expected(place.account(), true));
                }
            }
        }
        return expected;
    }

    /** Where an object should stand, or should not any more. */
    private record Expected(String account, boolean gone) {
        String label() {
            return gone ? ABSENT : STANDING;
        }
    }

    /** Counts while the objects are gone through. */
    private final class Tally {
        private final List<Difference> differing = new ArrayList<>();
        private int predicted;
        private int asPredicted;
        private int unseen;
        private int notRehearsed;
        private int compared;

        void count(String object, Expected place, @Nullable JsonNode thing, boolean rehearsed) {
            predicted++;
            // Of what was in the old account only that is told which is otherwise than noted.
            String state = thing == null
                    ? place.gone() ? ABSENT : "unseen"
                    : thing.path("state").asText();
            boolean stands = state.equals(STANDING) || state.equals(DIFFERENT);
            if (!stands && !state.equals(ABSENT)) {
                unseen++;
            } else if (stands != place.gone()) {
                asPredicted++;
                if (stands && thing != null) {
                    compare(object, place, thing);
                }
            } else if (rehearsed) {
                differing.add(new Difference(object, place.account(), "existence", place.label(), state));
            } else {
                notRehearsed++;
            }
        }

        private void compare(String object, Expected place, JsonNode thing) {
            int open = thing.path("unseen").size();
            compared += Math.max(0, members.getOrDefault(object, 0) - open);
            thing.path("differences")
                    .forEach(difference -> differing.add(new Difference(
                            object,
                            place.account(),
                            difference.path("of").asText(),
                            difference.path("planned").asText(),
                            difference.path("found").asText())));
        }

        ObservedWave wave(int wave) {
            return new ObservedWave(wave, predicted, asPredicted, unseen, notRehearsed, compared, differing);
        }
    }
}
