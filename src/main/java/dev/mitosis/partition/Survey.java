package dev.mitosis.partition;

import dev.mitosis.model.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds environment, context and role of every subject. */
final class Survey {
    private static final int LEAST_SUPPORT = 3;
    private static final int CONSOLIDATIONS = 3;

    private final Terrain terrain;
    private final Roles roles;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Placement> placements;
    private final Ballots contextBallots;
    private ContextFinder finder;

    Survey(Terrain terrain, Vocabulary vocabulary, Roles roles, Obedience obedience, long seed) {
        this.terrain = terrain;
        this.roles = roles;
        Ballots environmentBallots = new EnvironmentBallot(terrain, vocabulary).cast();
        ContextBallot reader = new ContextBallot(terrain, vocabulary, this::mayFoundContext);
        this.contextBallots = reader.cast();
        contextBallots.relabel(weakLabels()::apply);
        contextBallots.relabel(label -> label.equals(ContextBallot.EVERYBODY)
                ? label
                : obedience.name(AccountDesigner.slug(reader.book().display(label))));
        obedience.assign(environmentBallots, contextBallots);
        EnvironmentFinder environmentFinder = new EnvironmentFinder(
                terrain, environmentBallots, subject -> roles.of(subject.type()).hub());
        List<Verdict> environments = environmentFinder.find();
        this.finder = consolidated();
        if (new CommunityBallot(terrain, vocabulary, seed).cast(finder, environments, contextBallots, obedience)) {
            this.finder = new ContextFinder(terrain, roles, contextBallots);
        }
        if (obedience.split(contexts(), contextBallots)) {
            this.finder = new ContextFinder(terrain, roles, contextBallots);
        }
        this.placements = place(environments, new Sides(terrain, roles, vocabulary, environments));
        findings.addAll(environmentFinder.findings());
        findings.addAll(finder.contradictions());
    }

    private ContextFinder consolidated() {
        ContextFinder found = new ContextFinder(terrain, roles, contextBallots);
        for (int round = 0; round < CONSOLIDATIONS; round++) {
            Map<String, String> changes = new Consolidation(terrain, contextBallots, found).find();
            if (changes.isEmpty()) {
                return found;
            }
            contextBallots.relabel(label -> changes.getOrDefault(label, label));
            found = new ContextFinder(terrain, roles, contextBallots);
        }
        return found;
    }

    private boolean mayFoundContext(Subject subject) {
        return subject.managed() == null
                && subject.standard() == null
                && !roles.isNetwork(subject.type())
                && !subject.type().equals("AWS::IAM::User");
    }

    /** Labels that only one or two resources ever bear are no contexts. */
    private java.util.function.Function<String, String> weakLabels() {
        Map<String, Set<Integer>> bearers = new TreeMap<>();
        for (Subject subject : terrain.subjects()) {
            for (Vote vote : contextBallots.of(subject.index())) {
                bearers.computeIfAbsent(vote.label(), unused -> new HashSet<>()).add(subject.index());
            }
        }
        return label -> label.equals(ContextBallot.EVERYBODY)
                        || bearers.getOrDefault(label, Set.of()).size() >= LEAST_SUPPORT
                ? label
                : "";
    }

    private List<Verdict> contexts() {
        return terrain.subjects().stream().map(finder::judge).toList();
    }

    private List<Placement> place(List<Verdict> environments, Sides sides) {
        Casting casting = new Casting(terrain, roles, finder.hubs(), contextBallots);
        List<Placement> placed = new ArrayList<>();
        for (Subject subject : terrain.subjects()) {
            Verdict environment = environments.get(subject.index());
            placed.add(casting.cast(subject, environment, finder.judge(subject), sides.of(subject)));
        }
        findings.addAll(casting.findings());
        return List.copyOf(placed);
    }

    List<Placement> placements() {
        return placements;
    }

    List<Finding> findings() {
        return findings;
    }

    Hubs hubs() {
        return finder.hubs();
    }
}
