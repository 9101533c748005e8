package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Answers a scan's questions with files. A file that answers about one subject answers the questions that name it; all
 * other files answer every question of their operation.
 */
final class CliAnswers implements Answers {
    private static final AwsFailure NO_FILE =
            new AwsFailure(AwsFailure.Kind.ABSENT, UNTOLD, "no file holds the answer");
    private static final int SHORTEST_SUBJECT = 3;

    private final Map<String, List<CliFile>> files;
    private final Map<String, SdkOperation> operations = new HashMap<>();
    private final CliSubjects subjects;
    private final Map<String, Set<String>> missing = new TreeMap<>();

    /** The types whose listing was made of other files, with their regions. */
    private final Set<String> stoodIn = new HashSet<>();

    private final Set<CliFile> unfinished;
    private final Set<CliFile> used = new HashSet<>();

    private CliAnswers(Map<String, List<CliFile>> files, CliSubjects subjects, Set<CliFile> unfinished) {
        this.unfinished = unfinished;
        this.files = files;
        this.subjects = subjects;
    }

    /** The answers to what the services ask. */
    static CliAnswers of(List<CliFile> files, CliSubjects subjects, Set<CliFile> unfinished) {
        return new CliAnswers(
                files.stream()
                        .collect(Collectors.groupingBy(file -> key(file.service(), file.operation(), file.region()))),
                subjects,
                unfinished);
    }

    private static String key(String service, String operation, String region) {
        return service + ":" + operation + "@" + region;
    }

    /** The rows that the files tell of; a type is listed where a file lists it to the end. */
    List<Coverage> told(List<Coverage> rows) {
        CoverageReason partial = CoverageReason.ONLY_DESCRIBED;
        return rows.stream()
                .filter(this::tells)
                .filter(row -> !row.type().isEmpty() || row.status() == CoverageStatus.READ)
                .filter(row -> row.status() != CoverageStatus.EMPTY || !ofOthers(row))
                .map(row -> !row.status().complete() || listed(row) ? row : partial.insteadOf(row))
                .toList();
    }

    private boolean listed(Coverage row) {
        return row.type().isEmpty() || filesFor(row).anyMatch(file -> file.whole() && !unfinished.contains(file));
    }

    private Stream<CliFile> filesFor(Coverage row) {
        String[] operation = row.operation().split(":", 2);
        String command = operation[0] + ":" + CliFile.folded(operation[1]) + "@";
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(command))
                .filter(entry ->
                        row.region().equals(Resource.GLOBAL) || entry.getKey().endsWith("@" + row.region()))
                .flatMap(entry -> entry.getValue().stream());
    }

    /**
     * Whether only a service was asked that shares its listing with others: that it told of none of theirs says
     * nothing.
     */
    private boolean ofOthers(Coverage row) {
        String[] operation = row.operation().split(":", 2);
        long types = dev.mitosis.scan.collectors.Collectors.all().stream()
                .filter(service -> service.name().equals(operation[0]))
                .flatMap(service -> service.types().stream())
                .filter(type -> type.list().operation().equals(operation[1]))
                .map(TypeSpec::type)
                .distinct()
                .count();
        return types > 1 && filesFor(row).allMatch(CliFile::borrowed);
    }

    /** Whether the row is about something that the files tell, or name without telling more of it. */
    boolean tells(Coverage row) {
        String[] operation = row.operation().split(":", 2);
        return stoodIn.contains(row.type() + "@" + row.region())
                || (subjects.describe(row.operation()) && missing.containsKey(row.operation()))
                || files.keySet().stream()
                        .anyMatch(key -> key.startsWith(operation[0] + ":" + CliFile.folded(operation[1]) + "@")
                                && (row.region().equals(Resource.GLOBAL) || key.endsWith("@" + row.region())));
    }

    /** Questions about single resources that no file answers, by qualified operation. */
    Map<String, Set<String>> missing() {
        return missing;
    }

    private List<CliFile> filesFor(ServiceSpec service, String operation, String region) {
        String folded = CliFile.folded(operation);
        if (!service.global()) {
            return files.getOrDefault(key(service.name(), folded, region), List.of());
        }
        String prefix = service.name() + ":" + folded + "@";
        return new TreeMap<>(files)
                .entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith(prefix))
                        .flatMap(entry -> entry.getValue().stream())
                        .toList();
    }

    @Override
    public synchronized CompletableFuture<ObjectNode> submit(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        List<String> subject = subjects.of(service, operation, request);
        List<CliFile> told = filesFor(service, operation, region);
        List<ObjectNode> answers =
                told.stream().flatMap(file -> answers(file, subject).stream()).toList();
        if (told.isEmpty()) {
            ObjectNode made = standIn(service, operation, region);
            if (!made.isEmpty()) {
                return CompletableFuture.completedFuture(made);
            }
        }
        if (answers.isEmpty()) {
            if (subjects.areAboutOne(service.qualified(operation), subject)) {
                missing.computeIfAbsent(service.qualified(operation), key -> new TreeSet<>())
                        .addAll(subject);
            }
            return Answers.refused(NO_FILE);
        }
        ObjectNode whole = merged(service, operation, answers);
        if (told.stream().anyMatch(file -> !file.whole())) {
            service.types().forEach(type -> RepeatedItems.join(type, operation, whole));
        }
        return CompletableFuture.completedFuture(whole);
    }

    private ObjectNode standIn(ServiceSpec service, String operation, String region) {
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        for (TypeSpec type : service.types()) {
            if (type.list().operation().equals(operation)) {
                List<JsonNode> items = standIn(service, type, region);
                if (!items.isEmpty()) {
                    DerivedListings.put(bound(service, operation).newResponse(), made, type.items(), items);
                    stoodIn.add(type.type() + "@" + (service.global() ? Resource.GLOBAL : region));
                }
            }
        }
        return made.isEmpty()
                ? made
                : Unmodelled.without(bound(service, operation).newResponse(), made);
    }

    private List<JsonNode> standIn(ServiceSpec service, TypeSpec type, String region) {
        Describe describe = type.describe();
        if (describe != null) {
            String operation = describe.call().operation();
            return DerivedListings.names(
                    describe,
                    filesFor(service, operation, region).stream()
                            .flatMap(file -> file.answers().stream()
                                    .map(answer -> new DerivedListings.Told(
                                            file.subject(), merged(service, operation, List.of(answer)))))
                            .toList());
        }
        return List.of();
    }

    /** Files that list or describe something of which no other file speaks. */
    List<Unreadable> unused() {
        return files.values().stream()
                .flatMap(List::stream)
                .filter(file -> !used.contains(file) && subjects.listOrDescribe(file))
                .filter(file -> file.answers().stream().anyMatch(CliAnswers::saysSomething))
                .map(file -> new Unreadable(
                        file.path().toString(),
                        "its content",
                        "it is about something that no other file names, so that nothing asked for it"))
                .sorted(Comparator.comparing(Unreadable::file))
                .toList();
    }

    private static boolean saysSomething(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).anyMatch(CliAnswers::saysSomething)
                : !node.isNull();
    }

    private List<ObjectNode> answers(CliFile file, List<String> subject) {
        List<ObjectNode> answers = about(file, subject);
        if (!answers.isEmpty()) {
            used.add(file);
        }
        return answers;
    }

    private static List<ObjectNode> about(CliFile file, List<String> subject) {
        if (subject.isEmpty()) {
            return file.answers();
        }
        if (!file.subject().isEmpty()) {
            boolean named = subject.stream().anyMatch(value -> names(file.subject(), value));
            return named ? file.answers() : List.of();
        }
        return file.answers().stream()
                .filter(answer -> subject.stream().allMatch(value -> mentions(answer, value)))
                .toList();
    }

    /** A file name cannot hold every character of an ARN or a URL; the last part will do. */
    private static boolean names(String fileSubject, String value) {
        return fileSubject.equals(value)
                || fileSubject.equals(value.replaceAll("[^A-Za-z0-9_.-]", "_"))
                || fileSubject.equals(Arn.last(value));
    }

    private static boolean mentions(JsonNode node, String value) {
        if (node.isContainerNode()) {
            return StreamSupport.stream(node.spliterator(), false).anyMatch(child -> mentions(child, value));
        }
        String text = node.asText("");
        String tail = Arn.last(value);
        return text.equals(value)
                || (tail.length() >= SHORTEST_SUBJECT
                        && List.of(text.split("[:/]")).contains(tail));
    }

    private ObjectNode merged(ServiceSpec service, String operation, List<ObjectNode> answers) {
        SdkOperation bound = bound(service, operation);
        ObjectNode whole = Unmodelled.without(bound.newResponse(), answers.get(0));
        for (ObjectNode further : answers.subList(1, answers.size())) {
            Items.append(whole, Unmodelled.without(bound.newResponse(), further));
        }
        return whole;
    }

    private SdkOperation bound(ServiceSpec service, String operation) {
        return operations.computeIfAbsent(
                service.qualified(operation), key -> SdkOperation.bind(service.client(), operation));
    }

    @Override
    public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
        return Optional.empty();
    }
}
