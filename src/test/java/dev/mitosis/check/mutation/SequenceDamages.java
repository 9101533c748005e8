package dev.mitosis.check.mutation;

import static dev.mitosis.check.mutation.PlanDamages.effect;
import static dev.mitosis.check.mutation.PlanDamages.has;
import static dev.mitosis.check.mutation.PlanDamages.is;
import static dev.mitosis.check.mutation.PlanDamages.isFinal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Damages to which steps a plan has, and in which order. */
final class SequenceDamages {
    private SequenceDamages() {}

    static List<Change> all() {
        return Stream.of(dropped(), moved()).flatMap(List::stream).toList();
    }

    private static Change drop(String what, Predicate<ObjectNode> which) {
        return new Change("dropped: " + what, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            step.ifPresent(specimen::drop);
            return step.isPresent();
        });
    }

    private static List<Change> dropped() {
        return List.of(
                drop("account", step -> is(step, "action", "create-account")),
                drop("join", step -> is(step, "action", "join")),
                drop(
                        "cost export",
                        step -> has(step, "copy")
                                && step.get("effects")
                                        .get(0)
                                        .get("object")
                                        .asText()
                                        .equals("cost-history")
                                && step.get("effects")
                                        .get(0)
                                        .path("mode")
                                        .asText()
                                        .equals("final")),
                drop(
                        "cost verification",
                        step -> has(step, "verify")
                                && step.get("effects")
                                        .get(0)
                                        .get("object")
                                        .asText()
                                        .equals("cost-history")),
                drop("network", step -> is(step, "phase", "network") && has(step, "create")),
                drop("identity", step -> is(step, "phase", "identity") && has(step, "create")),
                drop("data", step -> is(step, "phase", "data") && has(step, "create")),
                drop("compute", step -> is(step, "phase", "compute") && has(step, "create")),
                drop("final copy", PlanDamages::isFinal),
                drop("verification", step -> is(step, "action", "verify-copy") && has(step, "verify")),
                drop("freeze", step -> has(step, "freeze")),
                drop("switch", step -> has(step, "switch")),
                drop("hold", step -> is(step, "action", "hold")),
                drop("last backup", step -> is(step, "action", "back-up")),
                drop("deletion", step -> is(step, "action", "delete")),
                drop(
                        "decision to retire",
                        step -> is(step, "action", "decide")
                                && has(step, "confirm")
                                && effect(step, "confirm")
                                        .orElseThrow()
                                        .get("object")
                                        .asText()
                                        .startsWith("arn:")));
    }

    private static Change hurry(String what, Predicate<ObjectNode> which, BiPredicate<ObjectNode, ObjectNode> before) {
        return new Change("moved: " + what, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            if (step.isEmpty()) {
                return false;
            }
            int place = specimen.position(step.get());
            List<ObjectNode> targets = new ArrayList<>();
            for (int i = 0; i < place; i++) {
                ObjectNode earlier = (ObjectNode) specimen.steps().get(i);
                if (before.test(step.get(), earlier)) {
                    targets.add(earlier);
                }
            }
            if (targets.isEmpty()) {
                return false;
            }
            specimen.move(step.get(), targets.get(0));
            return true;
        });
    }

    private static List<Change> moved() {
        BiPredicate<ObjectNode, ObjectNode> first = (step, earlier) -> true;
        return List.of(
                hurry("join to the beginning", step -> is(step, "action", "join"), first),
                hurry(
                        "accounts before the organization",
                        step -> is(step, "action", "create-account")
                                && step.toString().contains("account/backup"),
                        first),
                hurry("function before its role", step -> is(step, "phase", "compute") && has(step, "create"), first),
                hurry(
                        "copy before the freeze",
                        PlanDamages::isFinal,
                        (step, earlier) ->
                                has(earlier, "freeze") && earlier.path("window").equals(step.path("window"))),
                hurry(
                        "verification before the copy",
                        step -> is(step, "action", "verify-copy"),
                        (step, earlier) -> isFinal(earlier) && shares(step, earlier)),
                hurry(
                        "switch before the copies",
                        step -> has(step, "switch") && !step.path("window").isMissingNode(),
                        (step, earlier) ->
                                isFinal(earlier) && earlier.path("window").equals(step.path("window"))),
                hurry(
                        "deletion before the hold",
                        step -> is(step, "action", "delete"),
                        (step, earlier) -> is(earlier, "action", "hold") && same(step, earlier, "wave")),
                hurry(
                        "deletion before the backup",
                        step -> is(step, "action", "delete") && step.toString().matches("(?s).*(:db:|s3:::|:table/).*"),
                        (step, earlier) -> is(earlier, "action", "back-up") && shares(step, earlier)),
                hurry("deletion to the beginning", step -> is(step, "action", "delete"), first),
                hurry(
                        "trusted access last",
                        step -> step.toString().contains("--execute administrators"),
                        (step, earlier) -> step.toString().contains("administrators")
                                && earlier.toString().contains("--execute services")),
                hurry(
                        "attached before tried",
                        step -> has(step, "switch") && step.toString().contains("policy/"),
                        (step, earlier) ->
                                has(earlier, "verify") && earlier.toString().contains("policy/")));
    }

    private static boolean same(JsonNode step, JsonNode other, String member) {
        return step.path(member).equals(other.path(member));
    }

    private static boolean shares(JsonNode step, JsonNode other) {
        for (JsonNode effect : step.get("effects")) {
            String object = effect.get("object").asText().replaceFirst("^(copy|backup)/", "");
            if (other.get("effects").toString().contains("\"" + object)
                    || other.get("effects").toString().contains("/" + object + "\"")) {
                return true;
            }
        }
        return false;
    }
}
