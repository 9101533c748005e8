package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.ListedCosts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each account costs a month today and in the end, line by line, and what runs twice. */
final class CostsTable {
    static final String NAME = "costs";
    private static final String ALL = "(all accounts)";
    private static final String TODAY = "today";
    private static final String ON_TOP = "on top";
    private static final String IN_THE_END = "in the end";
    private static final String TWICE = "twice";

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
                "What each account costs a month: as it was, or by list price where nobody knows, what comes on top by list price,"
                        + " and what runs twice while it"
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
        String why = why(money, input.spending());
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(ALL, TODAY, "everything", null, null, money.before().orElse(null), why));
        rows.add(new Row(ALL, ON_TOP, "everything", null, null, money.monthlyOnTop(), "the lines below"));
        rows.add(
                new Row(ALL, IN_THE_END, "everything", null, null, money.after().orElse(null), end(money, why)));
        money.twice().forEach(month -> rows.add(twice(month, input.spending())));
        for (TargetAccount account : input.partition().accounts()) {
            rows.addAll(ofAccount(account.name(), money, why));
        }
        money.today()
                .forEach(held -> rows.add(new Row(
                        held.account(), TODAY, held.type(), held.count(), null, held.monthly(), heldWhy(held))));
        money.onTop().stream()
                .filter(line -> line.monthly().signum() > 0)
                .forEach(line -> rows.add(new Row(
                        line.account(),
                        ON_TOP,
                        line.item(),
                        line.count(),
                        line.each(),
                        line.monthly(),
                        line.assumption())));
        if (money.isEstimated()) {
            rows.addAll(notPriced(money.listed()));
        }
        return rows;
    }

    private static String why(Money money, Spending spending) {
        return money.isEstimated()
                ? "list prices in us-east-1, on demand, of what costs while it only stands there; there is no cost history"
                : spending.hasHistory()
                        ? "the cost history, " + spending.month() + ", in " + spending.currency()
                        : "not known: there is no cost history";
    }

    private static String end(Money money, String why) {
        return money.isEstimated() ? "what goes on, by list price, and what comes on top" : why;
    }

    private static Row twice(Money.DoubleMonth month, Spending spending) {
        return new Row(
                ALL,
                TWICE,
                month.month(),
                null,
                null,
                month.amount(),
                spending.hasHistory()
                        ? "an equal part of the account's cost for each thing that moves, for as long as it stands twice"
                        : "list prices of what moves and has one; the rest is not known without a cost history");
    }

    private static String heldWhy(Money.Held held) {
        return "list prices of what stands there"
                + (held.notConfirmed() == 0
                        ? ""
                        : held.notConfirmed() == held.count()
                                ? "; they were not confirmed"
                                : "; those of " + held.notConfirmed() + " were not confirmed");
    }

    /** What no sum has in it, said so that nobody takes the sums for all of it. */
    private static List<Row> notPriced(ListedCosts listed) {
        List<Row> rows = new ArrayList<>();
        new TreeMap<>(listed.unknown())
                .forEach((type, count) -> rows.add(
                        new Row(ALL, TODAY, type, count, null, null, "not known: no list here has a price for it")));
        new TreeMap<>(listed.byUse())
                .forEach((type, count) -> rows.add(new Row(
                        ALL,
                        TODAY,
                        type,
                        count,
                        null,
                        null,
                        "not known: it costs what it is used, which only a history tells")));
        return rows;
    }

    private static List<Row> ofAccount(String account, Money money, String why) {
        BigDecimal before = money.before(account).orElse(null);
        BigDecimal onTop = money.monthlyOnTop(account);
        List<Row> rows = new ArrayList<>();
        if (before != null) {
            String below = money.isEstimated() ? "list prices: the lines below" : why;
            rows.add(new Row(account, TODAY, "what will be in it", null, null, before, below));
        }
        rows.add(new Row(
                account,
                ON_TOP,
                "all of it",
                null,
                null,
                onTop,
                before == null ? "what it costs today is not known" : "the lines below"));
        if (before != null) {
            rows.add(new Row(account, IN_THE_END, "all of it", null, null, before.add(onTop), end(money, why)));
        }
        return rows;
    }
}
