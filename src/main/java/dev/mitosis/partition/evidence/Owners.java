package dev.mitosis.partition.evidence;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from the edges whether another resource made and owns a subject by itself. */
public final class Owners {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Set<List<String>> pairs =
            new HashSet<>(Table.read(Owners.class, "owners.tsv", row -> List.of(row.get("type"), row.get("owner"))));
    private final Set<String> owned = pairs.stream().map(pair -> pair.get(0)).collect(Collectors.toSet());

    /** Who made and owns it, where somebody does; a stack is nobody: what it made is a resource like any other. */
    public Optional<Subject> owner(AccountGraph graph, Subject subject) {
        int number = subject.index();
        for (Tie tie : graph.out(number)) {
            if (tie.kind() == EdgeKind.MANAGED_BY
                    && !graph.subject(tie.to()).type().equals(STACK)) {
                return Optional.of(graph.subject(tie.to()));
            }
        }
        return owned.contains(subject.type())
                ? Stream.concat(graph.in(number).stream(), graph.out(number).stream())
                        .filter(Tie::part)
                        .map(tie -> graph.subject(tie.other(number)))
                        .filter(owner -> pairs.contains(List.of(subject.type(), owner.type())))
                        .findFirst()
                : Optional.empty();
    }

    /** The same as a reason. */
    public Optional<Reason> reason(AccountGraph graph, Subject subject) {
        return owner(graph, subject)
                .map(owner -> new Reason(
                        "role.owned", Map.of("owner", owner.arn()), "It is made and owned by " + owner.label() + "."));
    }
}
