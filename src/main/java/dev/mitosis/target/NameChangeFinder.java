package dev.mitosis.target;

import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.NameChange.Scope;
import dev.mitosis.model.target.NameChange.What;
import dev.mitosis.target.name.KnownNames.Unique;
import dev.mitosis.target.name.PlannedNames;
import dev.mitosis.target.name.PlannedNames.Made;
import dev.mitosis.target.name.PlannedNames.Reached;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists what things are called and reached under that does not survive the move, each with the places of the snapshot
 * that say it. What people chose and AWS lets them choose again (a table, a queue) is no change, wherever it is said.
 */
final class NameChangeFinder {
    private static final Comparator<Evidence> PLACES = Comparator.comparing(Evidence::resource)
            .thenComparing(Evidence::pointer)
            .thenComparing(Evidence::text);
    private static final int ARN_FIELDS = 6;
    private static final int ARN_ACCOUNT = 4;

    private final Estate estate;
    private final PlannedNames names;
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    /** A change, and who says the old name. */
    private static final class Row {
        private final NameChange change;
        private final boolean always;
        private final String lower;
        private final TreeSet<Evidence> saidBy = new TreeSet<>(PLACES);

        Row(NameChange change, boolean always) {
            this.change = change;
            this.always = always;
            this.lower = change.old().toLowerCase(Locale.ROOT);
        }

        boolean isIn(String text) {
            return text.contains(lower);
        }

        boolean isNewName() {
            return change.what() == What.NAME && change.how() == How.NEW;
        }

        NameChange told() {
            return new NameChange(
                    change.resource(),
                    change.what(),
                    change.old(),
                    change.planned(),
                    change.scope(),
                    change.how(),
                    change.order(),
                    List.copyOf(saidBy),
                    change.reasons());
        }
    }

    NameChangeFinder(Estate estate) {
        this.estate = estate;
        this.names = estate.names();
    }

    /** The changes, by thing, kind and old name. */
    List<NameChange> find(GraphDocument graph) {
        for (Estate.Standing standing : estate.standings()) {
            if (estate.isAnother(standing)) {
                List<Row> changes = changes(standing);
                // A longer text may hold a shorter one: the longer is what was meant.
                changes.sort(Comparator.comparingInt((Row row) -> -row.lower.length()));
                rows.put(estate.id(standing), changes);
            }
        }
        graph.edges().forEach(this::hear);
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.always || !row.saidBy.isEmpty())
                .map(Row::told)
                .sorted(Comparator.comparing(NameChange::resource)
                        .thenComparing(NameChange::what)
                        .thenComparing(NameChange::old))
                .toList();
    }

    private List<Row> changes(Estate.Standing standing) {
        Made made = estate.made(standing);
        String old = standing.candidate().arn();
        String planned = estate.arn(standing);
        List<Row> changes = new ArrayList<>(2);
        boolean named = false;
        for (Unique unique : names.uniqueOf(made)) {
            changes.add(new Row(unique(made, unique), true));
            named |= unique.row().how() != How.NEW || unique.value().equals(made.name());
        }
        if (!named
                && !names.withAccount(made.name(), made.account()).equals(made.name())
                && !made.name().equals(old)) {
            changes.add(new Row(withAccount(made, estate.name(standing)), true));
        }
        for (Reached reached : names.reached(made)) {
            if (!reached.value().equals(reached.planned())) {
                changes.add(new Row(reached(made, reached), reached.always()));
            }
        }
        if (!planned.equals(old) && !(named && !saysAccount(old))) {
            changes.add(new Row(
                    change(
                            made,
                            What.ARN,
                            old,
                            planned,
                            Reason.of("name.arn", "An ARN says the account, or an id that AWS gives.")),
                    false));
        }
        if (names.isGivenId(made)) {
            changes.add(new Row(
                    change(
                            made,
                            What.ID,
                            made.id(),
                            PlannedNames.idOf(made),
                            Reason.of("name.given", "AWS gives the id when the thing is made.")),
                    false));
        }
        return changes;
    }

    private static boolean saysAccount(String arn) {
        String[] fields = arn.split(":", ARN_FIELDS);
        return fields.length == ARN_FIELDS && !fields[ARN_ACCOUNT].isEmpty();
    }

    private static NameChange change(Made made, What what, String old, String planned, Reason reason) {
        return new NameChange(
                made.plannedId(), what, old, planned, Scope.ACCOUNT, How.NEW, List.of(), List.of(), List.of(reason));
    }

    private NameChange unique(Made made, Unique unique) {
        String planned = names.plannedOf(made, unique);
        return new NameChange(
                made.plannedId(),
                What.NAME,
                unique.value(),
                planned,
                unique.row().scope(),
                unique.row().how(),
                unique.row().order(),
                List.of(),
                List.of(reason(unique, made)));
    }

    private Reason reason(Unique unique, Made made) {
        String where = unique.row().scope() == Scope.WORLD ? "in the world" : "in a Region";
        return switch (unique.row().how()) {
            case NEW ->
                names.withAccount(unique.value(), made.account()).equals(unique.value())
                        ? Reason.of(
                                "name.unique",
                                "Only one thing " + where
                                        + " can have the name, so the new one has the new account's id at its end.")
                        : Reason.of(
                                "name.account-id",
                                "The name holds the old account's id; the new account's takes its place.");
            case HAND_OVER ->
                new Reason(
                        "name.hand-over",
                        Map.of("released", made.arn(), "claimed", made.plannedId()),
                        "People know the name, and only one thing " + where
                                + " can have it: the old one lets go of it before the new one takes it.");
            case KEEPS -> Reason.of("name.kept", "It is handed over as it is.");
        };
    }

    private static NameChange withAccount(Made made, String planned) {
        return change(
                made,
                What.NAME,
                made.name(),
                planned,
                Reason.of(
                        "name.account-id", "The name holds the old account's id; the new account's takes its place."));
    }

    private static NameChange reached(Made made, Reached reached) {
        return change(
                made,
                What.ENDPOINT,
                reached.value(),
                reached.planned(),
                Reason.of(
                        "name.endpoint",
                        "It is reached under what says the account or an id, or what AWS makes up for each thing."));
    }

    private void hear(Edge edge) {
        if (edge.kind().isStructure()) {
            return;
        }
        for (Evidence evidence : edge.evidence()) {
            hear(edge.from(), evidence);
            hear(edge.to(), evidence);
        }
    }

    /** Whoever says the name of something means the one that its own account will use. */
    private void hear(String about, Evidence evidence) {
        if (about.equals(evidence.resource()) || estate.standingsOf(about).isEmpty()) {
            return;
        }
        boolean known = false;
        for (Estate.Standing speaker : estate.standingsOf(evidence.resource())) {
            known = true;
            if (speaker.fate() != Fate.RETIRED) {
                note(estate.provider(about, speaker.account()), evidence);
            }
        }
        if (!known) {
            note(estate.provider(about, ""), evidence);
        }
    }

    private void note(Estate.@Nullable Standing named, Evidence evidence) {
        List<Row> changes = named == null ? List.of() : rows.getOrDefault(estate.id(named), List.of());
        if (changes.isEmpty()) {
            return;
        }
        String text = evidence.text().toLowerCase(Locale.ROOT);
        changes.stream()
                .filter(row -> row.isIn(text))
                .findFirst()
                .or(() -> isPattern(text) ? byPattern(changes) : Optional.empty())
                .ifPresent(row -> row.saidBy.add(evidence));
    }

    private static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?");
    }

    /** A pattern that fits the old name says it, too. */
    private static Optional<Row> byPattern(List<Row> changes) {
        return changes.stream()
                .filter(Row::isNewName)
                .findFirst()
                .or(() -> changes.stream()
                        .filter(row -> row.change.what() == What.ARN)
                        .findFirst());
    }
}
