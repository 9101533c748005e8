package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where the answers to a scan's questions come from: AWS, the journal of an interrupted scan, or files. */
public interface Answers {
    /** Asks; the answer may come on another thread. A refusal is a future made by {@link #refused}. */
    CompletableFuture<ObjectNode> submit(ServiceSpec service, String region, String operation, ObjectNode request);

    /** The code of an answer that nobody kept: it says nothing about what was asked for. */
    String UNTOLD = "NotFoundAmongFiles";

    /** Asks as {@link #submit} does, but not whoever only remembers an answer. */
    default CompletableFuture<ObjectNode> submitAnew(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        return submit(service, region, operation, request);
    }

    /** Whoever remembers the answer forgets it. */
    default void forget(ServiceSpec service, String region, String operation, ObjectNode request) {}

    /** The request for the next page, or empty after the last one. */
    Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer);

    /** The future of a call that got no usable answer. */
    static CompletableFuture<ObjectNode> refused(AwsFailure failure) {
        return CompletableFuture.failedFuture(new CallFailedException(failure, null));
    }
}
