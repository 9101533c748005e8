package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each account costs a month today and in the end, line by line, and what runs twice. */
final class CostsTable {
    static final String NAME = "costs";
    private static final String ALL = "(all accounts)";

    private CostsTable() {}

    /** One amount; null where nobody knows. */
    private record Row(
            String account,
            String sort,
            String what,
            @Nullable Integer count,
            @Nullable BigDecimal each,
            @Nullable BigDecimal monthly,
            String why) {}

    static Table<?> of(ReportInput input) {
        return new Table<>(
                NAME,
                "Costs",
                "What each account costs a month: as it was, what comes on top by list price, and what runs twice while it"
                        + " moves. plans/<account>/assumptions.yaml corrects prices and says what a day of a person costs.",
                List.of(
                        named("account", "Account", "The account.").wide(28).text(Row::account),
                        named("sort", "Sort", "Today, on top, in the end, or twice.")
                                .wide(12)
                                .text(Row::sort),
                        named("what", "What", "What is paid for.").wide(46).prose(Row::what),
                        named("count", "Count", "How many there are.").wide(8).number(Kind.NUMBER, Row::count),
                        named("each", "Each (USD a month)", "The price of one.")
                                .wide(12)
                                .number(Kind.MONEY, Row::each),
                        named(
                                        "monthly",
                                        "Amount (USD)",
                                        "What all of them cost a month, or in the month that is named; empty where it is not known.")
                                .wide(14)
                                .number(Kind.MONEY, Row::monthly),
                        named("why", "It rests on", "The assumption, or why it is not known.")
                                .wide(60)
                                .prose(Row::why)),
                rows(input),
                row -> String.join(" | ", row.account(), row.sort(), row.what(), String.valueOf(row.each())));
    }

    private static List<Row> rows(ReportInput input) {
        Money money = new Money(input);
        Spending spending = input.spending();
        String why = spending.month().isEmpty()
                ? "not known: there is no cost history"
                : "the cost history, " + spending.month() + ", in " + spending.currency();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(ALL, "today", "everything", null, null, money.before().orElse(null), why));
        rows.add(new Row(ALL, "on top", "everything", null, null, money.monthlyOnTop(), "the lines below"));
        rows.add(new Row(
                ALL, "in the end", "everything", null, null, money.after().orElse(null), why));
        money.twice()
                .forEach(
                        month -> rows.add(
                                new Row(
                                        ALL,
                                        "twice",
                                        month.month(),
                                        null,
                                        null,
                                        month.amount(),
                                        spending.month().isEmpty()
                                                ? "list prices of what moves and has one; the rest is not known without a cost history"
                                                : "an equal part of the account's cost for each thing that moves, for as long as it stands twice")));
        for (TargetAccount account : input.partition().accounts()) {
            BigDecimal before = spending.byAccount().get(account.name());
            rows.add(new Row(
                    account.name(),
                    "on top",
                    "all of it",
                    null,
                    null,
                    money.monthlyOnTop(account.name()),
                    before == null ? "what it costs today is not known" : "the lines below"));
            if (before != null) {
                rows.add(new Row(account.name(), "today", "what will be in it", null, null, before, why));
                rows.add(new Row(
                        account.name(),
                        "in the end",
                        "all of it",
                        null,
                        null,
                        before.add(money.monthlyOnTop(account.name())),
                        why));
            }
        }
        money.onTop().stream()
                .filter(line -> line.monthly().signum() > 0)
                .forEach(line -> rows.add(new Row(
                        line.account(),
                        "on top",
                        line.item(),
                        line.count(),
                        line.each(),
                        line.monthly(),
                        line.assumption())));
        return rows;
    }
}
