package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells from the edges whether another resource made and owns a subject by itself. */
final class Owners {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Set<List<String>> pairs =
            new HashSet<>(Table.read("owners.tsv", row -> List.of(row.get("type"), row.get("owner"))));

    /** The reason, where there is an owner; a stack is none: what it made is a workload resource like any other. */
    Optional<Reason> of(Terrain terrain, Subject subject) {
        int number = subject.index();
        Optional<Subject> manager = terrain.out(number).stream()
                .filter(link -> link.kind() == EdgeKind.MANAGED_BY)
                .map(link -> terrain.subject(link.to()))
                .filter(owner -> !owner.type().equals(STACK))
                .findFirst();
        return manager.or(() -> Stream.concat(terrain.in(number).stream(), terrain.out(number).stream())
                        .filter(Links.Link::part)
                        .map(link -> terrain.subject(link.other(number)))
                        .filter(owner -> pairs.contains(List.of(subject.type(), owner.type())))
                        .findFirst())
                .map(owner -> new Reason(
                        "role.owned", Map.of("owner", owner.arn()), "It is made and owned by " + owner.label() + "."));
    }
}
