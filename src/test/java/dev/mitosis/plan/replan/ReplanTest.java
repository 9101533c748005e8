package dev.mitosis.plan.replan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.Split;
import dev.mitosis.plan.TestDecisions;
import dev.mitosis.plan.query.StepJournal;
import dev.mitosis.plan.replan.ReplanDocument.Kind;
import dev.mitosis.plan.replan.ReplanDocument.Question;
import dev.mitosis.plan.replan.ReplanDocument.StepChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planned again after a scan or a decision. */
class ReplanTest {
    private static Split shop() {
        return new Split()
                .put("AWS::RDS::DBInstance", "db", "dev", Role.WORKLOAD, Map.of("AllocatedStorage", 100))
                .put("AWS::Lambda::Function", "api", "dev", Role.WORKLOAD, Map.of("FunctionName", "api"))
                .need("api", EdgeKind.WRITES, "db");
    }

    private static Split grown() {
        return shop().put("AWS::Lambda::Function", "mailer", "dev", Role.WORKLOAD, Map.of("FunctionName", "mailer"));
    }

    private static ReplanDocument replan(Split before, Split after, Predicate<Step> done) {
        PlanDocument old = before.plan();
        PlanDocument now = LastingSteps.keep(old, after.plan());
        return PlanDifference.between(old, now, journal(old, done), List.of());
    }

    private static StepJournal journal(PlanDocument plan, Predicate<Step> done) {
        return StepJournal.read(plan.steps().stream()
                .filter(done)
                .map(step -> "{\"step\":\"" + step.id() + "\",\"outcome\":\"done\"}\n")
                .collect(Collectors.joining()));
    }

    private static Predicate<Step> acts(Verb verb, String object) {
        return step -> step.effects().stream()
                .anyMatch(effect -> effect.verb() == verb && effect.object().endsWith(object));
    }

    private static Set<String> rules(ReplanDocument replan) {
        return replan.changes().stream()
                .flatMap(change -> change.reasons().stream())
                .map(Reason::rule)
                .collect(Collectors.toSet());
    }

    @Test
    void the_same_planned_again_changes_nothing() {
        ReplanDocument replan = replan(shop(), shop(), step -> true);

        assertThat(replan.changes()).isEmpty();
        assertThat(replan.questions()).isEmpty();
        assertThat(replan.kept()).isEqualTo(shop().plan().steps().size());
    }

    @Test
    void a_step_keeps_its_id_where_something_comes_to_it() {
        PlanDocument old = shop().plan();
        PlanDocument drawn = grown().plan();
        Step before = old.steps().stream()
                .filter(acts(Verb.FREEZE, ":api"))
                .findFirst()
                .orElseThrow();

        PlanDocument kept = LastingSteps.keep(old, drawn);

        assertThat(drawn.steps()).extracting(Step::id).doesNotContain(before.id());
        Step now = kept.steps().stream()
                .filter(step -> step.id().equals(before.id()))
                .findFirst()
                .orElseThrow();
        assertThat(acts(Verb.FREEZE, ":mailer")).accepts(now);
    }

    @Test
    void other_ids_stand_wherever_a_step_is_named() {
        PlanDocument kept = LastingSteps.keep(shop().plan(), grown().plan());
        Set<String> ids = kept.steps().stream().map(Step::id).collect(Collectors.toSet());

        assertThat(ids).hasSameSizeAs(kept.steps());
        assertThat(kept.steps()).allSatisfy(step -> assertThat(ids).containsAll(step.dependsOn()));
        assertThat(kept.waves()).allSatisfy(wave -> assertThat(ids).containsAll(wave.steps()));
        assertThat(ids).containsAll(kept.criticalPath());
        assertThat(kept.steps().stream()
                        .flatMap(step -> step.commands().stream())
                        .filter(command -> command.startsWith("held "))
                        .map(command -> command.split(" ", -1)[1]))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(ids).contains(id));
    }

    @Test
    void no_two_steps_get_the_same_id_where_one_is_parted() {
        Split together = grown();
        Split apart = shop().put(
                        "AWS::Lambda::Function", "mailer", "staging", Role.WORKLOAD, Map.of("FunctionName", "mailer"));

        PlanDocument kept = LastingSteps.keep(together.plan(), apart.plan());

        assertThat(kept.steps()).extracting(Step::id).doesNotHaveDuplicates();
    }

    @Test
    void what_is_new_in_the_account_is_the_reason_of_what_is_new_in_the_plan() {
        ReplanDocument replan = replan(shop(), grown(), step -> false);

        assertThat(replan.changes())
                .filteredOn(change -> change.kind() == Kind.CHANGED)
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.fields()).isNotEmpty());
        assertThat(rules(replan)).contains("replan.appeared").doesNotContain("replan.vanished", "replan.decided");
    }

    @Test
    void what_is_not_in_the_account_any_more_is_the_reason_of_what_is_gone() {
        ReplanDocument replan = replan(grown(), shop(), step -> false);

        assertThat(rules(replan)).contains("replan.vanished").doesNotContain("replan.appeared", "replan.decided");
        assertThat(replan.retired()).isEmpty();
    }

    @Test
    void a_decision_is_the_reason_of_what_it_changes() {
        Split stays = new Split()
                .put("AWS::RDS::DBInstance", "db", Split.OLD, Role.WORKLOAD, Map.of("AllocatedStorage", 100))
                .put("AWS::Lambda::Function", "api", "dev", Role.WORKLOAD, Map.of("FunctionName", "api"))
                .need("api", EdgeKind.WRITES, "db");

        ReplanDocument replan = replan(shop(), stays, step -> false);

        assertThat(rules(replan)).contains("replan.decided").doesNotContain("replan.appeared", "replan.vanished");
        assertThat(replan.changes())
                .filteredOn(change -> change.kind() == Kind.GONE)
                .isNotEmpty();
    }

    @Test
    void a_freeze_only_puts_steps_off() {
        Split frozen = shop().decide(TestDecisions.freeze("2026-11-20", "2026-12-02", "sales"));

        ReplanDocument replan = replan(shop(), frozen, step -> false);

        assertThat(replan.changes()).isNotEmpty().extracting(StepChange::kind).containsOnly(Kind.CHANGED);
        assertThat(rules(replan)).containsExactly("replan.wording");
    }

    @Test
    void what_was_finished_and_is_another_step_now_is_asked() {
        ReplanDocument replan = replan(shop(), grown(), acts(Verb.CREATE, "lambda-function/api"));

        assertThat(replan.questions()).extracting(Question::rule).containsOnly("replan.finished-changed");
        assertThat(replan.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.text()).contains("acts on", "lambda-function/mailer"));
    }

    @Test
    void what_was_finished_and_is_the_same_is_not_asked() {
        ReplanDocument replan = replan(shop(), grown(), step -> step.method().equals("organization-units"));

        assertThat(replan.questions()).isEmpty();
    }

    @Test
    void what_was_finished_and_is_in_no_plan_any_more_keeps_its_way_back() {
        ReplanDocument replan = replan(grown(), new Split(), acts(Verb.CREATE, "lambda-function/api"));

        assertThat(replan.questions()).extracting(Question::rule).containsOnly("replan.finished-gone");
        assertThat(replan.retired())
                .singleElement()
                .satisfies(step -> assertThat(step.undo()).isNotEmpty());
    }

    @Test
    void what_the_plan_itself_has_deleted_is_not_asked_when_it_is_gone() {
        ReplanDocument replan = replan(shop(), new Split(), acts(Verb.DELETE, ":api"));

        assertThat(replan.questions()).noneMatch(question -> question.step().startsWith("delete"));
        assertThat(replan.changes())
                .flatExtracting(StepChange::reasons)
                .extracting(Reason::text)
                .anyMatch(text -> text.endsWith("a step of the plan has deleted it."));
    }

    @Test
    void a_new_step_that_would_do_what_is_done_is_asked() {
        PlanDocument old = grown().plan();
        PlanDocument now = renamed(old, acts(Verb.CREATE, "lambda-function/api"));

        ReplanDocument replan =
                PlanDifference.between(old, now, journal(old, acts(Verb.CREATE, "lambda-function/api")), List.of());

        assertThat(replan.questions()).extracting(Question::rule).contains("replan.done-before");
        assertThat(PlanDifference.between(old, now, journal(old, step -> false), List.of())
                        .questions())
                .isEmpty();
    }

    /** The rules, the member of a step that each is about, and another value of it as JSON. */
    private static final Map<String, List<String>> EDITED = Map.of(
            "replan.window", List.of("window", "\"another\""),
            "replan.wave", List.of("wave", "9"),
            "replan.date", List.of("start", "\"2027-01-01T00:00:00Z\""),
            "replan.waits", List.of("dependsOn", "[]"),
            "replan.duration", List.of("durationMinutes", "1234"),
            "replan.wording", List.of("title", "\"Another title\""),
            "replan.members", List.of("resources", "[\"arn:aws:test:eu-west-1:123456789012:more\"]"));

    static Set<String> edited() {
        return new TreeSet<>(EDITED.keySet());
    }

    @ParameterizedTest
    @MethodSource("edited")
    void another_member_of_a_step_is_told_by_its_own_rule_alone(String rule) throws JsonProcessingException {
        PlanDocument plan = shop().plan();
        List<String> edit = Objects.requireNonNull(EDITED.get(rule));
        ObjectNode other = Json.mapper().valueToTree(plan);
        int open = plan.steps().size() - 1;
        while (!plan.steps().get(open).method().equals("open")) {
            open--;
        }
        ((ObjectNode) other.path("steps").get(open))
                .set(edit.get(0), Json.mapper().readTree(edit.get(1)));

        ReplanDocument replan = PlanDifference.between(
                plan, Json.mapper().treeToValue(other, PlanDocument.class), StepJournal.read(""), List.of());

        assertThat(rules(replan)).containsExactly(rule);
        assertThat(replan.changes()).singleElement().satisfies(change -> {
            assertThat(change.fields()).containsExactly(edit.get(0));
            assertThat(change.kind())
                    .isEqualTo(Set.of("title", "resources").contains(edit.get(0)) ? Kind.CHANGED : Kind.RESCHEDULED);
        });
    }

    @Test
    void of_many_resources_a_few_are_named() {
        Split many = shop();
        for (int i = 0; i < 9; i++) {
            many.put("AWS::Lambda::Function", "f" + i, "dev", Role.WORKLOAD, Map.of("FunctionName", "f" + i));
        }

        assertThat(rules(replan(shop(), many, step -> false))).contains("replan.more");
        assertThat(rules(replan(shop(), grown(), step -> false))).doesNotContain("replan.more");
    }

    @Test
    void a_new_step_about_which_no_resource_says_anything_comes_from_the_design() {
        PlanDocument plan = shop().plan();
        PlanDocument other = renamed(plan, acts(Verb.CREATE, "lambda-function/api"));

        assertThat(rules(PlanDifference.between(plan, other, StepJournal.read(""), List.of())))
                .contains("replan.design");
        assertThat(rules(PlanDifference.between(plan, plan, StepJournal.read(""), List.of())))
                .isEmpty();
    }

    /** The plan in which a step has an id that nobody knows. */
    private static PlanDocument renamed(PlanDocument plan, Predicate<Step> which) {
        Step step = plan.steps().stream().filter(which).findFirst().orElseThrow();
        return LastingSteps.renamed(plan, Map.of(step.id(), "another-step-00000000"));
    }

    @Test
    void steps_that_earlier_replans_have_lost_are_not_forgotten() {
        ReplanDocument first = replan(grown(), shop(), acts(Verb.CREATE, "lambda-function/mailer"));
        PlanDocument plan = shop().plan();
        List<ReplanDocument.Retired> lost = replan(grown(), new Split(), acts(Verb.CREATE, "lambda-function/api"))
                .retired();

        ReplanDocument second =
                PlanDifference.between(new Split().plan(), new Split().plan(), StepJournal.read(""), lost);

        assertThat(first.questions()).isNotEmpty();
        assertThat(second.retired()).isEqualTo(lost);
        assertThat(PlanDifference.between(plan, grown().plan(), StepJournal.read(""), lost)
                        .retired())
                .as("it is back in the plan")
                .hasSizeLessThanOrEqualTo(1);
    }
}
