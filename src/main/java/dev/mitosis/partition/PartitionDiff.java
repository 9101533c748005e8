package dev.mitosis.partition;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.partition.PartitionDiffDocument.Axis;
import dev.mitosis.partition.PartitionDiffDocument.Change;
import dev.mitosis.partition.PartitionDiffDocument.Move;
import dev.mitosis.partition.PartitionDiffDocument.Surer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares a stored partition with a new one of the same account. */
public final class PartitionDiff {
    private final PartitionDocument before;
    private final PartitionDocument after;
    private final Map<String, String> idsBefore;
    private final Map<String, String> idsAfter;

    private PartitionDiff(PartitionDocument before, PartitionDocument after) {
        this.before = before;
        this.after = after;
        this.idsBefore = ids(before);
        this.idsAfter = ids(after);
    }

    /** What the new one changes. */
    public static PartitionDiffDocument between(PartitionDocument before, PartitionDocument after) {
        return new PartitionDiff(before, after).document();
    }

    private static Map<String, String> ids(PartitionDocument document) {
        Map<String, String> ids = new HashMap<>();
        document.contexts().forEach(context -> ids.put(context.name(), context.id()));
        return ids;
    }

    private PartitionDiffDocument document() {
        Map<String, Assignment> old = new TreeMap<>();
        before.resources().forEach(row -> old.put(row.id(), row));
        List<Move> moved = new ArrayList<>();
        List<Surer> confidence = new ArrayList<>();
        List<String> appeared = new ArrayList<>();
        for (Assignment row : after.resources()) {
            Assignment earlier = old.remove(row.id());
            if (earlier == null) {
                appeared.add(row.id());
            } else {
                moves(earlier, row, moved);
                if (earlier.confidence() != row.confidence()) {
                    confidence.add(new Surer(row.id(), row.type(), earlier.confidence(), row.confidence()));
                }
            }
        }
        return new PartitionDiffDocument(
                after.formatVersion(),
                after.tool(),
                after.account(),
                after.snapshotId(),
                before.snapshotId(),
                contexts(),
                changes(
                        names(before.environments(), Environment::name),
                        names(after.environments(), Environment::name),
                        Assignment::environment),
                changes(
                        names(before.accounts(), TargetAccount::name),
                        names(after.accounts(), TargetAccount::name),
                        Assignment::account),
                moved,
                confidence,
                appeared,
                List.copyOf(old.keySet()));
    }

    private void moves(Assignment earlier, Assignment row, List<Move> moved) {
        String oldId = idsBefore.get(Objects.toString(earlier.context(), ""));
        String newId = idsAfter.get(Objects.toString(row.context(), ""));
        if (!Objects.equals(oldId, newId)) {
            moved.add(move(row, Axis.CONTEXT, earlier.context(), row.context()));
        }
        if (!Objects.equals(earlier.environment(), row.environment())) {
            moved.add(move(row, Axis.ENVIRONMENT, earlier.environment(), row.environment()));
        }
        if (!earlier.account().equals(row.account())) {
            moved.add(move(row, Axis.ACCOUNT, earlier.account(), row.account()));
        }
    }

    private static Move move(Assignment row, Axis axis, @Nullable String before, @Nullable String after) {
        return new Move(row.id(), row.type(), axis, before, after, SpokenReasons.of(row, axis));
    }

    /** By id, so that a new name is one change. */
    private List<Change> contexts() {
        Map<String, String> old = byId(before);
        Map<String, String> now = byId(after);
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(now.keySet());
        List<Change> changes = new ArrayList<>();
        for (String id : all) {
            String earlier = old.get(id);
            String name = now.get(id);
            if (!Objects.equals(earlier, name)) {
                changes.add(new Change(id, earlier, name, size(earlier, name, Assignment::context)));
            }
        }
        return changes;
    }

    private static Map<String, String> byId(PartitionDocument document) {
        Map<String, String> names = new HashMap<>();
        for (Context context : document.contexts()) {
            names.put(context.id(), context.name());
        }
        return names;
    }

    private static <T> Set<String> names(List<T> rows, Function<T, String> name) {
        TreeSet<String> names = new TreeSet<>();
        rows.forEach(row -> names.add(name.apply(row)));
        return names;
    }

    private List<Change> changes(Set<String> old, Set<String> now, Function<Assignment, @Nullable String> column) {
        TreeSet<String> all = new TreeSet<>(old);
        all.addAll(now);
        List<Change> changes = new ArrayList<>();
        for (String name : all) {
            String earlier = old.contains(name) ? name : null;
            String later = now.contains(name) ? name : null;
            if (earlier == null || later == null) {
                changes.add(new Change(name, earlier, later, size(earlier, later, column)));
            }
        }
        return changes;
    }

    private int size(@Nullable String earlier, @Nullable String name, Function<Assignment, @Nullable String> column) {
        List<Assignment> rows = name == null ? before.resources() : after.resources();
        String wanted = name == null ? earlier : name;
        return (int) rows.stream()
                .filter(row -> Objects.equals(column.apply(row), wanted))
                .count();
    }
}
