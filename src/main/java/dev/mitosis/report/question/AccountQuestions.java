package dev.mitosis.report.question;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.OldAccount;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Timetable;
import dev.mitosis.report.facts.WaveCounts;
import dev.mitosis.report.facts.WaveFacts;
import dev.mitosis.report.facts.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is decided for the whole account: where production is, who runs what, what it costs, what cannot be undone,
 * when.
 */
final class AccountQuestions {
    private static final String UNTIL_PLANNED = "What that costs and takes is known when it is planned.";

    private final ReportInput input;
    private final Decisions decisions;

    AccountQuestions(ReportInput input) {
        this.input = input;
        this.decisions = input.decisions();
    }

    List<Question> all() {
        List<Question> all = new ArrayList<>();
        production(all);
        operatingModel(all);
        spend(all);
        noReturn(all);
        oldAccount(all);
        time(all);
        return all;
    }

    private void production(List<Question> all) {
        Set<String> guarded = input.partition().environments().stream()
                .filter(Environment::production)
                .map(Environment::name)
                .collect(Collectors.toSet());
        List<Assignment> rows = input.partition().resources().stream()
                .filter(row -> row.environment() != null && guarded.contains(row.environment()))
                .toList();
        if (decisions.keepProductionInPlace() != null || rows.isEmpty()) {
            return;
        }
        long products = rows.stream()
                .map(Assignment::context)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        String old = input.partition().oldAccountName();
        all.add(new Question(
                "production in place",
                0,
                Rank.PRODUCTION,
                "production",
                account(old),
                "Does production stay in the old account?",
                List.of(
                        new Option(
                                "stay",
                                BigDecimal.ZERO,
                                "no production is switched over; "
                                        + (products == 1
                                                ? "1 product stays in "
                                                : products + " products go on sharing ")
                                        + old + ", where a mistake can reach " + things(rows) + " of production.",
                                "keepProductionInPlace: true\n"),
                        new Option(
                                "leave",
                                null,
                                "each product's production gets an account of its own, and " + things(rows)
                                        + " of production " + (rows.size() == 1 ? "is" : "are")
                                        + " switched over, too. " + UNTIL_PLANNED,
                                "keepProductionInPlace: false\n")),
                null,
                "Nobody has decided it; the plan assumes that it stays.",
                null));
    }

    private static String things(List<Assignment> rows) {
        return Words.count(rows.size(), "thing");
    }

    private static Value account(String name) {
        return new Value.Reference(name, TableNames.ACCOUNTS, name);
    }

    private void operatingModel(List<Question> all) {
        Map<String, Variant> variants = new VariantPrices(input).variants();
        Variant proposed = variants.get("proposed");
        if (decisions.operatingModel().containsKey("default") || proposed == null) {
            return;
        }
        List<Option> options = new ArrayList<>();
        options.add(new Option(
                "as proposed",
                null,
                "products share an account where they are tied together" + measures(proposed) + without(proposed),
                ""));
        add(
                options,
                "centralised",
                new Compared(variants.get("fewer"), proposed),
                "one team runs all, in one account for each environment");
        add(
                options,
                "decentralised",
                new Compared(variants.get("more"), proposed),
                "each team runs its product, in accounts of its own");
        all.add(new Question(
                "operating model",
                0,
                Rank.OPERATING_MODEL,
                "operating model",
                Value.text("all products"),
                "Who runs the products: one team, or those that build them?",
                options,
                null,
                "Nobody has decided it; accounts are cut by what is tied together. What more or fewer accounts cost is what"
                        + " the planned ones have on top on average; the sheet Alternatives has them side by side.",
                null));
    }

    /** A variant beside the one that is proposed. */
    private record Compared(@Nullable Variant variant, Variant proposed) {}

    private void add(List<Option> options, String model, Compared compared, String how) {
        Variant variant = compared.variant();
        if (variant != null) {
            BigDecimal more = new VariantPrices(input).dearer(variant, compared.proposed());
            String effect = isSame(variant, compared.proposed())
                    ? how + ": for this account the same as proposed."
                    : how
                            + measures(variant)
                            + (more.signum() == 0
                                    ? " It costs the same."
                                    : " About " + Words.money(Spending.DOLLARS, more.abs()) + " a month "
                                            + (more.signum() < 0 ? "less" : "more") + " than proposed.");
            options.add(new Option(model, null, effect, "operatingModel:\n  default: " + model + "\n"));
        }
    }

    private static boolean isSame(Variant variant, Variant proposed) {
        return variant.accounts() == proposed.accounts()
                && variant.crossings() == proposed.crossings()
                && variant.monthlyPrice() == proposed.monthlyPrice()
                && variant.largest() == proposed.largest();
    }

    private static String measures(Variant variant) {
        return ": " + Words.count(variant.accounts(), "account") + ", "
                + Words.count(variant.crossings(), "dependency").replace("dependencys", "dependencies")
                + " across their borders, the largest holds " + Math.round(variant.largest() * 100) + " %.";
    }

    /** Variants are compared by the accounts that hold products; the others of the proposal are said here. */
    private String without(Variant proposed) {
        int others = input.partition().accounts().size() - proposed.accounts();
        return others <= 0
                ? ""
                : " " + Words.count(others, "more account") + " of it " + (others == 1 ? "holds" : "hold")
                        + " nothing but what is shared.";
    }

    private void spend(List<Question> all) {
        Money money = new Money(input);
        if (input.target() == null) {
            return;
        }
        String once = money.people()
                .map(amount -> Words.money(Spending.DOLLARS, amount) + " for people")
                .orElse("an amount for people that is not known, as no assumptions.yaml says what a day costs");
        List<Option> options = new ArrayList<>();
        options.add(new Option(
                "agreed",
                money.monthlyOnTop(),
                "on top of " + today(money) + ", " + money.peopleDays() + " days of one person once, and " + once + ".",
                ""));
        new VariantPrices(input)
                .fewer()
                .ifPresent(less -> options.add(new Option(
                        "fewer accounts",
                        null,
                        "choose centralised for the operating model: about " + Words.money(Spending.DOLLARS, less)
                                + " a month less. What else it changes is known when it is planned.",
                        "")));
        all.add(new Question(
                "spend",
                0,
                Rank.SPEND,
                "spend",
                Value.text("all accounts"),
                "Is what it costs agreed?",
                options,
                null,
                "List prices of what the target creates; the sheet Costs has each line with its assumption.",
                null));
    }

    private String today(Money money) {
        return money.before()
                .map(amount -> (money.isEstimated() ? "about " : "")
                        + Words.money(input.spending().currency(), amount) + " today"
                        + (money.isEstimated() ? " by list price" : ""))
                .orElse("today, which nobody knows");
    }

    private void noReturn(List<Question> all) {
        List<WaveFacts> waves = WaveCounts.of(input).stream()
                .filter(wave -> !wave.pointsOfNoReturn().isEmpty())
                .toList();
        if (waves.isEmpty()) {
            return;
        }
        int count =
                waves.stream().mapToInt(wave -> wave.pointsOfNoReturn().size()).sum();
        all.add(new Question(
                "points of no return",
                0,
                Rank.NO_RETURN,
                "points of no return",
                new Value.Reference(
                        Words.count(count, "step"),
                        TableNames.STEPS,
                        waves.get(0).pointsOfNoReturn().get(0).id()),
                count == 1
                        ? "May the step that cannot be undone be done, after its wave is approved?"
                        : "May the " + count + " steps that cannot be undone be done, each after its wave is approved?",
                List.of(
                        Option.of("each after its wave is approved", ""),
                        new Option("keep the old side", null, "nothing is deleted; both sides are paid for.", "")),
                null,
                waves.stream()
                        .map(wave -> "wave " + wave.wave().number() + ": "
                                + wave.pointsOfNoReturn().size())
                        .collect(Collectors.joining(", ", "By wave: ", ".")),
                null));
    }

    /** Where several contexts share production in the old account: which of them would keep it. */
    private void oldAccount(List<Question> all) {
        OldAccount old = input.partition().old();
        if (old == null || old.keeper() == null) {
            return;
        }
        all.add(Question.proposing(
                "old account " + old.account(),
                Rank.OLD_ACCOUNT,
                "old account",
                account(old.account()),
                "Which context keeps " + old.account() + ", if those that share it part one day?",
                old.keeper(),
                Words.reasons(old.reasons())));
    }

    private void time(List<Question> all) {
        int days = input.plan().calendar().days();
        if (days == 0) {
            return;
        }
        if (decisions.start() == null) {
            all.add(asked(
                    "start",
                    "first day",
                    "When does the work begin?",
                    new Option("not yet", null, "the calendar counts " + days + " days, and has no dates.", ""),
                    new FreeValue(List.of("start"), "[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as 2027-02-01")));
        }
        if (decisions.people() == null) {
            all.add(asked(
                    "people",
                    "people",
                    "How many people work on it at the same time?",
                    new Option(
                            "1",
                            null,
                            "the plan takes " + days + " days, and "
                                    + Timetable.peopleDays(input.plan().steps()) + " days of one person.",
                            "people: 1\n"),
                    new FreeValue(List.of("people"), "[1-9][0-9]{0,2}", "a number of people")));
        }
        int longest = input.plan().windows().stream()
                .mapToInt(Window::downtimeMinutes)
                .max()
                .orElse(0);
        if (decisions.downtimeBudget().isEmpty() && longest > 0) {
            all.add(asked(
                    "downtime budget",
                    "downtime",
                    "For how many minutes may a product be down when it is switched over?",
                    new Option("as planned", null, "up to " + longest + " minutes, by the plainest ways.", ""),
                    new FreeValue(
                            List.of("downtimeBudget", "default"),
                            "[0-9]{1,5}",
                            "a number of minutes: ways that take less are chosen where there are any")));
        }
    }

    private static Question asked(String key, String kind, String question, Option proposal, FreeValue free) {
        return new Question(
                key,
                0,
                Rank.TIME,
                kind,
                Value.text("all waves"),
                question,
                List.of(proposal),
                null,
                "Nobody has decided it.",
                free);
    }
}
