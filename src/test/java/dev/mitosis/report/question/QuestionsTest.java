package dev.mitosis.report.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.StepAction;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.SmallReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put before a person, and what is not. */
class QuestionsTest {
    private final SmallReport report = new SmallReport();

    @ParameterizedTest(name = "{0} of confidence {1}")
    @CsvSource({
        "WORKLOAD,         0.59, 1",
        "WORKLOAD,         0.6,  0",
        "SHARED,           0.59, 1",
        "UNASSIGNED,       0.59, 1",
        "MANAGED,          0.59, 0",
        "ACCOUNT_SETTINGS, 0.59, 0"
    })
    void an_uncertain_judgement_is_a_question_where_there_is_something_to_judge(
            Role role, double confidence, int asked) {
        report.assignment(assignment("a", role, confidence, "context.name"));

        assertThat(questions()).hasSize(asked);
    }

    @Test
    void what_nobody_has_decided_is_a_question_however_certain_its_place_is() {
        report.resource("a", "shop", 1).disposition("a", Disposition.UNDECIDED, "Nobody claims it.");

        assertThat(questions()).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo("disposition");
            assertThat(question.question()).isEqualTo("What shall happen to this SQS Queue?");
            assertThat(question.why()).isEqualTo("Nobody claims it.");
        });
    }

    @Test
    void resources_that_the_same_rules_judged_alike_are_one_question() {
        report.assignment(assignment("a", Role.WORKLOAD, 0.5, "context.name"))
                .assignment(assignment("b", Role.WORKLOAD, 0.5, "context.name"))
                .assignment(assignment("c", Role.WORKLOAD, 0.5, "context.stack"));

        assertThat(questions())
                .extracting(question -> question.subject().plain(), Question::question)
                .containsExactly(
                        tuple(
                                "a and 1 more",
                                "Which context and environment do these 2 resources (SQS Queue) belong to?"),
                        tuple("c", "Which context and environment does this SQS Queue belong to?"));
    }

    @Test
    void the_least_certain_comes_first_and_they_are_numbered() {
        report.assignment(assignment("a", Role.WORKLOAD, 0.5, "one"))
                .assignment(assignment("b", Role.WORKLOAD, 0.3, "two"));

        assertThat(questions())
                .extracting(
                        question -> question.number() + " " + question.subject().plain())
                .containsExactly("1 b", "2 a");
    }

    @Test
    void a_border_that_is_not_proposed_is_a_question_and_one_that_is_proposed_is_none() {
        assertThat(questions(new SmallReport().coupling(true))).isEmpty();
        assertThat(questions(new SmallReport().coupling(false)))
                .extracting(Question::kind, Question::question)
                .containsExactly(tuple("border", "Shall shop and search stay together for now?"));
    }

    @Test
    void only_a_step_that_decides_is_a_question() {
        report.step("s1", Phase.DATA, StepAction.DECIDE, step -> step.validated("Say which."))
                .step("s2", Phase.DATA, StepAction.COPY, step -> step);

        assertThat(questions())
                .extracting(Question::question, Question::proposal)
                .containsExactly(
                        tuple("title of s1", "Decide it when wave 1 comes; its checklist says what it takes."));
    }

    @Test
    void what_fails_its_check_comes_before_everything_else() {
        report.resource("a", "shop", 0.1)
                .coupling(false)
                .invariant(new Invariant(
                        "no-cycle",
                        "No step waits for itself",
                        Verdict.BROKEN,
                        1,
                        List.of(new Violation("", null, List.of(), "s1 waits for s1", List.of(), "remove it"))));

        assertThat(questions()).extracting(Question::kind).containsExactly("failed check", "border", "assignment");
        assertThat(questions().get(0).question())
                .isEqualTo("The plan must not be run as it is: it does not always hold that no step waits for itself.");
    }

    @Test
    void what_does_not_hold_in_many_states_is_one_row_in_the_words_of_people() {
        report.named("arn:aws:sqs:eu-west-1:1:q", "orders")
                .step("s1", Phase.DATA, StepAction.COPY, step -> step)
                .invariant(new Invariant(
                        "one-fate",
                        "Every resource has one fate",
                        Verdict.BROKEN,
                        9,
                        Stream.of("s1", "", "", "", "", "", "")
                                .map(step -> new Violation(
                                        step,
                                        step.isEmpty() ? "plan.json" : null,
                                        List.of("arn:aws:sqs:eu-west-1:1:q"),
                                        "arn:aws:sqs:eu-west-1:1:q, twice" + (step.isEmpty() ? "" : " here"),
                                        List.of(),
                                        "Plan again."))
                                .toList()));

        assertThat(questions()).singleElement().satisfies(question -> {
            assertThat(question.subject().plain()).isEqualTo("title of s1 and 6 more");
            assertThat(question.proposal()).isEqualTo("Plan again.");
            assertThat(question.why()).isEqualTo("title of s1: orders, twice here, orders, twice");
        });
    }

    @Test
    void what_the_partition_asks_is_one_row_with_what_speaks_for_each_answer() {
        report.resource("a", "shop", 0.5)
                .resource("b", "shop", 0.5)
                .question(asked("q-1", 1, "a", Kind.CONTRADICTION, "shop", "search"))
                .question(asked("q-2", 7, "b", Kind.UNKNOWN_ENVIRONMENT, "dev", "test"));

        assertThat(questions())
                .extracting(Question::kind, Question::proposal, Question::confidence, Question::why)
                .containsExactly(
                        tuple(
                                "unknown environment",
                                "dev",
                                0.5,
                                "One answer settles 7 resources. dev: dev it is. test: test it is."),
                        tuple("contradiction", "shop", 0.5, "shop: shop it is. search: search it is."));
    }

    @Test
    void an_owner_that_is_asked_for_answers_nothing_about_the_resources() {
        report.resource("a", "shop", 0.5).question(asked("q-1", 1, "a", Kind.OWNER, "team"));

        assertThat(questions()).extracting(Question::kind).containsExactly("owner", "assignment");
    }

    @Test
    void what_nothing_is_known_about_is_one_row_with_the_list_behind() {
        report.question(asked("q-1", 1, "b", Kind.CONTEXT)).question(asked("q-2", 1, "a", Kind.CONTEXT));

        assertThat(questions()).singleElement().satisfies(question -> {
            assertThat(question.question()).isEqualTo("To which context does each of these 2 belong?");
            assertThat(question.why()).isEqualTo("Nothing in the account says whose they are: a, b.");
        });
    }

    @Test
    void a_cluster_and_its_instances_have_one_owner() {
        report.sharedBy("cluster", "AWS::RDS::DBCluster", "shop", "search")
                .sharedBy("instance", "AWS::RDS::DBInstance", "shop", "search")
                .sharedBy("other", "AWS::RDS::DBInstance", "shop", "search")
                .sharedBy("network", "AWS::EC2::VPC", "shop", "search")
                .edge("cluster", EdgeKind.CONTAINS, "instance")
                .edge("network", EdgeKind.CONTAINS, "other");

        assertThat(questions())
                .extracting(question -> question.subject().plain())
                .containsExactly("cluster", "other");
    }

    @Test
    void who_keeps_the_old_account_is_asked_where_several_could() {
        report.keptBy("shop");

        assertThat(questions())
                .extracting(Question::kind, Question::proposal, Question::why)
                .containsExactly(tuple("old account", "shop", "shop is the hardest to move."));
    }

    private static OpenQuestion asked(String id, int settles, String resource, Kind kind, String... answers) {
        return new OpenQuestion(
                id,
                kind,
                "Which is it?",
                List.of(resource),
                Stream.of(answers)
                        .map(answer -> new Candidate(
                                answer, 0.5, List.of(Reason.of("question.tie", answer + " it is.")), answer))
                        .toList(),
                settles,
                "decide");
    }

    private static Assignment assignment(String id, Role role, double confidence, String rule) {
        return new Assignment(
                id,
                "AWS::SQS::Queue",
                "shop",
                "prod",
                SmallReport.TARGET,
                role,
                confidence,
                List.of(Reason.of(rule, "It looks so.")),
                false);
    }

    private List<Question> questions() {
        return questions(report);
    }

    private static List<Question> questions(SmallReport report) {
        ReportInput input = report.input();
        return Questions.of(input, new ReportIndex(input));
    }
}
