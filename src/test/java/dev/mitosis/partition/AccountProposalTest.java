package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Claim;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.PartitionDocument.VariantAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thresholds of the proposal: what is just enough for an account, an owner, a keeper, and what just is not. */
class AccountProposalTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ADDRESS = "AWS::EC2::EIP";
    private static final String CENTRAL = "operatingModel: {default: centralised}";
    private static final String LEAVES = "keepProductionInPlace: false";

    private static Fields shop(String environment, String... tags) {
        return new Fields().product("orders", environment, tags).product("search", environment);
    }

    private static Decisions decided(String... lines) throws IOException {
        return Json.yaml().readValue(String.join("\n", lines), Decisions.class);
    }

    private static TargetAccount account(PartitionDocument document, String name) {
        return found(document, name).orElseThrow();
    }

    private static Optional<TargetAccount> found(PartitionDocument document, String name) {
        return document.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }

    private static List<String> workloads(PartitionDocument document) {
        return document.accounts().stream()
                .filter(account -> account.purpose().equals("workload") && !account.existing())
                .map(TargetAccount::name)
                .toList();
    }

    private static Fields addresses(Fields fields, String product, String region, int many) {
        for (int i = 0; i < many; i++) {
            String name = product + "-dev-" + region + "-" + i;
            Map<String, String> tags = Map.of("app", product, "env", "dev");
            fields.put(new Resource(
                    arn(name),
                    ADDRESS,
                    region,
                    Fields.ACCOUNT,
                    name,
                    name,
                    tags,
                    JsonNodeFactory.instance.objectNode()));
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"2, 1, false, false", "2, 2, true, true", "3, 1, true, false", "4, 0, false, false"})
    void who_takes_a_third_of_a_quota_that_is_four_fifths_full_competes_for_it(
            int orders, int search, boolean ordersOwn, boolean searchOwn) throws IOException {
        Fields fields = addresses(addresses(shop("dev"), "orders", "eu-west-1", orders), "search", "eu-west-1", search);
        List<String> workloads = workloads(fields.partition(decided(CENTRAL)));

        assertThat(workloads.contains("orders-dev")).isEqualTo(ordersOwn);
        assertThat(workloads.contains("search-dev")).isEqualTo(searchOwn);
    }

    @Test
    void a_regional_quota_is_full_in_one_region_and_not_in_two_together() throws IOException {
        Fields fields = addresses(addresses(shop("dev"), "orders", "eu-west-1", 3), "search", "us-east-1", 3);

        assertThat(workloads(fields.partition(decided(CENTRAL)))).containsExactly("dev");
    }

    @Test
    void a_quota_of_the_whole_account_counts_all_regions() throws IOException {
        Fields fields = shop("dev");
        for (String product : List.of("orders", "search")) {
            for (int i = 0; i < 120; i++) {
                fields.add("AWS::IAM::Group", product + "-dev-" + i, "app", product, "env", "dev");
            }
        }
        PartitionDocument document = fields.partition(decided(CENTRAL));

        assertThat(account(document, "orders-dev").reasons().get(0).facts())
                .containsEntry("quota", "groups per account")
                .containsEntry("region", "")
                .containsEntry("used", "240")
                .containsEntry("own", "120");
        assertThat(account(document, "orders-dev").reasons().get(0).text())
                .isEqualTo("In dev orders competes with the others for groups per account: together they use 240 of 300"
                        + " (the usual limit), orders alone 120.");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void two_of_several_have_to_say_that_a_product_is_critical(int voices, boolean own) throws IOException {
        Fields fields = shop("dev");
        for (int i = 0; i < voices; i++) {
            fields.add(FUNCTION, "orders-dev-x" + i, "app", "orders", "env", "dev", "criticality", "high");
        }

        assertThat(workloads(fields.partition(decided(CENTRAL))).contains("orders-dev"))
                .isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void a_cost_centre_is_what_three_fifths_and_two_of_the_tagged_say(int voices, boolean own) throws IOException {
        Fields fields = shop("dev", "Other", "x");
        for (int i = 0; i < voices; i++) {
            fields.add(FUNCTION, "orders-dev-x" + i, "app", "orders", "env", "dev", "CostCenter", " 4711 ");
        }
        fields.product("desk", "dev", "CostCenter", "4712");
        PartitionDocument document = fields.partition(decided(CENTRAL));

        assertThat(workloads(document).contains("orders-dev")).isEqualTo(own);
        if (own) {
            assertThat(account(document, "orders-dev").reasons().get(0).facts())
                    .containsEntry("costCentre", "4711")
                    .containsEntry("other", "4712")
                    .containsEntry("otherContext", "desk");
        }
    }

    @Test
    void a_cost_centre_that_is_contested_in_its_own_context_is_none() throws IOException {
        Fields fields = shop("dev").product("desk", "dev", "CostCenter", "4712");
        for (int i = 0; i < 4; i++) {
            fields.add(FUNCTION, "orders-dev-x" + i, "app", "orders", "env", "dev", "CostCenter", "c" + i % 2);
        }
        assertThat(workloads(fields.partition(decided(CENTRAL)))).containsExactly("dev");

        fields.add(FUNCTION, "orders-dev-x4", "app", "orders", "env", "dev", "CostCenter", "c0");
        assertThat(workloads(fields.partition(decided(CENTRAL))))
                .as("three fifths agree")
                .contains("orders-dev");
    }

    @Test
    void what_is_too_small_for_an_account_has_none_for_its_costs_either() throws IOException {
        Fields fields = shop("dev").product("desk", "dev", "CostCenter", "4712");
        for (int i = 0; i < 4; i++) {
            fields.add(FUNCTION, "tiny-dev-x" + i, "app", "tiny", "env", "dev", "CostCenter", "4711");
        }

        assertThat(workloads(fields.partition(decided(CENTRAL)))).doesNotContain("tiny-dev");
        fields.add(FUNCTION, "tiny-dev-x5", "app", "tiny", "env", "dev", "CostCenter", "4711");
        assertThat(workloads(fields.partition(decided(CENTRAL)))).contains("tiny-dev");
    }

    @ParameterizedTest
    @CsvSource({"3, 2, true", "2, 2, false", "2, 3, false"})
    void an_owner_is_who_three_fifths_of_the_owner_tags_name(int sales, int others, boolean known) {
        Fields fields = new Fields();
        for (int i = 0; i < sales + others; i++) {
            String owner = i < sales ? " sales " : "team" + i;
            fields.add(FUNCTION, "orders-dev-x" + i, "app", "orders", "env", "dev", "owner", owner);
        }
        fields.add(FUNCTION, "orders-dev-y", "app", "orders", "env", "dev", "owner", " ");
        TargetAccount account = account(fields.partition(), "orders-dev");

        assertThat(account.owner()).isEqualTo(known ? "sales" : null);
        if (known) {
            assertThat(account.reasons().get(account.reasons().size() - 1))
                    .isEqualTo(new Reason(
                            "account.owner-tags",
                            Map.of("owner", "sales", "resources", "3", "tagged", "5"),
                            "3 of 5 owner tags of orders say sales."));
        }
    }

    @Test
    void an_account_is_owned_by_one_only_if_all_of_its_contexts_are() throws IOException {
        PartitionDocument one = shop("dev").partition(decided(CENTRAL, "owners: {orders: sales}"));
        PartitionDocument both = shop("dev").partition(decided(CENTRAL, "owners: {orders: sales, search: sales}"));

        assertThat(account(one, "dev").owner()).isNull();
        assertThat(account(one, "dev").questions()).singleElement().asString().startsWith("Who owns the account?");
        assertThat(account(both, "dev").owner()).isEqualTo("sales");
    }

    @Test
    void the_finding_counts_the_accounts_without_an_owner() throws IOException {
        String all = "owners: {orders: us, search: us, production: us, management: us, log-archive: us,"
                + " security-tooling: us, network: us, shared-services: us";

        assertThat(shop("dev").partition(decided(all + "}")).findings())
                .filteredOn(finding -> finding.rule().equals("partition.account-without-owner"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).isEqualTo("1 account has no owner yet: backup."));
        assertThat(shop("dev")
                        .partition(decided(all.replace("network", "x") + "}"))
                        .findings())
                .filteredOn(finding -> finding.rule().equals("partition.account-without-owner"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).isEqualTo("2 accounts have no owner yet: backup, network."));
    }

    @Test
    void borders_that_cost_more_than_they_give_join_accounts_and_those_that_people_draw_do_not() throws IOException {
        Fields fields = shop("dev").product("desk", "dev");
        for (String product : List.of("orders", "search")) {
            fields.edge(product + "-dev-worker", EdgeKind.WRITES, "desk-dev-items")
                    .edge(
                            product + "-dev-worker",
                            EdgeKind.WRITES,
                            product.equals("orders") ? "search-dev-items" : "x");
        }
        fields.edge("desk-dev-mailer", EdgeKind.READS, "desk-dev-items");

        assertThat(workloads(fields.partition())).containsExactly("desk-orders-search-dev");
        assertThat(account(fields.partition(), "desk-orders-search-dev").contexts())
                .containsExactly("desk", "orders", "search");
        assertThat(account(fields.partition(), "desk-orders-search-dev").reasons())
                .as("what each of them would have earned is no reason any more")
                .extracting(Reason::rule)
                .containsExactly("coupling.split-after-decoupling");
        assertThat(workloads(fields.partition(decided("contexts: {apart: [[orders, search]]}"))))
                .containsExactly("desk-orders-dev", "search-dev");
    }

    @Test
    void what_earns_no_account_goes_with_the_one_that_it_cannot_be_parted_from() throws IOException {
        Fields fields = shop("dev");
        for (String small : List.of("desk", "tiny")) {
            fields.add(FUNCTION, small + "-dev-a", "app", small, "env", "dev")
                    .add(FUNCTION, small + "-dev-b", "app", small, "env", "dev");
        }
        for (String part : List.of("a", "b")) {
            fields.edge("desk-dev-" + part, EdgeKind.WRITES, "search-dev-items");
        }
        PartitionDocument document = fields.partition();

        assertThat(document.couplings()).singleElement().returns(false, PartitionDocument.Coupling::split);
        assertThat(workloads(document)).containsExactly("desk-search-dev", "dev", "orders-dev");
        assertThat(account(document, "desk-search-dev").reasons())
                .extracting(Reason::rule)
                .containsExactly("account.undecided", "account.flow", "coupling.split-after-decoupling");
        assertThat(account(document, "dev").contexts()).containsExactly("tiny");
        assertThat(workloads(fields.partition(decided("contexts: {apart: [[desk, search]]}"))))
                .containsExactly("dev", "orders-dev", "search-dev");
    }

    @Test
    void a_small_radius_that_people_want_is_an_account_for_a_single_resource() throws IOException {
        Fields fields = shop("dev").add(FUNCTION, "desk-dev-api", "app", "desk", "env", "dev");

        assertThat(workloads(fields.partition(decided("blastRadius: {desk: small}"))))
                .contains("desk-dev");
        assertThat(workloads(fields.partition(decided("operatingModel: {desk: decentralised}"))))
                .doesNotContain("desk-dev");
    }

    @Test
    void accounts_stand_in_the_units_of_their_kind_and_decided_ones_too() throws IOException {
        PartitionDocument leaves = shop("prod")
                .product("orders", "dev")
                .partition(decided(
                        LEAVES,
                        "assign: [{resource: '*-dev-api', account: lab}, {resource: '*-prod-api', account: front,"
                                + " environment: prod, context: orders}]"));

        assertThat(account(leaves, "orders-prod").ou()).isEqualTo("Workloads/Prod");
        assertThat(account(leaves, "orders-dev").ou()).isEqualTo("Workloads/NonProd");
        assertThat(account(leaves, "legacy").reasons()).extracting(Reason::rule).containsExactly("account.legacy");
        assertThat(account(leaves, "legacy"))
                .returns("Transitional", TargetAccount::ou)
                .returns(List.of(), TargetAccount::contexts)
                .returns(null, TargetAccount::environment);
        assertThat(account(leaves, "lab"))
                .returns("Workloads/NonProd", TargetAccount::ou)
                .returns(List.of(), TargetAccount::contexts);
        assertThat(account(leaves, "front"))
                .returns("Workloads/Prod", TargetAccount::ou)
                .returns(List.of("orders"), TargetAccount::contexts);
        assertThat(account(shop("prod").partition(), "production"))
                .returns("Workloads/Prod", TargetAccount::ou)
                .returns(List.of("orders", "search"), TargetAccount::contexts)
                .returns("prod", TargetAccount::environment);
    }

    @Test
    void a_sandbox_stands_where_something_is_an_experiment_and_no_environment_makes_another() {
        Fields fields = shop("dev").add("AWS::DynamoDB::Table", "hackathon-scores", "env", "sandbox");

        assertThat(found(fields.partition(), "sandbox")).get().returns("Sandbox", TargetAccount::ou);
        assertThat(found(fields.partition(), "sandbox-2")).isEmpty();
        assertThat(found(shop("dev").partition(), "sandbox")).isEmpty();
    }

    @Test
    void an_account_whose_name_is_taken_has_a_number() throws IOException {
        PartitionDocument document =
                shop("backup").partition(decided(CENTRAL, "environments: {backup: {production: false}}"));

        assertThat(workloads(document)).containsExactly("backup-2");
        assertThat(account(document, "backup").ou()).isEqualTo("Infrastructure");
    }

    @Test
    void what_looks_unused_and_what_has_no_context_brings_none_into_an_account() throws IOException {
        Fields fields = shop("prod")
                .product("orders", "dev")
                .add("AWS::DynamoDB::Table", "x7", "env", "dev")
                .put(new Resource(
                        arn("desk-vol"),
                        "AWS::EC2::Volume",
                        "eu-west-1",
                        Fields.ACCOUNT,
                        "desk-vol",
                        "desk-vol",
                        Map.of("app", "desk", "env", "prod"),
                        Json.mapper().readTree("{\"State\": \"available\"}")));
        PartitionDocument document = fields.partition(decided(CENTRAL));

        assertThat(account(document, "production").contexts()).containsExactly("orders", "search");
        assertThat(account(document, "dev").contexts()).containsExactly("orders");
    }

    @Test
    void the_owner_of_a_purpose_owns_all_accounts_of_it() throws IOException {
        assertThat(account(shop("dev").partition(decided("owners: {workload: us}")), "orders-dev")
                        .owner())
                .isEqualTo("us");
    }

    @Test
    void two_voices_are_enough_for_an_account() throws IOException {
        Fields fields = shop("dev")
                .add(FUNCTION, "desk-dev-a", "app", "desk", "env", "dev")
                .add(FUNCTION, "desk-dev-b", "app", "desk", "env", "dev");

        assertThat(workloads(fields.partition(decided("operatingModel: {default: decentralised}"))))
                .contains("desk-dev");
    }

    @Test
    void an_account_says_what_was_asked_before_it_was_earned() throws IOException {
        Fields fields = addresses(addresses(shop("dev"), "orders", "eu-west-1", 3), "search", "eu-west-1", 1);

        assertThat(account(fields.partition(decided("operatingModel: {default: decentralised}")), "orders-dev")
                        .reasons())
                .extracting(Reason::rule)
                .containsExactly("account.decentralised");
        assertThat(account(fields.partition(), "orders-dev").reasons())
                .extracting(Reason::text)
                .element(1)
                .isEqualTo(
                        "Asked before: orders: nobody decided who runs it; nothing says that it is critical, sensitive"
                                + " or public with its data.");
    }

    @Test
    void a_shared_account_says_what_each_question_found() throws IOException {
        Fields fields = shop("dev").add(FUNCTION, "desk-dev-a", "app", "desk", "env", "dev");
        PartitionDocument document = fields.partition(
                decided("operatingModel: {orders: centralised, search: centralised}", "blastRadius: {search: normal}"));

        assertThat(account(document, "dev").reasons())
                .extracting(Reason::text)
                .filteredOn(text -> text.contains(": ") && !text.startsWith("These"))
                .containsExactly(
                        "desk: nobody decided who runs it; nothing says that it is critical, sensitive or public with its"
                                + " data; it competes for no quota that is nearly used up; nobody asks for its costs apart"
                                + " from those of the others; its size (1) does not earn the cost of an account.",
                        "orders: it is run centrally; nothing says that it is critical, sensitive or public with its data;"
                                + " it competes for no quota that is nearly used up; nobody asks for its costs apart from"
                                + " those of the others; its size alone asks for nothing.",
                        "search: it is run centrally; a normal blast radius was decided; it competes for no quota that is"
                                + " nearly used up; nobody asks for its costs apart from those of the others; its size"
                                + " alone asks for nothing.");
    }

    @Test
    void five_are_enough_for_an_account_where_nobody_decided_unless_a_normal_radius_was() throws IOException {
        Fields fields = shop("dev");
        for (int i = 0; i < 5; i++) {
            fields.add(FUNCTION, "desk-dev-f" + i, "app", "desk", "env", "dev");
        }
        fields.add(FUNCTION, "tiny-dev-a", "app", "tiny", "env", "dev");

        assertThat(workloads(fields.partition())).contains("desk-dev");
        assertThat(workloads(fields.partition(decided("blastRadius: {desk: normal}"))))
                .doesNotContain("desk-dev");
    }

    @Test
    void variants_leave_in_the_old_account_what_stays_there() throws IOException {
        Fields fields = shop("dev").product("orders", "prod").product("orders", "nft");
        List<Variant> variants = fields.partition(decided(CENTRAL)).variants();

        assertThat(variants.get(0).workloads())
                .containsExactly(new VariantAccount("dev", List.of("orders", "search"), "dev"));
        assertThat(variants.get(1).workloads())
                .containsExactly(new VariantAccount("dev", List.of("orders", "search"), "dev"));
        assertThat(variants.get(2).workloads())
                .extracting(VariantAccount::name)
                .containsExactly("orders-dev", "orders-prod", "search-dev");
    }

    @Test
    void a_variant_is_priced_by_all_accounts_around_and_its_own() {
        Variant proposed = shop("dev").partition().variants().get(1);

        assertThat(proposed.accounts()).isEqualTo(9);
        assertThat(proposed.monthlyPrice()).isEqualTo(5 * 16 + 81.7 + 3 * 52.5);
        assertThat(proposed.monthlyHours()).isEqualTo(6 + 3 * 2);
        assertThat(proposed.reasons().get(1).facts()).containsEntry("workloadAccount", "52.5");
    }

    private static Resource table(String name, long bytes) throws IOException {
        return new Resource(
                arn(name),
                "AWS::DynamoDB::Table",
                "eu-west-1",
                Fields.ACCOUNT,
                name,
                name,
                Map.of("app", name.substring(0, name.indexOf('-')), "env", "prod"),
                Json.mapper().readTree("{\"TableSizeBytes\": " + bytes + "}"));
    }

    @Test
    void a_claim_weighs_data_what_is_hard_to_move_and_crossings_alike() throws IOException {
        Fields fields = shop("prod")
                .product("desk", "prod")
                .put(table("orders-prod-a", 300))
                .put(table("search-prod-a", 100))
                .edge("desk-prod-api", EdgeKind.INVOKES, "orders-prod-api")
                .edge("desk-prod-api", EdgeKind.INVOKES, "orders-prod-worker")
                .edge("desk-prod-api", EdgeKind.INVOKES, "search-prod-api")
                .edge("desk-prod-api", EdgeKind.INVOKES, "desk-prod-worker");
        PartitionDocument.OldAccount old =
                Objects.requireNonNull(fields.partition().old());

        assertThat(old.claims())
                .containsExactly(
                        new Claim("orders", 300, 2, 2, 1.48),
                        new Claim("search", 100, 2, 1, 0.82),
                        new Claim("desk", 0, 1, 3, 0.7));
        assertThat(old.reasons().get(0).text())
                .isEqualTo(
                        "3 contexts share the old account in production. If they part, orders keeps it: leaving would"
                                + " move 300 bytes of data, 2 things that are hard to move and 2 crossings; search comes next"
                                + " with 100 bytes, 2 and 1.");
        assertThat(old.reasons().get(0).facts()).containsEntry("bytes", "300").containsEntry("crossings", "2");
    }

    @Test
    void where_nothing_tells_them_apart_the_first_name_keeps_the_old_account() {
        Fields fields = new Fields()
                .add(FUNCTION, "orders-prod-api", "app", "orders", "env", "prod")
                .add(FUNCTION, "search-prod-api", "app", "search", "env", "prod");
        PartitionDocument.OldAccount old =
                Objects.requireNonNull(fields.partition().old());

        assertThat(old.keeper()).isEqualTo("orders");
        assertThat(old.claims()).extracting(Claim::weight).containsExactly(0.0, 0.0);
        assertThat(Objects.requireNonNull(new Fields().partition().old())
                        .reasons()
                        .get(0)
                        .text())
                .isEqualTo("No context is known to run production.");
    }
}
