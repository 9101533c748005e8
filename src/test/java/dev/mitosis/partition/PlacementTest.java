package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PlaceDocument;
import dev.mitosis.model.PlaceDocument.Link;
import dev.mitosis.model.Reason;
import dev.mitosis.model.WorkloadNeeds;
import dev.mitosis.partition.accounts.PlacementAdvisor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a new workload goes. */
class PlacementTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String OWNERS = "\nowners: {orders: sales, search: sales}";

    /** Two products in production and development, one of which runs centrally beside a small third. */
    private static Fields shop() {
        Fields fields = new Fields();
        for (String environment : List.of("dev", "prod")) {
            for (String product : List.of("orders", "search")) {
                for (String part : List.of("api", "worker", "mailer", "cleaner", "loader")) {
                    fields.add(FUNCTION, product + "-" + environment + "-" + part, "app", product, "env", environment);
                }
                fields.add(TABLE, product + "-" + environment + "-items", "app", product, "env", environment);
                fields.edge(
                        product + "-" + environment + "-api", EdgeKind.WRITES, product + "-" + environment + "-items");
            }
        }
        return fields.add("AWS::EC2::EIP", "search-dev-1", "app", "search", "env", "dev")
                .add("AWS::EC2::EIP", "search-dev-2", "app", "search", "env", "dev")
                .edge("search-dev-1", EdgeKind.ATTACHED_TO, "search-dev-api")
                .edge("search-dev-2", EdgeKind.ATTACHED_TO, "search-dev-api");
    }

    private static PlaceDocument place(String decisions, String needs) throws IOException {
        return place(shop(), decisions, needs);
    }

    private static PlaceDocument place(Fields fields, String decisions, String needs) throws IOException {
        Decisions decided = Json.yaml().readValue(decisions, Decisions.class);
        PartitionDocument partition = fields.partition(decided);
        return new PlacementAdvisor(partition, decided).advise(Json.yaml().readValue(needs, WorkloadNeeds.class));
    }

    private static final String CENTRALISED = "operatingModel: {default: centralised}";

    private static String rule(PlaceDocument document) {
        return document.reasons().get(0).rule();
    }

    @Test
    void a_further_part_of_a_product_goes_where_the_product_is() throws IOException {
        PlaceDocument document = place("{}", "context: orders\nenvironment: development\n");

        assertThat(document.environment()).isEqualTo("dev");
        assertThat(document.place().account()).isEqualTo("orders-dev");
        assertThat(document.place().isNew()).isFalse();
        assertThat(document.place().ou()).isEqualTo("Workloads/NonProd");
        assertThat(document.monthlyPrice()).isZero();
        assertThat(rule(document)).isEqualTo("place.context");
    }

    @Test
    void what_needs_nothing_shares_the_account_of_its_environment() throws IOException {
        PlaceDocument document = place(
                CENTRALISED + OWNERS, "context: returns\nenvironment: dev\ntalksTo: [orders, search-dev-items]\n");

        assertThat(document.place().account()).isEqualTo("dev");
        assertThat(document.place().isNew()).isFalse();
        assertThat(document.place().owner()).isEqualTo("sales");
        assertThat(document.reasons()).extracting(Reason::rule).containsExactly("place.common", "account.flow");
        assertThat(document.connections()).extracting(Link::crosses).containsExactly(false, false);
        assertThat(document.questions()).isEmpty();
    }

    @Test
    void each_branch_of_the_flow_gives_it_an_account_of_its_own() throws IOException {
        String needs = "context: returns\nenvironment: dev\nowner: sales\n";
        String decisions = CENTRALISED + OWNERS;

        assertThat(place(decisions, needs).place().isNew()).isFalse();
        assertThat(rule(place(decisions, needs + "operatingModel: decentralised\n")))
                .isEqualTo("account.decentralised");
        assertThat(rule(place(decisions, needs + "criticality: critical\n"))).isEqualTo("account.critical");
        assertThat(rule(place(decisions, needs + "data: restricted\n"))).isEqualTo("account.sensitive-data");
        assertThat(rule(place(decisions + "\nblastRadius: {returns: small}", needs)))
                .isEqualTo("account.blast-radius");
        assertThat(rule(place(decisions, needs + "quotas: {AWS::EC2::EIP: 2}\n")))
                .isEqualTo("account.quota");
        assertThat(rule(place(decisions, needs.replace("sales", "returns-team"))))
                .isEqualTo("place.other-owner");
        assertThat(rule(place(
                        "operatingModel: {orders: centralised, search: centralised}" + OWNERS,
                        needs + "resources: 9\n")))
                .isEqualTo("account.undecided");
    }

    @Test
    void a_new_account_has_a_name_a_unit_a_price_and_connections() throws IOException {
        PlaceDocument document = place(CENTRALISED, """
                context: Returns Desk
                environment: dev
                criticality: high
                owner: returns-team
                quotas: {elastic ip addresses per region: 1}
                talksTo: [orders, search-dev-items]
                """);

        assertThat(document.place())
                .isEqualTo(new PlaceDocument.Place("returns-desk-dev", "Workloads/NonProd", true, "returns-team"));
        assertThat(document.monthlyPrice()).isEqualTo(52.5);
        assertThat(document.monthlyHours()).isEqualTo(2);
        assertThat(document.connections()).extracting(Link::account).containsExactly("dev", "dev");
        assertThat(document.connections()).extracting(Link::crosses).containsExactly(true, true);
        assertThat(document.connections().get(1).advice()).contains("data of search");
    }

    @Test
    void two_addresses_fit_and_two_more_do_not() throws IOException {
        String needs = "context: returns\nenvironment: dev\nquotas: {L-0263D0A3: ";

        assertThat(place(CENTRALISED, needs + "1}\n").place().isNew()).isFalse();
        PlaceDocument tight = place(CENTRALISED, needs + "2}\n");
        assertThat(tight.place().account()).isEqualTo("returns-dev");
        assertThat(tight.reasons().get(0).facts())
                .containsEntry("used", "2")
                .containsEntry("own", "2")
                .containsEntry("limit", "5")
                .containsEntry("limitFrom", "default");
    }

    @Test
    void new_production_never_goes_into_the_old_account() throws IOException {
        PlaceDocument document = place(CENTRALISED, "context: orders\nenvironment: prod\n");

        assertThat(document.production()).isTrue();
        assertThat(document.place().account()).isEqualTo("prod");
        assertThat(document.place().isNew()).isTrue();
        assertThat(document.place().ou()).isEqualTo("Workloads/Prod");
        assertThat(document.reasons()).extracting(Reason::rule).contains("place.not-the-old-account");
    }

    @Test
    void public_production_with_data_of_its_own_stands_alone() throws IOException {
        String needs = "context: returns\nenvironment: prod\nexposure: internet\ndata: ";

        assertThat(rule(place(CENTRALISED, needs + "internal\n"))).isEqualTo("account.exposed-data");
        assertThat(rule(place(CENTRALISED, needs + "public\n"))).isEqualTo("place.common");
    }

    @Test
    void an_experiment_goes_into_the_sandbox() throws IOException {
        Fields fields = shop().add(TABLE, "hackathon-scores", "env", "sandbox");

        assertThat(rule(place(fields, CENTRALISED, "context: tryout\nenvironment: playground\n")))
                .isEqualTo("place.sandbox");
        assertThat(place(fields, CENTRALISED, "context: tryout\nenvironment: sandbox\n")
                        .place())
                .isEqualTo(new PlaceDocument.Place("sandbox", "Sandbox", false, null));
    }

    @Test
    void where_no_sandbox_is_yet_one_is_made_apart_from_workloads_and_costs_what_it_costs() throws IOException {
        PlaceDocument document = place(CENTRALISED, "context: tryout\nenvironment: sandbox\nowner: lab\n");

        assertThat(document.place()).isEqualTo(new PlaceDocument.Place("sandbox", "Sandbox", true, "lab"));
        assertThat(document.monthlyPrice()).isEqualTo(16);
        assertThat(document.monthlyHours()).isEqualTo(1);
    }

    @Test
    void an_environment_that_nobody_knows_is_a_question() throws IOException {
        PlaceDocument document = place(CENTRALISED, "context: returns\nenvironment: nft\n");

        assertThat(document.place().account()).isEqualTo("returns-nft");
        assertThat(document.questions()).anyMatch(question -> question.startsWith("Is 'nft' production?"));
        assertThat(document.questions()).anyMatch(question -> question.startsWith("Who owns returns-nft?"));
    }

    @Test
    void what_nobody_knows_cannot_be_talked_to() {
        assertThatThrownBy(() -> place(CENTRALISED, "context: returns\nenvironment: dev\ntalksTo: [odrers]\n"))
                .hasMessageContaining("odrers");
    }

    private static final String RETURNS = "context: returns\nenvironment: dev\n";

    private static Link link(String decisions, String name) throws IOException {
        Fields fields = shop().add("AWS::EC2::VPC", "net")
                .edge("orders-dev-api", EdgeKind.ATTACHED_TO, "net")
                .edge("search-dev-api", EdgeKind.ATTACHED_TO, "net");
        return place(fields, decisions, RETURNS + "talksTo: [\"" + name + "\"]\n")
                .connections()
                .get(0);
    }

    @Test
    void each_link_says_whether_it_crosses_and_how_to_talk_over_the_border() throws IOException {
        assertThat(link(CENTRALISED, "orders"))
                .isEqualTo(new Link("orders", "dev", false, "orders lives in the same account."));
        assertThat(link("{}", "orders").advice())
                .isEqualTo("Talk to orders through an interface or events, never through its data: it lives in"
                        + " orders-dev.");
        assertThat(link(CENTRALISED, "orders-dev-items").advice()).isEqualTo("It is in the same account.");
        assertThat(link("{}", Fields.arn("orders-dev-items")).advice())
                .startsWith("It holds data of orders in orders-dev: ");
        assertThat(link("{}", "orders-dev-api").advice())
                .isEqualTo("It belongs to orders in orders-dev and has to let the new account in.");
        assertThat(link("{}", "net").advice()).startsWith("It belongs to several contexts or nobody in network ");
    }

    @Test
    void a_context_that_does_not_live_in_the_environment_is_not_crossed_to() throws IOException {
        Fields fields = shop().add(TABLE, "desk-staging-items", "app", "desk", "env", "staging");
        Link link = place(fields, CENTRALISED, RETURNS + "talksTo: [desk]\n")
                .connections()
                .get(0);

        assertThat(link).isEqualTo(new Link("desk", "", false, "desk does not live in dev."));
    }

    @Test
    void much_depends_on_it_or_it_holds_secrets_from_the_second_highest_level_on() throws IOException {
        assertThat(rule(place(CENTRALISED, RETURNS + "criticality: high\n"))).isEqualTo("account.critical");
        assertThat(rule(place(CENTRALISED, RETURNS + "criticality: medium\n"))).isEqualTo("place.common");
        assertThat(rule(place(CENTRALISED, RETURNS + "data: confidential\n"))).isEqualTo("account.sensitive-data");
        assertThat(rule(place(CENTRALISED, RETURNS + "data: internal\nexposure: internet\n")))
                .as("data is real in production only")
                .isEqualTo("place.common");
        assertThat(rule(place(
                        CENTRALISED, "context: returns\nenvironment: prod\nexposure: internal\ndata: internal\n")))
                .isEqualTo("place.common");
    }

    @Test
    void the_facts_of_needs_are_as_people_wrote_them() throws IOException {
        assertThat(place(CENTRALISED, RETURNS + "criticality: high\n")
                        .reasons()
                        .get(0)
                        .facts())
                .containsEntry("criticality", "high");
        assertThat(place(CENTRALISED, RETURNS + "data: restricted\n")
                        .reasons()
                        .get(0)
                        .facts())
                .containsEntry("data", "restricted");
    }

    @Test
    void a_name_that_is_taken_gets_a_number() throws IOException {
        assertThat(place("{}", "context: Orders\nenvironment: dev\ncriticality: high\n")
                        .place()
                        .account())
                .isEqualTo("orders-dev-2");
        assertThat(place(
                                "assign: [{resource: orders-prod-api, account: orders-dev-2}]",
                                "context: Orders\nenvironment: dev\ncriticality: high\n")
                        .place()
                        .account())
                .isEqualTo("orders-dev-3");
    }

    @Test
    void who_runs_it_is_read_from_the_decisions_where_the_needs_do_not_say() throws IOException {
        String decisions = "operatingModel: {default: centralised, returns: decentralised}";

        assertThat(rule(place(decisions, RETURNS))).isEqualTo("account.decentralised");
        assertThat(rule(place(decisions, RETURNS + "operatingModel: centralised\n")))
                .isEqualTo("place.common");
    }

    @Test
    void an_owner_is_compared_only_where_both_are_known() throws IOException {
        assertThat(rule(place(CENTRALISED, RETURNS + "owner: sales\n"))).isEqualTo("place.common");
        assertThat(rule(place(CENTRALISED + OWNERS, RETURNS))).isEqualTo("place.common");
        PlaceDocument document = place(CENTRALISED, RETURNS + "owner: sales\n");
        assertThat(document.place().owner()).as("the account has none").isEqualTo("sales");
        assertThat(document.questions()).isEmpty();
    }

    @Test
    void production_that_leaves_is_no_reason_to_avoid_the_old_account() throws IOException {
        PlaceDocument document =
                place(CENTRALISED + "\nkeepProductionInPlace: false", "context: returns\nenvironment: prod\n");

        assertThat(document.reasons()).extracting(Reason::rule).containsExactly("place.common", "account.flow");
        assertThat(document.place().isNew()).isFalse();
    }

    @Test
    void what_is_asked_of_a_word_that_names_no_quota_is_which_ones_there_are() {
        assertThatThrownBy(() -> place(CENTRALISED, RETURNS + "quotas: {addresses: 1}\n"))
                .hasMessageContaining("no quota is called 'addresses'");
        assertThatThrownBy(() -> place("{}", RETURNS + "quotas: {addresses: 1}\n"))
                .as("although it would share no account")
                .hasMessageContaining("no quota is called 'addresses'");
    }

    @Test
    void a_quota_of_which_nobody_counts_the_resources_is_compared_by_what_is_needed_alone() throws IOException {
        String needs = RETURNS + "quotas: {AWS::Lambda::Function: ";

        assertThat(rule(place(CENTRALISED, needs + "799}\n"))).isEqualTo("place.common");
        Reason tight = place(CENTRALISED, needs + "800}\n").reasons().get(0);
        assertThat(tight.rule()).isEqualTo("account.quota");
        assertThat(tight.facts()).containsEntry("used", "0");
        assertThat(tight.text()).endsWith("and 1000 is the usual limit.");
    }

    @Test
    void words_for_environments_are_those_of_the_account_and_those_that_everybody_knows() throws IOException {
        Fields fields = shop().product("orders", "nft");

        assertThat(place(fields, "{}", "context: returns\nenvironment: nft\n").questions())
                .as("nobody has answered yet")
                .anyMatch(question -> question.startsWith("Is 'nft' production?"));
        assertThat(place(fields, "environments: {nft: {production: true}}", "context: returns\nenvironment: nft\n"))
                .satisfies(document -> assertThat(document.questions()).noneMatch(text -> text.startsWith("Is")))
                .returns(true, PlaceDocument::production);
        assertThat(place(fields, "{}", "context: returns\nenvironment: production\n"))
                .returns("prod", PlaceDocument::environment)
                .returns(true, PlaceDocument::production);
        assertThat(place(new Fields().product("orders", "dev"), "{}", "context: returns\nenvironment: live\n"))
                .as("the account has none yet")
                .returns("prod", PlaceDocument::environment)
                .returns(true, PlaceDocument::production);
        assertThat(place(fields, "{}", "context: returns\nenvironment: staging\n"))
                .returns(false, PlaceDocument::production)
                .satisfies(document -> assertThat(document.questions()).noneMatch(text -> text.startsWith("Is")));
    }
}
