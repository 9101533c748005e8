package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.cost.fetch.CostServer;
import dev.mitosis.cost.fetch.Faults;
import dev.mitosis.cost.fetch.Ledger;
import dev.mitosis.cost.fetch.Ledger.Line;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account without tags and without resource-level costs, whose usage types are all that can be told apart. */
class UsageAttributionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final String COMPUTE = "Amazon Elastic Compute Cloud - Compute";

    @TempDir
    static Path folder;

    static Map<String, BigDecimal> byAccount;
    static List<Row> rows;

    @BeforeAll
    static void attribute() {
        List<Line> lines = new ArrayList<>();
        for (LocalDate day = TODAY.minusDays(40); day.isBefore(TODAY); day = day.plusDays(1)) {
            lines.add(line(day, "EU-BoxUsage:m5.large", "1.25"));
            lines.add(line(day, "EU-BoxUsage:c5.large", "0.75"));
            lines.add(line(day, "EU-BoxUsage:t3.micro", "0.10"));
            lines.add(line(day, "EU-DataTransfer-Out-Bytes", "0.01"));
        }
        Ledger ledger = new Ledger("USD", lines, List.of(), List.of());
        Faults faults = new Faults(
                Set.of(),
                TODAY.withDayOfMonth(1).minusMonths(1),
                TODAY.minusMonths(1),
                TODAY,
                false,
                false,
                0,
                0,
                0,
                100);
        CostCatalog all = CostCatalog.bundled();
        CostCatalog catalog = new CostCatalog(
                all.limits(),
                all.metrics(),
                all.series(),
                all.groupings().stream()
                        .filter(grouping ->
                                Set.of("total", "service", "service-usage-type").contains(grouping.name()))
                        .toList(),
                all.documents());
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        try (CostScenario scenario =
                new CostScenario(catalog, ledger, faults, clock, new CostServer(ledger, faults, TODAY, 1))) {
            scenario.export(folder);
        }
        List<Resource> resources = List.of(
                instance("i-1", "m5.large"),
                instance("i-2", "c5.large"),
                instance("i-3", "t3.micro"),
                instance("i-4", "t3.micro"));
        List<Assignment> assigned = List.of(
                owned(resources.get(0), "shop"),
                owned(resources.get(1), "crm"),
                owned(resources.get(2), "shop"),
                owned(resources.get(3), "crm"));
        PartitionDocument partition = new PartitionDocument(
                1,
                "test",
                "111122223333",
                "s",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                assigned,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        rows = new CostAttributor()
                .attribute(new CostAttributionRequest(folder, partition, resources))
                .rows();
        byAccount = rows.stream().collect(Collectors.toMap(Row::account, Row::amount, BigDecimal::add));
    }

    private static Line line(LocalDate day, String usage, String cost) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("SERVICE", COMPUTE);
        keys.put("USAGE_TYPE", usage);
        return new Line(day, 0, keys, "Hrs", Collections.nCopies(Ledger.METRICS.size(), new BigDecimal(cost)));
    }

    private static Resource instance(String id, String type) {
        return new Resource(
                "arn:aws:ec2:eu-west-1:111122223333:instance/" + id,
                "AWS::EC2::Instance",
                "eu-west-1",
                "111122223333",
                id,
                id,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("InstanceType", type));
    }

    private static Assignment owned(Resource resource, String account) {
        return new Assignment(
                resource.arn(), resource.type(), account, "prod", account, Role.WORKLOAD, 1, List.of(), false);
    }

    private static BigDecimal billed(String usage) {
        LocalDate first = TODAY.withDayOfMonth(1).minusMonths(1);
        long days = first.datesUntil(TODAY).count();
        return new BigDecimal(usage).multiply(BigDecimal.valueOf(days));
    }

    @Test
    void a_usage_type_that_only_one_account_has_goes_to_it() {
        assertThat(byAccount.get("shop")).isEqualByComparingTo(billed("1.25"));
        assertThat(byAccount.get("crm")).isEqualByComparingTo(billed("0.75"));
        assertThat(rows)
                .filteredOn(row -> row.evidence().equals("cost.usage-type"))
                .isNotEmpty()
                .allMatch(row -> row.reason().contains("AWS::EC2::Instance"));
    }

    @Test
    void what_two_accounts_have_or_no_rule_knows_is_spread_over_none() {
        assertThat(byAccount.get(CostAttribution.UNATTRIBUTED)).isEqualByComparingTo(billed("0.11"));
    }
}
