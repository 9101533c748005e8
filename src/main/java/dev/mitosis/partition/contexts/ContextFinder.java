package dev.mitosis.partition.contexts;

import dev.mitosis.io.Beside;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Persons;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.Verdict;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the contexts and what belongs to them: what is stated, then names, then ties, then groups. */
public final class ContextFinder {
    private final Atoms atoms;
    private final Holdings holdings;
    private final Labels labels;
    private final List<Finding> findings;
    private final Map<Integer, String> contradicted;

    /** What is read. */
    public record Sources(
            AccountGraph graph,
            Atoms atoms,
            Deployments deployments,
            Names names,
            TagMeanings tags,
            GenericWords generic,
            Lexicon lexicon,
            Persons persons,
            Separations apart) {}

    /**
     * Finds them.
     *
     * @param decided the context that a person decided, by atom
     */
    public ContextFinder(Sources from, Map<Integer, Verdict> decided) {
        this.atoms = from.atoms();
        this.holdings = new Holdings(atoms.size());
        this.labels = new Labels(from.apart());
        Beside<AtomNames> read = Beside.start(() -> new AtomNames(
                from.graph(), atoms, from.names(), from.lexicon(), from.generic(), from.persons()::isPerson));
        ApplicationTags tags =
                new ApplicationTags(from.graph(), from.tags(), from.names(), from.lexicon(), from.generic());
        StatedContexts stated = new StatedContexts(
                from.graph(),
                atoms,
                from.deployments(),
                tags,
                from.names(),
                from.lexicon(),
                from.generic(),
                from.persons()::isPerson,
                labels);
        AtomNames names = read.get();
        Set<String> common = CommonWords.of(names, organisation(from), stated.known());
        names.leaveOut(common);
        Set<String> unsaid = new HashSet<>(CommonWords.everywhere(names, atoms.size()));
        unsaid.addAll(common);
        names.leaveOut(unsaid);
        decided.forEach((atom, verdict) -> {
            String label = String.valueOf(verdict.label());
            labels.note(label, label, Labels.Source.TAG);
            holdings.give(atom, label, 1, verdict.reasons().get(0));
        });
        stated.give(holdings, common);
        Contradictions contradictions = new Contradictions(atoms, names, labels, holdings);
        NamedContexts named = new NamedContexts(from.graph(), atoms, names, labels, holdings, contradictions::contains);
        named.give();
        Groups groups = new Groups(from.graph(), atoms, names, labels, holdings);
        groups.findApart();
        new TiedContexts(from.graph(), atoms, names, labels, holdings, named, groups::isApart, contradictions::contains)
                .give();
        new Belonging(from.graph(), atoms, labels, holdings).give();
        if (isMostlyUnnamed()) {
            groups.give();
        }
        new TiedContexts(from.graph(), atoms, names, labels, holdings, named, groups::isApart, contradictions::contains)
                .give();
        new Belonging(from.graph(), atoms, labels, holdings).give();
        new Witnesses(from.graph(), atoms, names, holdings).doubt();
        this.findings = new ArrayList<>(stated.findings());
        findings.addAll(contradictions.find());
        this.contradicted = Map.copyOf(contradictions.all());
    }

    /** What DNS names and the account's alias say of the organisation. */
    private static Set<String> organisation(Sources from) {
        Set<String> words = new HashSet<>();
        for (Subject subject : from.graph().subjects()) {
            from.names().domain(subject).forEach(word -> words.add(WordSplitter.singular(word)));
            if (subject.type().equals("AWS::IAM::AccountAlias")) {
                from.names().words(subject.name()).forEach(word -> words.add(WordSplitter.singular(word)));
            }
        }
        return words;
    }

    /**
     * Whether names and tags say little here: then what hangs together is a context by itself. Elsewhere it is rather a
     * part of a named one or left over, and people are asked.
     */
    private boolean isMostlyUnnamed() {
        int active = 0;
        int open = 0;
        for (int atom = 0; atom < atoms.size(); atom++) {
            active += atoms.isActive(atom) ? 1 : 0;
            open += atoms.isActive(atom) && holdings.isOpen(atom) ? 1 : 0;
        }
        return 2 * open > active;
    }

    /** What contradicts itself. */
    public List<Finding> findings() {
        return findings;
    }

    /** The stem of the atom's context; null where it has none. */
    public @Nullable String context(int atom) {
        return holdings.context(atom);
    }

    /** Whether the atom belongs to everybody. */
    public boolean isEverybodys(int atom) {
        return Labels.EVERYBODY.equals(holdings.label(atom));
    }

    /** Whether a tag, a decision, a unit or a name says so, not only neighbours. */
    public boolean isFirm(int atom) {
        Reason reason = holdings.reason(atom);
        return reason != null
                && Set.of("context.tag", "context.unit", "decision.assign").contains(reason.rule());
    }

    /** The second best context; null for none. */
    public @Nullable String rival(int atom) {
        return holdings.rival(atom);
    }

    /**
     * What the name of an atom says against its tag.
     *
     * @param called how people call a context
     */
    public Map<Integer, Verdict> contradicted(UnaryOperator<String> called) {
        Map<Integer, Verdict> verdicts = new TreeMap<>();
        contradicted.forEach((atom, label) -> verdicts.put(
                atom,
                new Verdict(
                        called.apply(labels.display(label)),
                        Tuning.BY_NAME,
                        List.of(new Reason(
                                "context.name",
                                Map.of("context", labels.display(label)),
                                "The name of " + atoms.anchor(atom).label() + " says " + labels.display(label)
                                        + ".")))));
        return verdicts;
    }

    /** The verdict on an atom, with the context called as its people do. */
    public Verdict verdict(int atom, UnaryOperator<String> called) {
        String label = holdings.label(atom);
        Reason reason = holdings.reason(atom);
        if (label == null || reason == null) {
            return Verdict.unknown(
                    Reason.of("context.unknown", "No tag, unit, name or neighbour says to which context it belongs."));
        }
        return new Verdict(
                label.equals(Labels.EVERYBODY) ? null : called.apply(labels.display(label)),
                holdings.confidence(atom),
                List.of(reason));
    }
}
