package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KnowledgeTest {
    private static final Set<String> RESOLUTIONS = Set.of(
            "cross-account-role",
            "resource-policy",
            "ram-share",
            "peering",
            "private-link",
            "replicate",
            "copy",
            "reissue",
            "repoint",
            "decouple-first");

    private static Subject subject(int index, String type) {
        return new Subject(
                index,
                "arn:" + index,
                type,
                "eu-west-1",
                "id",
                "name",
                java.util.Map.of(),
                null,
                null,
                java.util.List.of());
    }

    @Test
    void every_knowledge_file_loads() {
        new Vocabulary();
        new Roles();
        new Leftovers();
        new Crossings();
        new SharedResources();
        assertThat(new Roles().of("AWS::Some::Thing").hub()).isFalse();
    }

    @Test
    void every_resolution_is_one_that_the_contract_names() {
        TreeSet<String> used = new TreeSet<>(Table.read("resolutions.tsv", row -> row.get("resolution")));

        assertThat(RESOLUTIONS).containsAll(used);
    }

    @Test
    void a_pattern_of_kind_and_types_stands_once_in_each_table() {
        for (String file : new String[] {"resolutions.tsv", "affinity.tsv"}) {
            assertThat(Table.read(file, row -> row.get("kind") + " " + row.get("from") + " " + row.get("to")))
                    .doesNotHaveDuplicates();
        }
        assertThat(Table.read("couplings.tsv", row -> row.get("kind") + " " + row.get("to")))
                .doesNotHaveDuplicates();
        assertThat(Table.read("roles.tsv", row -> row.get("type"))).doesNotHaveDuplicates();
        assertThat(Table.read("proposals.tsv", row -> row.get("type"))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(EdgeKind.class)
    void every_kind_of_edge_has_a_weight(EdgeKind kind) {
        dev.mitosis.model.Edge edge = new dev.mitosis.model.Edge(
                "arn:0", "arn:1", kind, dev.mitosis.model.Strength.EXACT, java.util.List.of());

        Links.Link link = new Links().link(edge, subject(0, "AWS::Some::Thing"), subject(1, "AWS::Other::Thing"));

        assertThat(link.environment()).isPositive();
        assertThat(link.context()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "prod-checkout-api, 'prod,checkout,api'",
        "checkoutWorkerPROD, 'checkout,worker,prod'",
        "catalog_prd_db, 'catalog,prd,db'",
        "acme.pre-prod.web, 'acme,preprod,web'",
        "non-production-vpc, 'nonprod,vpc'",
        "logs-eu-west-1-123456789012, 'logs'",
        "shop-dev-Function-1A2B3C4D5E6F, 'shop,dev,function'",
        "sg-0a1b2c3d4e5f60718, ''",
        "/aws/lambda/HTTPProxy, 'aws,lambda,http,proxy'"
    })
    void names_are_split_into_words(String name, String words) {
        assertThat(String.join(",", new Vocabulary().words(name))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"env", "ENV", "Environment", "acme:environment", "environment_name", "deployment-stage"})
    void a_tag_key_for_the_environment_is_known_in_any_spelling(String key) {
        assertThat(new Vocabulary().tagKey(key).orElseThrow().meaning()).isEqualTo(Vocabulary.Meaning.ENVIRONMENT);
    }

    @ParameterizedTest
    @CsvSource({"team", "Owner", "cost-center", "CreatedBy", "acme:squad"})
    void a_tag_key_for_people_is_never_an_application(String key) {
        assertThat(new Vocabulary().tagKey(key).orElseThrow().meaning()).isEqualTo(Vocabulary.Meaning.OWNER);
    }

    @ParameterizedTest
    @CsvSource({
        "chk, checkout",
        "cat, catalog",
        "ctlg, catalog",
        "oh, order-history",
        "oh, order--history",
        "pay, payment"
    })
    void an_abbreviation_is_recognised(String shortForm, String label) {
        assertThat(Spelling.abbreviates(shortForm, label)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cat, checkout", "order, orders", "e, email"})
    void what_is_no_abbreviation_is_not_taken_for_one(String shortForm, String label) {
        assertThat(Spelling.abbreviates(shortForm, label)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"catalog, catalogue", "fulfilment, fulfillment", "payment, paymant"})
    void two_spellings_of_one_word_are_one(String left, String right) {
        assertThat(Spelling.typo(left, right)).isTrue();
        assertThat(Spelling.typo(right, left)).isTrue();
    }
}
