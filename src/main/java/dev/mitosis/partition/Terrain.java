package dev.mitosis.partition;

import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Observed;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The resources of the account and the weighted edges between them, numbered by the order of their ARNs. */
final class Terrain {
    private final Observed observed;
    private final List<Subject> subjects;
    private final Map<String, Integer> index = new HashMap<>();
    private final List<List<Links.Link>> out = new ArrayList<>();
    private final List<List<Links.Link>> in = new ArrayList<>();

    private Terrain(List<Subject> subjects, Observed observed) {
        this.observed = observed;
        this.subjects = subjects;
        for (Subject subject : subjects) {
            index.put(subject.arn(), subject.index());
            out.add(new ArrayList<>());
            in.add(new ArrayList<>());
        }
    }

    /** Reads the snapshot once and draws the edges whose two ends are in it. */
    static Terrain read(Snapshot snapshot, GraphDocument graph) {
        Ownership ownership = new Ownership(graph);
        Leftovers leftovers = new Leftovers();
        List<Subject> unnumbered;
        try (Stream<dev.mitosis.model.Resource> resources = snapshot.resources()) {
            unnumbered = resources
                    .map(resource -> ownership.subject(resource, leftovers.idle(resource)))
                    .sorted(Comparator.comparing(Subject::arn))
                    .toList();
        }
        Terrain terrain = new Terrain(numbered(unnumbered), graph.observed());
        Links links = new Links();
        graph.edges().stream().sorted().forEach(edge -> terrain.draw(edge, links));
        return terrain;
    }

    private static List<Subject> numbered(List<Subject> subjects) {
        List<Subject> numbered = new ArrayList<>(subjects.size());
        for (Subject s : subjects) {
            numbered.add(new Subject(
                    numbered.size(),
                    s.arn(),
                    s.type(),
                    s.region(),
                    s.id(),
                    s.name(),
                    s.tags(),
                    s.managed(),
                    s.standard(),
                    s.idle()));
        }
        return List.copyOf(numbered);
    }

    private void draw(Edge edge, Links links) {
        Subject from = find(edge.from());
        Subject to = find(edge.to());
        if (from != null && to != null && from.index() != to.index()) {
            Links.Link link = links.link(edge, from, to);
            out.get(from.index()).add(link);
            in.get(to.index()).add(link);
        }
    }

    /** Whether anybody watched the traffic, and for how long. */
    Observed observed() {
        return observed;
    }

    int size() {
        return subjects.size();
    }

    List<Subject> subjects() {
        return subjects;
    }

    Subject subject(int number) {
        return subjects.get(number);
    }

    @Nullable
    Subject find(String arn) {
        Integer number = index.get(arn);
        return number == null ? null : subjects.get(number);
    }

    /** The edges to what the subject needs. */
    List<Links.Link> out(int subject) {
        return out.get(subject);
    }

    /** The edges from those that need the subject. */
    List<Links.Link> in(int subject) {
        return in.get(subject);
    }

    int degree(int subject) {
        return out.get(subject).size() + in.get(subject).size();
    }
}
