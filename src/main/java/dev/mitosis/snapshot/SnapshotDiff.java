package dev.mitosis.snapshot;

import dev.mitosis.io.Json;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.DiffDocument.Change;
import dev.mitosis.model.DiffDocument.Item;
import dev.mitosis.model.DiffDocument.Uncertain;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.SnapshotManifest.SnapshotFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two snapshots by ARN. Files of the same name are merged record by record and equal files are not read at
 * all, so that memory grows with the differences, not with the account.
 */
public final class SnapshotDiff {
    /** How many resources that moved from file to file are held at once. */
    private static final int MOVED_AT_ONCE = 10_000;

    private final SnapshotStore before;
    private final SnapshotStore after;
    private final FieldDiff fieldDiff = new FieldDiff(MeasuredMembers.load());
    private final TreeMap<String, Single> onlyBefore = new TreeMap<>();
    private final TreeMap<String, Single> onlyAfter = new TreeMap<>();
    private final TreeMap<String, Change> changed = new TreeMap<>();

    /** A resource that one file holds and its counterpart does not. */
    private record Single(Item item, String file) {}

    private SnapshotDiff(SnapshotStore before, SnapshotStore after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What differs from the older snapshot to the newer.
     *
     * @throws MitosisException M-DIFF-01 where the snapshots are of different accounts
     */
    public static DiffDocument between(SnapshotStore before, SnapshotStore after) {
        if (!before.manifest().account().equals(after.manifest().account())) {
            throw new MitosisException(
                    "M-DIFF-01",
                    "the snapshots are of accounts " + before.manifest().account() + " and "
                            + after.manifest().account(),
                    "ARNs hold the account, so that nothing of one can be found in the other",
                    "name two snapshots of the same account",
                    ExitCode.INVALID_INPUT);
        }
        SnapshotDiff diff = new SnapshotDiff(before, after);
        diff.compareFiles();
        diff.compareMoved();
        return diff.document();
    }

    private void compareFiles() {
        Map<String, SnapshotFile> old = byPath(before);
        Map<String, SnapshotFile> fresh = byPath(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(fresh.keySet());
        for (String path : paths) {
            SnapshotFile left = old.get(path);
            SnapshotFile right = fresh.get(path);
            if (left == null || right == null || !left.sha256().equals(right.sha256())) {
                merge(path, left, right);
            }
        }
    }

    private static Map<String, SnapshotFile> byPath(SnapshotStore store) {
        Map<String, SnapshotFile> files = new HashMap<>();
        store.manifest().files().forEach(file -> files.put(file.path(), file));
        return files;
    }

    private void merge(String path, @Nullable SnapshotFile left, @Nullable SnapshotFile right) {
        try (Stream<Resource> olds = left == null ? Stream.empty() : before.resources(left);
                Stream<Resource> news = right == null ? Stream.empty() : after.resources(right)) {
            Iterator<Resource> oldIterator = olds.iterator();
            Iterator<Resource> newIterator = news.iterator();
            Resource old = next(oldIterator);
            Resource fresh = next(newIterator);
            while (old != null || fresh != null) {
                int order = order(old, fresh);
                if (order == 0) {
                    compare(old, fresh);
                } else if (order < 0) {
                    single(onlyBefore, old, path);
                } else {
                    single(onlyAfter, fresh, path);
                }
                old = order <= 0 ? next(oldIterator) : old;
                fresh = order >= 0 ? next(newIterator) : fresh;
            }
        }
    }

    private static @Nullable Resource next(Iterator<Resource> resources) {
        return resources.hasNext() ? resources.next() : null;
    }

    private static int order(@Nullable Resource old, @Nullable Resource fresh) {
        if (old == null || fresh == null) {
            return old == null ? 1 : -1;
        }
        return old.arn().compareTo(fresh.arn());
    }

    private static void single(Map<String, Single> singles, @Nullable Resource resource, String path) {
        if (resource != null) {
            singles.put(resource.arn(), new Single(Item.of(resource), path));
        }
    }

    private void compare(@Nullable Resource old, @Nullable Resource fresh) {
        if (old != null && fresh != null && !old.equals(fresh)) {
            List<DiffDocument.Field> fields = fieldDiff.between(old, fresh);
            if (!fields.isEmpty()) {
                changed.put(fresh.arn(), new Change(fresh.arn(), fresh.type(), fresh.region(), fresh.name(), fields));
            }
        }
    }

    /** Resources that both snapshots hold, but in files of different names. */
    private void compareMoved() {
        List<String> moved =
                onlyBefore.keySet().stream().filter(onlyAfter::containsKey).toList();
        for (int from = 0; from < moved.size(); from += MOVED_AT_ONCE) {
            List<String> some = moved.subList(from, Math.min(moved.size(), from + MOVED_AT_ONCE));
            Map<String, Resource> olds = new HashMap<>();
            visit(before, onlyBefore, some, resource -> olds.put(resource.arn(), resource));
            visit(after, onlyAfter, some, resource -> compare(olds.get(resource.arn()), resource));
        }
        moved.forEach(arn -> {
            onlyBefore.remove(arn);
            onlyAfter.remove(arn);
        });
    }

    private static void visit(
            SnapshotStore store,
            Map<String, Single> places,
            List<String> arns,
            java.util.function.Consumer<Resource> visitor) {
        Set<String> wanted = new HashSet<>(arns);
        Set<String> files = new HashSet<>();
        arns.forEach(arn -> Optional.ofNullable(places.get(arn)).ifPresent(single -> files.add(single.file())));
        for (SnapshotFile file : store.manifest().files()) {
            if (files.contains(file.path())) {
                try (Stream<Resource> resources = store.resources(file)) {
                    resources
                            .filter(resource -> wanted.contains(resource.arn()))
                            .forEach(visitor);
                }
            }
        }
    }

    private DiffDocument document() {
        SnapshotManifest old = before.manifest();
        SnapshotManifest fresh = after.manifest();
        List<Uncertain> uncertain = new ArrayList<>();
        List<Item> vanished = certain(onlyBefore, "old", SnapshotCoverage.of(fresh), uncertain);
        List<Item> appeared = certain(onlyAfter, "new", SnapshotCoverage.of(old), uncertain);
        return new DiffDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                fresh.account(),
                fresh.snapshotId(),
                old.snapshotId(),
                fresh.finishedAt(),
                old.finishedAt(),
                appeared,
                vanished,
                List.copyOf(changed.values()),
                List.copyOf(uncertain));
    }

    private static List<Item> certain(
            Map<String, Single> singles, String presentIn, SnapshotCoverage other, List<Uncertain> uncertain) {
        List<Item> certain = new ArrayList<>();
        for (Single single : singles.values()) {
            Item item = single.item();
            Optional<String> blind = other.blindness(item.type(), item.region());
            if (blind.isEmpty()) {
                certain.add(item);
            } else {
                uncertain.add(
                        new Uncertain(item.id(), item.type(), item.region(), item.name(), presentIn, blind.get()));
            }
        }
        return List.copyOf(certain);
    }
}
