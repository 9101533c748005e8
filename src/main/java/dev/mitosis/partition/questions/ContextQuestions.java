package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Candidate;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks where undecided atoms belong: one question for those that hang together and lean to the same two contexts. An
 * atom that leans to none by itself leans with those that it hangs together with.
 */
final class ContextQuestions {
    private static final int BEST = 2;
    private static final int LONGEST_NAME = 40;

    private final Surveyed found;
    private final Leanings leanings;
    private final TeamLeanings teams;

    ContextQuestions(Surveyed found) {
        this.found = found;
        this.leanings = new Leanings(
                found.graph(), found.atoms(), subject -> found.of(subject).context(), Tie::context);
        this.teams = new TeamLeanings(found.placements());
    }

    List<OpenQuestion> ask() {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (Placement placement : found.placements()) {
            if (isOpen(placement)) {
                rows.merge(found.atoms().of(placement.subject().index()), 1, Integer::sum);
            }
        }
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (List<Integer> component : components(rows.keySet())) {
            List<String> together = best(component);
            Optional<String> team = byTeam(component).map(Leaning::label);
            for (int atom : component) {
                List<String> own = best(List.of(atom));
                List<String> leans = own.isEmpty() ? together : own;
                String start = leans.isEmpty() && team.isPresent() ? "" : String.valueOf(component.get(0));
                String key = start + "\n" + (leans.isEmpty() ? team.orElse("") : String.join("\n", leans));
                groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(atom);
            }
        }
        List<OpenQuestion> questions = new ArrayList<>();
        groups.values().forEach(group -> questions.add(question(group, rows)));
        return questions;
    }

    /** What several need or what looks unused is no question of this kind. */
    private static boolean isOpen(Placement placement) {
        return placement.role() == Role.UNASSIGNED && placement.context() == null && !placement.leftover();
    }

    /** What the teams of these atoms propose, if it is the same. */
    private Optional<Leaning> byTeam(List<Integer> group) {
        Map<String, Leaning> proposed = new TreeMap<>();
        group.forEach(atom -> teams.of(found.atoms().anchor(atom))
                .ifPresent(leaning -> proposed.putIfAbsent(leaning.label(), leaning)));
        return proposed.size() == 1 ? proposed.values().stream().findFirst() : Optional.empty();
    }

    /** What ties speak for; where they speak for nothing, what teams propose. */
    private List<Leaning> leanings(List<Integer> group) {
        List<Leaning> tied = leanings.of(group);
        return tied.isEmpty() ? byTeam(group).stream().toList() : tied;
    }

    private List<String> best(Collection<Integer> atoms) {
        return leanings.of(atoms).stream()
                .limit(BEST)
                .map(Leaning::label)
                .sorted()
                .toList();
    }

    /** Open atoms that hang together by ties which speak of contexts, each group and all of them sorted. */
    private Collection<List<Integer>> components(Collection<Integer> open) {
        Map<Integer, Integer> parent = new HashMap<>();
        open.forEach(atom -> parent.put(atom, atom));
        for (int atom : open) {
            for (int member : found.atoms().members(atom)) {
                for (Tie tie : found.graph().out(member)) {
                    int other = found.atoms().of(tie.to());
                    boolean apart = found.atoms().isHub(atom) || found.atoms().isHub(other);
                    // A client and its user pool are asked about at once, though strangers may be in one pool.
                    boolean joins = tie.part() || (tie.context() > 0 && !apart);
                    if (joins && parent.containsKey(other)) {
                        parent.put(root(parent, atom), root(parent, other));
                    }
                }
            }
        }
        Map<Integer, List<Integer>> components = new TreeMap<>();
        for (int atom : open) {
            components
                    .computeIfAbsent(root(parent, atom), unused -> new ArrayList<>())
                    .add(atom);
        }
        return components.values();
    }

    private static int root(Map<Integer, Integer> parent, int atom) {
        int root = atom;
        while (parent.getOrDefault(root, root) != root) {
            root = parent.getOrDefault(root, root);
        }
        int at = atom;
        while (at != root) {
            int next = parent.getOrDefault(at, root);
            parent.put(at, root);
            at = next;
        }
        return root;
    }

    private OpenQuestion question(List<Integer> group, Map<Integer, Integer> rows) {
        List<String> anchors = group.stream()
                .map(atom -> found.atoms().anchor(atom).arn())
                .sorted()
                .toList();
        List<Candidate> candidates = leanings(group).stream()
                .limit(BEST)
                .map(leaning -> new Candidate(
                        leaning.label(),
                        leaning.confidence(),
                        leaning.evidence(),
                        Snippets.assign(anchors, "context", leaning.label())))
                .toList();
        Subject first = found.atoms().anchor(group.get(0));
        boolean tied = components(group).size() == 1;
        String what = group.size() == 1 ? first.label() : first.label() + " and " + others(group.size() - 1, tied);
        return new OpenQuestion(
                Ids.of(OpenQuestion.Kind.CONTEXT, anchors.get(0)),
                OpenQuestion.Kind.CONTEXT,
                "To which context " + (group.size() == 1 ? "does " : "do ") + what + " belong" + choice(candidates)
                        + "?",
                anchors,
                candidates,
                group.stream().mapToInt(atom -> rows.getOrDefault(atom, 0)).sum(),
                candidates.isEmpty()
                        ? Snippets.assign(anchors, "context", name(first))
                        : candidates.get(0).decision());
    }

    private static String others(int count, boolean tied) {
        String others = count + (count == 1 ? " other" : " others");
        String why = count == 1 ? " that hangs together with it" : " that hang together with it";
        return others + (tied ? why : " of the same team");
    }

    static String choice(List<Candidate> candidates) {
        return switch (candidates.size()) {
            case 0 -> "";
            case 1 -> ", " + candidates.get(0).answer() + " or another";
            default ->
                ", " + candidates.get(0).answer() + " or " + candidates.get(1).answer();
        };
    }

    /** A name for a context of its own. */
    private static String name(Subject subject) {
        String text = (subject.name().isEmpty() ? subject.id() : subject.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String name = text.substring(0, Math.min(LONGEST_NAME, text.length())).replaceAll("-+$", "");
        return name.isEmpty() ? "unnamed" : name;
    }
}
