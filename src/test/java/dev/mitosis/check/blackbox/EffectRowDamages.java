package dev.mitosis.check.blackbox;

import static dev.mitosis.check.blackbox.DocumentSet.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What can be done to the effects by which a step says what it changes. */
@SuppressWarnings("ReferenceEquality") // rows are told apart by their place: two may say the same
final class EffectRowDamages {
    private EffectRowDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                other("the last copy is of another thing", (step, effect) -> is(effect, "mode", "final"), "of"),
                other("a proof compares with another thing", (step, effect) -> is(effect, "verb", "verify"), "of"),
                other(
                        "a user is led to another's provider",
                        (step, effect) -> is(effect, "verb", "switch"),
                        "provider"),
                other("a permission goes to another", (step, effect) -> is(effect, "verb", "grant"), "consumer"),
                other(
                        "another thing is asked about",
                        (step, effect) -> is(effect, "verb", "confirm") && is(step, "action", "decide"),
                        "object"),
                dropped(
                        "a decision is not asked for",
                        (step, effect) -> is(effect, "verb", "confirm")
                                && !step.path("resources").isEmpty()),
                dropped("one writer goes on", (step, effect) -> is(effect, "verb", "freeze")),
                dropped("one queue is not worked off", (step, effect) -> is(effect, "verb", "drain")),
                dropped("one grant is missing", (step, effect) -> is(effect, "verb", "grant", "connect")),
                dropped(
                        "one user is not led over",
                        (step, effect) -> is(effect, "verb", "switch") && effect.hasNonNull("provider")),
                new DocumentDamage("what stays is deleted", EffectRowDamages::stayingDeleted),
                new DocumentDamage(
                        "a window's thing goes to work in the window before", EffectRowDamages::earlySwitches));
    }

    private static DocumentDamage dropped(String name, BiPredicate<ObjectNode, ObjectNode> chosen) {
        return new DocumentDamage(
                name,
                documents ->
                        documents.eachEffect(chosen, place -> place.effects().remove(place.index())));
    }

    /** {@code field} of an effect is that of another effect of its verb that has another value there. */
    private static DocumentDamage other(String name, BiPredicate<ObjectNode, ObjectNode> chosen, String field) {
        return new DocumentDamage(name, documents -> {
            List<ObjectNode> like = new ArrayList<>();
            documents
                    .steps()
                    .forEach(step -> DocumentSet.objects(step, "effects").stream()
                            .filter(effect -> chosen.test(step, effect) && effect.hasNonNull(field))
                            .forEach(like::add));
            return documents.eachEffect(
                    (step, effect) -> chosen.test(step, effect)
                            && effect.hasNonNull(field)
                            && different(like, effect, field) != null,
                    place -> place.effect()
                            .set(field, different(like, place.effect(), field).get(field)));
        });
    }

    private static ObjectNode different(List<ObjectNode> like, ObjectNode effect, String field) {
        int at = 0;
        while (at < like.size() && like.get(at) != effect) {
            at++;
        }
        for (int i = 1; i < like.size(); i++) {
            ObjectNode next = like.get((at + i) % like.size());
            if (!next.path(field).equals(effect.path(field))) {
                return next;
            }
        }
        return null;
    }

    private static List<Spot> stayingDeleted(DocumentSet documents) {
        List<String> staying = documents.rows("dispositions").stream()
                .filter(row -> is(row, "disposition", "stay"))
                .map(row -> row.path("resource").asText())
                .toList();
        return documents.eachEffect(
                (step, effect) -> is(step, "action", "delete") && is(effect, "verb", "delete") && !staying.isEmpty(),
                place -> {
                    int at =
                            Math.floorMod(place.effect().path("object").asText().hashCode(), staying.size());
                    place.effect().put("object", staying.get(at));
                });
    }

    private static List<Spot> earlySwitches(DocumentSet documents) {
        List<ObjectNode> works = documents.steps().stream()
                .filter(step -> is(step, "action", "cutover") && step.hasNonNull("window"))
                .toList();
        List<Spot> spots = new ArrayList<>();
        for (int i = 1; i < works.size(); i++) {
            ObjectNode earlier = works.get(i - 1);
            ObjectNode later = works.get(i);
            DocumentSet.objects(later, "effects").stream()
                    .filter(effect -> is(effect, "verb", "switch") && !effect.hasNonNull("provider"))
                    .forEach(effect -> spots.add(new Spot(effect.path("object").asText(), () -> {
                        earlier.withArray("effects").add(effect);
                        var kept = DocumentSet.objects(later, "effects");
                        kept.removeIf(row -> row == effect);
                        later.putArray("effects").addAll(kept);
                    })));
        }
        return spots;
    }
}
