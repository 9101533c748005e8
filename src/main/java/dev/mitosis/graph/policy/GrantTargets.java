package dev.mitosis.graph.policy;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.Glob;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.GraphDraft;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the resources that a {@code Resource} pattern of a policy covers. */
final class GrantTargets {
    /** A shorter literal part of a name says too little to join resources by. */
    private static final int SHORTEST_PREFIX = 3;

    private static final int MOST_COVERED = 20;

    /** Services whose ARNs end with the bare name. */
    private static final List<String> NAME_ONLY = List.of("s3", "sqs", "sns");

    /** A kind and a name, to which ARNs of some services add the version. */
    private static final Pattern VERSIONED = Pattern.compile("[a-z-]+[/:][^/:]+:");

    /** A kind and the path under which names of an application lie; what lies under {@code aws} is of a service. */
    private static final Pattern PATH = Pattern.compile("[A-Za-z-]+[/:]/?(?!aws/)[^/:*?]{" + SHORTEST_PREFIX + ",}/.*");

    private final GraphDraft draft;

    GrantTargets(GraphDraft draft) {
        this.draft = draft;
    }

    GrantCoverage cover(EdgeWriter writer, String pattern) {
        if (pattern.equals("*")) {
            return new GrantCoverage(Strength.EVERYTHING, List.of(), Optional.empty());
        }
        Map<String, Entity> found = new LinkedHashMap<>();
        for (String arn : variants(pattern)) {
            draft.index().byArn(arn).ifPresent(entity -> found.put(entity.arn(), entity));
        }
        if (!found.isEmpty()) {
            return new GrantCoverage(Strength.EXACT, found.values(), Optional.empty());
        }
        if (!Glob.isPattern(pattern)) {
            return new GrantCoverage(Strength.EXACT, List.of(), writer.missing(pattern));
        }
        GrantCoverage covered = coverPrefix(pattern);
        Optional<Entity> whole = covered.resources().isEmpty() && !isPathOfSome(pattern)
                ? missingWhole(writer, pattern)
                : Optional.empty();
        return whole.isPresent() ? new GrantCoverage(Strength.EXACT, List.of(), whole) : covered;
    }

    /** Whether names lie below what stands before the wildcard, so that this is a path and no resource. */
    private boolean isPathOfSome(String pattern) {
        return variants(pattern).stream()
                .map(Glob::literalPrefix)
                .anyMatch(prefix -> prefix.endsWith("/")
                        && !draft.index().withPrefix(prefix).isEmpty());
    }

    /** What is in a resource that was not found, such as a bucket's objects, stands for the resource. */
    private static Optional<Entity> missingWhole(EdgeWriter writer, String pattern) {
        String whole =
                pattern.endsWith("/*") || pattern.endsWith(":*") ? pattern.substring(0, pattern.length() - 2) : pattern;
        Optional<Arn> arn = Arn.parse(whole);
        boolean named = arn.filter(a -> a.resource().length() >= SHORTEST_PREFIX
                        && (NAME_ONLY.contains(a.service()) || a.resource().matches(".*[/:].+")))
                .isPresent();
        return named && !Glob.isPattern(whole) ? writer.missing(whole) : Optional.empty();
    }

    private GrantCoverage coverPrefix(String pattern) {
        Map<String, Entity> found = new LinkedHashMap<>();
        for (String arn : variants(pattern)) {
            String prefix = Glob.literalPrefix(arn);
            if (!isNamed(prefix)) {
                continue;
            }
            for (Entity entity : draft.index().withPrefix(prefix)) {
                if (Glob.matches(arn, entity.arn()) || Glob.matches(arn, entity.arn() + "/")) {
                    found.put(entity.arn(), entity);
                }
            }
        }
        boolean tooWide = found.isEmpty() || found.size() > MOST_COVERED;
        return tooWide
                ? new GrantCoverage(Strength.SERVICE_WIDE, List.of(), Optional.empty())
                : new GrantCoverage(Strength.PREFIX, found.values(), Optional.empty());
    }

    /**
     * Whether the literal part of a pattern says enough of a name, or all of it where only the version is left open, or
     * the whole path of names that have one, as parameters and secrets do.
     */
    private static boolean isNamed(String prefix) {
        if (Arn.parse(prefix).isEmpty()) {
            return false;
        }
        int nameStart = Math.max(prefix.lastIndexOf('/'), prefix.lastIndexOf(':')) + 1;
        return prefix.length() - nameStart >= SHORTEST_PREFIX
                || Arn.parse(prefix)
                        .map(Arn::resource)
                        .filter(VERSIONED.asMatchPredicate().or(GrantTargets::isPath))
                        .isPresent();
    }

    private static boolean isPath(String resource) {
        return resource.endsWith("/") && PATH.matcher(resource).matches();
    }

    /** The pattern with a wildcard or variable in region or account filled in, as a scan can see it. */
    private List<String> variants(String pattern) {
        String[] parts = pattern.split(":", 6);
        if (parts.length < 6) {
            return List.of();
        }
        String account = parts[4].equals("*") || parts[4].startsWith("$") ? draft.account() : parts[4];
        String partition = parts[1].equals("*") || parts[1].startsWith("$") ? draft.partition() : parts[1];
        List<String> variants = new ArrayList<>();
        List<String> regions = parts[3].equals("*") || parts[3].startsWith("$") ? draft.regions() : List.of(parts[3]);
        for (String region : regions) {
            variants.add(String.join(":", "arn", partition, parts[2], region, account, parts[5]));
        }
        return variants;
    }
}
