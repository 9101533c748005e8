package dev.mitosis.partition.environments;

import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Verdict;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Doubts environments that may be a word of a product. Where every name that says an environment of a context has the
 * word before one of the context's own, and no name is that of another environment but for the word
 * ({@code stage-shows}), it is never taken for one that is not production: people are asked. Where one name alone says
 * it ({@code stripe-key-test}), the thing is of the environment of those that use it.
 */
final class LonelyEnvironments {
    /** An environment of a context, as a word says it; people who call it by another word say nothing of this one. */
    private record Corner(String environment, String word) {}

    private final AccountGraph graph;
    private final Atoms atoms;
    private final Names names;
    private final Lexicon lexicon;
    private final Set<String> answers;

    /**
     * Doubts by these.
     *
     * @param answers the words of which people said what they mean
     */
    LonelyEnvironments(AccountGraph graph, Atoms atoms, Names names, Lexicon lexicon, Set<String> answers) {
        this.graph = graph;
        this.atoms = atoms;
        this.names = names;
        this.lexicon = lexicon;
        this.answers = answers;
    }

    /**
     * What names of contexts say without their environments, the environments that are told otherwise, too, and the
     * atoms of each environment.
     */
    private record Said(
            Map<String, Map<Corner, Set<List<String>>>> rests,
            Map<String, Set<Corner>> told,
            Map<String, Map<String, Set<Integer>>> atoms) {}

    /** Takes back what may be a word of a product; {@code contexts} are those of the atoms. */
    void doubt(List<@Nullable Verdict> verdicts, IntFunction<@Nullable String> contexts) {
        List<Subject> open = graph.subjects().stream()
                .filter(subject -> isOpen(verdicts.get(subject.index())))
                .toList();
        Set<String> asked = new HashSet<>();
        open.forEach(subject -> asked.add(contexts.apply(atoms.of(subject.index()))));
        Said said = said(verdicts, contexts, asked);
        Map<Integer, Verdict> used = new HashMap<>();
        for (Subject subject : open) {
            Verdict verdict = Objects.requireNonNull(verdicts.get(subject.index()));
            String context = contexts.apply(atoms.of(subject.index()));
            if (isDoubted(subject, verdict, context, said)) {
                verdicts.set(subject.index(), lonely(verdict));
            } else if (context != null && isAlone(subject, verdict, context, said)) {
                String users = environmentOfUsers(subject, verdicts);
                // What production uses alone is asked about.
                if (!users.isEmpty() && !users.equals(verdict.label()) && !lexicon.isProduction(users)) {
                    used.put(subject.index(), usedBy(users, verdict));
                }
            }
        }
        used.forEach(verdicts::set);
    }

    /** Whether nothing else of its context is said to be of that environment, and nothing is called so but for it. */
    private boolean isAlone(Subject subject, Verdict verdict, String context, Said said) {
        return said.atoms()
                        .getOrDefault(context, Map.of())
                        .getOrDefault(String.valueOf(verdict.label()), Set.of())
                        .equals(Set.of(atoms.of(subject.index())))
                && !hasTwin(said.rests().getOrDefault(context, Map.of()), corner(subject, verdict));
    }

    /** The one environment of all that use the thing; empty where there are several, or none. */
    private String environmentOfUsers(Subject subject, List<@Nullable Verdict> verdicts) {
        Set<String> found = new HashSet<>();
        for (Tie tie : graph.in(subject.index())) {
            Verdict user = verdicts.get(tie.from());
            if (user != null
                    && user.label() != null
                    && tie.kind().isUse()
                    && atoms.of(tie.from()) != atoms.of(subject.index())) {
                found.add(user.label());
            }
        }
        return found.size() == 1 ? found.iterator().next() : "";
    }

    private static Verdict usedBy(String environment, Verdict said) {
        return new Verdict(
                environment,
                said.confidence(),
                List.of(
                        said.reasons().get(0),
                        new Reason(
                                "environment.users",
                                Map.of("environment", environment, "word", String.valueOf(said.label())),
                                "But nothing else of its context is of that environment, and all that use it are of "
                                        + environment + ".")));
    }

    /** Whether a name alone takes something out of production. */
    private boolean isOpen(@Nullable Verdict verdict) {
        return verdict != null
                && verdict.label() != null
                && !lexicon.isProduction(verdict.label())
                && isByName(verdict);
    }

    private Said said(List<@Nullable Verdict> verdicts, IntFunction<@Nullable String> contexts, Set<String> asked) {
        Said said = new Said(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Subject subject : graph.subjects()) {
            Verdict verdict = verdicts.get(subject.index());
            String context = contexts.apply(atoms.of(subject.index()));
            if (context != null && asked.contains(context) && !subject.isMade()) {
                Corner corner = corner(subject, verdict);
                if (saysNoOther(subject, corner.environment())) {
                    said.rests()
                            .computeIfAbsent(context, unused -> new HashMap<>())
                            .computeIfAbsent(corner, unused -> new HashSet<>())
                            .add(lexicon.without(subject.type(), names.of(subject)));
                }
                if (verdict != null && verdict.label() != null) {
                    said.atoms()
                            .computeIfAbsent(context, unused -> new HashMap<>())
                            .computeIfAbsent(verdict.label(), unused -> new HashSet<>())
                            .add(atoms.of(subject.index()));
                }
                if (verdict != null && !isPrefix(subject, verdict, context)) {
                    said.told()
                            .computeIfAbsent(context, unused -> new HashSet<>())
                            .add(corner);
                }
            }
        }
        return said;
    }

    private boolean isDoubted(Subject subject, Verdict verdict, @Nullable String context, Said said) {
        Corner corner = corner(subject, verdict);
        boolean doubted = context == null
                ? isAmbiguous(subject, verdict)
                : !said.told().getOrDefault(context, Set.of()).contains(corner)
                        && !hasTwin(said.rests().getOrDefault(context, Map.of()), corner);
        return doubted || isKept(subject, verdict, corner);
    }

    private boolean isKept(Subject subject, Verdict verdict, Corner corner) {
        List<String> words = words(subject, verdict);
        return lexicon.isKept(subject.type(), words, corner.word()) || lexicon.isKept("stack", words, corner.word());
    }

    private Corner corner(Subject subject, @Nullable Verdict verdict) {
        if (verdict == null) {
            return new Corner("", "");
        }
        String environment = String.valueOf(verdict.label());
        String word = words(subject, verdict).stream()
                .filter(said -> lexicon.of(said).equals(Optional.of(environment)))
                .findFirst()
                .orElse("");
        return new Corner(environment, word);
    }

    /**
     * Whether the name says this environment or none: one that says another has the word, and is no twin without it.
     */
    private boolean saysNoOther(Subject subject, String environment) {
        return lexicon.read(subject.type(), names.of(subject))
                .map(reading -> reading.environment().equals(environment))
                .orElse(true);
    }

    /**
     * Whether the first word of the name alone says so, which is one of products, too: of nobody's there is no twin.
     */
    private boolean isAmbiguous(Subject subject, Verdict verdict) {
        List<String> words = words(subject, verdict);
        return words.size() > 1
                && lexicon.isAmbiguous(words.get(0))
                && !answers.contains(words.get(0))
                && lexicon.of(words.get(0)).equals(Optional.ofNullable(verdict.label()))
                && words.stream()
                        .skip(1)
                        .noneMatch(word -> lexicon.of(word).equals(Optional.ofNullable(verdict.label())));
    }

    /** Whether only a name says so: its own, that of its unit, or one that a tag holds. */
    boolean isByName(Verdict said) {
        Reason reason = said.reasons().get(0);
        return reason.rule().equals("environment.name")
                || reason.rule().equals("environment.unit")
                || (reason.rule().equals("environment.tag")
                        && names.words(reason.facts().getOrDefault("value", "")).size() > 1);
    }

    /** Whether only a name says so, in which the word is one of the context's or stands before one. */
    private boolean isPrefix(Subject subject, Verdict verdict, String context) {
        List<String> words = words(subject, verdict);
        int place = words.stream().map(lexicon::of).toList().indexOf(Optional.ofNullable(verdict.label()));
        if (!isByName(verdict) || place < 0 || answers.contains(words.get(place))) {
            return false;
        }
        List<String> called = List.of(context.split("-", -1));
        return words.stream().skip(place).limit(2).map(WordSplitter::singular).anyMatch(called::contains);
    }

    /** The words of the name that says so. */
    private List<String> words(Subject subject, Verdict verdict) {
        Map<String, String> facts = verdict.reasons().get(0).facts();
        String elsewhere = facts.getOrDefault("unit", facts.getOrDefault("value", ""));
        return elsewhere.isEmpty() ? names.of(subject) : names.words(elsewhere);
    }

    /** Whether a name of an environment is one of another but for the word. */
    private static boolean hasTwin(Map<Corner, Set<List<String>>> rests, Corner corner) {
        Set<List<String>> own = rests.getOrDefault(corner, Set.of());
        return rests.entrySet().stream()
                .filter(other -> !other.getKey().environment().equals(corner.environment()))
                .anyMatch(other -> other.getValue().stream().anyMatch(own::contains));
    }

    private static Verdict lonely(Verdict said) {
        return new Verdict(
                null,
                0,
                List.of(
                        said.reasons().get(0),
                        new Reason(
                                "environment.lonely",
                                Map.of("environment", String.valueOf(said.label())),
                                "But nothing of its context is called the same in another environment, so that it may be"
                                        + " a word of the product. It stays until somebody decides.")));
    }
}
