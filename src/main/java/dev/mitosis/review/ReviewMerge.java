package dev.mitosis.review;

import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.question.GivenAnswer;
import dev.mitosis.report.question.Question;
import dev.mitosis.report.table.BriefTable;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.workbook.ReturnedCell;
import dev.mitosis.workbook.ReturnedWorkbook;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A three-way merge of cells: what stood there at first, what came back, and what stands there by the newest documents.
 * What several people wrote is merged in the order of their files. Nothing is lost because of something else: what
 * cannot be taken is listed, and all the rest is taken.
 */
final class ReviewMerge {
    /** Spreadsheets count days from here; the time of a day stands behind the point. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);

    /** What a name is written to: names become keys of decisions.yaml, and YAML has no keys beyond 1,024 characters. */
    private static final Set<String> NAMES = Set.of(
            Input.CONTEXT_NAMES, Input.ASSIGN + "context", Input.ASSIGN + "environment", Input.ASSIGN + "account");

    private static final int LONGEST_NAME = 200;

    private static final String SERIAL_DAY = "[0-9]{5}([.][0-9]+)?";

    private final Map<List<String>, String> decided;
    private final Map<String, Table<?>> tables = new HashMap<>();
    private final Map<String, Choices> choices = new HashMap<>();
    private final Map<String, Question> questions;
    private final Map<String, Map<String, Map<String, String>>> newest = new HashMap<>();
    private final Map<List<String>, ReviewEntry> said = new HashMap<>();
    private final List<Written> taken = new ArrayList<>();
    private final List<ReviewEntry> known = new ArrayList<>();
    private final List<OpenEntry> conflicts = new ArrayList<>();
    private final List<OpenEntry> invalid = new ArrayList<>();

    /** A cell that is taken over. */
    record Written(ReturnedCell cell, Input input, ReviewEntry entry) {}

    ReviewMerge(ReportTables all, Decisions decisions) {
        all.tables().forEach(table -> tables.put(table.name(), table));
        all.choices().forEach(list -> choices.put(list.name(), list));
        questions = all.questions();
        decided = decided(decisions);
    }

    /** What was decided of single resources and contexts since the documents were made, by key and what it goes to. */
    private static Map<List<String>, String> decided(Decisions decisions) {
        Map<List<String>, String> decided = new HashMap<>();
        for (Decisions.Assign assign : decisions.assign()) {
            Map<String, @Nullable String> said = new HashMap<>();
            said.put("context", assign.context());
            said.put("environment", assign.environment());
            said.put("account", assign.account());
            said.put(
                    "disposition",
                    assign.disposition() == null ? null : assign.disposition().label());
            said.put("reason", assign.reason());
            said.forEach((column, value) -> {
                if (value != null) {
                    decided.put(List.of(assign.resource(), Input.ASSIGN + column), value);
                }
            });
        }
        WantedWaves.of(decisions)
                .forEach((context, wave) -> decided.put(List.of(context, Input.WANTED_WAVE), String.valueOf(wave)));
        decisions
                .contexts()
                .rename()
                .forEach((context, name) -> decided.put(List.of(context, Input.CONTEXT_NAMES), name));
        decisions
                .contexts()
                .merge()
                .forEach(merge -> merge.from()
                        .forEach(context -> decided.put(List.of(context, Input.CONTEXT_NAMES), merge.into())));
        return decided;
    }

    /** Merges what one person gave back. */
    void add(String file, ReturnedWorkbook returned) {
        returned.changed().forEach(cell -> add(file, cell));
    }

    private void add(String file, ReturnedCell given) {
        Column<?> column = column(given);
        ReturnedCell cell = column.kind() == Kind.DATE ? dated(given) : given;
        Input input = Objects.requireNonNull(column.input());
        ReviewEntry raw = ReviewEntry.of(file, cell, column.title(), input.goesTo(), cell.now());
        Optional<OpenEntry> problem = problem(raw, column, input);
        if (problem.isPresent()) {
            invalid.add(problem.get());
            return;
        }
        ReviewEntry entry = ReviewEntry.of(file, cell, column.title(), input.goesTo(), counted(cell.now(), input));
        List<String> place = List.of(cell.table(), cell.key(), cell.column());
        ReviewEntry other = said.putIfAbsent(place, entry);
        if (other != null) {
            if (!other.now().equals(entry.now())) {
                conflicts.add(new OpenEntry(
                        entry,
                        other.file() + " says '" + other.now() + "' in " + other.sheet() + " " + other.cell() + ".",
                        "Agree on one of the two, write it into both, and review them again."));
            }
            return;
        }
        String present = present(cell, input);
        if (present == null && cell.table().equals(BriefTable.NAME)) {
            // An approval is of the plan that it names: it is kept for that, and asked for anew.
            taken.add(new Written(cell, input, entry));
            conflicts.add(new OpenEntry(
                    entry,
                    "It is about another plan than the newest one, and is kept for that.",
                    "Look at the wave in the newest workbook, and approve it there."));
        } else if (present == null) {
            conflicts.add(new OpenEntry(
                    entry,
                    "The plan has no such row any more.",
                    "Look whether it is still wanted, in the newest workbook."));
        } else if (present.equals(entry.now())) {
            known.add(entry);
        } else if (!present.equals(cell.was())) {
            conflicts.add(new OpenEntry(
                    entry,
                    "It was written over '" + cell.was() + "', and by now the plan says '" + present + "'.",
                    "Write it into the newest workbook if it is still wanted."));
        } else {
            taken.add(new Written(cell, input, entry));
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Column<?> column(ReturnedCell cell) {
        return Objects.requireNonNull(tables.get(cell.table())).columns().stream()
                .filter(column -> column.name().equals(cell.column()))
                .findFirst()
                .orElseThrow();
    }

    /** A day is a number of days in a cell that a program made a date of. */
    private static ReturnedCell dated(ReturnedCell cell) {
        return new ReturnedCell(
                cell.sheet(), cell.cell(), cell.table(), cell.key(), cell.column(), day(cell.was()), day(cell.now()));
    }

    private static String day(String text) {
        return text.matches(SERIAL_DAY)
                ? FIRST_DAY
                        .plusDays(Long.parseLong(text.replaceAll("[.].*", "")))
                        .toString()
                : text;
    }

    private Optional<OpenEntry> problem(ReviewEntry entry, Column<?> column, Input input) {
        if (input.isDecision() && entry.now().isEmpty()) {
            return Optional.of(new OpenEntry(
                    entry,
                    "An empty cell decides nothing.",
                    "Write what shall be, or take the line out of decisions.yaml (" + entry.goesTo() + ")."));
        }
        if (NAMES.contains(input.goesTo()) && entry.now().length() > LONGEST_NAME) {
            return Optional.of(new OpenEntry(
                    entry,
                    "A name is no longer than " + LONGEST_NAME + " characters.",
                    "Write a shorter one; a comment has room for more."));
        }
        if (column.kind() == Kind.MINUTES && !entry.now().matches("[0-9]{0,9}")) {
            return Optional.of(new OpenEntry(entry, "It is no number of minutes.", "Write a whole number, 0 or more."));
        }
        if (input.goesTo().equals(Input.WANTED_WAVE) && !entry.now().matches("[1-9][0-9]?")) {
            return Optional.of(new OpenEntry(entry, "It is no number of a wave.", "Write a number from 1 to 99."));
        }
        if (column.kind() == Kind.DATE && !entry.now().isEmpty() && !isDay(entry.now())) {
            return Optional.of(new OpenEntry(entry, "It is no date.", "Write a date, such as 2027-02-01."));
        }
        Question question = questions.get(entry.key());
        if (input.goesTo().equals(Input.ANSWER)
                && question != null
                && question.answer(entry.now()) instanceof GivenAnswer.Unknown unknown) {
            return Optional.of(new OpenEntry(entry, "It answers nothing that was asked.", unknown.hint()));
        }
        Choices list = input.choices() == null ? null : choices.get(input.choices());
        if (list != null
                && !list.open()
                && !entry.now().isEmpty()
                && chosen(entry.now(), list).isEmpty()) {
            return Optional.of(new OpenEntry(
                    entry,
                    "It is none of the values to choose from.",
                    "Write one of: " + String.join(", ", list.values()) + "."));
        }
        return Optional.empty();
    }

    private String counted(String text, Input input) {
        Choices list = input.choices() == null ? null : choices.get(input.choices());
        return list == null ? text : chosen(text, list).orElse(text);
    }

    /** People write words as they come: Accept is accept. */
    private static Optional<String> chosen(String text, Choices list) {
        return list.values().contains(text)
                ? Optional.of(text)
                : list.values().stream()
                        .filter(value -> value.equalsIgnoreCase(text))
                        .findFirst();
    }

    private @Nullable String present(ReturnedCell cell, Input input) {
        String since = decided.get(List.of(cell.key(), input.goesTo()));
        if (since != null) {
            return since;
        }
        Map<String, String> row = newest.computeIfAbsent(
                        cell.table(), name -> values(Objects.requireNonNull(tables.get(name))))
                .get(cell.key());
        return row == null ? null : row.getOrDefault(cell.column(), "");
    }

    private static <R> Map<String, Map<String, String>> values(Table<R> table) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        List<Column<R>> inputs = table.columns().stream()
                .filter(column -> column.input() != null)
                .toList();
        for (R row : table.rows()) {
            Map<String, String> cells = new HashMap<>();
            inputs.forEach(column -> cells.put(
                    column.name(),
                    OneLine.ofEach(column.value().apply(row).plain()).strip()));
            rows.put(OneLine.ofEach(table.key().apply(row)).strip(), cells);
        }
        return rows;
    }

    /** What is taken over, sorted by sheet and cell as people wrote it. */
    List<Written> taken() {
        return List.copyOf(taken);
    }

    List<ReviewEntry> known() {
        return List.copyOf(known);
    }

    List<OpenEntry> conflicts() {
        return List.copyOf(conflicts);
    }

    List<OpenEntry> invalid() {
        return invalid.stream()
                .sorted(Comparator.comparing((OpenEntry open) -> open.entry().file()))
                .toList();
    }

    /** Takes back what cannot be written down, with the reason. */
    void refuse(Written written, String why, String fix) {
        taken.remove(written);
        invalid.add(new OpenEntry(written.entry(), why, fix));
    }
}
