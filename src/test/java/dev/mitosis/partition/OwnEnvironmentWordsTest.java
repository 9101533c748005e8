package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What stands where a word for an environment does and is none: production was called by it in accounts of known truth.
 */
class OwnEnvironmentWordsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final List<String> THINGS = List.of("intake", "ledger", "catalog", "loans", "claims", "cranes");

    /** Tables of an application in an environment. */
    private static Fields tables(Fields fields, String before, String behind, String... tags) {
        THINGS.forEach(thing -> fields.add(TABLE, before + thing + behind, tags));
        return fields;
    }

    @Test
    void a_word_of_the_accounts_own_is_one_where_names_have_it_in_place_of_a_known_one() {
        Fields fields = tables(tables(new Fields(), "", "-prod"), "", "-nft");

        assertThat(row(fields.partition(), "ledger-nft").environment()).isEqualTo("nft");
    }

    @Test
    void the_beginning_of_a_known_word_is_a_name_that_was_cut_off() {
        Fields fields = tables(tables(new Fields(), "", "-staging"), "", "-product");

        assertThat(row(fields.partition(), "ledger-product").environment()).isNull();
    }

    @Test
    void a_word_beside_kinds_of_things_alone_may_be_an_application() {
        Fields fields = new Fields();
        for (String word : List.of("prod", "cle")) {
            fields.add(TABLE, word + "-table").add(QUEUE, word + "-jobs-queue");
        }

        assertThat(row(fields.partition(), "cle-table").environment()).isNull();
        tables(tables(fields, "cle-", ""), "prod-", "");
        assertThat(row(fields.partition(), "cle-table").environment()).isEqualTo("cle");
    }

    @Test
    void a_word_in_names_that_occur_several_times_tells_them_not_apart() {
        Fields fields = tables(new Fields(), "prod-", "");
        tables(tables(fields, "routing-", ""), "routing-", "-2");

        assertThat(row(fields.partition(), "routing-ledger").environment()).isNull();
    }

    @Test
    void a_word_beside_an_environment_that_a_tag_says_is_none() {
        Fields fields = tables(new Fields(), "user-prod-", "", "env", "prod");
        tables(fields, "user-profile-", "", "env", "prod");
        fields.add(TABLE, "user-profile-items");

        assertThat(row(fields.partition(), "user-profile-ledger").environment()).isEqualTo("prod");
        assertThat(row(fields.partition(), "user-profile-items").environment()).isNull();
    }

    @Test
    void a_word_that_a_context_is_called_by_takes_nothing_out_of_production() {
        Fields fields = new Fields();
        for (String name : List.of("experiments-auth-mailer", "experiments-auth-keeper")) {
            fields.add(FUNCTION, name)
                    .add(ROLE, name + "-role")
                    .add(QUEUE, name + "-jobs")
                    .edge(name, EdgeKind.RUNS_AS, name + "-role")
                    .edge(name, EdgeKind.WRITES, name + "-jobs");
        }
        fields.add(ROLE, "auth-mailer-role");
        List.of("museum", "harbour")
                .forEach(app -> fields.add(FUNCTION, app + "-auth").add(ROLE, app + "-auth-role"));

        PartitionDocument document = fields.partition();

        assertThat(row(document, "experiments-auth-mailer-role").environment()).isNull();
        assertThat(row(document, "experiments-auth-mailer-role").account()).isEqualTo("production");
    }

    @Test
    void a_word_that_alone_calls_a_context_tells_no_environment_of_it_whatever_its_twin() {
        Fields fields = new Fields().add(TABLE, "perf-loans", "app", "perf").add(TABLE, "prod-loans", "app", "perf");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "perf-loans").environment()).isNull();
        assertThat(row(document, "prod-loans").environment()).isEqualTo("prod");
    }

    @Test
    void a_word_of_products_takes_nothing_out_of_production_that_no_context_has() {
        Fields fields = new Fields().add(ROLE, "playground-loans-role").add(ROLE, "loans-role");

        assertThat(row(fields.partition(), "playground-loans-role").environment())
                .isNull();
    }

    @Test
    void parts_of_a_product_that_is_called_by_a_word_for_an_environment_stay_in_production() {
        Fields fields = new Fields();
        for (String part : List.of("results", "intake", "samples", "courier", "pathology")) {
            fields.add(FUNCTION, "lab-" + part).add(TABLE, "lab-" + part + "-items");
            fields.edge("lab-" + part, EdgeKind.WRITES, "lab-results-items");
        }
        fields.product("orders", "prod");

        assertThat(row(fields.partition(), "lab-results").environment()).isNull();
        assertThat(row(fields.partition(), "lab-pathology-items").account()).isEqualTo("production");
    }

    @Test
    void a_word_before_products_that_are_named_without_it_too_is_an_environment() {
        Fields fields = new Fields();
        for (String product : List.of("museum", "harbour", "courier", "pathology")) {
            fields.add(FUNCTION, "lab-" + product + "-reader").add(TABLE, product + "-ledger");
            fields.edge("lab-" + product + "-reader", EdgeKind.READS, "lab-museum-reader");
        }

        assertThat(row(fields.partition(), "lab-harbour-reader").environment()).isEqualTo("sandbox");
    }

    @Test
    void a_sandbox_behind_production_is_one_before_whatever_word() {
        Fields fields = new Fields()
                .add(FUNCTION, "prod-sbx-med-create", "app", "mediator")
                .add(FUNCTION, "prod-sbx-med-update", "app", "mediator")
                .add(ROLE, "prod-sbx-med-delete-role", "app", "mediator");

        assertThat(row(fields.partition(), "prod-sbx-med-create").environment()).isEqualTo("sandbox");
    }

    @Test
    void a_first_word_that_is_short_for_another_context_counts_only_beside_a_twin() {
        Fields fields = tables(tables(new Fields(), "", "-create-prod"), "", "-create-dev");
        fields.add(FUNCTION, "dev-create-sync").add(FUNCTION, "dev-create-list").add(FUNCTION, "prod-create-list");

        assertThat(row(fields.partition(), "dev-create-sync").environment()).isEqualTo("dev");
        fields.add(TABLE, "ledger", "app", "devices");
        PartitionDocument document = fields.partition();

        assertThat(row(document, "dev-create-sync").environment()).isNull();
        assertThat(row(document, "dev-create-sync").account()).isEqualTo("production");
        assertThat(row(document, "dev-create-list").environment()).isEqualTo("dev");
    }

    @Test
    void a_word_that_names_of_several_environments_have_alike_is_of_the_product() {
        Fields fields = tables(tables(new Fields(), "prod-orders-", ""), "staging-orders-", "");
        tables(fields, "qa-desk-", "", "app", "desk");

        tables(fields, "qa-desk-", "-2", "app", "desk", "env", "staging");

        assertThat(row(fields.partition(), "qa-desk-ledger").environment()).isNull();
        assertThat(row(fields.partition(), "qa-desk-ledger-2").environment()).isEqualTo("staging");
        tables(fields, "staging-desk-", "-3", "app", "desk");
        assertThat(row(fields.partition(), "qa-desk-ledger").environment()).isEqualTo("test");
    }

    @Test
    void another_word_for_the_environment_says_nothing_of_the_one_before_the_products_own() {
        Fields fields = tables(tables(new Fields(), "prod-orders-", ""), "staging-orders-", "");
        tables(fields, "staging-shows-", "", "app", "shows");
        fields.add(TABLE, "shows-alarms-stg", "app", "shows").add(TABLE, "shows-alarms-prd", "app", "shows");

        assertThat(row(fields.partition(), "shows-alarms-stg").environment()).isEqualTo("staging");
        assertThat(row(fields.partition(), "staging-shows-ledger").environment())
                .isNull();
        fields.add(TABLE, "shows-notes-staging", "app", "shows");
        assertThat(row(fields.partition(), "staging-shows-ledger").environment())
                .isEqualTo("staging");
    }

    @Test
    void a_word_that_names_keep_beside_another_environment_is_of_the_product() {
        Fields fields = tables(tables(new Fields(), "prod-orders-", ""), "staging-orders-", "");
        fields.add(TABLE, "staging-area-ledger", "app", "yard");

        assertThat(row(fields.partition(), "staging-area-ledger").environment()).isEqualTo("staging");
        fields.add(TABLE, "dev-staging-area-ledger", "app", "yard");

        assertThat(row(fields.partition(), "staging-area-ledger").environment()).isNull();
    }
}
