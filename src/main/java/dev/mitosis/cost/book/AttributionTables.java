package dev.mitosis.cost.book;

import dev.mitosis.cost.attribute.CostAttribution;
import dev.mitosis.cost.attribute.CostAttribution.AccountCost;
import dev.mitosis.cost.attribute.CostAttribution.Extra;
import dev.mitosis.cost.attribute.CostAttribution.Row;
import dev.mitosis.model.CostBook.Trend;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attribution as sheets: what each proposed account would have cost, why, and what comes on top. */
final class AttributionTables {
    private final CostAttribution attribution;

    AttributionTables(CostAttribution attribution) {
        this.attribution = attribution;
    }

    List<Table<?>> tables() {
        return List.of(accounts(), rows(), extras());
    }

    /** Each proposed account over time; what no evidence ties to one has a colour of its own. */
    Trend trend() {
        CostPivot pivot = new CostPivot();
        attribution.rows().forEach(row -> pivot.add(row.month(), row.account(), row.amount()));
        return pivot.trend("Cost by proposed account", attribution.currency());
    }

    private Table<AccountCost> accounts() {
        String currency = " (" + attribution.currency() + ")";
        return new Table<>(
                "accounts",
                "Accounts",
                "What each proposed account would have cost. What no evidence ties to one is "
                        + CostAttribution.UNATTRIBUTED + " and spread over none.",
                List.of(
                        Column.named("account", "Account", "The proposed account.")
                                .wide(30)
                                .text(AccountCost::account),
                        Column.named(
                                        "last",
                                        "Last final month" + currency,
                                        "Attributed to it in that month, unblended.")
                                .wide(16)
                                .number(Kind.MONEY, AccountCost::lastFinalMonth),
                        Column.named("total", "All months" + currency, "Attributed to it in all months, unblended.")
                                .wide(16)
                                .number(Kind.MONEY, AccountCost::total),
                        Column.named("share", "Share (%)", "Its part of all months.")
                                .wide(11)
                                .number(Kind.NUMBER, account -> account.share().movePointRight(2)),
                        Column.named("monthly", "On top, monthly (USD)", "What the split adds each month; see On top.")
                                .wide(16)
                                .number(Kind.MONEY, account -> attribution.onTop(account.account(), Extra::monthly)),
                        Column.named("once", "On top, once" + currency, "What moving costs once; see On top.")
                                .wide(16)
                                .number(Kind.MONEY, account -> attribution.onTop(account.account(), Extra::once))),
                attribution.listed(),
                AccountCost::account);
    }

    private Table<Row> rows() {
        return new Table<>(
                "attribution",
                "Attribution",
                "Which evidence ties which service to which account, all months together; attribution.json has each month.",
                List.of(
                        Column.named("account", "Account", "The proposed account.")
                                .wide(30)
                                .text(Row::account),
                        Column.named("context", "Context", "Empty where several contexts of the account share it.")
                                .wide(22)
                                .text(Row::context),
                        Column.named("service", "Service", "As Cost Explorer names it.")
                                .wide(36)
                                .text(Row::service),
                        Column.named("total", "All months (" + attribution.currency() + ")", "Unblended.")
                                .wide(16)
                                .number(Kind.MONEY, Row::amount),
                        Column.named("evidence", "Evidence", "The rule that ties it.")
                                .wide(20)
                                .text(Row::evidence),
                        Column.named("reason", "Reason", "The rule's words.")
                                .wide(60)
                                .prose(Row::reason)),
                summed(),
                row -> String.join("|", row.account(), row.context(), row.service(), row.evidence(), row.reason()));
    }

    private List<Row> summed() {
        Map<List<String>, Row> sums = new LinkedHashMap<>();
        for (Row row : attribution.rows()) {
            sums.merge(
                    List.of(row.account(), row.context(), row.service(), row.evidence(), row.reason()),
                    row,
                    AttributionTables::add);
        }
        List<Row> rows = new ArrayList<>(sums.values());
        rows.sort(java.util.Comparator.comparing(Row::account)
                .thenComparing(row -> row.amount().negate())
                .thenComparing(Row::service)
                .thenComparing(Row::reason));
        return rows;
    }

    private static Row add(Row left, Row right) {
        return new Row(
                "",
                left.service(),
                left.account(),
                left.context(),
                left.evidence(),
                left.reason(),
                left.amount().add(right.amount()));
    }

    private Table<Extra> extras() {
        return new Table<>(
                "on-top",
                "On top",
                "What the split itself costs. List prices and assumptions, not facts: replace them by your own.",
                List.of(
                        Column.named("account", "Account", "The proposed account.")
                                .wide(30)
                                .text(Extra::account),
                        Column.named("item", "Item", "What is paid for.")
                                .wide(32)
                                .text(Extra::title),
                        Column.named("monthly", "Monthly", "Each month from then on.")
                                .wide(14)
                                .number(Kind.MONEY, Extra::monthly),
                        Column.named("once", "Once", "Paid once.").wide(14).number(Kind.MONEY, Extra::once),
                        Column.named("currency", "Currency", "Of both amounts.")
                                .wide(11)
                                .text(Extra::currency),
                        Column.named("assumption", "Assumption", "What the amount rests on.")
                                .wide(60)
                                .prose(Extra::assumption),
                        Column.named("source", "Source", "Where the price is published.")
                                .wide(44)
                                .text(Extra::source)),
                attribution.extras(),
                extra -> extra.account() + "|" + extra.item());
    }
}
