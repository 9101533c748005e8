package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.TargetDocument;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What could have been chosen otherwise. */
final class ChoicesTable {
    private ChoicesTable() {}

    static Table<PlannedChoice> of(TargetDocument target) {
        return new Table<>(
                "choices",
                "Choices",
                "What could be otherwise in the target, with what was taken, what else there was and what each costs.",
                List.of(
                        named(
                                        "about",
                                        "About",
                                        "The key of decisions.yaml by which it is chosen otherwise, else a word.")
                                .wide(20)
                                .text(PlannedChoice::about),
                        named("subject", "Of", "What it was chosen for; empty for the whole estate.")
                                .wide(44)
                                .text(PlannedChoice::subject),
                        named("taken", "Taken", "The option that was taken.")
                                .wide(24)
                                .text(PlannedChoice::taken),
                        named("price", "USD a month", "What the option taken costs, without traffic: a planning value.")
                                .wide(12)
                                .number(Kind.MONEY, choice -> {
                                    Option taken = taken(choice);
                                    return taken == null ? 0.0 : taken.price();
                                }),
                        named("why", "Why", "Why this option.")
                                .wide(60)
                                .prose(choice -> choice.reason().text()),
                        named(
                                        "options",
                                        "Other options",
                                        "What else there was, its price and minutes down, and why not.")
                                .wide(60)
                                .prose(choice -> choice.options().stream()
                                        .filter(option -> !option.name().equals(choice.taken()))
                                        .map(ChoicesTable::said)
                                        .collect(Collectors.joining("\n")))),
                target.choices(),
                choice -> choice.about() + "/" + choice.subject());
    }

    private static @Nullable Option taken(PlannedChoice choice) {
        return choice.options().stream()
                .filter(option -> option.name().equals(choice.taken()))
                .findFirst()
                .orElse(null);
    }

    private static String said(Option option) {
        return option.name() + (option.feasible() ? "" : " (not possible)") + ", "
                + String.format(Locale.ROOT, "%.2f USD", option.price())
                + (option.downtime() == null ? "" : ", " + option.downtime() + " minutes down") + ": " + option.why();
    }
}
