package dev.mitosis.plan.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import dev.mitosis.plan.query.StandingDocument.Thing;
import dev.mitosis.plan.runbook.DrawnStep;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.form.LogicalIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands, held against what was noted. */
class StandingReportTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String NEW = "dev/sqs-queue/jobs";
    private static final String OLD = Split.arn("jobs");

    private final Split split = new Split()
            .put(QUEUE, "jobs", "dev", Role.WORKLOAD, Map.of("QueueName", "jobs", "VisibilityTimeout", 30))
            .put("AWS::Lambda::Function", "worker", "dev", Role.WORKLOAD, Map.of("FunctionName", "worker"))
            .need("jobs", EdgeKind.TRIGGERS, "worker");
    private final PlanDocument plan = split.plan();
    private final TargetDocument target = split.target();

    private static Predicate<Step> acts(Verb verb, String object) {
        return step -> step.effects().stream()
                .anyMatch(effect -> effect.verb() == verb && effect.object().equals(object));
    }

    private Thing thing(String id, Map<String, Snapshot> snapshots, Predicate<Step> done) {
        return things(snapshots, done, "done").stream()
                .filter(thing -> thing.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Thing> things(Map<String, Snapshot> snapshots, Predicate<Step> noted, String outcome) {
        StepJournal journal = StepJournal.read(plan.steps().stream()
                .filter(noted)
                .map(step -> "{\"step\":\"" + step.id() + "\",\"outcome\":\"" + outcome + "\"}\n")
                .collect(Collectors.joining()));
        return new StandingReport(plan, target, journal, snapshots)
                .document(Map.of())
                .things();
    }

    /** The new account: with the stack that makes the queue, and the queue, where they are wanted. */
    private Map<String, Snapshot> dev(boolean stack, boolean queue) {
        List<Resource> resources = new ArrayList<>();
        String stackId = target.resources().stream()
                .filter(thing -> thing.id().equals(NEW))
                .findFirst()
                .orElseThrow()
                .stack();
        String name = String.valueOf(stackId).substring(String.valueOf(stackId).lastIndexOf('/') + 1);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putObject("ListStackResources")
                .putArray("StackResourceSummaries")
                .addObject()
                .put("LogicalResourceId", LogicalIds.of(NEW, QUEUE))
                .put("PhysicalResourceId", "https://sqs.eu-west-1.amazonaws.com/222222222222/jobs")
                .put("ResourceStatus", "CREATE_COMPLETE");
        if (stack) {
            resources.add(resource(STACK, name, data));
        }
        if (queue) {
            resources.add(resource(
                    QUEUE, "jobs", JsonNodeFactory.instance.objectNode().put("QueueName", "jobs")));
        }
        return Map.of("dev", new Seen("222222222222", resources, List.of(QUEUE, STACK)));
    }

    private static Resource resource(String type, String name, ObjectNode data) {
        return new Resource(
                "arn:aws:test:eu-west-1:222222222222:" + name,
                type,
                "eu-west-1",
                "222222222222",
                name,
                name,
                Map.of(),
                data);
    }

    private Map<String, Snapshot> legacy(String... types) {
        return Map.of(
                Split.OLD, new Seen("123456789012", split.snapshot().resources().toList(), List.of(types)));
    }

    /** A snapshot that has read some types. */
    private record Seen(String account, List<Resource> all, List<String> types) implements Snapshot {
        @Override
        public SnapshotManifest manifest() {
            return new SnapshotManifest(
                    Json.FORMAT_VERSION,
                    "t",
                    account,
                    "s",
                    "aws",
                    "",
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T00:00:00Z",
                    List.of("eu-west-1"),
                    List.of(),
                    Map.of(),
                    types.stream()
                            .map(type -> new Coverage("x", type, "eu-west-1", "x:List", CoverageStatus.READ, 1, ""))
                            .toList(),
                    List.of());
        }

        @Override
        public Stream<Resource> resources() {
            return all.stream();
        }
    }

    @Test
    void what_was_made_and_stands_is_no_drift() {
        Thing thing = thing(NEW, dev(true, true), acts(Verb.CREATE, NEW));

        assertThat(thing.state()).isIn("standing", "different");
        assertThat(thing.expected()).isEqualTo("standing");
        assertThat(thing.step()).isNotNull();
    }

    @Test
    void what_was_made_and_is_absent_is_drift() {
        for (Map<String, Snapshot> snapshots : List.of(dev(false, false), dev(true, false))) {
            Thing thing = thing(NEW, snapshots, acts(Verb.CREATE, NEW));
            assertThat(thing.state()).isEqualTo("absent");
            assertThat(thing.drift()).isTrue();
        }
    }

    @Test
    void of_an_old_stack_whose_place_others_take_nothing_is_said() {
        Split whole = new Split().put(STACK, "shop", "dev", Role.WORKLOAD, Map.of());
        StepJournal journal = StepJournal.read("");

        List<Thing> things = new StandingReport(whole.plan(), whole.target(), journal, dev(true, false))
                .document(Map.of())
                .things();

        assertThat(things)
                .filteredOn(thing -> thing.id().equals("dev/cloudformation-stack/shop"))
                .singleElement()
                .satisfies(thing -> assertThat(thing.state()).isEqualTo("unseen"));
    }

    @Test
    void what_nobody_has_made_yet_is_absent_without_drift() {
        Thing thing = thing(NEW, dev(false, false), step -> false);

        assertThat(thing.state()).isEqualTo("absent");
        assertThat(thing.drift()).isFalse();
        assertThat(thing.step()).isNull();
    }

    @Test
    void what_stands_although_no_step_was_noted_is_drift() {
        assertThat(thing(NEW, dev(true, true), step -> false).drift()).isTrue();
    }

    @Test
    void while_a_step_is_under_way_anything_may_stand() {
        assertThat(things(dev(true, true), acts(Verb.CREATE, NEW), "running"))
                .filteredOn(thing -> thing.id().equals(NEW))
                .noneMatch(Thing::drift);
    }

    @Test
    void a_thing_of_a_type_that_was_not_read_is_unseen() {
        Snapshot seen = Objects.requireNonNull(dev(true, false).get("dev"));
        Map<String, Snapshot> unread =
                Map.of("dev", new Seen("222222222222", seen.resources().toList(), List.of()));

        Thing thing = thing(NEW, unread, acts(Verb.CREATE, NEW));

        assertThat(thing.state()).isEqualTo("unseen");
        assertThat(thing.drift()).isFalse();
    }

    @Test
    void of_an_account_whose_stacks_were_not_read_nothing_is_absent() {
        Map<String, Snapshot> unread = Map.of("dev", new Seen("222222222222", List.of(), List.of(QUEUE)));

        assertThat(thing(NEW, unread, acts(Verb.CREATE, NEW)).state()).isEqualTo("unseen");
    }

    @Test
    void what_was_taken_from_a_consumer_only_is_still_there() throws IOException {
        Effect taken = new Effect(Verb.DELETE, NEW, "dev", "eu-west-1", null, null, NEW, "account/" + Split.OLD);
        ObjectNode tree = Json.mapper().valueToTree(plan);
        tree.withArray("steps")
                .add(Json.mapper()
                        .<ObjectNode>valueToTree(new DrawnStep("grant", "Take the grant away")
                                .does(taken)
                                .in(1)));
        PlanDocument more = Json.mapper().treeToValue(tree, PlanDocument.class);
        String noted = more.steps().stream()
                .filter(acts(Verb.CREATE, NEW).or(acts(Verb.DELETE, NEW)))
                .map(step -> "{\"step\":\"" + step.id() + "\",\"outcome\":\"done\"}\n")
                .collect(Collectors.joining());

        assertThat(new StandingReport(more, target, StepJournal.read(noted), dev(true, true))
                        .document(Map.of())
                        .things())
                .filteredOn(thing -> thing.id().equals(NEW))
                .extracting(Thing::expected)
                .containsExactly("standing");
    }

    @Test
    void an_old_thing_that_was_deleted_and_is_there_is_drift() {
        Thing thing = thing(OLD, legacy(QUEUE), acts(Verb.DELETE, OLD));

        assertThat(thing.state()).isEqualTo("standing");
        assertThat(thing.expected()).isEqualTo("absent");
        assertThat(things(legacy(QUEUE), step -> false, "done"))
                .noneMatch(other -> other.id().equals(OLD));
    }

    @Test
    void an_old_thing_that_is_gone_although_nobody_deleted_it_is_drift() {
        Map<String, Snapshot> empty = Map.of(Split.OLD, new Seen("123456789012", List.of(), List.of(QUEUE)));

        assertThat(thing(OLD, empty, step -> false).drift()).isTrue();
        assertThat(things(empty, acts(Verb.DELETE, OLD), "done"))
                .noneMatch(other -> other.id().equals(OLD));
        assertThat(things(Map.of(Split.OLD, new Seen("123456789012", List.of(), List.of())), step -> false, "done"))
                .as("nothing of its type was read")
                .noneMatch(other -> other.id().equals(OLD));
    }
}
