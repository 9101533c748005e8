package dev.mitosis.partition.environments;

import dev.mitosis.io.Beside;
import dev.mitosis.model.Decisions.EnvironmentMeaning;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployment;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Contradiction;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Persons;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.TagMeanings.Meaning;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the environment of every subject from its tags, its unit of deployment and its name. */
public final class EnvironmentFinder {
    private static final Set<String> VERSIONS =
            Set.copyOf(Table.read(EnvironmentFinder.class, "versions.tsv", row -> row.get("type")));

    private final AccountGraph graph;
    private final Atoms atoms;
    private final Deployments deployments;
    private final Names names;
    private final TagMeanings tags;
    private final Persons persons;
    private final Lexicon lexicon;
    private final Map<Integer, Optional<Verdict>> units = new HashMap<>();
    /** By identity: equal tags are one object for most subjects, and what they say is the same for all. */
    private final IdentityHashMap<Map<String, String>, Optional<Verdict>> byTag = new IdentityHashMap<>();

    private final LonelyEnvironments lonely;
    private final Set<String> unmarked;
    private final Set<String> silent;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private IntFunction<@Nullable String> contexts = atom -> null;
    private ContextWords products;

    /**
     * Learns the words of the account.
     *
     * @param answers what people said that words mean
     */
    public EnvironmentFinder(
            AccountGraph graph,
            Atoms atoms,
            Deployments deployments,
            Names names,
            TagMeanings tags,
            GenericWords generic,
            Map<String, EnvironmentMeaning> answers) {
        this.graph = graph;
        this.atoms = atoms;
        this.deployments = deployments;
        this.names = names;
        this.tags = tags;
        this.lexicon = new LexiconReader(graph, names, tags, generic, deployments, answers).read();
        this.lonely = new LonelyEnvironments(graph, atoms, names, lexicon, answers.keySet());
        this.products = new ContextWords(lexicon, Set.of());
        this.silent = silent();
        Beside<Set<String>> plain = Beside.start(this::unmarked);
        Set<String> applications = applications();
        this.persons = new Persons(
                graph,
                tags,
                names,
                word -> generic.isGeneric(word)
                        || generic.isPlatform(word)
                        || lexicon.isWord(word)
                        || applications.contains(word));
        this.unmarked = plain.get();
    }

    /**
     * The types whose names label a version of their whole, and of which all that say an environment here say the same:
     * where every function has an alias {@code live}, the word tells nothing.
     */
    private Set<String> silent() {
        Map<String, Set<String>> said = new HashMap<>();
        VERSIONS.forEach(type -> said.put(type, new HashSet<>()));
        for (Subject subject : graph.subjects()) {
            Set<String> environments = said.get(subject.type());
            if (environments != null) {
                lexicon.read(subject.type(), names.of(subject))
                        .ifPresent(reading -> environments.add(reading.environment()));
            }
        }
        said.values().removeIf(environments -> environments.size() > 1);
        return said.keySet();
    }

    private boolean isSilent(Subject subject) {
        return subject.isMade() || silent.contains(subject.type());
    }

    /**
     * The first words of names by whose pattern production has no word: several have twins in other environments, and
     * none says production.
     */
    private Set<String> unmarked() {
        Set<String> production = new HashSet<>();
        Map<String, Set<List<String>>> others = new HashMap<>();
        for (Subject subject : graph.subjects()) {
            List<String> words = subject.isMade() ? List.of() : names.of(subject);
            Optional<Lexicon.Reading> reading = lexicon.read(subject.type(), words);
            if (reading.isPresent()) {
                List<String> rest = reading.get().without(words);
                if (!rest.isEmpty() && lexicon.isProduction(reading.get().environment())) {
                    production.add(rest.get(0));
                }
            } else if (!words.isEmpty() && lexicon.isUnmarked(subject.type(), words)) {
                others.computeIfAbsent(words.get(0), unused -> new HashSet<>()).add(words);
            }
        }
        Set<String> found = new HashSet<>();
        others.forEach((word, all) -> {
            if (all.size() >= Tuning.SEVERAL && !production.contains(word)) {
                found.add(word);
            }
        });
        return found;
    }

    /** The words by which tags call applications: no person is meant by them. */
    private Set<String> applications() {
        Set<String> found = new HashSet<>();
        for (Subject subject : graph.subjects()) {
            subject.tags().forEach((key, value) -> {
                if (tags.means(key, Meaning.APPLICATION)) {
                    found.addAll(names.words(value));
                }
            });
        }
        return found;
    }

    public Lexicon lexicon() {
        return lexicon;
    }

    public Persons persons() {
        return persons;
    }

    /** The same as {@link #findings}, to ask about. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    /** What contradicts itself. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * What tags, units and names say of every subject; null where nothing does.
     *
     * @param contexts the context of each atom
     */
    public List<@Nullable Verdict> read(IntFunction<@Nullable String> contexts) {
        this.contexts = contexts;
        this.products = new ContextWords(lexicon, called());
        List<@Nullable Verdict> verdicts = new ArrayList<>();
        for (Subject subject : graph.subjects()) {
            verdicts.add(own(subject));
        }
        lonely.doubt(verdicts, contexts);
        for (Subject subject : graph.subjects()) {
            if (verdicts.get(subject.index()) == null) {
                verdicts.set(subject.index(), ofWhole(subject, verdicts));
            }
        }
        return verdicts;
    }

    /** What the contexts of the account are called. */
    private Set<String> called() {
        Set<String> called = new HashSet<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            String context = contexts.apply(atom);
            if (context != null) {
                called.add(context);
            }
        }
        return called;
    }

    /** Whether only a name says so. */
    boolean isByName(Verdict said) {
        return lonely.isByName(said);
    }

    /** A word that only rules production out leaves open which of the others it is. */
    private Verdict open(Verdict verdict) {
        return lexicon.isVague(String.valueOf(verdict.label()))
                ? new Verdict(
                        null,
                        verdict.confidence(),
                        List.of(new Reason(
                                "environment.not-production",
                                Map.of("word", String.valueOf(verdict.label())),
                                verdict.reasons().get(0).text()
                                        + " That is not production, and may be several others.")))
                : verdict;
    }

    private @Nullable Verdict own(Subject subject) {
        Optional<Verdict> tag = byTag.computeIfAbsent(subject.tags(), tags -> byTags(tags, "tag"));
        int unit = deployments.unitOf(subject.index());
        Optional<Verdict> together = unit < 0 ? Optional.empty() : units.computeIfAbsent(unit, unused -> byUnit(unit));
        Optional<Verdict> name = isSilent(subject) ? Optional.empty() : byName(subject);
        Optional<Verdict> pattern =
                name.isPresent() || isSilent(subject) || subject.isMade() ? Optional.empty() : unmarked(subject);
        Optional<Verdict> found = tag.or(() -> together);
        if (found.isPresent()) {
            // The name of a version says which version it is, and contradicts nothing.
            Optional<Verdict> denied = VERSIONS.contains(subject.type()) ? Optional.empty() : name;
            Verdict stated = found.get();
            Optional<Verdict> other = Stream.of(tagAgainst(subject, tag), together, denied)
                    .flatMap(Optional::stream)
                    .filter(said -> !agree(label(stated), label(said)))
                    .min(Comparator.comparing(said -> !acrossProduction(stated, said)));
            if (other.isPresent()) {
                report(subject, stated, other.get());
                found = acrossProduction(stated, other.get()) ? Optional.of(contested(stated, other.get())) : found;
            }
        }
        return found.or(() -> name)
                .or(() -> torn(subject))
                .or(() -> pattern)
                .or(() -> person(subject))
                .map(this::open)
                .orElse(null);
    }

    private static String label(Verdict verdict) {
        return String.valueOf(verdict.label());
    }

    /** Whether one of two says production, and the other one something else. */
    private boolean acrossProduction(Verdict left, Verdict right) {
        return lexicon.isProduction(label(left)) != lexicon.isProduction(label(right));
    }

    /** Where its own signs differ on whether it is production, nothing is believed, and people are asked. */
    static Verdict contested(Verdict one, Verdict other) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(one.reasons().get(0));
        reasons.add(new Reason(
                "environment.contested",
                Map.of("one", label(one), "other", label(other)),
                "But: " + other.reasons().get(0).text() + " So it stays until somebody decides."));
        return new Verdict(null, 0, reasons);
    }

    /** What another environment tag of the same trust says. */
    private Optional<Verdict> tagAgainst(Subject subject, Optional<Verdict> tag) {
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        String said = label(tag.get());
        Map<String, String> others = new TreeMap<>(subject.tags());
        others.remove(tag.get().reasons().get(0).facts().get("key"));
        return byTags(others, "tag").filter(other -> !label(other).equals(said) && trusted(other));
    }

    private boolean trusted(Verdict tag) {
        Map<String, String> facts = tag.reasons().get(0).facts();
        return tags.of(facts.getOrDefault("key", ""))
                        .filter(key -> key.weight() >= 1)
                        .isPresent()
                && names.words(facts.getOrDefault("value", "")).size() == 1;
    }

    private Optional<Verdict> byTags(Map<String, String> map, String what) {
        for (Map.Entry<String, String> tag : best(map)) {
            List<String> words = names.words(tag.getValue());
            Optional<String> environment = lexicon.ofValue(tag.getValue(), words);
            boolean certain = tags.of(tag.getKey()).orElseThrow().weight() >= 1;
            boolean known = words.stream().anyMatch(lexicon::isWord);
            if (environment.isPresent() && (certain || known)) {
                Reason reason = new Reason(
                        "environment." + what,
                        Map.of("key", tag.getKey(), "value", tag.getValue()),
                        "The " + what + " " + tag.getKey() + "=" + tag.getValue() + " says " + environment.get() + ".");
                return Optional.of(new Verdict(environment.get(), 0.98, List.of(reason)));
            }
        }
        return Optional.empty();
    }

    /** Those that speak of environments: a plain word before a name that holds one, then the most trusted first. */
    private List<Map.Entry<String, String>> best(Map<String, String> map) {
        return map.entrySet().stream()
                .filter(tag -> tags.means(tag.getKey(), Meaning.ENVIRONMENT))
                .sorted(Comparator.comparing((Map.Entry<String, String> tag) ->
                                names.words(tag.getValue()).size() > 1)
                        .thenComparing(
                                tag -> -tags.of(tag.getKey()).orElseThrow().weight())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private Optional<Verdict> byUnit(int number) {
        Deployment unit = deployments.all().get(number);
        Optional<Verdict> tag = byTags(unit.tags(), "tag").or(() -> byTags(unit.parameters(), "parameter"));
        return tag.or(() -> lexicon.read("stack", names.words(unit.name()))
                .map(reading -> new Verdict(
                        reading.environment(),
                        0.96,
                        List.of(new Reason(
                                "environment.unit",
                                Map.of("unit", unit.name(), "word", reading.word()),
                                "It was made with '" + unit.name() + "', which says " + reading.environment()
                                        + ".")))));
    }

    private Optional<Verdict> byName(Subject subject) {
        String context = contexts.apply(atoms.of(subject.index()));
        List<String> name = names.of(subject);
        return lexicon.read(subject.type(), name, word -> products.names(word, name, context))
                .filter(reading -> !products.isCalled(reading, name, context))
                .map(reading -> named(reading.word(), reading.environment()));
    }

    private static Verdict named(String word, String environment) {
        return new Verdict(
                environment,
                0.93,
                List.of(new Reason(
                        "environment.name",
                        Map.of("word", word),
                        "Its name says '" + word + "', which is " + environment + ".")));
    }

    /** A name that says production and another environment: neighbours decide no more than the name does. */
    private Optional<Verdict> torn(Subject subject) {
        List<String> words = isSilent(subject) ? List.of() : lexicon.torn(subject.type(), names.of(subject));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(contested(
                        named(words.get(0), lexicon.of(words.get(0)).orElse(words.get(0))),
                        named(words.get(1), lexicon.of(words.get(1)).orElse(words.get(1)))));
    }

    /** X beside staging-X is the other environment. */
    private Optional<Verdict> unmarked(Subject subject) {
        List<String> words = names.of(subject);
        return !words.isEmpty() && unmarked.contains(words.get(0)) && lexicon.isUnmarked(subject.type(), words)
                ? Optional.of(
                        new Verdict(
                                Lexicon.PRODUCTION,
                                0.8,
                                List.of(
                                        Reason.of(
                                                "environment.unmarked",
                                                "Others of the same name add the word of another environment; the one without is production."))))
                : Optional.empty();
    }

    private Optional<Verdict> person(Subject subject) {
        return (subject.isMade() ? Optional.<String>empty() : persons.namedIn(subject, names.of(subject)))
                .map(person -> new Verdict(
                        Lexicon.SANDBOX,
                        0.7,
                        List.of(new Reason(
                                "environment.person",
                                Map.of("person", person),
                                "Its name holds '" + person
                                        + "', a person of this account, and no environment: an experiment."))));
    }

    /** A word that only rules production out denies no other environment. */
    private boolean agree(String left, String right) {
        return left.equals(right)
                || (lexicon.isVague(left) && !lexicon.isProduction(right))
                || (lexicon.isVague(right) && !lexicon.isProduction(left));
    }

    /** Notes two that differ, of which the first is believed or none. */
    void report(Subject subject, Verdict found, Verdict other) {
        contradictions.add(new Contradiction(subject, Contradiction.Axis.ENVIRONMENT, found, other));
        findings.add(new Finding(
                "partition.environment-contradiction",
                Severity.MEDIUM,
                List.of(subject.arn()),
                found.reasons().get(0).text() + " But: "
                        + other.reasons().get(0).text(),
                "Correct the tag or the name, or assign the environment in decisions.yaml."));
    }

    /** Parts that say nothing are where their whole is; a whole is where its parts are if they agree. */
    private @Nullable Verdict ofWhole(Subject subject, List<@Nullable Verdict> verdicts) {
        int atom = atoms.of(subject.index());
        Subject anchor = atoms.anchor(atom);
        Verdict whole = verdicts.get(anchor.index());
        if (whole != null && whole.label() != null) {
            return ofWhole(anchor, whole);
        }
        TreeMap<String, Verdict> parts = new TreeMap<>();
        for (int member : atoms.members(atom)) {
            Verdict part = verdicts.get(member);
            if (part != null && part.label() != null && !graph.subject(member).isMade()) {
                parts.putIfAbsent(part.label(), part);
            }
        }
        if (new TreeSet<>(parts.keySet()).size() != 1) {
            return null;
        }
        Verdict only = parts.firstEntry().getValue();
        return new Verdict(
                only.label(),
                only.confidence() * 0.95,
                List.of(Reason.of(
                        "environment.parts", "All its parts that say an environment say " + only.label() + ".")));
    }

    /** What a whole says of a part. */
    static Verdict ofWhole(Subject anchor, Verdict whole) {
        return new Verdict(
                whole.label(),
                whole.confidence(),
                List.of(new Reason(
                        "environment.whole",
                        Map.of("whole", anchor.arn()),
                        "It belongs to " + anchor.label() + ", which is in " + whole.label() + ".")));
    }
}
