package dev.mitosis.check.blackbox;

import static dev.mitosis.check.blackbox.DocumentSet.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.artefact.StackArtefacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be done to the target so that all templates say the same, as if it had been designed so. */
final class TargetRowDamages {
    private static final String STATEMENT = "Statement";

    private TargetRowDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                leaf(
                        "a switch of a thing is turned",
                        (row, at) -> at.value().isBoolean(),
                        at -> at.put(!at.value().asBoolean())),
                leaf(
                        "a number of a thing is another",
                        (row, at) -> at.value().isInt(),
                        at -> at.put(at.value().asInt() * 2 + 1)),
                leaf(
                        "a text of a thing is another",
                        (row, at) ->
                                at.value().isTextual() && at.value().asText().length() > 4,
                        at -> at.put(at.value().asText() + "x")),
                leaf(
                        "a thing is made of an old one",
                        (row, at) -> at.value().has("ref") && succeeded(at.documents(), at.value()) != null,
                        at -> at.put(succeeded(at.documents(), at.value()))),
                leaf(
                        "a subnet has the range of none",
                        (row, at) -> at.member().equals("CidrBlock") && is(row, "type", "AWS::EC2::Subnet"),
                        at -> at.put("192.168.7.0/24")),
                leaf(
                        "a route leads nowhere",
                        (row, at) -> at.member().equals("VpcPeeringConnectionId"),
                        at -> at.owner().remove(at.member())),
                leaf(
                        "a role may do more",
                        (row, at) -> at.path().contains(STATEMENT)
                                && at.member().equals("Effect")
                                && !at.owner().path("Action").asText().equals("*")
                                && at.hasIdentity(),
                        at -> at.owner().put("Action", "*")),
                leaf(
                        "a role may not do it",
                        (row, at) ->
                                at.path().contains(STATEMENT) && at.member().equals("Effect") && at.hasIdentity(),
                        at -> at.put("Deny")),
                row(
                        "connections",
                        "a connection is missing",
                        row -> !is(row, "means", "none"),
                        (row, rows) -> remove(rows, row)),
                row(
                        "connections",
                        "a consumer of a connection is missing",
                        row -> is(row, "means", "resource-policy"),
                        (row, rows) -> ((ArrayNode) row.path("consumers")).remove(0)),
                row(
                        "accounts",
                        "an account is for another environment",
                        row -> is(row, "environment", "dev"),
                        (row, rows) -> row.put("environment", "prod")),
                row("users", "a user is forgotten", row -> true, (row, rows) -> remove(rows, row)),
                row("addresses", "an address is forgotten", row -> true, (row, rows) -> remove(rows, row)),
                row(
                        "grants",
                        "a grant is of more",
                        row -> true,
                        (row, rows) -> ((ArrayNode) row.path("actions")).add("*")),
                row(
                        "networks",
                        "two subnets have one range",
                        row -> row.path("subnets").size() > 1,
                        (row, rows) -> ((ObjectNode) row.path("subnets").get(1))
                                .set("cidr", row.path("subnets").get(0).path("cidr"))),
                row(
                        "delivery",
                        "who delivers may do more",
                        row -> !row.path("permissions").isEmpty(),
                        (row, rows) -> ((ObjectNode) row.path("permissions").get(0))
                                .putArray("Action")
                                .add("*")),
                step(
                        "a thing of a step is not listed",
                        step -> is(step, "action", "freeze", "delete", "back-up"),
                        step -> ((ArrayNode) step.path("resources")).remove(0)),
                step(
                        "a stop is called a preparation",
                        step -> is(step, "action", "freeze"),
                        step -> step.put("action", "prepare")),
                step(
                        "nothing is asked before what is lost",
                        step -> step.path("pointOfNoReturn").asBoolean(),
                        step -> step.putArray("preconditions")),
                step(
                        "a last copy says that it is a first one",
                        step -> is(step, "action", "back-up"),
                        step -> ((ObjectNode) step.path("effects").get(0)).put("mode", "rehearsal")),
                new DocumentDamage(
                        "a step is taken back by another's script",
                        documents -> documents.eachMatch(
                                "waves/.*/rollback\\.sh", "^(member \\S+) \\S+$", "$1 waves/functions.sh")),
                new DocumentDamage(
                        "a wave is taken back by nothing",
                        documents -> documents.eachMatch("waves/.*/rollback\\.sh", "^roll_back .*$", "")));
    }

    /** A value in the properties of a planned thing. */
    private record PropertySpot(DocumentSet documents, ObjectNode row, String path, ObjectNode owner, String member) {
        JsonNode value() {
            return owner.path(member);
        }

        void put(@Nullable Object value) {
            owner.set(member, Json.mapper().valueToTree(value));
        }

        boolean hasIdentity() {
            return documents.planned("identities").stream()
                    .anyMatch(identity -> identity.path("id").equals(row.path("id")));
        }
    }

    private interface PropertyDamage {
        void to(PropertySpot at);
    }

    private static DocumentDamage leaf(
            String name, BiPredicate<ObjectNode, PropertySpot> chosen, PropertyDamage damage) {
        return new DocumentDamage(name, documents -> {
            List<Spot> spots = new ArrayList<>();
            for (ObjectNode row : documents.planned("resources")) {
                if (row.hasNonNull("succeeds") && row.has("properties")) {
                    find(documents, row, "", (ObjectNode) row.path("properties"), at -> {
                        if (!at.path().contains("Tags") && chosen.test(row, at)) {
                            spots.add(new Spot(row.path("id").asText() + at.path(), () -> {
                                damage.to(at);
                                rewrite(documents);
                            }));
                        }
                    });
                }
            }
            return spots;
        });
    }

    private static void find(
            DocumentSet documents, ObjectNode row, String path, ObjectNode owner, PropertyDamage found) {
        owner.fieldNames().forEachRemaining(member -> {
            PropertySpot at = new PropertySpot(documents, row, path + "/" + member, owner, member);
            boolean token = at.value().has("ref")
                    || at.value().has("arnOf")
                    || at.value().has("parameter");
            if (token || at.value().isValueNode()) {
                found.to(at);
            } else if (at.value().isObject()) {
                find(documents, row, at.path(), (ObjectNode) at.value(), found);
            }
            at.value().forEach(child -> {
                if (at.value().isArray() && child.isObject()) {
                    find(documents, row, at.path(), (ObjectNode) child, found);
                }
            });
        });
    }

    private static @Nullable String succeeded(DocumentSet documents, JsonNode reference) {
        return documents.planned("resources").stream()
                .filter(row -> row.path("id").equals(reference.path("ref")) && row.hasNonNull("succeeds"))
                .map(row -> row.path("succeeds").asText())
                .findFirst()
                .orElse(null);
    }

    private static DocumentDamage row(
            String list, String name, Predicate<ObjectNode> chosen, BiConsumer<ObjectNode, ArrayNode> change) {
        return new DocumentDamage(
                name,
                documents -> documents.planned(list).stream()
                        .filter(chosen)
                        .map(row -> new Spot(list + " " + row.toString(), () -> {
                            change.accept(row, (ArrayNode) documents.target().path(list));
                            rewrite(documents);
                        }))
                        .toList());
    }

    private static DocumentDamage step(String name, Predicate<ObjectNode> chosen, Consumer<ObjectNode> change) {
        return new DocumentDamage(name, documents -> documents.eachStep((all, step) -> chosen.test(step), change));
    }

    private static void remove(ArrayNode rows, ObjectNode row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).equals(row)) {
                rows.remove(i);
                return;
            }
        }
    }

    private static void rewrite(DocumentSet documents) {
        TargetDocument target = Json.mapper().convertValue(documents.target(), TargetDocument.class);
        StackArtefacts.of(target)
                .forEach(file -> documents
                        .files()
                        .put("accounts/" + file.path(), file.text().get()));
    }
}
