package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.cost.attribute.CostAttribution.Extra;
import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.cost.fetch.Ledger;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostAttributorTest {
    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";
    private static final String OTHER = "EC2 - Other";

    @TempDir
    static Path folder;

    static Ledger ledger;
    static CostAttribution attribution;

    @BeforeAll
    static void attribute() {
        long seed = 25;
        CostScenario scenario = CostScenario.random(seed);
        while (!scenario.ledger().tags().contains("env")) {
            scenario.close();
            seed += 25;
            scenario = CostScenario.random(seed);
        }
        try (CostScenario found = scenario) {
            found.export(folder);
            ledger = found.ledger();
        }
        List<Resource> resources = List.of(
                resource("AWS::EC2::Instance", "i-0a", "prod"),
                resource("AWS::EC2::Instance", "i-0b", "dev"),
                resource("AWS::EC2::Volume", "vol-1", "prod"));
        attribution =
                new CostAttributor().attribute(new CostAttributionRequest(folder, partition(resources), resources));
    }

    private static Resource resource(String type, String id, String environment) {
        return new Resource(
                "arn:aws:ec2:eu-west-1:111122223333:x/" + id,
                type,
                "eu-west-1",
                "111122223333",
                id,
                id,
                Map.of("env", environment),
                JsonNodeFactory.instance.objectNode());
    }

    private static PartitionDocument partition(List<Resource> resources) {
        List<Assignment> assignments = resources.stream()
                .map(resource -> new Assignment(
                        resource.arn(),
                        resource.type(),
                        "shop",
                        resource.tags().get("env"),
                        "shop-" + resource.tags().get("env"),
                        Role.WORKLOAD,
                        1,
                        List.of(),
                        false))
                .toList();
        List<TargetAccount> accounts = List.of(
                new TargetAccount("shop-prod", "Workloads/Prod", "workload", List.of("shop"), "prod", true, List.of()),
                new TargetAccount("shop-dev", "Workloads/Dev", "workload", List.of("shop"), "dev", false, List.of()));
        return new PartitionDocument(
                1,
                "test",
                "111122223333",
                "s",
                Map.of(),
                List.of(),
                List.of(),
                accounts,
                assignments,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void the_amounts_of_a_month_add_up_to_what_was_billed_in_it() {
        Map<String, BigDecimal> billed = new TreeMap<>();
        ledger.lines()
                .forEach(line -> billed.merge(
                        line.day().toString().substring(0, 7), line.amounts().get(0), BigDecimal::add));
        Map<String, BigDecimal> attributed = attribution.rows().stream()
                .collect(Collectors.toMap(Row::month, Row::amount, BigDecimal::add, TreeMap::new));

        assertThat(attributed.keySet()).isEqualTo(billed.keySet());
        attributed.forEach((month, amount) -> assertThat(amount).isEqualByComparingTo(billed.get(month)));
    }

    @Test
    void a_tag_ties_exactly_what_carries_it() {
        assertThat(sum("shop-dev", COMPUTE, "cost.tag")).isEqualByComparingTo(billed(COMPUTE, "dev"));
        assertThat(sum("shop-prod", COMPUTE, "cost.tag")).isEqualByComparingTo(billed(COMPUTE, "prod"));
    }

    @Test
    void the_only_owner_of_a_service_gets_what_the_tag_leaves() {
        BigDecimal whole = sum("shop-prod", OTHER, "cost.tag").add(sum("shop-prod", OTHER, "cost.sole-owner"));

        assertThat(whole)
                .isEqualByComparingTo(ledger.lines().stream()
                        .filter(line -> line.key("DIMENSION", "SERVICE").equals(OTHER))
                        .map(line -> line.amounts().get(0))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void what_nothing_ties_to_an_account_is_shown_as_such() {
        assertThat(attribution.rows())
                .filteredOn(row -> row.service().equals("Tax"))
                .isNotEmpty()
                .allMatch(row -> row.account().equals(CostAttribution.UNATTRIBUTED));
        assertThat(attribution.accounts())
                .extracting(CostAttribution.AccountCost::account)
                .contains(CostAttribution.UNATTRIBUTED);
    }

    @Test
    void a_new_account_costs_on_top_and_each_item_names_its_assumption() {
        assertThat(attribution.extras())
                .isNotEmpty()
                .allMatch(extra -> extra.account().equals("shop-dev"))
                .allMatch(
                        extra -> !extra.assumption().isBlank() && extra.source().startsWith("https://"));
        assertThat(attribution.extras())
                .filteredOn(extra -> extra.item().equals("nat-gateway"))
                .extracting(Extra::monthly)
                .containsExactly(new BigDecimal("65.70"));
    }

    @Test
    void every_service_of_the_table_names_types() {
        assertThat(CostOwners.table())
                .hasSizeGreaterThan(30)
                .allSatisfy((service, types) -> assertThat(types).isNotEmpty());
    }

    private static BigDecimal sum(String account, String service, String evidence) {
        return attribution.rows().stream()
                .filter(row -> row.account().equals(account)
                        && row.service().equals(service)
                        && row.evidence().equals(evidence))
                .map(Row::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal billed(String service, String environment) {
        return ledger.lines().stream()
                .filter(line -> line.key("DIMENSION", "SERVICE").equals(service)
                        && line.key("TAG", "env").equals(environment))
                .map(line -> line.amounts().get(0))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
