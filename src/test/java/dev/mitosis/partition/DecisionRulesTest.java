package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people decide is obeyed: pins, names, meanings of words, and what is kept apart. */
class DecisionRulesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";

    @TempDir
    private Path folder;

    private Decisions decisions(String yaml) throws IOException {
        Path file = folder.resolve("decisions.yaml");
        Files.writeString(file, yaml);
        return DecisionsFile.read(file);
    }

    private static Fields shop() {
        Fields fields = new Fields();
        for (String product : new String[] {"orders", "search"}) {
            fields.add(FUNCTION, product + "-api", "app", product, "env", "prod");
            fields.add(FUNCTION, product + "-worker", "app", product, "env", "prod");
            fields.add(TABLE, product + "-items", "app", product, "env", "prod");
            fields.edge(product + "-api", EdgeKind.WRITES, product + "-items");
        }
        return fields;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an ARN before a name             | assign: [{resource: orders-api, context: b}, {resource: 'arn:aws:test:eu-west-1:123456789012:orders-api', context: a}]
            a name before a pattern          | assign: [{resource: orders-api, context: a}, {resource: 'orders-ap*', context: b}]
            more letters before fewer        | assign: [{resource: '*s-api', context: a}, {resource: 'orders*', context: a}, {resource: '*-api', context: b}]
            a type before none               | assign: [{resource: '*-api', type: 'AWS::Lambda::Function', context: a}, {resource: '*-api', context: b}]
            an entry that says something     | assign: [{resource: '*-api', context: a}, {resource: 'orders-api', environment: dev}]
            """)
    void the_most_precise_assignment_counts_wherever_it_stands(String rule, String yaml) throws IOException {
        assertThat(row(shop().partition(decisions(yaml)), "orders-api").context())
                .as(rule)
                .isEqualTo("a");
    }

    @Test
    void equally_precise_patterns_that_give_one_resource_two_contexts_are_an_error_that_names_both()
            throws IOException {
        Decisions decisions =
                decisions("assign: [{resource: 'orders*', context: a}, {resource: '*rs-api', context: b}]");

        assertThatThrownBy(() -> shop().partition(decisions)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-PART-01");
            assertThat(e.what()).contains("[assign, 1]", "[assign, 0]");
            assertThat(e.why()).contains("'orders*' and '*rs-api'", "two contexts");
        });
    }

    @Test
    void equally_precise_patterns_that_share_no_resource_or_agree_are_none() throws IOException {
        assertThat(shop().partition(
                                decisions(
                                        "assign: [{resource: 'orders*', context: a}, {resource: 'search*', context: b}, {resource: '*s-api', context: a}]"))
                        .contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("a", "b");
    }

    @Test
    void an_assignment_may_name_a_renamed_context_by_its_found_name() throws IOException {
        PartitionDocument document = shop().partition(decisions(
                "{contexts: {rename: {search: find}}, assign: [{resource: orders-api, context: search}]}"));

        assertThat(row(document, "orders-api").context()).isEqualTo("find");
    }

    /** Two products in an environment that only this account knows. */
    private static Fields drills() {
        Fields fields = new Fields();
        for (String product : new String[] {"orders", "search"}) {
            for (String environment : new String[] {"nft", "staging", "prod"}) {
                fields.add(FUNCTION, product + "-" + environment + "-api", "app", product, "env", environment);
                fields.add(TABLE, product + "-" + environment + "-items", "app", product, "env", environment);
            }
        }
        return fields;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            environments: {}                        | nft     | false
            environments: {nft: {is: staging}}      | staging | false
            environments: {nft: {is: prod}}         | prod    | true
            environments: {NFT: {production: true}} | nft     | true
            environments: {nft: {production: false}}| nft     | false
            """)
    void a_word_for_an_environment_means_what_people_say(String yaml, String environment, boolean production)
            throws IOException {
        PartitionDocument document = drills().partition(decisions(yaml));

        assertThat(row(document, "orders-nft-items").environment()).isEqualTo(environment);
        assertThat(document.environments())
                .filteredOn(found -> found.name().equals(environment))
                .singleElement()
                .extracting(PartitionDocument.Environment::production)
                .isEqualTo(production);
    }

    @Test
    void a_vague_word_is_settled_by_an_answer() throws IOException {
        Fields fields = new Fields();
        fields.add(FUNCTION, "orders-nonprod-api", "app", "orders");
        assertThat(row(fields.partition(), "orders-nonprod-api").environment()).isNull();
        assertThat(row(fields.partition(decisions("environments: {nonprod: {is: dev}}")), "orders-nonprod-api")
                        .environment())
                .isEqualTo("dev");
        assertThat(row(
                                fields.partition(decisions("environments: {nonprod: {production: false}}")),
                                "orders-nonprod-api")
                        .environment())
                .isEqualTo("nonprod");
    }

    @Test
    void spellings_of_one_name_are_joined_unless_people_keep_them_apart() throws IOException {
        Fields fields = shop();
        for (String part : new String[] {"one", "two"}) {
            fields.add(FUNCTION, "searchh-" + part, "app", "searchh");
        }

        assertThat(row(fields.partition(), "searchh-one").context()).isEqualTo("search");
        assertThat(row(fields.partition(decisions("contexts: {apart: [[search, searchh]]}")), "searchh-one")
                        .context())
                .isEqualTo("searchh");
    }

    @Test
    void what_is_kept_apart_and_does_not_exist_is_told() throws IOException {
        assertThat(shop().partition(decisions("contexts: {apart: [[orders, searchh]]}"))
                        .findings())
                .filteredOn(finding -> finding.rule().equals("partition.apart-without-match"))
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .contains("'searchh'");
    }

    @Test
    void contexts_that_are_kept_apart_get_two_accounts_whatever_their_border_costs() throws IOException {
        Fields fields = new Fields();
        for (String product : new String[] {"orders", "search"}) {
            for (String part : new String[] {"api", "worker", "items", "jobs", "rates"}) {
                String type = part.equals("items") || part.equals("rates") ? TABLE : FUNCTION;
                fields.add(type, product + "-dev-" + part, "app", product, "env", "dev");
            }
        }
        for (String table : new String[] {"orders-dev-items", "orders-dev-rates"}) {
            fields.edge("search-dev-api", EdgeKind.WRITES, table).edge("search-dev-worker", EdgeKind.WRITES, table);
            fields.edge("orders-dev-api", EdgeKind.WRITES, table);
        }

        PartitionDocument together = fields.partition();
        PartitionDocument apart = fields.partition(decisions("contexts: {apart: [[orders, search]]}"));

        assertThat(row(together, "search-dev-api").account())
                .isEqualTo(row(together, "orders-dev-api").account());
        assertThat(row(apart, "search-dev-api").account())
                .isNotEqualTo(row(apart, "orders-dev-api").account());
    }

    @Test
    void an_unknown_environment_moves_once_people_have_said_what_it_is() throws IOException {
        Fields fields = new Fields();
        for (String product : new String[] {"orders", "search"}) {
            for (String environment : new String[] {"prod", "nft"}) {
                for (String part : new String[] {"api", "worker", "items", "jobs", "rates"}) {
                    fields.add(FUNCTION, product + "-" + environment + "-" + part, "app", product, "env", environment);
                }
            }
        }

        PartitionDocument asked = fields.partition();
        PartitionDocument told = fields.partition(decisions("environments: {nft: {production: false}}"));

        assertThat(row(asked, "orders-nft-api").account()).isEqualTo("production");
        assertThat(asked.accounts())
                .extracting(PartitionDocument.TargetAccount::environment)
                .contains("nft");
        assertThat(row(told, "orders-nft-api").account()).isEqualTo("orders-nft");
    }

    private static final String NOT_READ = "unused: [{from: 'arn:aws:test:eu-west-1:123456789012:orders-api',"
            + " to: 'arn:aws:test:eu-west-1:123456789012:search-items', reason: 'Ada, nobody reads it'%s}]";

    private static List<String> said(PartitionDocument document, String of) {
        return row(document, of).reasons().stream()
                .filter(reason -> reason.rule().startsWith("decision.unused"))
                .map(reason -> reason.rule() + ": " + reason.text())
                .toList();
    }

    @Test
    void what_people_know_not_to_be_used_is_cited_at_both_ends_and_nowhere_else() throws IOException {
        PartitionDocument document =
                shop().edge("orders-api", EdgeKind.READS, "search-items").partition(decisions(NOT_READ.formatted("")));
        String said =
                "decision.unused: orders-api does not use search-items, though it is configured to: Ada, nobody reads it.";

        assertThat(said(document, "orders-api")).containsExactly(said);
        assertThat(said(document, "search-items")).containsExactly(said);
        assertThat(said(document, "orders-items")).isEmpty();
    }

    @Test
    void what_a_scan_contradicts_is_said_to_count_again() throws IOException {
        PartitionDocument document = shop().edge("orders-api", EdgeKind.READS, "search-items")
                .partition(decisions(NOT_READ.formatted(", evidence: '0123456789abcdef'")));

        assertThat(said(document, "orders-api"))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("decision.unused-contradicted: It was said that")
                        .contains("Ada, nobody reads it", "counts again"));
    }

    @Test
    void what_is_about_nothing_that_is_configured_is_no_reason() throws IOException {
        assertThat(said(shop().partition(decisions(NOT_READ.formatted(""))), "orders-api"))
                .isEmpty();
    }
}
