package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left open is asked, once for all that one answer settles; the answer it proposes settles it. */
class QuestionsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";

    @TempDir
    private Path folder;

    private Decisions decisions(String yaml) throws IOException {
        Path file = folder.resolve("decisions.yaml");
        Files.writeString(file, yaml);
        return DecisionsFile.read(file);
    }

    static List<OpenQuestion> asked(PartitionDocument document, Kind kind) {
        return document.questions().stream()
                .filter(question -> question.kind() == kind)
                .toList();
    }

    static OpenQuestion only(PartitionDocument document, Kind kind) {
        assertThat(asked(document, kind)).hasSize(1);
        return asked(document, kind).get(0);
    }

    static List<String> answers(OpenQuestion question) {
        return question.candidates().stream().map(Candidate::answer).toList();
    }

    /** Two products that are tagged, and what is called by no word of theirs. */
    static Fields shop() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            for (String part : List.of("api", "worker", "cron")) {
                fields.add(FUNCTION, product + "-" + part, "app", product, "env", "prod");
            }
        }
        return fields;
    }

    /** A queue and a table that both products use, and a table that only the queue's consumer knows. */
    private static Fields between() {
        Fields fields = shop();
        fields.add(QUEUE, "x1");
        fields.edge("x1", EdgeKind.INVOKES, "orders-api");
        fields.edge("x1", EdgeKind.INVOKES, "orders-worker");
        fields.edge("x1", EdgeKind.INVOKES, "search-api");
        return fields;
    }

    @Test
    void a_guest_is_asked_about_together_with_its_host() {
        Fields fields = shop().add("AWS::Cognito::UserPool", "members");
        for (String client : List.of("x1", "x2")) {
            fields.add("AWS::Cognito::UserPoolClient", client).part(client, "members");
        }

        OpenQuestion question = only(fields.partition(), Kind.CONTEXT);

        assertThat(question.resources()).containsExactlyInAnyOrder(arn("members"), arn("x1"), arn("x2"));
        assertThat(question.settles()).isEqualTo(3);
    }

    @Test
    void an_undecided_resource_names_the_two_contexts_that_it_leans_to_with_the_ties() {
        OpenQuestion question = only(between().partition(), Kind.CONTEXT);

        assertThat(question.text()).isEqualTo("To which context does Queue x1 belong, orders or search?");
        assertThat(question.resources()).containsExactly(arn("x1"));
        assertThat(question.settles()).isEqualTo(1);
        assertThat(answers(question)).containsExactly("orders", "search");
        assertThat(question.candidates().get(0).confidence())
                .isGreaterThan(question.candidates().get(1).confidence());
        assertThat(question.candidates().get(0).evidence())
                .extracting(Reason::text)
                .containsExactly("Queue x1 invokes Function orders-api.", "Queue x1 invokes Function orders-worker.");
        assertThat(question.decision())
                .isEqualTo("assign:\n  - resource: \"" + arn("x1") + "\"\n    context: orders\n");
    }

    @Test
    void a_hub_speaks_for_no_context_although_it_has_one() {
        Fields fields = shop();
        fields.add("AWS::ECS::Cluster", "net", "app", "orders", "env", "prod");
        fields.add(QUEUE, "x1");
        fields.edge("x1", EdgeKind.REFERENCES, "net");
        assertThat(row(fields.partition(), "net").context()).isEqualTo("orders");

        assertThat(only(fields.partition(), Kind.CONTEXT).candidates()).isEmpty();
    }

    /** Things that nothing ties to anything, some of them with the tag of a team that all of orders has. */
    private static Fields teams(String... searchTeam) {
        Fields fields = new Fields();
        for (String part : List.of("api", "worker", "cron")) {
            fields.add(FUNCTION, "orders-" + part, "app", "orders", "env", "prod", "Team", "carts");
            String[] tags = Stream.concat(Stream.of("app", "search", "env", "prod"), Stream.of(searchTeam))
                    .toArray(String[]::new);
            fields.add(FUNCTION, "search-" + part, tags);
        }
        return fields.add(QUEUE, "x1", "Squad", "carts")
                .add(TABLE, "x2", "Team", "carts")
                .add(TABLE, "x3");
    }

    @Test
    void the_team_of_one_context_proposes_it_for_what_is_undecided_and_decides_nothing() {
        PartitionDocument document = teams().partition();

        OpenQuestion question = asked(document, Kind.CONTEXT).stream()
                .filter(asked -> asked.settles() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(question.resources()).containsExactly(arn("x1"), arn("x2"));
        assertThat(question.text())
                .isEqualTo("To which context do Queue x1 and 1 other of the same team belong, orders or another?");
        assertThat(question.candidates()).singleElement().satisfies(candidate -> {
            assertThat(candidate.answer()).isEqualTo("orders");
            assertThat(candidate.confidence()).isLessThan(0.5);
            assertThat(candidate.evidence().get(0).text())
                    .isEqualTo("All 3 resources of carts of which the context is known belong to orders.");
        });
        assertThat(row(document, "x1").context()).isNull();
        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("orders", "search");
    }

    @Test
    void a_team_that_has_several_contexts_proposes_none() {
        assertThat(asked(teams("Team", "carts").partition(), Kind.CONTEXT))
                .hasSize(3)
                .allSatisfy(question -> assertThat(question.candidates()).isEmpty());
    }

    @Test
    void what_hangs_together_is_one_question_and_what_does_not_is_another() {
        Fields fields = shop();
        for (String group : List.of("x", "y")) {
            fields.add(TABLE, group + "1");
            fields.add(QUEUE, group + "2");
            fields.edge(group + "2", EdgeKind.REFERENCES, group + "1");
        }
        PartitionDocument document = fields.partition();

        assertThat(asked(document, Kind.CONTEXT))
                .extracting(OpenQuestion::resources)
                .containsExactlyInAnyOrder(List.of(arn("x1"), arn("x2")), List.of(arn("y1"), arn("y2")));
        assertThat(asked(document, Kind.CONTEXT)).allSatisfy(question -> {
            assertThat(question.settles()).isEqualTo(2);
            assertThat(question.candidates()).isEmpty();
        });
    }

    @Test
    void what_leans_to_nothing_leans_with_those_it_hangs_together_with() {
        Fields fields = between();
        fields.add(TABLE, "x2");
        fields.edge("x1", EdgeKind.REFERENCES, "x2");

        OpenQuestion question = only(fields.partition(), Kind.CONTEXT);

        assertThat(question.resources()).containsExactly(arn("x1"), arn("x2"));
        assertThat(answers(question)).containsExactly("orders", "search");
    }

    @Test
    void the_id_of_a_question_stays_when_its_candidates_change() {
        Fields more = between();
        more.edge("x1", EdgeKind.INVOKES, "search-worker");
        more.edge("x1", EdgeKind.INVOKES, "search-cron");

        OpenQuestion before = only(between().partition(), Kind.CONTEXT);
        OpenQuestion after = only(more.partition(), Kind.CONTEXT);

        assertThat(answers(after)).containsExactly("search", "orders");
        assertThat(after.id()).isEqualTo(before.id()).startsWith("context-");
    }

    /** An application of which only one part says where it is. */
    static Fields silent() {
        Fields fields = new Fields();
        fields.add(FUNCTION, "orders-prod-api", "app", "orders");
        fields.add(FUNCTION, "orders-prod-jobs", "app", "orders");
        fields.add(FUNCTION, "orders-dev-api", "app", "orders");
        fields.add(TABLE, "orders-a", "app", "orders");
        fields.add(TABLE, "orders-b", "app", "orders");
        fields.add(QUEUE, "orders-c", "app", "orders");
        fields.edge("orders-prod-api", EdgeKind.WRITES, "orders-c");
        fields.edge("orders-prod-jobs", EdgeKind.WRITES, "orders-c");
        fields.edge("orders-dev-api", EdgeKind.READS, "orders-c");
        return fields;
    }

    @Test
    void rows_of_one_context_that_lean_to_the_same_environments_are_one_question() {
        PartitionDocument document = silent().partition();

        assertThat(asked(document, Kind.ENVIRONMENT))
                .extracting(OpenQuestion::resources)
                .containsExactly(List.of(arn("orders-a"), arn("orders-b")), List.of(arn("orders-c")));
        OpenQuestion several = asked(document, Kind.ENVIRONMENT).get(0);
        assertThat(several.text()).isEqualTo("In which environment are 2 resources of orders, prod or dev?");
        assertThat(several.candidates().get(0).evidence())
                .extracting(Reason::text)
                .containsExactly("2 of 3 resources of orders whose environment is known are in prod.");
        OpenQuestion used = asked(document, Kind.ENVIRONMENT).get(1);
        assertThat(used.text()).isEqualTo("In which environment is Queue orders-c of orders, prod or dev?");
        assertThat(used.candidates().get(0).evidence())
                .extracting(Reason::text)
                .containsExactly(
                        "Function orders-prod-api writes Queue orders-c.",
                        "Function orders-prod-jobs writes Queue orders-c.");
    }

    @Test
    void what_one_tag_says_and_names_deny_is_one_question_until_it_is_answered() throws IOException {
        Fields fields = shop();
        fields.add(QUEUE, "search-one", "app", "orders", "env", "prod");
        fields.add(QUEUE, "search-two", "app", "orders", "env", "prod");
        PartitionDocument document = fields.partition();
        OpenQuestion question = only(document, Kind.CONTRADICTION);

        assertThat(question.resources()).containsExactly(arn("search-one"), arn("search-two"));
        assertThat(answers(question)).containsExactly("orders", "search");
        assertThat(question.settles()).isEqualTo(2);
        for (Candidate candidate : question.candidates()) {
            PartitionDocument answered = fields.partition(decisions(candidate.decision()));
            assertThat(asked(answered, Kind.CONTRADICTION)).isEmpty();
            assertThat(answered.findings()).extracting(Finding::rule).doesNotContain("partition.context-contradiction");
            assertThat(row(answered, "search-two").context()).isEqualTo(candidate.answer());
        }
    }

    @Test
    void an_environment_that_a_tag_says_and_a_name_denies_is_asked_about_until_it_is_answered() throws IOException {
        Fields fields = shop();
        fields.add(QUEUE, "orders-dev-jobs", "app", "orders", "env", "prod");
        PartitionDocument document = fields.partition();
        OpenQuestion question = only(document, Kind.CONTRADICTION);

        assertThat(question.text()).isEqualTo("Which environment is right for Queue orders-dev-jobs, prod or dev?");
        PartitionDocument answered =
                fields.partition(decisions(question.candidates().get(1).decision()));
        assertThat(row(answered, "orders-dev-jobs").environment()).isEqualTo("dev");
        assertThat(asked(answered, Kind.CONTRADICTION)).isEmpty();
        assertThat(answered.findings()).extracting(Finding::rule).doesNotContain("partition.environment-contradiction");
    }

    @Test
    void a_word_that_only_rules_production_out_contradicts_production_alone() {
        Fields fields = shop();
        fields.add(QUEUE, "orders-nonprod-jobs", "app", "orders", "env", "staging");
        assertThat(asked(fields.partition(), Kind.CONTRADICTION)).isEmpty();

        fields.add(QUEUE, "orders-nonprod-mails", "app", "orders", "env", "prod");
        assertThat(only(fields.partition(), Kind.CONTRADICTION).resources())
                .containsExactly(arn("orders-nonprod-mails"));
    }

    /** Products in production and in what they call {@code nft}; one may have staging besides. */
    private static Fields words(String... staged) {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            for (String environment : List.of("nft", "prod")) {
                fields.add(FUNCTION, product + "-" + environment + "-api", "app", product, "env", environment);
            }
        }
        for (String product : staged) {
            fields.add(FUNCTION, product + "-staging-api", "app", product, "env", "staging");
        }
        return fields;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a known one is near that none of its contexts has | staging | news          | nft 0.5, staging 0.5
            a known one that half of its contexts have        | half    | orders        | nft 0.75, staging 0.25
            a known one that all of its contexts have         | all     | orders search | nft 1.0
            """)
    void an_unknown_word_is_itself_or_what_its_contexts_lack(String what, String id, String staged, String answers) {
        OpenQuestion question = only(words(staged.split(" ", -1)).partition(), Kind.UNKNOWN_ENVIRONMENT);

        assertThat(question.settles()).isEqualTo(2);
        assertThat(question.candidates().stream()
                        .map(candidate -> candidate.answer() + " " + candidate.confidence())
                        .toList())
                .as(what)
                .containsExactlyElementsOf(List.of(answers.split(", ", -1)));
    }

    @Test
    void each_answer_to_an_unknown_word_settles_it() throws IOException {
        OpenQuestion question = only(words("news").partition(), Kind.UNKNOWN_ENVIRONMENT);

        for (Candidate candidate : question.candidates()) {
            PartitionDocument answered = words("news").partition(decisions(candidate.decision()));
            assertThat(asked(answered, Kind.UNKNOWN_ENVIRONMENT)).isEmpty();
            assertThat(row(answered, "search-nft-api").environment()).isEqualTo(candidate.answer());
        }
    }

    @Test
    void a_word_that_only_rules_production_out_is_asked_about_once() throws IOException {
        Fields fields = words("orders", "search");
        fields.add(QUEUE, "orders-nonprod-jobs", "app", "orders");
        fields.add(QUEUE, "search-nonprod-jobs", "app", "search");
        OpenQuestion question = asked(fields.partition(), Kind.UNKNOWN_ENVIRONMENT).stream()
                .filter(asked -> asked.text().contains("'nonprod'"))
                .findFirst()
                .orElseThrow();

        assertThat(question.resources()).containsExactly(arn("orders-nonprod-jobs"), arn("search-nonprod-jobs"));
        assertThat(asked(fields.partition(), Kind.ENVIRONMENT)).isEmpty();
        PartitionDocument answered = fields.partition(decisions(question.decision()));
        assertThat(row(answered, "orders-nonprod-jobs").environment())
                .isEqualTo(question.candidates().get(0).answer());
    }

    @Test
    void who_pays_or_made_it_is_no_candidate_for_an_owner() {
        Fields fields = shop();
        fields.add(
                QUEUE, "orders-jobs", "app", "orders", "env", "prod", "CostCentre", "4711", "createdBy", "terraform");

        assertThat(asked(fields.partition(), Kind.OWNER))
                .extracting(OpenQuestion::text)
                .containsExactlyInAnyOrder("Who answers for orders?", "Who answers for search?");
    }

    @Test
    void every_context_without_an_owner_is_asked_about_with_the_owners_that_tags_name() throws IOException {
        Fields fields = shop();
        fields.add(QUEUE, "orders-jobs", "app", "orders", "env", "prod", "owner", "team: mango");
        PartitionDocument document = fields.partition();

        assertThat(asked(document, Kind.OWNER))
                .extracting(OpenQuestion::text)
                .containsExactlyInAnyOrder(
                        "Who answers for orders, team: mango or another?", "Who answers for search?");
        OpenQuestion orders = asked(document, Kind.OWNER).stream()
                .filter(question -> !question.candidates().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(orders.candidates().get(0).confidence()).isEqualTo(0.25);
        Decisions answered = decisions(orders.decision());
        assertThat(answered.owners()).containsExactly(Map.entry("orders", "team: mango"));
        assertThat(asked(fields.partition(answered), Kind.OWNER))
                .extracting(OpenQuestion::text)
                .containsExactly("Who answers for search?");
    }

    @Test
    void those_that_settle_most_come_first_and_owners_last() {
        List<OpenQuestion> questions = silent().partition().questions();

        assertThat(questions)
                .extracting(OpenQuestion::kind)
                .containsExactly(Kind.ENVIRONMENT, Kind.ENVIRONMENT, Kind.OWNER);
        assertThat(questions).extracting(OpenQuestion::settles).startsWith(2, 1);
    }
}
