package dev.mitosis.partition.evidence;

import dev.mitosis.io.Beside;
import dev.mitosis.io.ReadAhead;
import dev.mitosis.model.Edge;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Observed;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The resources of the account and the weighted edges between them, numbered by the order of their ARNs. */
public final class AccountGraph {
    private final Observed observed;
    private final List<Subject> subjects;
    private final Map<String, Subject> byArn;
    private final List<List<Tie>> out = new ArrayList<>();
    private final List<List<Tie>> in = new ArrayList<>();

    private AccountGraph(List<Subject> subjects, Observed observed) {
        this.observed = observed;
        this.subjects = subjects;
        this.byArn = new HashMap<>(2 * subjects.size());
        for (Subject subject : subjects) {
            byArn.put(subject.arn(), subject);
            out.add(new ArrayList<>());
            in.add(new ArrayList<>());
        }
    }

    /** Reads the snapshot once and draws the edges whose two ends are in it. */
    public static AccountGraph read(Snapshot snapshot, GraphDocument graph) {
        return read(snapshot, graph, resource -> {});
    }

    /** The same for two who read: {@code also} is shown every record. */
    public static AccountGraph read(Snapshot snapshot, GraphDocument graph, Consumer<Resource> also) {
        Beside<List<Edge>> edges =
                Beside.start(() -> graph.edges().stream().sorted().toList());
        Ownership ownership = new Ownership(graph);
        Leftovers leftovers = new Leftovers();
        List<Subject> unnumbered = new ArrayList<>();
        ReadAhead.each(snapshot.resources(), resource -> {
            also.accept(resource);
            unnumbered.add(ownership.subject(resource, leftovers.idle(resource)));
        });
        unnumbered.sort(Comparator.comparing(Subject::arn));
        AccountGraph terrain = new AccountGraph(numbered(unnumbered), graph.observed());
        Ties ties = new Ties();
        Subject from = null;
        for (Edge edge : edges.get()) {
            from = from != null && from.arn().equals(edge.from()) ? from : terrain.find(edge.from());
            if (from != null) {
                terrain.draw(edge, from, ties);
            }
        }
        return terrain;
    }

    private static List<Subject> numbered(List<Subject> subjects) {
        List<Subject> numbered = new ArrayList<>(subjects.size());
        for (Subject subject : subjects) {
            numbered.add(subject.at(numbered.size()));
        }
        return List.copyOf(numbered);
    }

    private void draw(Edge edge, Subject from, Ties ties) {
        Subject to = find(edge.to());
        if (to != null && from.index() != to.index()) {
            Tie tie = ties.tie(edge, from, to);
            out.get(from.index()).add(tie);
            in.get(to.index()).add(tie);
        }
    }

    /** Whether anybody watched the traffic, and for how long. */
    public Observed observed() {
        return observed;
    }

    public int size() {
        return subjects.size();
    }

    public List<Subject> subjects() {
        return subjects;
    }

    public Subject subject(int number) {
        return subjects.get(number);
    }

    @Nullable
    public Subject find(String arn) {
        return byArn.get(arn);
    }

    /** What the subject is part of, as far as the account has it. */
    public List<Subject> wholes(Subject subject) {
        return subject.wholes().stream()
                .map(byArn::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The edges to what the subject needs. */
    public List<Tie> out(int subject) {
        return out.get(subject);
    }

    /** The edges from those that need the subject. */
    public List<Tie> in(int subject) {
        return in.get(subject);
    }

    public int degree(int subject) {
        return out.get(subject).size() + in.get(subject).size();
    }
}
