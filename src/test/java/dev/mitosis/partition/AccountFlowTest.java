package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Exposure;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The decision flow, branch by branch, and what is said about the accounts that come of it. */
class AccountFlowTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String CENTRALISED = "operatingModel: {default: centralised}";

    private static Fields shop(String... tags) {
        return new Fields().product("orders", "dev", tags).product("search", "dev");
    }

    private static Decisions decided(String yaml) throws IOException {
        return Json.yaml().readValue(yaml, Decisions.class);
    }

    private static TargetAccount account(PartitionDocument document, String name) {
        return document.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(names(document)));
    }

    private static List<String> names(PartitionDocument document) {
        return document.accounts().stream().map(TargetAccount::name).toList();
    }

    private static List<String> workloads(PartitionDocument document) {
        return document.accounts().stream()
                .filter(account -> account.purpose().equals("workload") && !account.existing())
                .map(TargetAccount::name)
                .toList();
    }

    private static Reason first(PartitionDocument document, String account) {
        return account(document, account).reasons().get(0);
    }

    @Test
    void three_business_units_in_three_stages_are_nine_accounts_beside_management_and_foundation() throws IOException {
        Fields fields = new Fields();
        for (String unit : List.of("banking", "insurance", "leasing")) {
            for (String stage : List.of("dev", "staging", "prod")) {
                fields.product(unit, stage);
            }
        }
        PartitionDocument document = fields.partition(decided("keepProductionInPlace: false"));

        assertThat(workloads(document))
                .containsExactly(
                        "banking-dev",
                        "banking-prod",
                        "banking-staging",
                        "insurance-dev",
                        "insurance-prod",
                        "insurance-staging",
                        "leasing-dev",
                        "leasing-prod",
                        "leasing-staging");
        assertThat(document.accounts())
                .extracting(TargetAccount::purpose)
                .contains("management", "log-archive", "security-tooling", "network", "shared-services", "backup");
    }

    @Test
    void who_runs_what_it_builds_gets_an_account_of_its_own() throws IOException {
        PartitionDocument document =
                shop().partition(decided("operatingModel: {default: centralised, orders: decentralised}"));

        assertThat(workloads(document)).containsExactly("dev", "orders-dev");
        assertThat(first(document, "orders-dev").rule()).isEqualTo("account.decentralised");
        assertThat(first(document, "orders-dev").facts()).containsEntry("operatingModel", "decentralised");
    }

    @Test
    void what_is_run_centrally_and_needs_nothing_shares_an_account_that_says_what_was_asked() throws IOException {
        PartitionDocument document = shop().partition(decided(CENTRALISED));

        assertThat(workloads(document)).containsExactly("dev");
        assertThat(first(document, "dev").rule()).isEqualTo("account.common");
        assertThat(account(document, "dev").reasons())
                .filteredOn(reason -> reason.rule().equals("account.flow"))
                .extracting(reason -> reason.facts().get("context"))
                .containsExactly("orders", "search");
        assertThat(account(document, "dev").reasons().get(1).facts())
                .containsOnlyKeys("context", "operatingModel", "blastRadius", "quotas", "cost", "size")
                .containsEntry("operatingModel", "it is run centrally");
    }

    @Test
    void a_small_blast_radius_that_was_decided_is_an_account() throws IOException {
        PartitionDocument document = shop().partition(decided(CENTRALISED + "\nblastRadius: {orders: small}"));

        assertThat(first(document, "orders-dev").rule()).isEqualTo("account.blast-radius");
    }

    @Test
    void what_is_tagged_critical_is_an_account() throws IOException {
        PartitionDocument document =
                shop("Business-Criticality", "Mission Critical").partition(decided(CENTRALISED));

        assertThat(first(document, "orders-dev").rule()).isEqualTo("account.critical");
        assertThat(first(document, "orders-dev").facts())
                .containsEntry("resources", "6")
                .containsEntry("tag", "Business-Criticality=Mission Critical");
        assertThat(shop("Business-Criticality", "low")
                        .partition(decided(CENTRALISED))
                        .accounts())
                .noneMatch(account -> account.name().equals("orders-dev"));
    }

    @Test
    void what_is_tagged_as_sensitive_data_is_an_account_unless_a_normal_radius_was_decided() throws IOException {
        Fields fields = shop("acme:DataClassification", "Confidential");

        assertThat(first(fields.partition(decided(CENTRALISED)), "orders-dev").rule())
                .isEqualTo("account.sensitive-data");
        assertThat(workloads(fields.partition(decided(CENTRALISED + "\nblastRadius: {orders: normal}"))))
                .containsExactly("dev");
    }

    @Test
    void what_one_resource_says_of_its_data_is_no_account() throws IOException {
        Fields fields = shop().add(QUEUE, "orders-dev-jobs", "app", "orders", "env", "dev", "pii", "true");

        assertThat(workloads(fields.partition(decided(CENTRALISED)))).containsExactly("dev");
    }

    private static PartitionDocument exposed(Fields fields, String resource, String decisions) throws IOException {
        GraphDocument graph = fields.graph();
        List<Node> nodes = graph.nodes().stream()
                .map(node -> node.id().equals(arn(resource)) ? open(node) : node)
                .toList();
        GraphDocument open =
                new GraphDocument(1, Json.TOOL, Fields.ACCOUNT, "id", Map.of(), nodes, graph.edges(), List.of());
        return new Partitioner().partition(new PartitionRequest(fields.snapshot(), open, decided(decisions), Map.of()));
    }

    private static Node open(Node node) {
        Exposure exposure = new Exposure(Exposure.How.ENDPOINT, "tcp 443", "0.0.0.0/0", node.id());
        return new Node(
                node.id(),
                node.type(),
                node.region(),
                node.name(),
                node.external(),
                List.of(exposure),
                node.partOf(),
                node.maker());
    }

    @Test
    void production_data_behind_a_public_door_is_an_account() throws IOException {
        Fields fields = new Fields().product("orders", "prod").product("search", "prod");
        String leaves = CENTRALISED + "\nkeepProductionInPlace: false";
        PartitionDocument document = exposed(fields, "orders-prod-api", leaves);

        assertThat(first(document, "orders-prod").rule()).isEqualTo("account.exposed-data");
        assertThat(first(document, "orders-prod").text())
                .contains("orders-prod-api")
                .contains("orders-prod-items");
        assertThat(workloads(fields.partition(decided(leaves)))).containsExactly("prod");
    }

    private static Resource quotas(int applied) throws IOException {
        return new Resource(
                arn("account-settings"),
                "AWS::ServiceQuotas::AccountSettings",
                "eu-west-1",
                Fields.ACCOUNT,
                "account-settings",
                "Service quotas",
                Map.of(),
                Json.mapper().readTree("""
                                {"ListServiceQuotas": [{"Quotas": [
                                  {"ServiceCode": "ec2", "QuotaCode": "L-0263D0A3", "Value": %d},
                                  {"ServiceCode": "lambda", "QuotaCode": "L-B99A9384", "Value": 1000}]}],
                                 "GetMetricData": [
                                  {"Fact": "quota", "ServiceCode": "lambda", "QuotaCode": "L-B99A9384", "MostValue": 900}]}
                                """.formatted(applied)));
    }

    private static Fields addresses() {
        Fields fields = shop();
        for (int i = 0; i < 3; i++) {
            fields.add("AWS::EC2::EIP", "orders-dev-" + i, "app", "orders", "env", "dev");
        }
        return fields.add("AWS::EC2::EIP", "search-dev-0", "app", "search", "env", "dev");
    }

    @Test
    void who_competes_for_a_quota_that_applies_gets_quotas_of_its_own() throws IOException {
        PartitionDocument usual = addresses().partition(decided(CENTRALISED));
        PartitionDocument raised = addresses().put(quotas(50)).partition(decided(CENTRALISED));

        assertThat(first(usual, "orders-dev").rule()).isEqualTo("account.quota");
        assertThat(first(usual, "orders-dev").facts())
                .containsEntry("limit", "5")
                .containsEntry("limitFrom", "default")
                .containsEntry("used", "4")
                .containsEntry("own", "3");
        assertThat(account(raised, "orders-dev").reasons().get(0).facts())
                .as("addresses were raised to 50; of the functions' concurrency 900 of 1000 was measured")
                .containsEntry("quota", "concurrent executions per region")
                .containsEntry("limitFrom", "applied")
                .containsEntry("used", "900")
                .containsEntry("own", "450");
    }

    @Test
    void whose_costs_are_anothers_gets_an_account() throws IOException {
        Fields fields =
                new Fields().product("orders", "dev", "CostCenter", "4711").product("search", "dev");
        Fields two = new Fields()
                .product("orders", "dev", "CostCenter", "4711")
                .product("search", "dev", "cost-center", "4712");

        assertThat(workloads(fields.partition(decided(CENTRALISED)))).containsExactly("dev");
        assertThat(first(two.partition(decided(CENTRALISED)), "orders-dev").rule())
                .isEqualTo("account.cost");
    }

    @Test
    void where_nobody_decided_a_product_of_some_size_gets_an_account_and_a_small_one_does_not() {
        Fields fields = shop().add(FUNCTION, "billing-dev-api", "app", "billing", "env", "dev")
                .add(TABLE, "billing-dev-items", "app", "billing", "env", "dev");
        PartitionDocument document = fields.partition();

        assertThat(workloads(document)).containsExactly("dev", "orders-dev", "search-dev");
        assertThat(first(document, "orders-dev").rule()).isEqualTo("account.undecided");
        assertThat(first(document, "orders-dev").facts()).containsEntry("resources", "6");
        assertThat(account(document, "dev").contexts()).containsExactly("billing");
    }

    @Test
    void a_context_that_one_resource_names_has_no_account_of_its_own() throws IOException {
        Fields fields = shop().add(FUNCTION, "billing-api", "app", "billing", "env", "dev");
        PartitionDocument document = fields.partition(decided("operatingModel: {default: decentralised}"));

        assertThat(names(document)).doesNotContain("billing-dev").contains("dev", "orders-dev");
        assertThat(account(document, "dev").reasons())
                .extracting(Reason::rule)
                .containsExactly("account.common", "account.one-voice");
    }

    @Test
    void an_environment_that_one_resource_names_has_no_account_and_nothing_moves() {
        Fields fields = shop().add(FUNCTION, "orders-staging-api", "app", "orders", "env", "staging");
        PartitionDocument document = fields.partition();

        assertThat(names(document)).noneMatch(name -> name.contains("staging"));
        assertThat(row(document, "orders-staging-api").account()).isEqualTo("production");
        assertThat(row(document, "orders-staging-api").reasons())
                .extracting(Reason::rule)
                .contains("account.one-voice");
    }

    @Test
    void an_environment_of_the_accounts_own_word_has_an_account_but_nothing_moves_there() {
        Fields fields = shop().product("orders", "nft").add("AWS::EC2::VPC", "vpc-1");
        Fields.PARTS.forEach(part -> fields.edge("orders-nft-" + part, EdgeKind.ATTACHED_TO, "vpc-1"));
        PartitionDocument document = fields.partition();

        assertThat(account(document, "nft").contexts()).containsExactly("orders");
        assertThat(first(document, "nft").rule()).isEqualTo("account.unknown-environment");
        assertThat(account(document, "nft").questions())
                .anyMatch(question -> question.startsWith("Is 'nft' production?"));
        assertThat(List.of("orders-nft-api", "orders-nft-items", "vpc-1"))
                .allSatisfy(name -> assertThat(row(document, name).account()).isEqualTo("production"));
        assertThat(row(document, "orders-nft-api").environment()).isEqualTo("nft");
        assertThat(row(document, "orders-nft-api").reasons())
                .extracting(Reason::rule)
                .contains("account.unknown-environment");
        assertThat(row(document, "orders-dev-api").account()).isEqualTo("orders-dev");
    }

    @Test
    void every_account_has_an_owner_or_the_question_who_it_is() throws IOException {
        Fields fields = new Fields().product("orders", "dev", "team", "sales").product("search", "dev");
        PartitionDocument document = fields.partition(decided("owners: {search: discovery, management: platform}"));

        assertThat(account(document, "orders-dev").owner()).isEqualTo("sales");
        assertThat(account(document, "orders-dev").reasons())
                .extracting(Reason::rule)
                .contains("account.owner-tags");
        assertThat(account(document, "search-dev").owner()).isEqualTo("discovery");
        assertThat(account(document, "search-dev").reasons())
                .extracting(Reason::rule)
                .contains("account.owner-decided");
        assertThat(account(document, "management").owner()).isEqualTo("platform");
        assertThat(document.accounts())
                .allMatch(account -> (account.owner() == null)
                        == account.questions().stream().anyMatch(q -> q.contains("own")));
        assertThat(document.findings())
                .filteredOn(finding -> finding.rule().equals("partition.account-without-owner"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.text()).contains("network").doesNotContain("orders-dev"));
    }

    @Test
    void who_pays_and_who_made_it_owns_nothing() {
        Fields fields = new Fields().product("orders", "dev", "CostCenter", "4711", "createdBy", "terraform");

        assertThat(account(fields.partition(), "orders-dev").owner()).isNull();
    }

    @Test
    void an_account_of_two_owners_asks_which_one_it_is() throws IOException {
        PartitionDocument document =
                shop().partition(decided(CENTRALISED + "\nowners: {orders: sales, search: discovery}"));

        assertThat(account(document, "dev").owner()).isNull();
        assertThat(account(document, "dev").questions())
                .singleElement()
                .asString()
                .startsWith("Which of discovery, sales owns the account?");
    }

    @Test
    void fewer_and_more_accounts_are_compared_with_the_proposal() {
        Fields fields = shop().product("orders", "prod")
                .product("search", "prod")
                .edge("search-dev-api", EdgeKind.INVOKES, "orders-dev-api")
                .edge("search-prod-api", EdgeKind.INVOKES, "orders-prod-api");
        PartitionDocument document = fields.partition();

        assertThat(document.variants()).extracting(Variant::name).containsExactly("fewer", "proposed", "more");
        assertThat(document.variants()).extracting(Variant::accounts).containsExactly(8, 9, 11);
        assertThat(document.variants().get(1).accounts())
                .isEqualTo(document.accounts().size());
        assertThat(document.variants()).extracting(Variant::crossings).containsExactly(0, 1, 2);
        assertThat(document.variants())
                .extracting(Variant::monthlyPrice)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(document.variants()).extracting(Variant::monthlyHours).isSorted();
        assertThat(document.variants()).extracting(Variant::largest).containsExactly(0.5, 0.5, 0.25);
        assertThat(document.variants().get(2).workloads())
                .extracting(PartitionDocument.VariantAccount::name)
                .containsExactly("orders-dev", "orders-prod", "search-dev", "search-prod");
    }

    private static Resource measured(String name, String type, String data) throws IOException {
        return new Resource(
                arn(name),
                type,
                "eu-west-1",
                Fields.ACCOUNT,
                name,
                name,
                Map.of("app", name.substring(0, name.indexOf('-')), "env", name.split("-", -1)[1]),
                Json.mapper().readTree(data));
    }

    @Test
    void the_old_account_is_kept_by_whoever_would_have_most_to_move() throws IOException {
        Fields fields = new Fields()
                .product("orders", "prod")
                .product("search", "prod")
                .put(measured("search-prod-db", "AWS::RDS::DBInstance", "{\"AllocatedStorage\": 4096}"));
        PartitionDocument.OldAccount old = old(fields.partition());

        assertThat(old.account()).isEqualTo("production");
        assertThat(old.keeper()).isEqualTo("search");
        assertThat(old.claims()).extracting(PartitionDocument.Claim::context).containsExactly("search", "orders");
        assertThat(old.claims().get(0).hard()).isEqualTo(2);
        assertThat(old.reasons()).extracting(Reason::rule).containsExactly("keeper.strongest");
        assertThat(old.reasons().get(0).text()).contains("4 TiB");
        assertThat(old(new Fields().product("orders", "prod").partition()).reasons())
                .extracting(Reason::rule)
                .containsExactly("keeper.alone");
        assertThat(old(fields.partition(decided("keepProductionInPlace: false")))
                        .reasons())
                .extracting(Reason::rule)
                .containsExactly("keeper.nobody");
    }

    private static PartitionDocument.OldAccount old(PartitionDocument document) {
        return Objects.requireNonNull(document.old());
    }

    private static String activity(String last) {
        String active = last.isEmpty() ? "" : ", \"LastActive\": \"" + last + "\"";
        return "{\"GetMetricData\": [{\"Fact\": \"activity\", \"From\": \"2026-06-01T00:00:00Z\"" + active + "}]}";
    }

    private static Fields watched(String api, String worker) throws IOException {
        return new Fields()
                .product("search", "dev")
                .put(measured("orders-dev-api", FUNCTION, activity(api)))
                .put(measured("orders-dev-worker", FUNCTION, activity(worker)))
                .put(measured("orders-dev-items", TABLE, "{}"))
                .edge("orders-dev-api", EdgeKind.WRITES, "orders-dev-items");
    }

    @Test
    void what_nobody_used_for_months_is_proposed_for_retirement() throws IOException {
        assertThat(watched("", "").partition().retirements()).singleElement().satisfies(retirement -> {
            assertThat(retirement.context()).isEqualTo("orders");
            assertThat(retirement.environment()).isEqualTo("dev");
            assertThat(retirement.resources()).hasSize(3).contains(arn("orders-dev-items"));
            assertThat(retirement.reasons().get(0).rule()).isEqualTo("retire.idle");
            assertThat(retirement.reasons().get(0).facts())
                    .containsEntry("watched", "2")
                    .containsEntry("since", "2026-06-01T00:00:00Z");
        });
        assertThat(watched("", "2026-08-01T00:00:00Z").partition().retirements())
                .isEmpty();
        assertThat(watched("", "")
                        .edge("search-dev-api", EdgeKind.INVOKES, "orders-dev-api")
                        .partition()
                        .retirements())
                .as("somebody needs it")
                .isEmpty();
    }

    @Test
    void leftovers_are_proposed_for_retirement_too() throws IOException {
        Fields fields = shop().put(measured("orders-dev-old", "AWS::EC2::Volume", "{\"State\":\"available\"}"));

        assertThat(fields.partition().retirements()).singleElement().satisfies(retirement -> {
            assertThat(retirement.resources()).containsExactly(arn("orders-dev-old"));
            assertThat(retirement.reasons().get(0).rule()).isEqualTo("retire.leftover");
        });
    }

    private static Fields named(String name, String... tags) {
        Fields fields = shop();
        for (String part : Fields.PARTS) {
            fields.add(FUNCTION, name + "-dev-" + part, tags).add(TABLE, name + "-dev-" + part + "-data", tags);
        }
        return fields;
    }

    @Test
    void a_context_that_bears_a_teams_name_is_reported() {
        PartitionDocument team = named("falcons", "team", "Team Falcons").partition();
        PartitionDocument product =
                named("falcons", "team", "falcons", "app", "falcons").partition();

        assertThat(team.contexts()).extracting(PartitionDocument.Context::name).contains("falcons");
        assertThat(team.findings())
                .filteredOn(finding -> finding.rule().equals("partition.context-of-people"))
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("'falcons'")
                .contains("team");
        assertThat(product.findings())
                .as("the team bears the product's name")
                .extracting(Finding::rule)
                .doesNotContain("partition.context-of-people");
    }

    @Test
    void a_tool_that_has_a_user_of_its_own_is_no_person() {
        Fields fields = shop().add("AWS::IAM::User", "jenkins");
        for (String part : Fields.PARTS) {
            fields.add(FUNCTION, "jenkins-" + part);
        }

        PartitionDocument document = fields.partition();

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .contains("jenkins");
        assertThat(document.findings()).extracting(Finding::rule).doesNotContain("partition.context-of-people");
    }

    @Test
    void a_team_that_half_of_the_resources_name_as_their_product_is_one() {
        Fields fields = new Fields();
        for (int i = 0; i < 4; i++) {
            String[] tags =
                    i < 2 ? new String[] {"team", "Team Falcons", "app", "falcons"} : new String[] {"team", "x"};
            fields.add(i < 2 ? FUNCTION : QUEUE, "falcons-" + i, tags);
        }

        assertThat(fields.partition().findings())
                .extracting(Finding::rule)
                .doesNotContain("partition.context-of-people");
        assertThat(fields.add(TABLE, "falcons-4").partition().findings())
                .extracting(Finding::rule)
                .contains("partition.context-of-people");
    }
}
