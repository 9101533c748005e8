package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.redact.Identifiers;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells which answers may hold secrets. */
public final class SensitiveAnswers {
    private final Set<String> operations;
    private final Redactor redactor;

    private SensitiveAnswers(Set<String> operations, Redactor redactor) {
        this.operations = operations;
        this.redactor = redactor;
    }

    /**
     * Reads what the services declare.
     *
     * @param others further operations, with their services, whose answers may hold anything
     */
    public static SensitiveAnswers of(List<ServiceSpec> services, Set<String> others) {
        Set<String> operations = new HashSet<>(others);
        services.forEach(service -> service.types().forEach(type -> note(service, type, operations)));
        return new SensitiveAnswers(operations, new Redactor(ResourceShapes.of(services), new Identifiers()));
    }

    private static void note(ServiceSpec service, TypeSpec type, Set<String> operations) {
        for (Detail detail : type.details()) {
            String operation = detail.call().operation();
            if (declared(type).anyMatch(place -> place.equals(operation))) {
                operations.add(service.qualified(operation));
            }
        }
        if (declared(type).anyMatch(place -> !inDetail(type, place))) {
            Describe describe = type.describe();
            operations.add(service.qualified(
                    describe == null ? type.list().operation() : describe.call().operation()));
        }
    }

    /** The first step to each place that is declared. */
    private static Stream<String> declared(TypeSpec type) {
        return Stream.concat(type.secrets().stream(), type.drop().stream())
                .map(place -> place.steps().get(0));
    }

    private static boolean inDetail(TypeSpec type, String member) {
        return type.details().stream()
                .anyMatch(detail -> detail.call().operation().equals(member));
    }

    /** Whether an answer may hold one: by what is declared, or by what stands in it. */
    boolean contain(ServiceSpec service, String operation, ObjectNode answer) {
        return operations.contains(service.qualified(operation)) || redactor.suspicious(service, operation, answer);
    }
}
