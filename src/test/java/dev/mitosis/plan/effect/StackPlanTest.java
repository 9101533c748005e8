package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import dev.mitosis.plan.unit.MoveFinder;
import dev.mitosis.plan.unit.TargetIndex;
import dev.mitosis.plan.unit.Tier;
import dev.mitosis.plan.unit.WaveMaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When each stack is deployed. */
class StackPlanTest {
    private static final String FILLED = "dev/eu-west-1/shop-dev-data-rds-dbinstance-orders";

    private final Split split = new Split().put("AWS::RDS::DBInstance", "orders", "dev");

    private Map<String, String> places(TargetDocument target) {
        TargetIndex index = new TargetIndex(target);
        MoveFinder finder = new MoveFinder(index, new Tier.Teller(split.partition()));
        List<MoveBatch> batches = MoveBatch.of(
                WaveMaker.of(finder.find(), Decisions.none().waves()).waves());
        StackPlan plan = new StackPlan(index, batches);
        Map<String, String> places = new TreeMap<>();
        for (PlannedStack stack : target.stacks()) {
            places.put(stack.id(), plan.place(stack.id()).toString());
        }
        return places;
    }

    /** Each stack needs the next one, and the last one needs the one that is filled in the window. */
    private static TargetDocument chained(TargetDocument target) {
        ObjectNode tree = Json.mapper().valueToTree(target);
        List<JsonNode> stacks = new ArrayList<>();
        tree.get("stacks").forEach(stacks::add);
        stacks.sort(Comparator.comparing(stack -> stack.get("id").asText().equals(FILLED)));
        ArrayNode all = tree.putArray("stacks");
        for (int i = 0; i < stacks.size(); i++) {
            ArrayNode needs = ((ObjectNode) stacks.get(i)).put("order", i).putArray("needs");
            if (i + 1 < stacks.size()) {
                needs.addObject()
                        .put("stack", stacks.get(i + 1).get("id").asText())
                        .put("output", "Id")
                        .put("parameter", "Id");
            }
            all.add(stacks.get(i));
        }
        return Json.mapper().convertValue(tree, TargetDocument.class);
    }

    /** Each other stack waits for what the filled one makes, of which it takes nothing in. */
    private static TargetDocument looking(TargetDocument target) {
        ObjectNode tree = Json.mapper().valueToTree(target);
        String filled = target.resources().stream()
                .filter(thing -> FILLED.equals(thing.stack()))
                .findFirst()
                .orElseThrow()
                .id();
        for (JsonNode stack : tree.get("stacks")) {
            ((ObjectNode) stack).putArray("needs");
            if (!stack.get("id").asText().equals(FILLED)) {
                ((ObjectNode) stack).putArray("waitsFor").add(filled);
            }
        }
        return Json.mapper().convertValue(tree, TargetDocument.class);
    }

    @Test
    void what_aws_looks_up_by_its_name_stands_before() {
        Map<String, String> places = places(looking(split.target()));

        assertThat(places).hasSizeGreaterThan(2);
        assertThat(places.values()).containsOnly(String.valueOf(places.get(FILLED)));
    }

    @Test
    void what_waits_for_a_window_over_others_is_found_although_these_are_listed_later() {
        TargetDocument chained = chained(split.target());

        assertThat(chained.stacks()).hasSizeGreaterThan(2);
        assertThat(places(chained).values())
                .allMatch(place -> !place.contains("move=null"))
                .containsOnly(String.valueOf(places(chained).get(FILLED)));
    }

    /** The first stack of dev needs the first one of staging, which needs the second one there. */
    private static TargetDocument over(TargetDocument target, List<String> stagings, String dev) {
        ObjectNode tree = Json.mapper().valueToTree(target);
        Map<String, Integer> orders = Map.of(stagings.get(1), 0, dev, 1, stagings.get(0), 2);
        Map<String, String> needs = Map.of(dev, stagings.get(0), stagings.get(0), stagings.get(1));
        for (JsonNode stack : tree.get("stacks")) {
            String id = stack.get("id").asText();
            ArrayNode own = ((ObjectNode) stack)
                    .put("order", orders.getOrDefault(id, orders.size()))
                    .putArray("needs");
            if (needs.containsKey(id)) {
                own.addObject().put("stack", needs.get(id)).put("output", "Id").put("parameter", "Id");
            }
        }
        return Json.mapper().convertValue(tree, TargetDocument.class);
    }

    @Test
    void what_is_needed_over_others_is_prepared_as_early_although_these_are_listed_later() {
        split.put("AWS::SQS::Queue", "jobs", "dev")
                .put("AWS::SQS::Queue", "mails", "staging")
                .put("AWS::Lambda::Function", "mailer", "staging");
        Map<String, String> before = places(split.target());
        List<String> stagings = prepared(before, "staging/");
        String dev = prepared(before, "dev/").get(0);
        assertThat(before.get(stagings.get(1))).isNotEqualTo(before.get(dev));

        Map<String, String> places = places(over(split.target(), stagings, dev));

        assertThat(places.get(stagings.get(1))).isEqualTo(places.get(dev));
    }

    private static List<String> prepared(Map<String, String> places, String account) {
        return places.entrySet().stream()
                .filter(place -> place.getKey().startsWith(account)
                        && place.getValue().contains("move=null")
                        && !place.getKey().contains("identity"))
                .map(Map.Entry::getKey)
                .toList();
    }
}
