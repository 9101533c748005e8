package dev.mitosis.partition;

import dev.mitosis.io.Beside;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.accounts.AccountDesigner;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.contexts.ContextFinder;
import dev.mitosis.partition.environments.EnvironmentFinder;
import dev.mitosis.partition.environments.EnvironmentSpread;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Contradiction;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Verdict;
import dev.mitosis.partition.history.EarlierPartition;
import dev.mitosis.partition.history.LastingNames;
import dev.mitosis.partition.questions.Surveyed;
import dev.mitosis.partition.shared.Casting;
import dev.mitosis.partition.shared.Placement;
import dev.mitosis.partition.shared.Sharing;
import dev.mitosis.partition.shared.Sides;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds environment, context and role of every subject. */
final class Survey {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final EnvironmentFinder environments;
    private final ContextFinder contexts;
    private final Sharing sharing;
    private final Names names;
    private LastingNames lasting = LastingNames.NONE;
    private final Map<String, Set<String>> origins = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();

    Survey(AccountGraph graph, Roles roles, Obedience obedience, PartitionRequest request) {
        this.graph = graph;
        Owners owners = new Owners();
        GenericWords generic = new GenericWords(request.words());
        TagMeanings tags = new TagMeanings();
        this.names = new Names(generic.words());
        Beside<Boolean> read = Beside.run(() -> names.readAll(graph));
        Deployments deployments = new Deployments(graph, owners);
        this.atoms = new Atoms(graph, roles, owners);
        read.get();
        this.environments =
                new EnvironmentFinder(graph, atoms, deployments, names, tags, generic, obedience.environmentMeanings());
        Lexicon lexicon = environments.lexicon();
        this.contexts = new ContextFinder(
                new ContextFinder.Sources(
                        graph,
                        atoms,
                        deployments,
                        names,
                        tags,
                        generic,
                        lexicon,
                        environments.persons(),
                        obedience.apart()),
                obedience.decidedContexts(atoms));
        List<Verdict> found = contexts(obedience, request.earlier());
        Beside<Sharing> shared = Beside.start(() -> new Sharing(
                graph,
                atoms,
                request.graph().uses(),
                atom -> found.get(atoms.anchor(atom).index()).label(),
                contexts::isEverybodys));
        List<@Nullable Verdict> told = environments.read(contexts::context);
        obedience.decidedEnvironments().forEach(told::set);
        new EnvironmentSpread(graph, atoms, environments, told, this::isSilent, contexts::context).run();
        List<Verdict> settled = told.stream().map(Objects::requireNonNull).toList();
        this.sharing = shared.get();
        place(roles, found, settled, new Sides(graph, roles, lexicon, settled));
        contradictions(found, settled, obedience);
        findings.addAll(environments.findings());
        findings.addAll(contexts.findings());
        dropDecided();
    }

    /** Those of which nobody has decided what is right. */
    private void contradictions(List<Verdict> found, List<Verdict> settled, Obedience obedience) {
        environments.contradictions().stream()
                .filter(contradiction -> isOf(
                        settled.get(contradiction.subject().index()),
                        contradiction.believed().reasons().get(0)))
                .forEach(contradictions::add);
        contexts.contradicted(name -> obedience.name(lasting.of(AccountDesigner.slug(name))))
                .forEach((atom, other) -> {
                    Subject subject = atoms.anchor(atom);
                    Verdict believed = found.get(subject.index());
                    if (isOf(
                            believed,
                            contexts.verdict(atom, name -> name).reasons().get(0))) {
                        contradictions.add(new Contradiction(subject, Contradiction.Axis.CONTEXT, believed, other));
                    }
                });
    }

    private static boolean isOf(Verdict verdict, Reason reason) {
        return verdict.reasons().contains(reason);
    }

    /** Findings without those about contradictions that people have decided. */
    private void dropDecided() {
        Set<String> open = new HashSet<>();
        contradictions.forEach(contradiction ->
                open.add(contradiction.axis() + " " + contradiction.subject().arn()));
        findings.removeIf(finding -> Arrays.stream(Contradiction.Axis.values())
                .filter(axis -> finding.rule().equals(axis.finding()))
                .anyMatch(axis -> finding.resources().stream().noneMatch(arn -> open.contains(axis + " " + arn))));
    }

    Surveyed surveyed(Decisions decisions) {
        return new Surveyed(graph, atoms, lexicon(), placements, contradictions, decisions);
    }

    private boolean isSilent(int atom) {
        return atoms.isHub(atom) || contexts.isEverybodys(atom);
    }

    /** The verdicts on contexts by subject, as people called them and decided. */
    private List<Verdict> contexts(Obedience obedience, EarlierPartition earlier) {
        List<Verdict> byAtom = new ArrayList<>();
        Map<String, String> slugs = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            byAtom.add(contexts.verdict(atom, name -> slugs.computeIfAbsent(name, AccountDesigner::slug)));
        }
        lasting = new LastingNames(
                earlier, earlier.resources().isEmpty() ? Map.of() : found(byAtom), obedience::speaksOf);
        List<Verdict> found = new ArrayList<>();
        for (Subject subject : graph.subjects()) {
            Verdict decided = obedience.decidedContext(subject.index());
            found.add(decided != null ? decided : called(byAtom.get(atoms.of(subject.index())), obedience));
        }
        return obedience.split(found);
    }

    private Map<String, String> found(List<Verdict> byAtom) {
        Map<String, String> found = new HashMap<>();
        for (Subject subject : graph.subjects()) {
            String name = byAtom.get(atoms.of(subject.index())).label();
            if (name != null) {
                found.put(subject.arn(), name);
            }
        }
        return found;
    }

    private Verdict called(Verdict verdict, Obedience obedience) {
        if (verdict.label() == null) {
            return verdict;
        }
        String found = lasting.of(verdict.label());
        String name = obedience.name(found);
        origins.computeIfAbsent(name, unused -> new TreeSet<>()).add(found);
        return new Verdict(name, verdict.confidence(), verdict.reasons());
    }

    /** The names that the parts of each context were found by. */
    Map<String, Set<String>> origins() {
        return origins;
    }

    private void place(Roles roles, List<Verdict> found, List<Verdict> settled, Sides sides) {
        Casting casting = new Casting(graph, roles, sharing, subject -> contexts.isFirm(atoms.of(subject)));
        for (Subject subject : graph.subjects()) {
            int number = subject.index();
            Verdict context = found.get(number);
            if (sharing.isUsedBySeveral(number) && context.label() == null) {
                context = new Verdict(null, sharing.confidence(number), List.of(sharing.reason(number)));
            }
            placements.add(casting.cast(subject, settled.get(number), context, sides.of(subject)));
        }
        findings.addAll(casting.findings());
    }

    /** The words of names, read once. */
    Names names() {
        return names;
    }

    Lexicon lexicon() {
        return environments.lexicon();
    }

    List<Placement> placements() {
        return placements;
    }

    List<Finding> findings() {
        return findings;
    }

    Sharing sharing() {
        return sharing;
    }
}
