package dev.mitosis.partition;

import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.WhyHereDocument.Pull;
import dev.mitosis.partition.WhyHereDocument.Together;
import dev.mitosis.partition.WhyHereDocument.Unit;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployment;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.questions.Leaning;
import dev.mitosis.partition.questions.Leanings;
import dev.mitosis.partition.questions.Snippets;
import dev.mitosis.snapshot.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Tells everything about where one resource of a partitioned account belongs. */
public final class WhyHere {
    private final AccountGraph graph;
    private final GraphDocument drawn;
    private final Atoms atoms;
    private final Deployments deployments;
    private final PartitionDocument partition;
    private final Map<String, Assignment> rows = new HashMap<>();

    /**
     * Reads what a partition was made from.
     *
     * @param drawn the graph that the partition was made from
     */
    public WhyHere(Snapshot snapshot, GraphDocument drawn, PartitionDocument partition) {
        this.graph = AccountGraph.read(snapshot, drawn);
        this.drawn = drawn;
        Owners owners = new Owners();
        this.atoms = new Atoms(graph, new Roles(), owners);
        this.deployments = new Deployments(graph, owners);
        this.partition = partition;
        partition.resources().forEach(row -> rows.put(row.id(), row));
    }

    /**
     * All of it.
     *
     * @throws MitosisException M-PART-02 where the ARN is none of a resource of the snapshot
     */
    public WhyHereDocument of(String arn) {
        Subject subject = graph.find(arn);
        Assignment row = rows.get(arn);
        if (subject == null || row == null) {
            throw new MitosisException(
                    "M-PART-02",
                    "'" + arn + "' belongs to no context",
                    "it lies outside of the account, or another resource mentions it and the snapshot lacks it",
                    "ask what it is needed for with: mitosis impact '" + arn + "'",
                    ExitCode.USAGE);
        }
        int atom = atoms.of(subject.index());
        Set<String> members = new TreeSet<>();
        Arrays.stream(atoms.members(atom))
                .forEach(member -> members.add(graph.subject(member).arn()));
        return new WhyHereDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                partition.account(),
                partition.snapshotId(),
                subject.label(),
                row,
                new Together(atoms.anchor(atom).arn(), atoms.isHub(atom), List.copyOf(members)),
                unit(subject),
                new WhyUsers(graph, drawn.uses(), rows).of(atoms.members(atom)),
                findings(members),
                pulls(atom, Assignment::context, Tie::context),
                pulls(atom, Assignment::environment, Tie::environment),
                questions(row, members),
                decided(row),
                decision(row, atoms.anchor(atom)));
    }

    private @Nullable Unit unit(Subject subject) {
        int number = deployments.unitOf(subject.index());
        Deployment unit = deployments.of(subject.index());
        if (unit == null) {
            return null;
        }
        Map<String, Integer> contexts = new TreeMap<>();
        for (Subject other : graph.subjects()) {
            if (deployments.unitOf(other.index()) == number) {
                Assignment row = rows.get(other.arn());
                contexts.merge(row == null || row.context() == null ? "" : row.context(), 1, Integer::sum);
            }
        }
        return new Unit(
                unit.name(), unit.root() < 0 ? null : graph.subject(unit.root()).arn(), contexts);
    }

    private List<Finding> findings(Set<String> members) {
        return partition.findings().stream()
                .filter(finding -> finding.resources().stream().anyMatch(members::contains))
                .toList();
    }

    private List<Pull> pulls(int atom, Function<Assignment, @Nullable String> column, ToDoubleFunction<Tie> weight) {
        List<Leaning> leanings =
                new Leanings(graph, atoms, subject -> label(subject, column), weight).of(List.of(atom));
        return leanings.stream()
                .map(leaning ->
                        new Pull(leaning.label(), Math.round(100 * leaning.share()) / 100.0, leaning.evidence()))
                .toList();
    }

    private @Nullable String label(int subject, Function<Assignment, @Nullable String> column) {
        Assignment row = rows.get(graph.subject(subject).arn());
        return row == null ? null : column.apply(row);
    }

    /** Those that name it, what it cannot be apart from, or its context's owner. */
    private List<OpenQuestion> questions(Assignment row, Set<String> members) {
        return partition.questions().stream()
                .filter(question -> question.kind() == OpenQuestion.Kind.OWNER
                        ? question.resources().contains(row.id())
                        : question.resources().stream().anyMatch(members::contains))
                .toList();
    }

    private static List<Reason> decided(Assignment row) {
        return row.reasons().stream()
                .filter(reason -> reason.rule().startsWith("decision."))
                .toList();
    }

    private static String decision(Assignment row, Subject anchor) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("context", Objects.toString(row.context(), "another-context"));
        values.put("environment", Objects.toString(row.environment(), "prod"));
        values.put("account", row.account());
        return Snippets.assign(anchor.arn(), values);
    }
}
