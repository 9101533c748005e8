package dev.mitosis.partition.environments;

import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ambiguous words that many different names begin with, with no other word for an environment in them: they are ones
 * for environments here, unless what follows them is parts of one product, as of a laboratory ({@code lab-results} that
 * {@code lab-intake} writes). Products have names without the word somewhere, or have nothing to do with each other.
 */
final class PrefixPatterns {
    private final AccountGraph graph;
    private final Names names;
    private final GenericWords generic;
    private final EnvironmentWords known;
    private final Map<String, Set<String>> followers = new TreeMap<>();
    private final Set<String> products = new HashSet<>();
    private final Set<String> elsewhere = new HashSet<>();
    private final Map<String, Integer> tied = new HashMap<>();

    PrefixPatterns(AccountGraph graph, Names names, GenericWords generic, EnvironmentWords known) {
        this.graph = graph;
        this.names = names;
        this.generic = generic;
        this.known = known;
    }

    Set<String> found() {
        graph.subjects().forEach(this::read);
        followers.values().removeIf(next -> next.size() <= Tuning.WITNESSES);
        followers.keySet().removeAll(products);
        if (!followers.isEmpty()) {
            graph.subjects().forEach(this::look);
        }
        Set<String> found = new TreeSet<>();
        followers.forEach((word, next) -> {
            long others = next.stream()
                    .filter(other -> elsewhere.contains(word + " " + other))
                    .count();
            if (others > Tuning.WITNESSES || tied.getOrDefault(word, 0) < Tuning.WITNESSES) {
                found.add(word);
            }
        });
        return found;
    }

    private List<String> words(Subject subject) {
        return subject.isMade() ? List.of() : names.of(subject);
    }

    private void read(Subject subject) {
        List<String> words = words(subject);
        if (words.size() > 1 && known.isAmbiguous(words.get(0))) {
            if (words.stream().skip(1).anyMatch(known::isFirm)) {
                products.add(words.get(0));
            } else if (!generic.isGeneric(words.get(1))) {
                followers
                        .computeIfAbsent(words.get(0), unused -> new TreeSet<>())
                        .add(words.get(1));
            }
        }
    }

    /** Which of what follows is named without the word, too, and what of it is tied to what else follows. */
    private void look(Subject subject) {
        List<String> words = words(subject);
        followers.forEach((word, next) -> {
            if (!words.contains(word)) {
                words.stream().filter(next::contains).forEach(other -> elsewhere.add(word + " " + other));
            } else if (words.indexOf(word) == 0 && words.size() > 1) {
                for (Tie tie : graph.out(subject.index())) {
                    List<String> other = words(graph.subject(tie.to()));
                    if (other.size() > 1
                            && other.get(0).equals(word)
                            && !other.get(1).equals(words.get(1))) {
                        tied.merge(word, 1, Integer::sum);
                    }
                }
            }
        });
    }
}
