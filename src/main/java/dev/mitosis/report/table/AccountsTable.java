package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.Money;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts that the split ends with. */
final class AccountsTable {
    static final String NAME = TableNames.ACCOUNTS;

    private static final int REASONS = 3;

    private AccountsTable() {}

    static Table<TargetAccount> of(ReportInput input) {
        Map<String, Long> resources = new Figures(input).resourcesByAccount();
        Map<String, Long> steps = counts(input.plan().steps(), Step::account);
        Money money = new Money(input);
        return new Table<>(
                NAME,
                "Accounts",
                "The accounts that the split ends with: the old one, one or more for each context, and the foundation around them.",
                List.of(
                        named("account", "Account", "The name of the account.")
                                .wide(28)
                                .prose(TargetAccount::name),
                        named("ou", "Organizational unit", "Where it stands in the organization.")
                                .wide(22)
                                .text(TargetAccount::ou),
                        named("purpose", "Purpose", "What it is for.").wide(17).text(TargetAccount::purpose),
                        named("contexts", "Contexts", "The contexts that live in it.")
                                .wide(30)
                                .prose(account -> Words.list(account.contexts())),
                        named("environment", "Environment", "Its environment; empty for the foundation.")
                                .wide(13)
                                .text(TargetAccount::environment),
                        named("existing", "Old account", "Says yes for the account that was scanned.")
                                .wide(12)
                                .text(account -> Words.yes(account.existing())),
                        named(
                                        "resources",
                                        "Resources",
                                        "How many resources of today it will hold; what is retired is in none.")
                                .wide(11)
                                .number(Kind.NUMBER, account -> resources.getOrDefault(account.name(), 0L)),
                        named("steps", "Steps", "How many steps work in it.")
                                .wide(9)
                                .number(Kind.NUMBER, account -> steps.getOrDefault(account.name(), 0L)),
                        named(
                                        "today",
                                        "Today (USD a month)",
                                        "What the things cost today that it will hold: as paid, else by list price.")
                                .wide(14)
                                .mixed(Kind.MONEY, account -> known(money.before(account.name()))),
                        named(
                                        "in_the_end",
                                        "In the end (USD a month)",
                                        "The same with what comes on top by list price.")
                                .wide(14)
                                .mixed(
                                        Kind.MONEY,
                                        account -> known(money.before(account.name())
                                                .map(before -> before.add(money.monthlyOnTop(account.name()))))),
                        named("verdict", "Decision", "Whether you agree to this account.")
                                .wide(12)
                                .chosenFrom(ChoiceLists.VERDICT, Input.WORKBOOK_ONLY)
                                .status(account -> ChoiceLists.OPEN),
                        named("why", "Why", "The reasons for this account.")
                                .wide(50)
                                .prose(account -> first(account.reasons())),
                        named("comment", "Comment", "What you want changed.")
                                .notPrinted()
                                .wide(28)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .prose(account -> null)),
                input.partition().accounts(),
                TargetAccount::name);
    }

    /** An account that nobody can take apart yet has one for each pair of its contexts. */
    private static String first(List<Reason> reasons) {
        int more = reasons.size() - REASONS;
        String shown = Words.reasons(reasons.stream().limit(REASONS).toList());
        return more > 0 ? shown + " And " + more + " more; the sheet Borders has all that are about borders." : shown;
    }

    private static Value known(Optional<BigDecimal> amount) {
        return amount.map(Value::number).orElseGet(() -> Value.text("not known"));
    }

    private static <T> Map<String, Long> counts(List<T> rows, Function<T, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
