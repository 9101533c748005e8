package dev.mitosis.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * A question of one call that tells whether anything goes on in a region, whichever service it is.
 *
 * @param list the member of the answer that holds what goes on
 */
record ActivityProbe(ServiceSpec service, String operation, ObjectNode request, String list) {
    /** Calls of the API, the scan's own among them, and buckets, which are listed for all regions at once. */
    private static final Set<String> NO_NEWS = Set.of("AWS/Usage", "AWS/S3");

    /** Metrics with data in the last two weeks (API Reference of CloudWatch, ListMetrics). */
    private static final ActivityProbe METRICS = new ActivityProbe(
            ServiceSpec.regional("cloudwatch", CloudWatchClient.class, CloudWatchClient::builder)
                    .implies("ListMetrics")
                    .build(),
            "ListMetrics",
            JsonNodeFactory.instance.objectNode(),
            "Metrics");

    /** Changes in the last 90 days, which every account can look up in every region (User Guide of CloudTrail). */
    private static final ActivityProbe CHANGES = new ActivityProbe(
            ServiceSpec.regional("cloudtrail", CloudTrailClient.class, CloudTrailClient::builder)
                    .implies("LookupEvents")
                    .build(),
            "LookupEvents",
            lastChange(),
            "Events");

    static final List<ActivityProbe> ALL = List.of(METRICS, CHANGES);

    private static ObjectNode lastChange() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("MaxResults", 1);
        request.putArray("LookupAttributes")
                .addObject()
                .put("AttributeKey", "ReadOnly")
                .put("AttributeValue", "false");
        return request;
    }

    /** The name by which guard, ledger and coverage know the question. */
    String qualified() {
        return service.qualified(operation);
    }

    /** Whether something goes on, or may, because nobody can tell. */
    CompletableFuture<Boolean> ask(Answers answers, CoverageBook coverage, ServiceRegion place) {
        return answers.submit(service, place.asked(), operation, request).handle((answer, thrown) -> {
            if (thrown != null) {
                AwsFailure failure = CallFailedException.failureOf(thrown);
                coverage.failed(service, "", place.region(), operation, failure);
                return CoverageBook.mayHide(failure);
            }
            boolean busy = busy(answer);
            int count = busy ? 1 : 0;
            CoverageReason reason = CoverageReason.counted(count);
            coverage.listed(
                    reason, new Coverage(service.name(), "", place.region(), qualified(), reason.status(), count, ""));
            return busy;
        });
    }

    /** An answer that goes on may go on with something, so it is not read to its end. */
    private boolean busy(ObjectNode answer) {
        if (answer.hasNonNull("NextToken")) {
            return true;
        }
        for (JsonNode one : answer.path(list)) {
            if (!NO_NEWS.contains(one.path("Namespace").asText())) {
                return true;
            }
        }
        return false;
    }
}
