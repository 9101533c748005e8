package dev.mitosis.partition.environments;

import dev.mitosis.io.Beside;
import dev.mitosis.model.Decisions.EnvironmentMeaning;
import dev.mitosis.partition.atoms.Deployment;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.TagMeanings.Meaning;
import dev.mitosis.partition.evidence.Tuning;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Learns the words for environments from tags and from names that are equal but for one word. */
final class LexiconReader {
    private final AccountGraph graph;
    private final Names names;
    private final TagMeanings tags;
    private final GenericWords generic;
    private final Deployments deployments;
    private final EnvironmentWords known;
    private final Twins twins = new Twins();

    LexiconReader(
            AccountGraph graph,
            Names names,
            TagMeanings tags,
            GenericWords generic,
            Deployments deployments,
            Map<String, EnvironmentMeaning> answers) {
        this.known = new EnvironmentWords(answers);
        this.graph = graph;
        this.names = names;
        this.tags = tags;
        this.generic = generic;
        this.deployments = deployments;
    }

    Lexicon read() {
        Beside<ProductWords> products = Beside.start(this::products);
        for (Subject subject : graph.subjects()) {
            if (!subject.isMade()) {
                twins.add(subject.type(), names.of(subject));
            }
        }
        for (Deployment deployment : deployments.all()) {
            twins.add("stack", names.words(deployment.name()));
        }
        Map<List<String>, Set<String>> values = values();
        Set<String> learned = new TreeSet<>();
        Map<List<String>, String> compounds = new LinkedHashMap<>();
        Set<String> patterns = new PrefixPatterns(graph, names, generic, known).found();
        values.forEach((words, contexts) -> {
            if (words.size() == 1 && known.isAmbiguous(words.get(0)) && contexts.size() >= Tuning.WITNESSES) {
                patterns.add(words.get(0));
            }
            boolean often = contexts.size() >= Tuning.WITNESSES;
            if (words.size() == 1 && often && known.of(words.get(0)).isEmpty()) {
                learned.add(words.get(0));
            }
            if (words.size() > 1 && often) {
                String joined = String.join("-", words);
                compounds.put(
                        words,
                        known.of(joined)
                                .map(EnvironmentWords.Meaning::environment)
                                .orElse(joined));
            }
        });
        learned.addAll(slots(learned));
        return new Lexicon(known, twins, learned, patterns, compounds, products.get());
    }

    /** Words of products: of those that everybody knows, for what the account calls an environment is one. */
    private ProductWords products() {
        ProductWords products = new ProductWords(word ->
                known.of(word).map(EnvironmentWords.Meaning::environment).orElse(""));
        Set<List<String>> all = new HashSet<>();
        for (Subject subject : graph.subjects()) {
            if (!subject.isMade()) {
                all.add(names.of(subject));
            }
        }
        deployments.all().forEach(deployment -> all.add(names.words(deployment.name())));
        all.forEach(products::add);
        Set<String> followers = products.followers();
        Map<String, Integer> occurrences = new HashMap<>();
        for (List<String> words : all) {
            words.stream()
                    .distinct()
                    .filter(followers::contains)
                    .forEach(word -> occurrences.merge(word, 1, Integer::sum));
        }
        products.judge(occurrences);
        return products;
    }

    /** The values of environment tags and parameters, and how many contexts each occurs in. */
    private Map<List<String>, Set<String>> values() {
        Map<List<String>, Set<String>> values = new TreeMap<>(java.util.Comparator.comparing(List::toString));
        for (Subject subject : graph.subjects()) {
            subject.tags().forEach((key, value) -> note(values, key, value, subject));
            subject.parameters().forEach((key, value) -> note(values, key, value, subject));
        }
        return values;
    }

    private void note(Map<List<String>, Set<String>> values, String key, String value, Subject subject) {
        List<String> words = isTrusted(key) ? names.words(value) : List.of();
        if (!words.isEmpty() && words.stream().noneMatch(generic::isGeneric)) {
            values.computeIfAbsent(words, unused -> new TreeSet<>()).add(context(subject, words));
        }
    }

    private boolean isTrusted(String key) {
        return tags.of(key)
                .filter(meaning -> meaning.meaning() == Meaning.ENVIRONMENT && meaning.weight() >= Tuning.TRUSTED_KEY)
                .isPresent();
    }

    /** What tells contexts apart before there are any: an application tag, a unit, or the rest of the name. */
    private String context(Subject subject, List<String> environment) {
        for (Map.Entry<String, String> tag : subject.tags().entrySet()) {
            if (tags.means(tag.getKey(), Meaning.APPLICATION)) {
                return "tag " + tag.getValue().toLowerCase(java.util.Locale.ROOT);
            }
        }
        Deployment unit = deployments.of(subject.index());
        List<String> words = new java.util.ArrayList<>(unit == null ? names.of(subject) : names.words(unit.name()));
        words.removeAll(environment);
        return words.isEmpty() ? "name" : "name " + words.get(0);
    }

    /** Words that stand where names otherwise equal have a known one, in names of several things. */
    private Set<String> slots(Set<String> learned) {
        Map<String, Set<String>> votes = new HashMap<>();
        twins.holes().forEach((hole, words) -> {
            boolean slot = words.size() > 1
                    && words.stream().anyMatch(word -> isFirm(word) || learned.contains(word))
                    && !saysKindsAlone(hole)
                    && Arrays.stream(rest(hole).split(" ")).skip(1).noneMatch(this::isFirm);
            if (slot) {
                words.stream()
                        .filter(this::isNew)
                        .forEach(word -> votes.computeIfAbsent(word, unused -> new HashSet<>())
                                .add(rest(hole)));
            }
        });
        Map<String, Set<String>> places = new HashMap<>();
        twins.holes()
                .forEach((hole, words) -> words.stream()
                        .filter(votes::containsKey)
                        .forEach(word -> places.computeIfAbsent(word, unused -> new HashSet<>())
                                .add(rest(hole))));
        votes.keySet().removeAll(denied(votes, learned));
        Set<String> found = new TreeSet<>();
        votes.forEach((word, rests) -> {
            int all = places.getOrDefault(word, Set.of()).size();
            if (generic.isGeneric(word) ? isMostlySlot(rests.size(), all) : isSlot(rests.size(), all)) {
                found.add(word);
            }
        });
        return found;
    }

    /**
     * Words that tell no environments, though they stand where others do: as many of their names, or of the tags of
     * what they name, say another one, or most of their names occur several times.
     */
    private Set<String> denied(Map<String, Set<String>> votes, Set<String> learned) {
        Map<String, Set<List<String>>> crossed = new HashMap<>();
        Map<String, Map<String, Integer>> named = new HashMap<>();
        for (Subject subject : graph.subjects()) {
            List<String> name = subject.isMade() ? List.of() : names.of(subject);
            for (String word : name) {
                if (votes.containsKey(word)) {
                    named.computeIfAbsent(word, unused -> new HashMap<>())
                            .merge(subject.region() + " " + subject.type() + " " + name, 1, Integer::sum);
                    if (saysAnother(subject, name, word, learned)) {
                        crossed.computeIfAbsent(word, unused -> new HashSet<>()).add(name);
                    }
                }
            }
        }
        Set<String> denied = new HashSet<>();
        named.forEach((word, counts) -> {
            long again = counts.values().stream().filter(count -> count > 1).count();
            if (2 * again >= counts.size()
                    || crossed.getOrDefault(word, Set.of()).size()
                            >= votes.getOrDefault(word, Set.of()).size()) {
                denied.add(word);
            }
        });
        return denied;
    }

    private boolean saysAnother(Subject subject, List<String> name, String word, Set<String> learned) {
        return name.stream().anyMatch(other -> !other.equals(word) && (isFirm(other) || learned.contains(other)))
                || subject.tags().entrySet().stream()
                        .filter(tag -> isTrusted(tag.getKey()))
                        .anyMatch(tag -> !names.words(tag.getValue()).contains(word));
    }

    /** A name of kinds of things alone may as well lack its application as its environment. */
    private boolean saysKindsAlone(String hole) {
        return Arrays.stream(rest(hole).split(" ")).skip(1).allMatch(generic::isGeneric);
    }

    private static String rest(String hole) {
        return hole.substring(hole.lastIndexOf("::") + 1);
    }

    private boolean isNew(String word) {
        return known.of(word).isEmpty()
                && !known.rulesOutProduction(word)
                && !known.begins(word)
                && !known.isPlace(word);
    }

    /** Few names tell where the word stands there mostly, many where it does so often. */
    private static boolean isSlot(int votes, int places) {
        return (votes >= Tuning.WITNESSES && 2 * votes >= places)
                || (votes >= Tuning.MANY_SLOTS && Tuning.MANY_SLOTS * votes >= places);
    }

    /**
     * A word of a thing ({@code build}) is one for an environment where many names have it there, and few elsewhere.
     */
    private static boolean isMostlySlot(int votes, int places) {
        return votes >= Tuning.MANY_SLOTS && 2 * votes >= places;
    }

    private boolean isFirm(String word) {
        return known.isFirm(word);
    }
}
