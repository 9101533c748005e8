package dev.mitosis.rehearse.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what each thing of the old account is in the emulator: by what its stack made, else by its name, else, for what
 * comes with other things, by what its record says.
 */
public final class SourcePairs {
    /** The forms of ids that AWS gives. */
    private static final Pattern GIVEN = Pattern.compile("[a-z]+(-[a-z]+)*-[0-9a-f]{8}([0-9a-f]{9})?"
            + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}|(?=.*[0-9])[A-Z0-9]{10,32}");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+\\.(amazonaws\\.com|cloudfront\\.net)(\\.cn)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int SHORTEST = 6;
    private static final int HALF = 2;
    private static final int ROUNDS = 3;

    private final Renames renames;
    private final Map<String, Resource> before = new TreeMap<>();
    private final Map<String, List<Resource>> free = new TreeMap<>();
    private final Map<String, Resource> pairs = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Resource> unread = new ArrayList<>();
    private final Map<String, Map<String, String>> seen = new HashMap<>();

    private SourcePairs(Renames renames) {
        this.renames = renames;
    }

    /**
     * Finds them.
     *
     * @param after what a scan of the emulator saw
     * @param things what was to be built
     * @param physical what the emulator calls what its stacks have made, by planned id
     * @param renames takes in what is called otherwise now
     */
    public static SourcePairs of(
            Snapshot before,
            Snapshot after,
            List<PlannedResource> things,
            Map<String, String> physical,
            Renames renames) {
        SourcePairs pairs = new SourcePairs(renames);
        try (Stream<Resource> records = before.resources()) {
            records.forEach(record -> pairs.before.put(record.arn(), record));
        }
        try (Stream<Resource> records = after.resources()) {
            records.forEach(record -> pairs.free
                    .computeIfAbsent(kind(record), kind -> new ArrayList<>())
                    .add(record));
        }
        pairs.find(things, physical);
        return pairs;
    }

    private static String kind(Resource record) {
        return record.type() + " " + record.region();
    }

    private void find(List<PlannedResource> things, Map<String, String> physical) {
        for (PlannedResource thing : things) {
            Resource old = before.get(String.valueOf(thing.succeeds()));
            String made = physical.get(thing.id());
            if (old != null && made != null) {
                pair(
                        old,
                        of(old).filter(record -> record.goesBy(made))
                                .findFirst()
                                .orElse(null));
            }
        }
        for (Resource old : before.values()) {
            if (!pairs.containsKey(old.arn())) {
                pair(
                        old,
                        of(old).filter(record -> record.arn().equals(old.arn()))
                                .findFirst()
                                .orElse(null));
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            members();
            for (Resource old : before.values()) {
                if (!pairs.containsKey(old.arn())) {
                    pair(old, likest(old));
                }
            }
        }
    }

    private Stream<Resource> of(Resource old) {
        return free.getOrDefault(kind(old), List.of()).stream().filter(record -> !taken.contains(record.arn()));
    }

    private void pair(Resource old, @Nullable Resource now) {
        if (now == null) {
            return;
        }
        pairs.put(old.arn(), now);
        taken.add(now.arn());
        name(old.id(), now.id(), old);
        name(Arn.last(old.id()), Arn.last(now.id()), old);
        name(Arn.last(old.arn()), Arn.last(now.arn()), old);
        if (!renames.in(old.arn()).equals(now.arn())) {
            renames.put(old.arn(), now.arn());
        }
        unread.add(old);
    }

    /** Numbers of versions and names that people have chosen say too little to be changed wherever they stand. */
    private void name(String before, String now, Resource old) {
        boolean chosen = before.equals(old.name()) && !GIVEN.matcher(before).matches();
        if (!chosen && before.length() >= SHORTEST && !DIGITS.matcher(before).matches()) {
            renames.put(before, now);
        }
    }

    /** The ids that pairs say at the same place; each pair is read once. */
    private void members() {
        for (Resource old : unread) {
            Map<String, String> seen = known(Objects.requireNonNull(pairs.get(old.arn())));
            leaves(old.data()).forEach((pointer, text) -> {
                String other = seen.getOrDefault(pointer, "");
                boolean ids =
                        GIVEN.matcher(text).matches() && GIVEN.matcher(other).matches();
                if (ids || (HOST.matcher(text).matches() && HOST.matcher(other).matches())) {
                    renames.put(text, other);
                }
            });
        }
        unread.clear();
    }

    /** The leaves of what the scan saw, which is compared with many. */
    private Map<String, String> known(Resource now) {
        return seen.computeIfAbsent(now.arn(), arn -> leaves(now.data()));
    }

    /** The record of its type of which most is the same, and more than half: of those that are as like the first. */
    private @Nullable Resource likest(Resource old) {
        Map<String, String> own = new HashMap<>();
        leaves(old.data()).forEach((pointer, text) -> own.put(pointer, renames.in(text)));
        Resource best = null;
        int most = own.size() / HALF;
        for (Resource record : of(old).toList()) {
            Map<String, String> told = known(record);
            int same = (int) own.entrySet().stream()
                    .filter(leaf -> leaf.getValue().equals(told.get(leaf.getKey())))
                    .count();
            if (same > most) {
                best = record;
                most = same;
            }
        }
        return best;
    }

    /** Each value of the data that holds no others, by its pointer. */
    static Map<String, String> leaves(JsonNode data) {
        Map<String, String> leaves = new TreeMap<>();
        leaves(data, "", leaves);
        return leaves;
    }

    private static void leaves(JsonNode node, String pointer, Map<String, String> leaves) {
        if (node.isContainerNode()) {
            JsonPath.everyChild(node, pointer, (child, below) -> leaves(child, below, leaves));
        } else {
            leaves.put(pointer, node.asText());
        }
    }

    /** What the thing with the old ARN is in the emulator; null where it does not stand there. */
    public @Nullable Resource of(String arn) {
        return pairs.get(arn);
    }

    /** The records of the old account, by ARN. */
    public Map<String, Resource> before() {
        return before;
    }
}
