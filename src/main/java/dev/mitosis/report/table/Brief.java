package dev.mitosis.report.table;

import dev.mitosis.model.Coverage;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.report.facts.Downtimes;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.RiskFacts;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.facts.Timetable;
import dev.mitosis.report.facts.WaveCounts;
import dev.mitosis.report.facts.WaveFacts;
import dev.mitosis.report.facts.Words;
import dev.mitosis.report.price.ListedCosts;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.question.Rank;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The plan on one page, for the one who signs it.
 *
 * @param purpose what is done, and why
 */
public record Brief(String purpose, List<Section> sections) {
    /** The title of the section on risks. */
    public static final String RISKS = "Which risks get smaller";

    /** The title of the section on money. */
    public static final String COST = "What it costs";

    /** The title of the section on days and people. */
    public static final String TIME = "When, and by whom";

    /** The title of the section on downtime. */
    public static final String DOWN = "What is down, and for how long";

    /** The title of the section on decisions. */
    public static final String DECISIONS = "What only you can decide";

    /** The title of the section on what was not seen. */
    public static final String UNSEEN = "What the tool could not see";

    /** All of them, in their order. */
    public static final List<String> TITLES = List.of(RISKS, COST, TIME, DOWN, DECISIONS, UNSEEN);

    private static final int DECISIONS_SHOWN = 9;
    private static final int DECISIONS_WANTED = 5;
    private static final int PRODUCTS_SHOWN = 8;
    private static final int MONTHS_SHOWN = 6;
    private static final String NO_HISTORY =
            "not known: there is no cost history (mitosis cost export, then mitosis cost attribute)";

    public Brief {
        sections = List.copyOf(sections);
    }

    /**
     * A part of the page.
     *
     * @param headers of its columns
     * @param rows as many cells each as there are headers
     */
    public record Section(String title, List<String> headers, List<List<String>> rows) {
        public Section {
            headers = List.copyOf(headers);
            rows = List.copyOf(rows);
        }
    }

    /** What the documents say. */
    static Brief of(ReportInput input, List<Question> questions) {
        List<WaveFacts> waves = WaveCounts.of(input);
        return new Brief(
                purpose(input),
                List.of(
                        new Section(
                                RISKS,
                                List.of("Risk", "Today", "When it is done"),
                                RiskFacts.of(input).stream()
                                        .map(row -> List.of(row.what(), row.today(), row.after()))
                                        .toList()),
                        new Section(COST, List.of("Amount", "", "It rests on"), cost(input)),
                        new Section(TIME, List.of("", "", "It rests on"), time(input, waves)),
                        new Section(DOWN, List.of("Product", "Longest", "Each time"), down(input)),
                        new Section(DECISIONS, List.of("Decision", "Recommended", "Or"), decisions(input, questions)),
                        new Section(UNSEEN, List.of("What", "How many", "Where it stands"), unseen(input))));
    }

    private static String purpose(ReportInput input) {
        long workloads = input.partition().accounts().stream()
                .filter(account -> !account.existing() && account.purpose().equals("workload"))
                .count();
        return "One AWS account with " + Words.count(input.resources().size(), "resource") + " of "
                + Words.count(input.partition().contexts().size(), "product") + " becomes "
                + Words.count(input.partition().accounts().size(), "account") + ", "
                + (workloads == 0
                        ? "none of them for a product: an organization is made around what is there, and products stay where"
                                + " they are until more is known of them, or decided."
                        : String.format(Locale.ROOT, "%,d", workloads)
                                + " of them for products and their environments, so that a mistake, a leaked key or a full"
                                + " quota of one no longer reaches the others.");
    }

    private static List<List<String>> cost(ReportInput input) {
        Money money = new Money(input);
        Spending spending = input.spending();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Each month today",
                money.before()
                        .map(amount -> about(money) + Words.money(spending.currency(), amount))
                        .orElse("not known"),
                money.isEstimated()
                        ? estimate(money.listed()) + " What was paid tells mitosis cost export."
                        : money.before().isPresent() ? "The cost history, " + spending.month() + "." : NO_HISTORY));
        rows.add(List.of(
                "Each month on top",
                input.target() == null ? "not known" : Words.money(Spending.DOLLARS, money.monthlyOnTop()),
                "List prices of what stands there in the end and does not today; the sheet Costs has each line."));
        rows.add(List.of(
                "Each month in the end",
                money.after()
                        .map(amount -> about(money) + Words.money(Spending.DOLLARS, amount))
                        .orElse("not known"),
                money.isEstimated()
                        ? "What goes on by list price, without what is retired, and what comes on top; the sheet Costs has each account."
                        : money.after().isPresent()
                                ? "Both together; traffic across accounts is not in it."
                                : NO_HISTORY));
        rows.add(List.of(
                "Once, for people",
                money.people()
                        .map(amount -> Words.money(Spending.DOLLARS, amount))
                        .orElse("not known"),
                number(money.peopleDays()) + " days of one person; "
                        + (spending.dayRate() == null
                                ? "assumptions.yaml does not say what one costs (dayRate)"
                                : Words.money(Spending.DOLLARS, spending.dayRate()) + " each")));
        rows.add(List.of("Running twice, by month", twiceAll(money), twice(money, spending)));
        return rows;
    }

    private static String about(Money money) {
        return money.isEstimated() ? "about " : "";
    }

    private static String estimate(ListedCosts listed) {
        return "List prices of " + Words.count(listed.costing(), "thing") + " that cost while they stand"
                + (listed.notConfirmed().isEmpty()
                        ? "; "
                        : String.format(
                                Locale.ROOT,
                                ", those of %,d not confirmed; ",
                                listed.notConfirmed().size()))
                + String.format(Locale.ROOT, "%,d", listed.usedOnly()) + " more cost by use"
                + (listed.notKnown() == 0
                        ? "."
                        : String.format(Locale.ROOT, ", of %,d the price is not known.", listed.notKnown()));
    }

    private static String twiceAll(Money money) {
        return Words.money(
                Spending.DOLLARS,
                money.twice().stream()
                        .map(Money.DoubleMonth::amount)
                        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add));
    }

    private static String twice(Money money, Spending spending) {
        List<Money.DoubleMonth> months = money.twice();
        String shown = months.stream()
                .limit(MONTHS_SHOWN)
                .map(month -> month.month() + ": " + String.format(Locale.ROOT, "%,.2f", month.amount()))
                .collect(Collectors.joining(", "));
        return shown
                + (months.size() > MONTHS_SHOWN
                        ? " and " + (months.size() - MONTHS_SHOWN) + " more months on the sheet Costs"
                        : "")
                + (spending.hasHistory() ? "." : "; only what has a list price, no history is there.");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static List<List<String>> time(ReportInput input, List<WaveFacts> waves) {
        Calendar calendar = input.plan().calendar();
        Timetable timetable = new Timetable(input.plan());
        String owners = input.partition().accounts().stream()
                        .filter(account -> account.owner() == null)
                        .count()
                + " of " + input.partition().accounts().size() + " accounts";
        return List.of(
                List.of(
                        "Calendar",
                        calendar.days() == 0
                                ? "not known"
                                : Words.count(calendar.days(), "day") + ", " + timetable.span(0, calendar.days() - 1),
                        calendar.start() == null
                                ? "No first day is decided, so that days are counted only."
                                : "The first day that was decided; " + Words.count(waves.size(), "wave") + "."),
                List.of(
                        "People",
                        number(Timetable.peopleDays(input.plan().steps())) + " days of one person",
                        Words.count(calendar.people(), "person").replace("persons", "people") + " at a time, "
                                + Words.count(
                                        waves.stream()
                                                .mapToLong(WaveFacts::byHand)
                                                .sum(),
                                        "step")
                                + " by hand; planning values."),
                List.of(
                        "Accounts without an owner",
                        owners,
                        input.partition().accounts().stream()
                                .filter(account -> account.owner() == null)
                                .map(TargetAccount::name)
                                .limit(PRODUCTS_SHOWN)
                                .collect(Collectors.joining(", "))));
    }

    private static List<List<String>> down(ReportInput input) {
        Map<String, List<Downtimes.Down>> byProduct = Downtimes.of(input.plan());
        Timetable timetable = new Timetable(input.plan());
        List<List<String>> rows = byProduct.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, List<Downtimes.Down>> entry) -> longest(entry.getValue()),
                                Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .limit(PRODUCTS_SHOWN)
                .map(entry -> List.of(
                        entry.getKey(),
                        longest(entry.getValue()) + " min",
                        entry.getValue().stream()
                                .map(down -> String.join(", ", down.environments()) + ": "
                                        + down.window().downtimeMinutes() + " min, "
                                        + timetable.span(down.window().wave()))
                                .collect(Collectors.joining("; "))))
                .collect(Collectors.toCollection(ArrayList::new));
        int more = byProduct.size() - rows.size();
        if (more > 0) {
            rows.add(List.of("and " + Words.count(more, "more product"), "", "The sheet Waves has all windows."));
        }
        if (rows.isEmpty()) {
            rows.add(List.of("nothing", "0 min", "No product is switched over."));
        }
        return rows;
    }

    private static int longest(List<Downtimes.Down> downs) {
        return downs.stream()
                .mapToInt(down -> down.window().downtimeMinutes())
                .max()
                .orElse(0);
    }

    /** One row for each kind of decision, the farthest consequences first; others fill up to five. */
    private static List<List<String>> decisions(ReportInput input, List<Question> questions) {
        Map<String, List<Question>> kinds = new LinkedHashMap<>();
        questions.forEach(
                question -> kinds.computeIfAbsent(question.rank() + " " + question.kind(), unused -> new ArrayList<>())
                        .add(question));
        List<List<String>> rows = new ArrayList<>();
        for (List<Question> alike : kinds.values()) {
            Question first = alike.get(0);
            if (rows.size() < DECISIONS_SHOWN && (first.rank().isForManagers() || rows.size() < DECISIONS_WANTED)) {
                String more = alike.size() == 1 ? "" : " (and " + (alike.size() - 1) + " more like it)";
                rows.add(
                        first.rank() == Rank.CHECK
                                ? failed(first, findings(input))
                                : List.of(
                                        first.number() + ". " + first.question() + more,
                                        first.proposal(),
                                        first.others()));
            }
        }
        return rows;
    }

    private static int findings(ReportInput input) {
        return input.check().invariants().stream()
                .mapToInt(invariant -> invariant.violations().size())
                .sum();
    }

    private static List<String> failed(Question first, int findings) {
        return List.of(
                first.number() + ". The plan does not pass its check: " + Words.count(findings, "finding")
                        + ". What is done about it?",
                "Approve no wave before it passes.",
                "The sheet Checks has each finding, with what mends it.");
    }

    /** Of how much nobody could tell whose it is, or which environment it is for. */
    private static List<List<String>> unknown(ReportInput input) {
        List<Assignment> rows = input.partition().resources();
        long nobodys =
                rows.stream().filter(row -> row.role() == Role.UNASSIGNED).count();
        long nowhere = rows.stream()
                .filter(row -> row.context() != null && row.environment() == null)
                .count();
        return List.of(
                List.of(
                        "Things of no product that is known",
                        Words.count(nobodys, "thing"),
                        nobodys == 0
                                ? "Of each it is known which product it is of, or that it serves all."
                                : "The sheet Resources has each; the sheet Decisions asks what only people know of them."),
                List.of(
                        "Things of a product, in no environment that is known",
                        Words.count(nowhere, "thing"),
                        nowhere == 0
                                ? "Of each it is known what it is for, production or not."
                                : "They are not parted by environment; the sheet Decisions asks what they are for."));
    }

    private static List<List<String>> unseen(ReportInput input) {
        List<Coverage> holes = input.snapshot().holes();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Reads that were refused or failed",
                String.valueOf(holes.size()),
                holes.isEmpty() ? "Everything that was asked for was read." : "The sheet Coverage has each."));
        rows.addAll(unknown(input));
        rows.add(List.of(
                "Traffic",
                input.graph().observed().flows() == null
                                && input.graph().observed().calls() == null
                        ? "none"
                        : "some",
                input.graph().observed().flows() == null
                                && input.graph().observed().calls() == null
                        ? "No logs were read: dependencies are those that configuration tells (mitosis traffic)."
                        : "Logs were read; what did not happen in their time was not seen."));
        long hidden = input.target() == null
                ? 0
                : input.target().findings().stream()
                        .map(Finding::rule)
                        .filter(rule -> rule.equals("target.hidden-value"))
                        .count();
        rows.add(List.of(
                "Values that the account hides",
                String.valueOf(hidden),
                "Start-up scripts and secrets; the sheet Risks."));
        return rows;
    }
}
