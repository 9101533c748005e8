package dev.mitosis.scan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.CallLedger;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.io.Json;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.snapshot.SnapshotStore;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A scan of one region whose answers a text says: {@code service:Operation {'a':'b'}}, {@code !KIND:Code} for a
 * refusal, {@code service:Operation?{'Id':'1'}} for one request; what has no answer is answered with nothing.
 */
record ScriptedScan(List<Resource> resources, List<Coverage> coverage, List<String> asked) {
    private static final String REGION = "eu-west-1";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    static ScriptedScan of(Path folder, String service, String... answers) {
        return run(folder, service, run -> run, answers);
    }

    /** One that also asks for usage before the first of January 2026. */
    static ScriptedScan measured(Path folder, String service, String... answers) {
        return measuredAt(folder, AT, service, answers);
    }

    /** One that also asks for usage, at this time. */
    static ScriptedScan measuredAt(Path folder, Instant at, String service, String... answers) {
        return run(folder, service, run -> run.withUsage(at), answers);
    }

    private static ScriptedScan run(Path folder, String service, UnaryOperator<ScanRun> change, String... answers) {
        List<ServiceSpec> services = Collectors.all().stream()
                .filter(one -> one.name().equals(service))
                .toList();
        Path snapshot = folder.resolve("snapshot");
        SnapshotWriter writer = SnapshotWriter.begin(snapshot);
        Script script = new Script(answers(answers));
        ScanRun run = change.apply(new ScanRun(
                new CallerIdentity(new AccountId("123456789012"), "", "", "aws", ""),
                List.of(REGION),
                ScanRun.Chosen.of(services),
                writer,
                new ScanProgress(ScanListener.SILENT, new CallLedger())));
        run.run(script);
        List<Coverage> rows = run.coverage().rows();
        writer.finish(new SnapshotSummary("123456789012", "aws", "", AT, AT, List.of(REGION), rows, List.of()));
        try (Stream<Resource> resources = SnapshotStore.open(snapshot).resources()) {
            return new ScriptedScan(resources.toList(), rows, List.copyOf(script.asked()));
        }
    }

    /** The answers of a script by what they answer. */
    static Map<String, String> answers(String... script) {
        Map<String, String> answers = new HashMap<>();
        for (String answer : script) {
            String[] parts = answer.split(" ", 2);
            answers.put(parts[0], parts[1]);
        }
        return answers;
    }

    /** The only resource of a type. */
    Resource only(String type) {
        List<Resource> found =
                resources.stream().filter(one -> one.type().equals(type)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources are of type " + type + ": " + found);
        }
        return found.get(0);
    }

    /** Answers by operation, or by operation and request. */
    record Script(Map<String, String> answers, ConcurrentLinkedQueue<String> asked) implements Answers {
        Script(Map<String, String> answers) {
            this(answers, new ConcurrentLinkedQueue<>());
        }

        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            String question = service.qualified(operation);
            String exact = question + "?" + request.toString().replace('"', '\'');
            asked.add(exact);
            String answer = answers.getOrDefault(exact, answers.getOrDefault(question, "{}"));
            if (answer.startsWith("!")) {
                String[] words = answer.substring(1).split(":", 2);
                return Answers.refused(new AwsFailure(AwsFailure.Kind.valueOf(words[0]), words[1], ""));
            }
            return CompletableFuture.completedFuture(read(answer));
        }

        private static ObjectNode read(String answer) {
            try {
                return (ObjectNode) Json.mapper().readTree(answer.replace('\'', '"'));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(answer, e);
            }
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return Optional.empty();
        }
    }
}
