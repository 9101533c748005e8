package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What could have been chosen otherwise. */
final class ChoicesTable {
    private ChoicesTable() {}

    static Table<PlannedChoice> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                "choices",
                "Choices",
                "What could be otherwise in the target, with what was taken, what else there was and what each costs.",
                List.of(
                        named("about", "About", "What was chosen.")
                                .wide(24)
                                .prose(choice -> PlainWords.of("about", choice.about())),
                        named("subject", "Of", "What it was chosen for; empty for the whole estate.")
                                .wide(40)
                                .prose(choice -> subject(choice, index)),
                        named("taken", "Taken", "The option that was taken.")
                                .wide(26)
                                .prose(choice -> PlainWords.of(choice.about(), choice.taken())),
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
                                        .map(option -> said(choice, option))
                                        .collect(Collectors.joining("\n"))),
                        named("key", "Key", "What it is called in decisions.yaml, or in the knowledge of the tool.")
                                .wide(20)
                                .notPrinted()
                                .text(PlannedChoice::about)),
                target.choices(),
                choice -> choice.about() + "/" + choice.subject());
    }

    private static @Nullable Option taken(PlannedChoice choice) {
        return choice.options().stream()
                .filter(option -> option.name().equals(choice.taken()))
                .findFirst()
                .orElse(null);
    }

    /** A subject is an account, and a type or what is planned there. */
    private static String subject(PlannedChoice choice, ReportIndex index) {
        String[] parts = choice.subject().split(" ", 2);
        return parts.length < 2 ? choice.subject() : index.plannedLink(parts[1]).plain() + ", in " + parts[0];
    }

    private static String said(PlannedChoice choice, Option option) {
        return PlainWords.of(choice.about(), option.name()) + (option.feasible() ? "" : " (not possible)") + ", "
                + String.format(Locale.ROOT, "%.2f USD", option.price())
                + (option.downtime() == null ? "" : ", " + option.downtime() + " minutes down") + ": " + option.why();
    }
}
