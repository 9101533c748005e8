package dev.mitosis.partition;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Use;
import dev.mitosis.partition.accounts.AccountDesigner;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.contexts.ContextFinder;
import dev.mitosis.partition.environments.EnvironmentFinder;
import dev.mitosis.partition.environments.EnvironmentSpread;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Verdict;
import dev.mitosis.partition.shared.Casting;
import dev.mitosis.partition.shared.Placement;
import dev.mitosis.partition.shared.Sharing;
import dev.mitosis.partition.shared.Sides;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds environment, context and role of every subject. */
final class Survey {
    private final AccountGraph graph;
    private final Atoms atoms;
    private final EnvironmentFinder environments;
    private final ContextFinder contexts;
    private final Sharing sharing;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();

    Survey(AccountGraph graph, List<Use> uses, Roles roles, Obedience obedience, long seed) {
        this.graph = graph;
        Owners owners = new Owners();
        GenericWords generic = new GenericWords();
        TagMeanings tags = new TagMeanings();
        Names names = new Names(generic.words());
        Deployments deployments = new Deployments(graph, owners);
        this.atoms = new Atoms(graph, roles, owners);
        this.environments = new EnvironmentFinder(graph, atoms, deployments, names, tags, generic);
        Lexicon lexicon = environments.lexicon();
        this.contexts = new ContextFinder(
                new ContextFinder.Sources(
                        graph, atoms, deployments, names, tags, generic, lexicon, environments.persons()),
                obedience.decidedContexts(atoms),
                seed);
        List<Verdict> found = contexts(obedience);
        List<@Nullable Verdict> read = environments.read();
        obedience.decidedEnvironments().forEach(read::set);
        new EnvironmentSpread(graph, atoms, lexicon, read, this::isSilent, contexts::context).run();
        List<Verdict> settled = new ArrayList<>();
        read.forEach(verdict -> settled.add(java.util.Objects.requireNonNull(verdict)));
        this.sharing = new Sharing(
                graph,
                atoms,
                uses,
                atom -> found.get(atoms.anchor(atom).index()).label(),
                contexts::isEverybodys);
        place(roles, found, settled, new Sides(graph, roles, lexicon, settled));
        findings.addAll(environments.findings());
        findings.addAll(contexts.findings());
    }

    private boolean isSilent(int atom) {
        return atoms.isHub(atom) || contexts.isEverybodys(atom);
    }

    /** The verdicts on contexts by subject, as people called them and decided. */
    private List<Verdict> contexts(Obedience obedience) {
        List<Verdict> found = new ArrayList<>();
        for (Subject subject : graph.subjects()) {
            Verdict decided = obedience.decidedContext(subject.index());
            found.add(
                    decided != null
                            ? decided
                            : contexts.verdict(
                                    atoms.of(subject.index()), name -> obedience.name(AccountDesigner.slug(name))));
        }
        return obedience.split(found);
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
