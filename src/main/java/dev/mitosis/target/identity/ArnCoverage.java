package dev.mitosis.target.identity;

import dev.mitosis.graph.identity.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The old things that a pattern of a policy covers: themselves, or something in them. */
final class ArnCoverage {
    /** A shorter literal part of a name speaks of a service, not of things. */
    private static final int SHORTEST_PREFIX = 3;

    /** A pattern that passes over more ARNs speaks of a service, too. */
    private static final int MOST = 400;

    private static final int FIELDS = 6;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private final TreeSet<String> arns = new TreeSet<>();
    private final Map<String, TreeSet<String>> places = new HashMap<>();
    private final Map<String, Optional<List<String>>> known = new HashMap<>();

    void learn(String arn) {
        String[] fields = arn.split(":", FIELDS);
        if (fields.length == FIELDS) {
            arns.add(arn);
            places.computeIfAbsent(fields[2], service -> new TreeSet<>()).add(fields[REGION] + ":" + fields[ACCOUNT]);
        }
    }

    /** The old ARNs; empty where it covers too many to name. */
    Optional<List<String>> covered(String pattern) {
        return known.computeIfAbsent(pattern, this::find);
    }

    private Optional<List<String>> find(String pattern) {
        String[] fields = pattern.split(":", FIELDS);
        if (fields.length < FIELDS) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        for (String place : places.getOrDefault(fields[2], new TreeSet<>())) {
            String[] parts = place.split(":", 2);
            if (!Glob.matches(fields[REGION], parts[0]) || !Glob.matches(fields[ACCOUNT], parts[1])) {
                continue;
            }
            String whole = "arn:" + fields[1] + ":" + fields[2] + ":" + place + ":" + fields[FIELDS - 1];
            if (!among(whole, found)) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(found));
    }

    /** Whether it is precise enough to look. */
    private boolean among(String pattern, List<String> found) {
        String prefix = Glob.literalPrefix(pattern);
        int name = Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(':')) + 1;
        if (prefix.length() - name < SHORTEST_PREFIX && Glob.isPattern(pattern)) {
            return false;
        }
        NavigableSet<String> range = arns.subSet(prefix, true, prefix + '\uffff', true);
        int looked = 0;
        for (String arn : range) {
            if (++looked > MOST) {
                return false;
            }
            if (matches(pattern, arn)) {
                found.add(arn);
            }
        }
        return true;
    }

    /** Whether the pattern speaks of the thing or of something in it. */
    static boolean matches(String pattern, String arn) {
        return Glob.matches(pattern, arn) || Glob.matches(pattern, arn + "/x") || Glob.matches(pattern, arn + ":x");
    }
}
