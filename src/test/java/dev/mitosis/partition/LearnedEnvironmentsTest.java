package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words an account uses for its environments, learned from its tags and names. */
class LearnedEnvironmentsTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String STACK = "AWS::CloudFormation::Stack";

    private static String said(Fields fields, String name) {
        String environment = row(fields.add(QUEUE, name).partition(), name).environment();
        return environment == null ? "" : environment;
    }

    private static Fields queues(String names) {
        Fields fields = new Fields();
        for (String name : names.split(" ", -1)) {
            fields.add(QUEUE, name);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "env, oat, shop-oat-list, oat",
        "stage, oat, shop-oat-list, oat",
        "tier, oat, shop-oat-list, ''",
        "env, web, shop-web-list, ''",
        "env, prod-sbx, shop-prod-sbx-list, prod-sbx",
        "env, test, shop-test-list, test"
    })
    void a_value_that_two_applications_have_is_an_environment(String key, String value, String name, String said) {
        Fields fields = new Fields()
                .add(QUEUE, "jobs", "app", "orders", key, value)
                .add(QUEUE, "mails", "app", "search", key, value);

        assertThat(said(fields, name)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"oat, shop-oat-list, ''", "prod-sbx, shop-prod-sbx-list, sandbox", "test, shop-test-list, ''"})
    void a_value_that_one_has_may_be_anything(String value, String name, String said) {
        Fields fields = new Fields()
                .add(QUEUE, "jobs", "app", "Orders", "env", value)
                .add(QUEUE, "mails", "app", "orders", "env", value);

        assertThat(said(fields, name)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "orders-jobs, search-jobs, oat",
        "oat-orders, oat-search, oat",
        "orders-jobs, orders-mails, ''",
        "oat, oat, ''"
    })
    void where_no_tag_tells_applications_apart_the_first_other_word_of_a_name_does(
            String left, String right, String said) {
        Fields fields = new Fields().add(QUEUE, left, "env", "oat").add("AWS::SNS::Topic", right, "env", "oat");

        assertThat(said(fields, "shop-oat-list")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({"orders, search, oat", "orders, orders-jobs, ''"})
    void or_the_stack_that_made_them(String left, String right, String said) {
        Fields fields = new Fields()
                .add(STACK, left)
                .add(STACK, right)
                .add(QUEUE, "list-a", "env", "oat")
                .add(QUEUE, "list-b", "env", "oat")
                .edge("list-a", EdgeKind.DEPLOYED_BY, left)
                .edge("list-b", EdgeKind.DEPLOYED_BY, right);

        assertThat(said(fields, "shop-oat-list")).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "orders-dev orders-oat search-dev search-oat, shop-oat-list, oat",
        "orders-dev orders-oat search-oat, shop-oat-list, ''",
        "orders-dev orders-oat search-dev search-oat oat-a, shop-oat, oat",
        "orders-dev orders-oat search-dev search-oat oat-a oat-b, shop-oat, ''",
        "orders-dev orders-queue search-dev search-queue, shop-queue-list, ''",
        "orders-dev orders-uk search-dev search-uk, shop-uk-list, ''",
        "orders-p orders-oat search-p search-oat, shop-oat-list, ''",
        "orders-dev-prod orders-oat-prod search-dev-prod search-oat-prod, shop-oat-list, ''",
        "orders-dev orders-nonprod search-dev search-nonprod, shop-nonprod-list, ''"
    })
    void a_word_in_the_place_of_a_known_one_in_two_names_and_in_half_of_all_is_one(
            String names, String name, String said) {
        assertThat(said(queues(names), name)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "test-orders test-search test-billing, test-billing, test",
        "test-orders test-search, test-search, ''",
        "test-orders test-search test-queue test-api, test-search, ''",
        "test-orders test-search test-billing test-shows-prod, test-billing, ''",
        "testing-orders test-search test-billing, test-billing, ''"
    })
    void an_ambiguous_word_that_begins_many_names_of_different_things_is_one(String names, String name, String said) {
        assertThat(said(queues(names), name)).isEqualTo(said);
    }

    @Test
    void what_aws_made_teaches_no_word() {
        Fields fields = new Fields();
        for (String name : new String[] {"orders", "search", "billing"}) {
            fields.add("AWS::Backup::BackupVault", "aws/test-" + name);
        }
        assertThat(said(fields, "test-billing")).isEmpty();
    }

    /** So many applications with a word in place of an environment, and so many other names that begin with it. */
    private static Fields places(String word, int applications, int others) {
        Fields fields = new Fields();
        for (int i = 0; i < applications; i++) {
            String application =
                    List.of("orders", "search", "billing", "claims", "shows").get(i);
            fields.add(QUEUE, application + "-dev").add(QUEUE, application + "-" + word);
        }
        for (int i = 0; i < others; i++) {
            fields.add(QUEUE, word + "-" + (char) ('a' + i) + "x");
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "oat, 5, 19, oat",
        "oat, 5, 20, ''",
        "oat, 4, 12, ''",
        "queue, 5, 4, queue",
        "queue, 5, 5, ''",
        "queue, 4, 0, ''"
    })
    void in_five_names_it_is_one_though_it_stands_elsewhere_more_often_but_a_word_of_things_has_to_stand_there_mostly(
            String word, int applications, int others, String said) {
        assertThat(said(places(word, applications, others), "shop-" + word)).isEqualTo(said);
    }
}
