package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks each question once, even across processes: what the journal knows is not asked again, and what is answered is
 * written down. Answers that may hold secrets are written sealed.
 */
public final class JournaledAnswers implements Answers {
    private static final String ANSWER = "answer";
    private static final String SEALED = "sealed";
    private static final String FAILURE = "failure";

    private final Answers origin;
    private final Journal journal;
    private final JournalSeal seal;
    private final SensitiveAnswers sensitive;
    private final Set<FailedQuestion> failed;
    private final AtomicLong replayed = new AtomicLong();

    /**
     * Prepares to ask.
     *
     * @param failed refusals that are not to be remembered
     */
    public JournaledAnswers(
            Answers origin, Journal journal, JournalSeal seal, SensitiveAnswers sensitive, Set<FailedQuestion> failed) {
        this.origin = origin;
        this.journal = journal;
        this.seal = seal;
        this.sensitive = sensitive;
        this.failed = failed;
    }

    /** How many answers came from the journal. */
    long replayed() {
        return replayed.get();
    }

    @Override
    public CompletableFuture<ObjectNode> submit(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        String key = key(service, region, operation, request);
        // Never on the caller's thread: thousands of known pages behind each other would exhaust its stack.
        return CompletableFuture.supplyAsync(
                        () -> journal.get(key).flatMap(entry -> recall(service.qualified(operation), entry)))
                .thenCompose(known -> {
                    known.ifPresent(answer -> replayed.incrementAndGet());
                    return known.orElseGet(() -> ask(key, service, region, operation, request));
                });
    }

    @Override
    public CompletableFuture<ObjectNode> submitAnew(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        return ask(key(service, region, operation, request), service, region, operation, request);
    }

    private static String key(ServiceSpec service, String region, String operation, ObjectNode request) {
        return service.qualified(operation) + "@" + region + request;
    }

    private CompletableFuture<ObjectNode> ask(
            String key, ServiceSpec service, String region, String operation, ObjectNode request) {
        return origin.submit(service, region, operation, request).whenComplete((answer, thrown) -> {
            if (thrown == null) {
                journal.put(key, entry(answer, sensitive.contain(service, operation, answer)));
            } else {
                remember(key, CallFailedException.failureOf(thrown));
            }
        });
    }

    private ObjectNode entry(ObjectNode answer, boolean secret) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        if (secret) {
            return entry.put(SEALED, seal.close(answer));
        }
        entry.set(ANSWER, answer);
        return entry;
    }

    /** Only what would be the same the next time is worth remembering. */
    private void remember(String key, AwsFailure failure) {
        boolean lasting = switch (failure.kind()) {
            case DENIED, NOT_OFFERED, DISABLED, ABSENT -> true;
            case THROTTLED, CREDENTIALS, TRANSIENT, FAILED -> false;
        };
        if (lasting) {
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.putObject(FAILURE)
                    .put("kind", failure.kind().name())
                    .put("code", failure.code())
                    .put("message", failure.message());
            journal.put(key, entry);
        }
    }

    @Override
    public void forget(ServiceSpec service, String region, String operation, ObjectNode request) {
        journal.put(key(service, region, operation, request), JsonNodeFactory.instance.objectNode());
    }

    /** Whether an entry is one that this class has written; an empty one has been forgotten. */
    public static boolean sound(JsonNode entry) {
        if (entry.has(FAILURE)) {
            String kind = entry.path(FAILURE).path("kind").asText();
            return Arrays.stream(AwsFailure.Kind.values())
                    .anyMatch(known -> known.name().equals(kind));
        }
        return entry.path(ANSWER).isObject() || entry.path(SEALED).isTextual() || (entry.isObject() && entry.isEmpty());
    }

    private Optional<CompletableFuture<ObjectNode>> recall(String operation, JsonNode entry) {
        if (entry.has(FAILURE)) {
            JsonNode words = entry.path(FAILURE);
            AwsFailure failure = new AwsFailure(
                    AwsFailure.Kind.valueOf(words.path("kind").asText()),
                    words.path("code").asText(),
                    words.path("message").asText());
            boolean again = failed.contains(
                    new FailedQuestion(operation, CoverageReason.of(failure).status()));
            return again ? Optional.empty() : Optional.of(Answers.refused(failure));
        }
        if (entry.has(SEALED)) {
            return seal.open(entry.path(SEALED).asText()).map(CompletableFuture::completedFuture);
        }
        return entry.path(ANSWER) instanceof ObjectNode answer
                ? Optional.of(CompletableFuture.completedFuture(answer))
                : Optional.empty();
    }

    @Override
    public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
        return origin.next(service, operation, request, answer);
    }
}
