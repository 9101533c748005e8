package dev.mitosis.report.table;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Window;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables for the team of one context: of each the rows that are about it, with the same keys, so that what the team
 * writes is read back like any other workbook. What is of the whole only is left out.
 */
public final class TeamTables {
    private static final Set<String> OF_THE_WHOLE =
            Set.of(BriefTable.NAME, "alternatives", "organization", "cost-export", "checks", "coverage");
    private static final Set<String> AS_IT_IS = Set.of(TableNames.OPEN_ANSWERS, "glossary");
    /** Columns whose words are contexts. */
    private static final Set<String> CONTEXTS =
            Set.of("context", "contexts", "needed_by", "left", "right", "product", "competing");

    private static final Set<String> ACCOUNTS = Set.of("account", "from_account", "to_account");
    /** Columns that tell in words what a row is about. */
    private static final Set<String> WORDS = Set.of("question", "proposal", "unit", "sheet");

    private final String context;
    private final Pattern word;
    private final Set<String> things = new HashSet<>();
    private final Set<String> planned = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> steps = new HashSet<>();
    private final Set<String> waves = new HashSet<>();

    private TeamTables(ReportInput input, String context) {
        this.context = context;
        this.word = Pattern.compile("(?<![\\w-])" + Pattern.quote(context) + "(?![\\w-])");
        input.partition().resources().stream()
                .filter(row -> context.equals(row.context()))
                .map(Assignment::id)
                .forEach(things::add);
        input.partition().accounts().stream()
                .filter(account -> !account.existing() && account.contexts().contains(context))
                .map(TargetAccount::name)
                .forEach(accounts::add);
        input.partition().shared().stream()
                .filter(shared -> shared.neededBy().contains(context))
                .map(SharedResource::id)
                .forEach(things::add);
        TargetDocument target = input.target();
        if (target != null) {
            target.resources().stream()
                    .filter(resource -> accounts.contains(resource.account())
                            || things.contains(String.valueOf(resource.succeeds())))
                    .forEach(resource -> planned.add(resource.id()));
        }
        for (Step step : input.plan().steps()) {
            boolean own = context.equals(step.context())
                    || accounts.contains(step.account())
                    || step.resources().stream().anyMatch(things::contains);
            if (own) {
                steps.add(step.id());
                waves.add(String.valueOf(step.wave()));
            }
        }
        for (Window window : input.plan().windows()) {
            if (window.units().stream()
                    .anyMatch(unit -> List.of(unit.split("/", -1)).contains(context))) {
                waves.add(String.valueOf(window.wave()));
            }
        }
    }

    /** Those of all tables that say something about the context, in their order. */
    public static ReportTables of(ReportInput input, ReportTables all, String context) {
        TeamTables team = new TeamTables(input, context);
        return new ReportTables(
                all.tables().stream()
                        .filter(table -> !OF_THE_WHOLE.contains(table.name()))
                        .<Table<?>>map(team::about)
                        .toList(),
                all.choices(),
                all.brief(),
                all.asked(),
                all.crossings());
    }

    private <R> Table<R> about(Table<R> table) {
        return AS_IT_IS.contains(table.name())
                ? table
                : new Table<>(
                        table.name(),
                        table.title(),
                        table.description(),
                        table.columns(),
                        table.rows().stream().filter(row -> isAbout(table, row)).toList(),
                        table.key());
    }

    private <R> boolean isAbout(Table<R> table, R row) {
        String key = table.key().apply(row);
        if (things.contains(key)
                || steps.contains(key)
                || planned.contains(key)
                || Arrays.stream(key.split(" ", -1)).anyMatch(things::contains)) {
            return true;
        }
        if (table.name().equals(TableNames.WAVES) || table.name().equals(TableNames.CALENDAR)) {
            return waves.contains(
                    table.columns().get(0).value().apply(row).plain().split(" ", 2)[0]);
        }
        return table.columns().stream()
                .filter(column -> column.input() == null || column.name().equals("context"))
                .anyMatch(column -> isAbout(column, column.value().apply(row)));
    }

    private boolean isAbout(Column<?> column, Value value) {
        if (value instanceof Value.Reference reference) {
            Set<String> own = switch (reference.table()) {
                case TableNames.RESOURCES -> things;
                case TableNames.STEPS -> steps;
                case TableNames.TARGET -> planned;
                default -> Set.<String>of();
            };
            if (own.contains(reference.key())) {
                return true;
            }
        }
        String text = value.plain();
        return (CONTEXTS.contains(column.name())
                        && Arrays.asList(text.split(", ", -1)).contains(context))
                || (ACCOUNTS.contains(column.name()) && accounts.contains(text))
                || (WORDS.contains(column.name()) && word.matcher(text).find());
    }
}
