package dev.mitosis.partition.atoms;

import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads stacks in the names that CloudFormation made, where neither a record nor a tag tells of them: a physical name
 * is the stack's name, the logical id and a random end (CloudFormation user guide, "Name type"). In lower case, as of
 * buckets, it counts only where it begins as another name's stack.
 */
final class MadeNames {
    private static final String END = "-(?=[A-Z]*[0-9])[A-Z0-9]{12,13}";
    private static final String LOGICAL = "-(?=[A-Z0-9]*[a-z])[A-Z][A-Za-z0-9]*";
    /** Nested stacks stand between, and some services add an end of their own. */
    private static final Pattern MADE = Pattern.compile(
            "(?<stack>[A-Za-z][A-Za-z0-9-]*?)(?:" + LOGICAL + END + ")*" + LOGICAL + "(?:" + END + "){1,2}");

    private static final Pattern LOWER = Pattern.compile("(?<made>[a-z][a-z0-9-]*)-(?=[a-z]*[0-9])[a-z0-9]{12,13}");

    /** The hyphen and the twelve signs behind it. */
    private static final int SHORTER_END = 13;

    private final AccountGraph graph;
    private final Map<String, String> lower = new HashMap<>();

    /** Reads all names. */
    MadeNames(AccountGraph graph) {
        this.graph = graph;
        for (Subject subject : graph.subjects()) {
            if (isOwn(graph, subject)) {
                made(subject).ifPresent(stack -> lower.put(stack.toLowerCase(Locale.ROOT), stack));
            }
        }
    }

    /** The stack that the name of a subject tells of. */
    Optional<String> of(Subject subject) {
        return isOwn(graph, subject) ? made(subject).or(() -> inLowerCase(subject)) : Optional.empty();
    }

    /** A guest that is called as its host, as a subscription, was not made with it. */
    private static boolean isOwn(AccountGraph graph, Subject subject) {
        return !subject.isMade()
                && graph.wholes(subject).stream()
                        .noneMatch(whole -> whole.name().equals(subject.name()));
    }

    private static Optional<String> made(Subject subject) {
        String last = last(subject);
        Matcher matcher = MADE.matcher(last);
        return hasEnd(last) && matcher.matches() ? Optional.of(matcher.group("stack")) : Optional.empty();
    }

    /** The longest stack that a name in lower case begins with. */
    private Optional<String> inLowerCase(Subject subject) {
        String last = last(subject);
        Matcher matcher = LOWER.matcher(last);
        if (!hasEnd(last) || !matcher.matches()) {
            return Optional.empty();
        }
        String made = matcher.group("made");
        for (int end = made.lastIndexOf('-'); end > 0; end = made.lastIndexOf('-', end - 1)) {
            String stack = lower.get(made.substring(0, end));
            if (stack != null) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    /** Most names have no hyphen before twelve or thirteen signs: the patterns need not be tried. */
    private static boolean hasEnd(String name) {
        return isHyphen(name, name.length() - SHORTER_END) || isHyphen(name, name.length() - SHORTER_END - 1);
    }

    private static boolean isHyphen(String name, int place) {
        return place >= 0 && name.charAt(place) == '-';
    }

    /** {@code shop-Fn-1A2B3C4D5E6F} of the log group {@code /aws/lambda/shop-Fn-1A2B3C4D5E6F}. */
    private static String last(Subject subject) {
        String name = subject.name().isEmpty() ? subject.id() : subject.name();
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
