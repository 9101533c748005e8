package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.QuestionsTest.answers;
import static dev.mitosis.partition.QuestionsTest.asked;
import static dev.mitosis.partition.QuestionsTest.only;
import static dev.mitosis.partition.QuestionsTest.shop;
import static dev.mitosis.partition.QuestionsTest.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of questions, the weight of their candidates, and what they leave out. */
class QuestionDetailsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String INSTANCE = "AWS::EC2::Instance";

    /** So many tables without a context that one queue refers to. */
    private static Fields hanging(int tables) {
        Fields fields = shop().add(QUEUE, "x1");
        for (int i = 0; i < tables; i++) {
            fields.add(TABLE, "y" + i).edge("x1", EdgeKind.REFERENCES, "y" + i);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | To which context does Queue x1 belong?
            1 | To which context do Queue x1 and 1 other that hangs together with it belong?
            2 | To which context do Queue x1 and 2 others that hang together with it belong?
            """)
    void a_question_counts_what_hangs_together_with_the_first(int tables, String text) {
        assertThat(only(hanging(tables).partition(), Kind.CONTEXT).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x1        | x1
            _7.X_     | 7-x
            __        | unnamed
            a234567890123456789012345678901234567_9.12 | a234567890123456789012345678901234567-9
            """)
    void where_nothing_leans_anywhere_a_context_of_its_own_is_proposed(String name, String context) {
        OpenQuestion question = only(shop().add(QUEUE, name).partition(), Kind.CONTEXT);

        assertThat(question.candidates()).isEmpty();
        assertThat(question.decision())
                .endsWith("    context: " + (context.charAt(0) == '7' ? "\"7-x\"" : context) + "\n");
    }

    /** Ties of a queue to functions of both products. */
    private static Fields tied(int orders, int search) {
        Fields fields = shop().add(QUEUE, "x1");
        List<String> parts = List.of("api", "cron", "worker");
        parts.subList(0, orders).forEach(part -> fields.edge("x1", EdgeKind.INVOKES, "orders-" + part));
        parts.subList(0, search).forEach(part -> fields.edge("x1", EdgeKind.INVOKES, "search-" + part));
        return fields;
    }

    @Test
    void a_candidate_is_as_likely_as_its_share_and_less_where_few_ties_speak() {
        assertThat(only(tied(2, 1).partition(), Kind.CONTEXT).candidates())
                .extracting(Candidate::answer, Candidate::confidence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orders", 0.67),
                        org.assertj.core.groups.Tuple.tuple("search", 0.33));
        assertThat(only(tied(1, 1).partition(), Kind.CONTEXT).candidates())
                .extracting(Candidate::answer)
                .as("equal ones by name")
                .containsExactly("orders", "search");
    }

    @Test
    void the_three_strongest_ties_are_told_and_equal_ones_in_order() {
        Fields fields = tied(3, 3);
        fields.edge("x1", EdgeKind.WRITES, "orders-worker").edge("x1", EdgeKind.WRITES, "search-worker");
        Candidate orders = only(fields.partition(), Kind.CONTEXT).candidates().stream()
                .filter(candidate -> candidate.answer().equals("orders"))
                .findFirst()
                .orElseThrow();

        assertThat(orders.evidence())
                .extracting(Reason::text)
                .containsExactly(
                        "Queue x1 writes Function orders-worker.",
                        "Queue x1 invokes Function orders-api.",
                        "Queue x1 invokes Function orders-cron.");
        assertThat(orders.evidence().get(0).facts())
                .isEqualTo(Map.of("from", arn("x1"), "kind", "writes", "to", arn("orders-worker"), "label", "orders"));
    }

    @Test
    void only_the_two_best_contexts_are_candidates() {
        Fields fields = tied(2, 1).add(FUNCTION, "desk-api", "app", "desk", "env", "prod");
        fields.edge("x1", EdgeKind.INVOKES, "search-cron").edge("x1", EdgeKind.INVOKES, "desk-api");

        assertThat(answers(only(fields.partition(), Kind.CONTEXT))).containsExactly("orders", "search");
    }

    @Test
    void what_looks_unused_is_not_asked_about() {
        assertThat(asked(shop().add("AWS::EC2::KeyPair", "k").partition(), Kind.CONTEXT))
                .isEmpty();
    }

    @Test
    void the_environments_of_a_context_are_weighed_by_half_where_no_tie_speaks() {
        OpenQuestion question = asked(silent().partition(), Kind.ENVIRONMENT).get(0);

        assertThat(question.candidates())
                .extracting(Candidate::answer, Candidate::confidence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("prod", 0.33),
                        org.assertj.core.groups.Tuple.tuple("dev", 0.17));
        assertThat(question.decision())
                .isEqualTo("assign:\n  - resource: \"" + arn("orders-a") + "\"\n    environment: prod\n  - resource: \""
                        + arn("orders-b") + "\"\n    environment: prod\n");
        assertThat(question.settles()).isEqualTo(2);
    }

    @Test
    void a_context_of_which_no_environment_is_known_is_asked_about_production() {
        OpenQuestion question =
                only(new Fields().add(TABLE, "orders-a", "app", "orders").partition(), Kind.ENVIRONMENT);

        assertThat(question.candidates()).isEmpty();
        assertThat(question.text()).isEqualTo("In which environment is Table orders-a of orders?");
        assertThat(question.decision()).endsWith("    environment: prod\n");
    }

    @Test
    void of_a_whole_with_parts_the_whole_is_asked_about_and_all_are_settled() {
        Fields fields = new Fields()
                .add(INSTANCE, "orders-box", "app", "orders")
                .add(VOLUME, "vol")
                .part("vol", "orders-box");
        OpenQuestion question = only(fields.partition(), Kind.ENVIRONMENT);

        assertThat(question.resources()).containsExactly(arn("orders-box"));
        assertThat(question.settles()).isEqualTo(2);
        assertThat(question.text()).isEqualTo("In which environment are 2 resources of orders?");
    }

    @Test
    void a_contradiction_names_the_first_and_counts_the_others() {
        Fields fields = shop();
        for (String name : List.of("search-b", "search-a", "search-c")) {
            fields.add(QUEUE, name, "app", "orders", "env", "prod");
        }
        OpenQuestion question = only(fields.partition(), Kind.CONTRADICTION);

        assertThat(question.text())
                .isEqualTo("Which context is right for Queue search-a and 2 more, orders or search?");
        assertThat(question.decision()).isEqualTo(question.candidates().get(0).decision());
        assertThat(question.candidates().get(0).evidence())
                .extracting(Reason::rule)
                .contains("context.tag");
    }

    @Test
    void what_two_tags_say_is_two_questions() {
        Fields fields = shop();
        fields.add(QUEUE, "search-b", "app", "orders", "env", "prod")
                .add(FUNCTION, "desk-x", "app", "desk", "env", "prod");
        fields.add(QUEUE, "search-c", "app", "desk", "env", "prod");

        assertThat(asked(fields.partition(), Kind.CONTRADICTION))
                .hasSize(2)
                .extracting(OpenQuestion::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_two_owners_that_most_name_are_candidates_and_equal_ones_by_name() {
        Fields fields = new Fields();
        List<String> owners = List.of("ann", "bob", "bob", "cid", "ann", "dan");
        for (int i = 0; i < owners.size(); i++) {
            fields.add(FUNCTION, "orders-f" + i, "app", "orders", "owner", owners.get(i));
        }
        fields.add(FUNCTION, "orders-g", "app", "orders", "owner", " ");
        fields.add(FUNCTION, "orders-h", "app", "orders", "owner", "cid", "team", "cid");
        OpenQuestion question = only(fields.partition(), Kind.OWNER);

        assertThat(answers(question)).containsExactly("ann", "bob");
        assertThat(question.candidates().get(0).confidence()).isEqualTo(0.25);
        assertThat(question.candidates().get(0).evidence().get(0).text())
                .isEqualTo("2 of 8 resources name this owner in a tag.");
        assertThat(question.text()).isEqualTo("Who answers for orders, ann or bob?");
        assertThat(question.decision()).isEqualTo("owners:\n  orders: ann\n");
        assertThat(question.settles()).isEqualTo(8);
    }

    @Test
    void where_nobody_is_named_the_decision_shows_the_form() {
        assertThat(only(new Fields().add(FUNCTION, "orders-f", "app", "orders").partition(), Kind.OWNER)
                        .decision())
                .isEqualTo("owners:\n  orders: \"name@example.com\"\n");
    }

    @ParameterizedTest
    @CsvSource({"on, \"on\"", "Yes, \"Yes\"", "a-b/c_d, a-b/c_d", "7x, \"7x\"", "a b, \"a b\""})
    void what_yaml_would_read_as_something_else_is_quoted(String owner, String written) {
        assertThat(only(
                                new Fields()
                                        .add(FUNCTION, "orders-f", "app", "orders", "owner", owner)
                                        .partition(),
                                Kind.OWNER)
                        .decision())
                .isEqualTo("owners:\n  orders: " + written + "\n");
    }

    /** Products of which some say a word that everybody knows, and what calls itself not production. */
    private static PartitionDocument vague(int staging, int dev, int test) {
        Fields fields = new Fields().add(QUEUE, "orders-nonprod-jobs", "app", "orders");
        Map.of("staging", staging, "dev", dev, "test", test).forEach((environment, count) -> {
            for (int i = 0; i < count; i++) {
                fields.add(FUNCTION, "orders-" + environment + "-f" + i, "app", "orders", "env", environment);
            }
        });
        fields.add(FUNCTION, "orders-prod-f", "app", "orders", "env", "prod");
        return fields.partition();
    }

    @Test
    void a_word_that_rules_production_out_may_mean_the_two_largest_others() {
        OpenQuestion question = only(vague(1, 3, 4), Kind.UNKNOWN_ENVIRONMENT);

        assertThat(question.candidates())
                .extracting(Candidate::answer, Candidate::confidence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("test", 0.5),
                        org.assertj.core.groups.Tuple.tuple("dev", 0.38));
        assertThat(question.candidates().get(0).evidence().get(0).text())
                .isEqualTo("4 of 8 resources that are not in production are in test.");
        assertThat(question.text()).isEqualTo("What does 'nonprod' mean, test or dev?");
        assertThat(question.decision()).isEqualTo("environments:\n  nonprod:\n    is: test\n");
        assertThat(answers(only(vague(2, 2, 2), Kind.UNKNOWN_ENVIRONMENT))).containsExactly("dev", "staging");
    }

    @ParameterizedTest
    @CsvSource({"prod, staging", "staging, prod"})
    void a_word_of_the_account_that_could_be_production_or_another_is_rather_the_other(String other, String answer) {
        Fields fields = new Fields();
        for (String environment : List.of("prod", "prod", "staging")) {
            fields.product("orders", environment).product("search", environment);
        }
        fields.add(FUNCTION, "search-prod-more", "app", "search", "env", "prod");
        for (String product : List.of("desk", "mail")) {
            fields.add(FUNCTION, product + "-a", "app", product, "env", "int");
            fields.add(FUNCTION, product + "-b", "app", product, "env", "int");
        }
        if (other.equals("staging")) {
            fields.product("desk", "staging").product("mail", "staging");
        }

        OpenQuestion question = only(fields.partition(), Kind.UNKNOWN_ENVIRONMENT);

        assertThat(answers(question)).containsExactly("int", answer);
    }

    @Test
    void where_there_is_no_other_environment_such_a_word_is_one_itself() {
        OpenQuestion question = only(vague(0, 0, 0), Kind.UNKNOWN_ENVIRONMENT);

        assertThat(question.candidates()).isEmpty();
        assertThat(question.text()).isEqualTo("What does 'nonprod' mean, which environment?");
        assertThat(question.decision()).isEqualTo("environments:\n  nonprod:\n    production: false\n");
    }

    @Test
    void an_unknown_word_says_how_many_say_it_and_what_stands_beside() {
        Fields fields = new Fields()
                .add(FUNCTION, "orders-nft-api", "app", "orders", "env", "nft")
                .add(FUNCTION, "search-nft-api", "app", "search", "env", "nft")
                .add(FUNCTION, "orders-prod-api", "app", "orders", "env", "prod");
        OpenQuestion question = only(fields.partition(), Kind.UNKNOWN_ENVIRONMENT);

        assertThat(question.text()).isEqualTo("What does 'nft' mean, an environment of its own or prod?");
        assertThat(question.candidates())
                .extracting(candidate -> candidate.evidence().get(0).text())
                .containsExactly(
                        "2 resources of 2 contexts are in 'nft' by their tags, stacks or names.",
                        "1 of the 2 contexts that have 'nft' have prod as well.");
    }

    @Test
    void a_word_that_only_a_decision_says_is_not_asked_about() throws IOException {
        Decisions decisions =
                Json.yaml().readValue("assign: [{resource: orders-api, environment: nft}]", Decisions.class);

        assertThat(asked(shop().partition(decisions), Kind.UNKNOWN_ENVIRONMENT)).isEmpty();
    }

    /** An own word of one product, beside a known word of that size in another product. */
    private static List<String> near(String known, int size, String other, int otherSize) {
        Fields fields = new Fields().add(FUNCTION, "orders-nft-api", "app", "orders", "env", "nft");
        for (int i = 0; i < size; i++) {
            fields.add(FUNCTION, "search-" + known + "-f" + i, "app", "search", "env", known);
        }
        for (int i = 0; i < otherSize; i++) {
            fields.add(FUNCTION, "search-" + other + "-f" + i, "app", "search", "env", other);
        }
        return answers(only(fields.partition(), Kind.UNKNOWN_ENVIRONMENT));
    }

    @Test
    void an_unknown_word_may_be_the_largest_known_one_that_its_contexts_lack_but_no_sandbox() {
        assertThat(near("dev", 1, "staging", 2)).containsExactly("nft", "staging");
        assertThat(near("dev", 2, "staging", 1)).containsExactly("nft", "dev");
        assertThat(near("dev", 1, "staging", 1)).containsExactly("nft", "dev");
        assertThat(near("dev", 1, "sandbox", 3)).containsExactly("nft", "dev");
        assertThat(near("dev", 0, "staging", 0)).containsExactly("nft");
    }
}
