package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Evidence;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.OutwardLinks;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The names that change or change hands, and who says the old ones. */
final class NamesTable {
    private static final int SHOWN = 10;

    private NamesTable() {}

    static Table<NameChange> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                "names",
                "Names",
                "Names, addresses, ARNs and ids that change or change hands, with everything that says the old one.",
                List.of(
                        named("resource", "Resource", "What has the name, in the target.")
                                .wide(36)
                                .link(change -> index.plannedThere(change.resource())),
                        named("what", "What", "Which of its names.")
                                .wide(10)
                                .text(change -> change.what().label()),
                        named("old", "Old", "What it is today; an ARN leads to it in the console.")
                                .wide(44)
                                .mixed(Kind.CODE, change -> OutwardLinks.console(change.old())),
                        named("planned", "New", "What it will be.").wide(44).code(NameChange::planned),
                        named("how", "How", "Whether it keeps the name, gets a new one or takes it over.")
                                .wide(11)
                                .text(change -> change.how().label()),
                        named("scope", "Unique in", "Where only one thing can have the name.")
                                .wide(10)
                                .text(change -> change.scope().label()),
                        named("said", "Said by", "How many places say the old one.")
                                .wide(9)
                                .number(Kind.NUMBER, change -> change.saidBy().size()),
                        named("places", "Places", "Who says the old one, and where.")
                                .wide(50)
                                .notPrinted()
                                .prose(change -> places(change.saidBy(), index)),
                        named("why", "Why", "The reasons.").wide(44).prose(change -> Words.reasons(change.reasons()))),
                target.names(),
                change -> change.resource() + " " + change.what().label() + " " + change.old());
    }

    private static String places(List<Evidence> evidence, ReportIndex index) {
        String first = evidence.stream()
                .limit(SHOWN)
                .map(place -> index.name(place.resource()) + " " + place.pointer())
                .collect(Collectors.joining("\n"));
        return evidence.size() > SHOWN ? first + "\nand " + (evidence.size() - SHOWN) + " more" : first;
    }
}
