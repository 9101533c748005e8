package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the operations are asked about, and which of their parameters say it. */
final class CliSubjects {
    private final Map<String, Set<String>> parameters = new HashMap<>();

    /** The operations that describe what a listing names. */
    private final Set<String> describing = new HashSet<>();

    /** The operations that list or describe, as files are called after them. */
    private final Set<String> listing = new HashSet<>();

    /** The operations that are asked about a resource each. */
    private final Set<String> single = new HashSet<>();

    /** What an operation is asked about in every account, whether it is there or not. */
    private final Map<String, Set<String>> always = new HashMap<>();

    private CliSubjects() {}

    /** Those of the services' operations. */
    static CliSubjects of(List<ServiceSpec> services) {
        CliSubjects subjects = new CliSubjects();
        services.forEach(service -> service.types().forEach(type -> subjects.add(service, type)));
        return subjects;
    }

    private void add(ServiceSpec service, TypeSpec type) {
        calls(type)
                .forEach(call -> parameters.merge(
                        service.qualified(call.operation()), call.varying().keySet(), CliSubjects::union));
        sort(service, type);
    }

    private void sort(ServiceSpec service, TypeSpec type) {
        Describe describe = type.describe();
        if (describe != null) {
            describing.add(service.qualified(describe.call().operation()));
            single.add(service.qualified(describe.call().operation()));
            if (type.instead() == null) {
                listing.add(
                        service.name() + ":" + CliFile.folded(describe.call().operation()));
            }
        }
        String list = service.qualified(type.list().operation());
        if (type.parent() != null) {
            single.add(list);
        } else if (type.list().varying().isEmpty()) {
            always.merge(list, Set.copyOf(type.list().parameters().values()), CliSubjects::union);
        }
        if (type.instead() == null) {
            listing.add(service.name() + ":" + CliFile.folded(type.list().operation()));
        }
        type.details()
                .forEach(detail -> single.add(service.qualified(detail.call().operation())));
    }

    /** Whether the operation describes what a listing names. */
    boolean describe(String qualified) {
        return describing.contains(qualified);
    }

    /** Whether the question is about a resource that something has named. */
    boolean areAboutOne(String qualified, List<String> subject) {
        return !subject.isEmpty()
                && single.contains(qualified)
                && !always.getOrDefault(qualified, Set.of()).containsAll(subject);
    }

    /** Whether the file's command lists or describes, other than to tell a detail of what is known. */
    boolean listOrDescribe(CliFile file) {
        return listing.contains(file.service() + ":" + file.operation());
    }

    private static List<CallSpec> calls(TypeSpec type) {
        List<CallSpec> calls = new ArrayList<>();
        calls.add(type.list());
        Describe describe = type.describe();
        if (describe != null) {
            calls.add(describe.call());
        }
        type.details().stream().map(Detail::call).forEach(calls::add);
        return calls;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the command is asked about one thing at a time. */
    boolean asksAboutOne(String service, String operation) {
        return parameters.entrySet().stream()
                .anyMatch(entry -> !entry.getValue().isEmpty()
                        && entry.getKey().startsWith(service + ":")
                        && CliFile.folded(entry.getKey().substring(service.length() + 1))
                                .equals(operation));
    }

    /** The values that say what the question is about; empty where it is about everything, or about many at once. */
    List<String> of(ServiceSpec service, String operation, ObjectNode request) {
        return parameters.getOrDefault(service.qualified(operation), Set.of()).stream()
                .sorted()
                .map(request::path)
                .filter(value -> value.isTextual())
                .map(value -> value.asText())
                .toList();
    }
}
