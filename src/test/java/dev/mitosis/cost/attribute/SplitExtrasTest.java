package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.attribute.CostAttribution.AccountCost;
import dev.mitosis.cost.attribute.CostAttribution.Extra;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Role;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a split costs on top: each item for an account that needs it and for the nearest one that does not. */
class SplitExtrasTest {
    static Stream<TsvRow> rows() {
        return TsvTable.load(SplitExtrasTest.class, "extras.tsv", 4).stream();
    }

    private static List<Extra> extras(TsvRow row) {
        boolean existing = row.cell(0).startsWith("=");
        TargetAccount account = new TargetAccount(
                row.cell(0).substring(1), "Workloads", "workload", List.of(), null, existing, List.of());
        List<Assignment> assigned = new ArrayList<>();
        for (String resource :
                row.cell(1).isEmpty() ? new String[0] : row.cell(1).split(" \\| ")) {
            String[] words = resource.split(" ", -1);
            assigned.add(new Assignment(
                    "r" + assigned.size(), words[1], null, null, words[0], Role.WORKLOAD, 1, List.of(), false));
        }
        List<Crossing> crossings = row.cell(2).isEmpty()
                ? List.of()
                : List.of(new Crossing(
                        "r0",
                        "r9",
                        EdgeKind.READS,
                        row.cell(2).split("-", -1)[0],
                        row.cell(2).split("-", -1)[1],
                        ""));
        PartitionDocument partition = new PartitionDocument(
                1,
                "test",
                "111122223333",
                "s",
                Map.of(),
                List.of(),
                List.of(),
                List.of(account),
                assigned,
                crossings,
                List.of(),
                List.of(),
                List.of());
        BigDecimal own = new BigDecimal(row.cell(3));
        return new SplitExtras(SplitCosts.bundled())
                .of(
                        new CostAttributionRequest(Path.of("."), partition, List.of()),
                        List.of(new AccountCost("a", own, own, BigDecimal.ONE)),
                        "EUR");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_account_pays_for_what_it_needs(TsvRow row) {
        assertThat(extras(row).stream()
                        .map(extra -> extra.item() + " " + extra.monthly() + " " + extra.once())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(row.cell(4));
    }

    @Test
    void list_prices_are_in_dollars_and_what_runs_twice_in_the_currency_of_the_bill() {
        Extra[] extras = extras(rows().filter(row -> row.cell(4).startsWith("nat-gateway"))
                        .findFirst()
                        .orElseThrow())
                .toArray(Extra[]::new);

        assertThat(extras[0])
                .returns("a", Extra::account)
                .returns("USD", Extra::currency)
                .returns("NAT gateways", Extra::title)
                .returns("https://aws.amazon.com/vpc/pricing/", Extra::source);
        assertThat(extras[extras.length - 1])
                .returns("double-running", Extra::item)
                .returns("EUR", Extra::currency);
    }

    @Test
    void every_item_of_the_table_has_a_row_that_has_it_and_one_that_does_not() {
        List<String> items =
                SplitCosts.bundled().items().stream().map(SplitCosts.Item::id).toList();

        assertThat(items).allSatisfy(item -> {
            assertThat(rows()).anyMatch(row -> row.cell(4).contains(item + " "));
            assertThat(rows()).anyMatch(row -> !row.cell(4).contains(item + " "));
        });
    }

    @Test
    void every_item_says_what_it_assumes_and_where_its_price_is_published() {
        assertThat(SplitCosts.bundled().items()).allSatisfy(item -> {
            assertThat(item.assumption()).endsWith(".");
            assertThat(item.source()).startsWith("https://");
        });
    }
}
