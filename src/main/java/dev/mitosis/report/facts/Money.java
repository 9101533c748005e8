package dev.mitosis.report.facts;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.BaselinePart;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.report.price.ListedCosts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the split costs: each month on top, once, and while things stand twice; priced from what the target creates. */
public final class Money {
    private static final int CENTS = 2;
    private static final Set<Fate> ON_TOP = EnumSet.of(Fate.NEW, Fate.PER_ACCOUNT, Fate.COPIED);
    private static final String BASELINE = "baseline:";
    private static final String PER_ACCOUNT = "account";

    private final ReportInput input;
    private final MonthlyPrices prices;
    private @Nullable List<Line> onTop;
    private @Nullable List<Held> today;

    /** What is known of the money of a plan. */
    public Money(ReportInput input) {
        this.input = input;
        this.prices = new MonthlyPrices(input.spending());
    }

    /**
     * Things of one sort that an account has more than today.
     *
     * @param item a CloudFormation type, the title of a part of the baseline, or the id of a connection
     * @param each a month for one, in US dollars
     */
    public record Line(String account, String item, int count, BigDecimal each, String assumption) {
        /** What all of them cost a month. */
        public BigDecimal monthly() {
            return each.multiply(BigDecimal.valueOf(count)).setScale(CENTS, RoundingMode.HALF_UP);
        }
    }

    /** What the new accounts have more than is there today, by account and item. */
    public List<Line> onTop() {
        if (onTop == null) {
            onTop = findOnTop();
        }
        return onTop;
    }

    private List<Line> findOnTop() {
        TargetDocument target = input.target();
        if (target == null) {
            return List.of();
        }
        Map<String, Line> lines = new TreeMap<>();
        Map<String, Boolean> priced = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            Optional<MonthlyPrices.Price> price = prices.of(resource);
            priced.put(resource.id(), price.isPresent());
            if (ON_TOP.contains(resource.fate()) && price.isPresent()) {
                add(
                        lines,
                        new Line(
                                resource.account(),
                                resource.type(),
                                1,
                                price.get().monthly(),
                                price.get().assumption()));
            }
        }
        baseline(target, lines);
        connections(target, priced, lines);
        return List.copyOf(lines.values());
    }

    private static void connections(TargetDocument target, Map<String, Boolean> priced, Map<String, Line> lines) {
        for (PlannedConnection connection : target.connections()) {
            // Where what makes it up has a price of its own, that counts.
            boolean counted = connection.parts().stream().anyMatch(part -> priced.getOrDefault(part, false));
            if (connection.price() > 0 && !counted) {
                add(
                        lines,
                        new Line(
                                connection.account(),
                                "connection by " + connection.means().label(),
                                1,
                                BigDecimal.valueOf(connection.price()),
                                connection.reason().text()));
            }
        }
    }

    private void baseline(TargetDocument target, Map<String, Line> lines) {
        List<String> all = target.accounts().stream().map(PlannedAccount::name).toList();
        for (BaselinePart part : target.organization().baseline()) {
            prices.of(BASELINE + part.name()).ifPresent(price -> {
                // What the organization switches on is switched on in every account.
                List<String> accounts = part.scope().equals(PER_ACCOUNT) ? part.accounts() : all;
                accounts.stream()
                        .filter(account -> !part.kept().contains(account))
                        .forEach(account ->
                                add(lines, new Line(account, part.title(), 1, price.monthly(), price.assumption())));
            });
        }
    }

    private static void add(Map<String, Line> lines, Line line) {
        lines.merge(
                line.account() + "\n" + line.item() + "\n" + line.each(),
                line,
                (left, right) -> new Line(
                        left.account(), left.item(), left.count() + right.count(), left.each(), left.assumption()));
    }

    /** What all accounts together cost more each month than today, in US dollars. */
    public BigDecimal monthlyOnTop() {
        return onTop().stream().map(Line::monthly).reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    /** The same for one account. */
    public BigDecimal monthlyOnTop(String account) {
        return onTop().stream()
                .filter(line -> line.account().equals(account))
                .map(Line::monthly)
                .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
    }

    /**
     * Things of today of one type that an account will hold.
     *
     * @param notConfirmed of how many the price was found nowhere when it was checked
     * @param exact what all of them cost a month by list price
     */
    public record Held(String account, String type, int count, int notConfirmed, BigDecimal exact) {
        private Held and(Held other) {
            return new Held(
                    account, type, count + other.count, notConfirmed + other.notConfirmed, exact.add(other.exact));
        }

        /** The same in cents. */
        public BigDecimal monthly() {
            return cents(exact);
        }
    }

    /** Whether amounts of today are list prices, because nobody knows what was paid. */
    public boolean isEstimated() {
        return !input.spending().hasHistory() && !listed().priced().isEmpty();
    }

    /** What list prices tell of the things of today. */
    public ListedCosts listed() {
        return input.spending().listed();
    }

    /** What a month costs today, as it was paid, else by list price; empty where neither is known. */
    public Optional<BigDecimal> before() {
        return isEstimated()
                ? Optional.of(cents(listed().priced().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)))
                : input.spending().lastMonth().map(Money::cents);
    }

    /** What of it is for things that an account will hold; empty where that is not known. */
    public Optional<BigDecimal> before(String account) {
        return isEstimated()
                ? Optional.of(today().stream()
                        .filter(line -> line.account().equals(account))
                        .map(Held::monthly)
                        .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add))
                : Optional.ofNullable(input.spending().byAccount().get(account));
    }

    /** What a month costs in the end; empty where today's costs are not known, or in another currency. */
    public Optional<BigDecimal> after() {
        if (isEstimated()) {
            return Optional.of(today().stream().map(Held::monthly).reduce(monthlyOnTop(), BigDecimal::add));
        }
        return input.spending().currency().equals(Spending.DOLLARS)
                ? before().map(amount -> amount.add(monthlyOnTop()))
                : Optional.empty();
    }

    /** What goes on of today's things by list price, by the account that will hold it and by type. */
    public List<Held> today() {
        if (today == null) {
            today = findToday();
        }
        return today;
    }

    private List<Held> findToday() {
        TargetDocument target = input.target();
        Map<List<String>, Held> lines = new TreeMap<>(
                Comparator.<List<String>, String>comparing(key -> key.get(0)).thenComparing(key -> key.get(1)));
        for (PlannedResource resource : target == null ? List.<PlannedResource>of() : target.resources()) {
            BigDecimal price =
                    resource.succeeds() == null ? null : listed().priced().get(resource.succeeds());
            if (price != null && price.signum() > 0 && Figures.goesOn(resource)) {
                lines.merge(
                        List.of(resource.account(), resource.type()),
                        new Held(resource.account(), resource.type(), 1, notConfirmed(resource.succeeds()), price),
                        Held::and);
            }
        }
        return List.copyOf(lines.values());
    }

    private int notConfirmed(@Nullable String arn) {
        return listed().notConfirmed().contains(String.valueOf(arn)) ? 1 : 0;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(CENTS, RoundingMode.HALF_UP);
    }

    /** The days of one person that the plan takes. */
    public double peopleDays() {
        return Timetable.peopleDays(input.plan().steps());
    }

    /** What the people cost; empty where nobody says what a day costs. */
    public Optional<BigDecimal> people() {
        return Optional.ofNullable(input.spending().dayRate())
                .map(rate -> rate.multiply(BigDecimal.valueOf(peopleDays())).setScale(CENTS, RoundingMode.HALF_UP));
    }

    /**
     * What things cost that stand in both accounts, by month.
     *
     * @param month {@code 2027-02}, or the number of the thirty days since the first day, {@code month 2}
     */
    public record DoubleMonth(String month, BigDecimal amount) {}

    /** What things cost while they stand twice, for each month of the plan. */
    public List<DoubleMonth> twice() {
        return new DoubleRunning(input, prices).months();
    }
}
