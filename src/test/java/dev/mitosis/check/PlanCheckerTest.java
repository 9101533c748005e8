package dev.mitosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PlanDocument;
import dev.mitosis.model.Role;
import dev.mitosis.plan.Split;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A good plan is broken in every way that matters; the checker must name each. */
class PlanCheckerTest {
    private static Split shop() {
        return new Split()
                .put("AWS::Lambda::Function", "fn", "dev")
                .put("AWS::IAM::Role", "role", "dev")
                .put("AWS::DynamoDB::Table", "table", "dev")
                .put("AWS::EC2::SecurityGroup", "group", "dev")
                .put("AWS::EC2::Instance", "web", "dev")
                .put("AWS::KMS::Key", "key", "dev")
                .put("AWS::S3::Bucket", "shared", Split.OLD, Role.SHARED, Map.of())
                .put("AWS::Lambda::Function", "prodfn", Split.OLD, Role.FOUNDATION, Map.of())
                .put("AWS::SQS::Queue", "pay", "prod-payments")
                .put("AWS::EC2::Volume", "scrap", Split.OLD)
                .leftover("scrap")
                .need("fn", EdgeKind.RUNS_AS, "role")
                .need("fn", EdgeKind.READS, "table")
                .need("table", EdgeKind.ENCRYPTS_WITH, "key")
                .need("web", EdgeKind.ATTACHED_TO, "group")
                .need("fn", EdgeKind.WRITES, "shared")
                .need("prodfn", EdgeKind.READS, "table");
    }

    private static List<String> broken(Consumer<ObjectNode> mutation) {
        Split split = shop();
        ObjectNode plan = Json.mapper().valueToTree(split.plan());
        mutation.accept(plan);
        PlanDocument mutant = Json.mapper().convertValue(plan, PlanDocument.class);
        return Split.broken(split.check(mutant));
    }

    private static boolean names(JsonNode step, String action, String resource) {
        boolean named = false;
        for (JsonNode arn : step.at("/resources")) {
            named |= arn.asText().equals(Split.arn(resource));
        }
        return named && step.at("/action").asText().equals(action);
    }

    private static ObjectNode step(ObjectNode plan, Predicate<JsonNode> which) {
        for (JsonNode step : plan.withArray("steps")) {
            if (which.test(step)) {
                return (ObjectNode) step;
            }
        }
        throw new AssertionError("no such step");
    }

    /** Takes the steps away, and every mention of them. */
    private static void drop(ObjectNode plan, Predicate<JsonNode> which) {
        List<String> gone = new java.util.ArrayList<>();
        Iterator<JsonNode> steps = plan.withArray("steps").iterator();
        while (steps.hasNext()) {
            JsonNode step = steps.next();
            if (which.test(step)) {
                gone.add(step.at("/id").asText());
                steps.remove();
            }
        }
        assertThat(gone).isNotEmpty();
        plan.withArray("steps").forEach(step -> forget((ArrayNode) step.at("/dependsOn"), gone));
        plan.withArray("waves").forEach(wave -> forget((ArrayNode) wave.at("/steps"), gone));
    }

    private static void forget(ArrayNode list, List<String> gone) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (gone.contains(list.get(i).asText())) {
                list.remove(i);
            }
        }
    }

    /** Moves a step to the front of the plan, into the wave of another one, waiting for nothing. */
    private static void hurry(ObjectNode plan, ObjectNode step, ObjectNode target) {
        String id = step.get("id").asText();
        plan.withArray("waves").forEach(wave -> forget((ArrayNode) wave.at("/steps"), List.of(id)));
        ArrayNode steps = plan.withArray("steps");
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).equals(step)) {
                steps.remove(i);
            }
        }
        int wave = target.get("wave").asInt();
        step.put("wave", wave);
        step.putArray("dependsOn");
        int position = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).equals(target)) {
                position = i;
            }
        }
        steps.insert(position, step);
        ((ArrayNode) plan.withArray("waves").get(wave - 1).get("steps")).insert(0, id);
    }

    @Test
    void the_plan_as_it_was_made_passes_and_every_invariant_looked_at_something() {
        Split split = shop();
        CheckDocument check = split.check(split.plan());
        assertThat(Split.violations(check)).isEmpty();
        assertThat(check.passed()).isTrue();
        assertThat(check.invariants()).allMatch(invariant -> invariant.examined() > 0);
        assertThat(check.simulatedSteps()).isEqualTo(split.plan().steps().size());
    }

    @Test
    void a_resource_without_a_disposition_is_lost() {
        assertThat(broken(plan -> plan.withArray("dispositions").remove(0))).contains("one-disposition");
    }

    @Test
    void a_resource_with_two_dispositions_is_named() {
        assertThat(broken(plan -> plan.withArray("dispositions")
                        .add(plan.withArray("dispositions").get(0).deepCopy())))
                .contains("one-disposition");
    }

    @Test
    void a_dropped_creation_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "create", "role"))))
                .contains("nothing-lost");
    }

    @Test
    void a_dropped_proof_of_a_copy_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "verify-copy", "table"))))
                .contains("nothing-lost", "no-early-deletion");
    }

    @Test
    void a_dropped_cutover_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "cutover", "table"))))
                .contains("nothing-lost", "no-early-deletion");
    }

    @Test
    void a_dropped_hold_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "hold", "table"))))
                .contains("no-early-deletion");
    }

    @Test
    void a_dropped_decision_about_a_leftover_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "decide", "scrap"))))
                .contains("nothing-lost", "no-early-deletion");
    }

    @Test
    void a_dropped_bridge_to_what_stays_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "connect", "shared"))))
                .contains("no-consumer-without-provider", "borders-bridged");
    }

    @Test
    void a_staying_consumer_that_is_not_pointed_at_the_new_data_is_named() {
        assertThat(broken(plan -> drop(plan, step -> names(step, "connect", "prodfn"))))
                .contains("nobody-left-behind", "borders-bridged");
    }

    @Test
    void a_consumer_made_before_its_provider_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> names(step, "create", "fn")),
                        step(plan, step -> names(step, "create", "role")))))
                .contains("made-after-providers");
    }

    @Test
    void an_early_deletion_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> names(step, "delete", "table")),
                        step(plan, step -> names(step, "copy", "table")))))
                .contains("no-early-deletion", "nobody-left-behind");
    }

    @Test
    void a_provider_deleted_before_what_is_attached_to_it_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> names(step, "delete", "group")),
                        step(plan, step -> names(step, "delete", "web")))))
                .contains("consumers-deleted-first");
    }

    @Test
    void a_key_deleted_before_its_data_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> names(step, "delete", "key")),
                        step(plan, step -> names(step, "delete", "table")))))
                .contains("keys-outlive-data");
    }

    @Test
    void a_deletion_of_what_stays_is_named() {
        assertThat(broken(plan -> step(plan, step -> names(step, "delete", "table"))
                        .withArray("resources")
                        .add(Split.arn("shared"))))
                .contains("staying-untouched");
    }

    @Test
    void a_join_before_the_cost_history_is_proved_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> step.at("/action").asText().equals("join")),
                        step(plan, step -> step.at("/action").asText().equals("export-cost")))))
                .contains("cost-history-first");
        assertThat(broken(plan -> drop(plan, step -> step.at("/action").asText().equals("verify-cost"))))
                .contains("cost-history-first");
    }

    @Test
    void a_plan_without_a_join_is_named() {
        assertThat(broken(plan -> drop(plan, step -> step.at("/action").asText().equals("join"))))
                .contains("cost-history-first", "join-before-moves");
    }

    @Test
    void an_account_that_is_never_created_is_named() {
        assertThat(broken(plan -> drop(
                        plan,
                        step -> step.at("/action").asText().equals("create-account")
                                && step.at("/account").asText().equals("dev"))))
                .contains("join-before-moves");
    }

    @Test
    void a_resource_in_the_management_account_is_named() {
        assertThat(broken(plan ->
                        step(plan, step -> names(step, "create", "role")).put("account", "management")))
                .contains("management-account-empty", "only-known-things");
    }

    @Test
    void production_switched_before_the_rest_is_named() {
        assertThat(broken(plan -> hurry(
                        plan,
                        step(plan, step -> names(step, "cutover", "pay")),
                        step(plan, step -> names(step, "create", "fn")))))
                .contains("non-production-first");
    }

    @Test
    void steps_that_wait_for_each_other_are_named() {
        assertThat(broken(plan -> {
                    ObjectNode first = step(plan, step -> names(step, "create", "role"));
                    ObjectNode second = step(plan, step -> names(step, "create", "fn"));
                    first.withArray("dependsOn").add(second.get("id"));
                }))
                .contains("no-cycles");
    }

    @Test
    void a_step_that_waits_for_nothing_known_is_named() {
        assertThat(broken(plan -> step(plan, step -> names(step, "create", "role"))
                        .withArray("dependsOn")
                        .add("no-such-step")))
                .contains("no-cycles");
    }

    @Test
    void a_step_in_no_wave_and_one_with_a_used_id_are_named() {
        assertThat(broken(plan -> ((ArrayNode) plan.withArray("waves").get(2).get("steps")).remove(0)))
                .contains("no-cycles");
        assertThat(broken(plan -> {
                    ArrayNode steps = plan.withArray("steps");
                    ((ObjectNode) steps.get(1)).set("id", steps.get(0).get("id"));
                }))
                .contains("no-cycles");
    }

    @Test
    void a_step_that_names_an_unknown_resource_is_named() {
        assertThat(broken(plan -> step(plan, step -> names(step, "create", "role"))
                        .withArray("resources")
                        .add(Split.arn("stranger"))))
                .contains("only-known-things");
    }

    @Test
    void a_step_without_command_rollback_or_warning_is_named() {
        assertThat(broken(plan ->
                        step(plan, step -> names(step, "create", "role")).putArray("commands")))
                .contains("runnable-steps");
        assertThat(broken(plan ->
                        step(plan, step -> names(step, "create", "role")).put("rollback", " ")))
                .contains("runnable-steps");
        assertThat(broken(plan ->
                        step(plan, step -> names(step, "delete", "role")).put("pointOfNoReturn", false)))
                .contains("runnable-steps");
    }

    @Test
    void an_unproved_transfer_list_of_cost_tasks_is_named() {
        assertThat(broken(plan -> ((ObjectNode) plan.withArray("costExport").get(0)).put("step", "no-such-step")))
                .contains("cost-history-first");
    }
}
