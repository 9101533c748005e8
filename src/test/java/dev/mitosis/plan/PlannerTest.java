package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a migration architect would look for in a plan. */
class PlannerTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String DATABASE = "AWS::RDS::DBInstance";
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String BUCKET = "AWS::S3::Bucket";

    private static Split shop() {
        return new Split()
                .put(
                        DATABASE,
                        "db",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("AllocatedStorage", 100, "DBInstanceClass", "db.t3.small"))
                .put(FUNCTION, "api", "dev", Role.WORKLOAD, Map.of("FunctionName", "api"))
                .need("api", EdgeKind.WRITES, "db");
    }

    private static int first(PlanDocument plan, Predicate<Effect> which) {
        for (int i = 0; i < plan.steps().size(); i++) {
            if (plan.steps().get(i).effects().stream().anyMatch(which)) {
                return i;
            }
        }
        throw new AssertionError("no step does it");
    }

    private static Predicate<Effect> does(Verb verb, String name) {
        return effect -> effect.verb() == verb && effect.object().endsWith(name);
    }

    private static Predicate<Effect> copies(CopyMode mode, String name) {
        return effect -> effect.verb() == Verb.COPY
                && effect.mode() == mode
                && effect.object().endsWith(name);
    }

    private static Step step(PlanDocument plan, Predicate<Step> which) {
        return plan.steps().stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void a_database_is_copied_when_its_writers_stand_still_and_made_from_that_copy() {
        PlanDocument plan = shop().plan();

        int frozen = first(plan, does(Verb.FREEZE, "api"));
        int copied = first(plan, copies(CopyMode.FINAL, "/db"));
        int made = first(
                plan, effect -> effect.verb() == Verb.CREATE && effect.object().equals("dev/rds-dbinstance/db"));
        int proved = first(
                plan,
                effect -> effect.verb() == Verb.VERIFY
                        && effect.object().endsWith("dev/rds-dbinstance/db")
                        && !effect.object().startsWith("rehearsal/"));
        int switched = first(
                plan, effect -> effect.verb() == Verb.SWITCH && effect.object().endsWith("lambda-function/api"));
        assertThat(List.of(frozen, copied, made, proved, switched)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_copy_is_rehearsed_before_in_a_stack_of_another_name_that_is_removed() {
        PlanDocument plan = shop().plan();

        Step rehearsal = step(plan, step -> step.effects().stream().anyMatch(copies(CopyMode.REHEARSAL, "/db")));
        assertThat(rehearsal.window()).isNull();
        assertThat(rehearsal.effects()).extracting(Effect::verb).contains(Verb.CREATE, Verb.VERIFY, Verb.DELETE);
        assertThat(rehearsal.commands()).anyMatch(command -> command.contains("--rehearsal --stack"));
        assertThat(rehearsal.commands()).anyMatch(command -> command.contains("--rehearsal --remove"));
    }

    @Test
    void names_of_what_is_made_on_the_way_carry_run_and_try() {
        PlanDocument plan = shop().plan();

        assertThat(plan.variables())
                .anyMatch(variable -> variable.name().equals("TRY") && "1".equals(variable.value()));
        assertThat(step(plan, step -> step.effects().stream().anyMatch(copies(CopyMode.FINAL, "/db")))
                        .commands())
                .anyMatch(command -> command.contains("f${TRY}"));
    }

    @Test
    void the_old_one_is_deleted_after_the_hold_and_a_last_backup() {
        PlanDocument plan = shop().plan();

        int opened = first(
                plan, effect -> effect.verb() == Verb.CONFIRM && effect.object().startsWith("window/"));
        int held = first(
                plan, effect -> effect.verb() == Verb.WAIT && effect.object().equals(Split.arn("db")));
        int kept = first(plan, effect -> effect.object().equals("backup/" + Split.arn("db")));
        int deleted = first(plan, does(Verb.DELETE, Split.arn("db")));
        assertThat(List.of(opened, held, kept, deleted)).isSorted().doesNotHaveDuplicates();
        assertThat(plan.steps().get(deleted).pointOfNoReturn()).isTrue();
        assertThat(plan.steps().get(deleted).undo()).isNull();
    }

    @Test
    void what_nobody_needs_is_deleted_as_its_type_is_and_by_hand_only_where_nobody_knows_how() {
        PlanDocument plan = new Split()
                .put("AWS::EC2::Volume", "disk", "dev")
                .leftover("disk")
                .put("AWS::EC2::EIP", "address", "dev")
                .leftover("address")
                .put("AWS::Unheard::Of", "riddle", "dev")
                .leftover("riddle")
                .plan();

        Step disk = plan.steps().get(first(plan, does(Verb.DELETE, "disk")));
        assertThat(disk.manual()).isFalse();
        assertThat(disk.commands()).anyMatch(line -> line.startsWith("aws ec2 delete-volume --volume-id disk "));
        assertThat(plan.steps().get(first(plan, does(Verb.DELETE, "address"))).commands())
                .anyMatch(line -> line.startsWith("aws ec2 release-address --allocation-id address "));
        assertThat(plan.steps().get(first(plan, does(Verb.DELETE, "riddle"))).manual())
                .isTrue();
    }

    @Test
    void consumers_are_deleted_before_providers() {
        PlanDocument plan = shop().plan();

        assertThat(first(plan, does(Verb.DELETE, Split.arn("api"))))
                .isLessThan(first(plan, does(Verb.DELETE, Split.arn("db"))));
    }

    @Test
    void a_queue_is_worked_off_before_what_works_it_off_stops() {
        PlanDocument plan = new Split()
                .put(
                        QUEUE,
                        "jobs",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("QueueUrl", "https://sqs.eu-west-1.amazonaws.com/1/jobs"))
                .put(FUNCTION, "worker", "dev", Role.WORKLOAD, Map.of("FunctionName", "worker"))
                .put(FUNCTION, "producer", "dev", Role.WORKLOAD, Map.of("FunctionName", "producer"))
                .need("jobs", EdgeKind.TRIGGERS, "worker")
                .need("producer", EdgeKind.WRITES, "jobs")
                .plan();

        int producer = first(plan, does(Verb.FREEZE, "producer"));
        int drained = first(plan, does(Verb.DRAIN, "jobs"));
        int worker = first(plan, does(Verb.FREEZE, "worker"));
        assertThat(List.of(producer, drained, worker)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void what_stays_has_no_step_that_copies_switches_or_deletes_it() {
        PlanDocument plan = shop().put(BUCKET, "media", Split.OLD)
                .need("api", EdgeKind.READS, "media")
                .plan();

        assertThat(plan.steps().stream().flatMap(step -> step.effects().stream()))
                .noneMatch(effect -> effect.object().equals(Split.arn("media"))
                        && List.of(Verb.FREEZE, Verb.DELETE, Verb.DRAIN).contains(effect.verb()));
    }

    @Test
    void the_cost_history_is_exported_last_when_all_else_is_ready_for_the_join() {
        PlanDocument plan = shop().plan();
        List<String> actions = plan.steps().stream()
                .filter(step -> step.wave() == 3)
                .map(Step::method)
                .toList();

        assertThat(actions.indexOf("join-invite")).isLessThan(actions.indexOf("cost-reexport"));
        assertThat(actions.indexOf("join-admin-role")).isLessThan(actions.indexOf("cost-reexport"));
        assertThat(actions.indexOf("cost-reexport")).isLessThan(actions.indexOf("cost-verify"));
        assertThat(actions.indexOf("cost-sign-off")).isLessThan(actions.indexOf("join-organization"));
        Step join = step(plan, step -> step.action() == StepAction.JOIN);
        assertThat(join.pointOfNoReturn()).isTrue();
    }

    @Test
    void the_first_step_of_all_waves_but_the_foundation_comes_after_the_join() {
        PlanDocument plan = shop().plan();

        int joined = first(
                plan, effect -> effect.verb() == Verb.CREATE && effect.object().equals("account/" + Split.OLD));
        int made = first(plan, does(Verb.CREATE, "lambda-function/api"));
        assertThat(joined).isLessThan(made);
    }

    @Test
    void the_management_account_is_asked_for_whatever_name_it_was_signed_up_with() {
        List<String> commands = shop().plan().steps().stream()
                .filter(step -> step.outputs().contains("ACCOUNT_MANAGEMENT"))
                .flatMap(step -> step.commands().stream())
                .toList();

        assertThat(commands)
                .filteredOn(command -> command.startsWith("ACCOUNT_MANAGEMENT="))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("describe-organization", "MasterAccountId");
        assertThat(commands)
                .filteredOn(command -> command.startsWith("ACCOUNT_DEV="))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("Name=='dev'");
    }

    @Test
    void a_plan_without_anything_that_moves_still_lays_the_foundation() {
        PlanDocument plan = new Split().put(BUCKET, "media", Split.OLD).plan();

        assertThat(plan.windows()).isEmpty();
        assertThat(plan.steps()).anyMatch(step -> step.action() == StepAction.JOIN);
        assertThat(plan.dispositions()).hasSize(1);
    }

    @Test
    void every_step_that_a_person_does_has_a_checklist_and_no_command() {
        assertThat(shop().plan().steps())
                .filteredOn(Step::manual)
                .allSatisfy(step -> assertThat(step.preconditions()).isNotEmpty());
    }

    @Test
    void written_stacks_take_the_place_of_an_old_one_that_nobody_deploys_a_second_time() {
        PlanDocument plan = shop().put(STACK, "shop-dev", "dev")
                .need("api", EdgeKind.DEPLOYED_BY, "shop-dev")
                .need("db", EdgeKind.DEPLOYED_BY, "shop-dev")
                .plan();

        assertThat(plan.steps()).extracting(Step::method).doesNotContain("own-template");
        Step made = step(plan, step -> step.effects().stream().anyMatch(does(Verb.CREATE, "stack/shop-dev")));
        assertThat(made.method()).isEqualTo("go-to-work");
        assertThat(made.manual()).isFalse();
        assertThat(Objects.requireNonNull(made.undo()).effects()).anyMatch(does(Verb.DELETE, "stack/shop-dev"));
    }

    @Test
    void what_runs_as_soon_as_it_is_made_is_made_within_the_window() {
        PlanDocument plan = shop().put(
                        "AWS::AppRunner::Service",
                        "web",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("ServiceName", "web", "SourceConfiguration", Map.of("AutoDeploymentsEnabled", false)))
                .plan();

        Step made = step(plan, step -> step.effects().stream().anyMatch(does(Verb.CREATE, "/web")));
        assertThat(made.window()).isNotNull();
        assertThat(step(plan, step -> step.effects().stream().anyMatch(does(Verb.CREATE, "/api")))
                        .window())
                .isNull();
    }

    /** What a rehearsal leaves is taken away by the same step, so that its copy can be proved only before that. */
    @Test
    void a_rehearsed_copy_is_proved_before_it_is_taken_away() {
        Step rehearsal = step(shop().plan(), step -> step.title().startsWith("Rehearse the copy"));

        List<String> commands = rehearsal.commands();
        int proved = first(commands, "expect available aws rds describe-db-snapshots ");
        assertThat(proved).isBetween(0, first(commands, "aws rds delete-db-snapshot ") - 1);
        assertThat(rehearsal.validation())
                .allMatch(line -> line.startsWith("gone "))
                .anyMatch(line ->
                        line.startsWith("gone aws cloudformation describe-stacks ") && line.contains("-rehearsal "))
                .anyMatch(line -> line.startsWith("gone aws rds describe-db-snapshots "));
    }

    private static int first(List<String> commands, String beginning) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }
}
