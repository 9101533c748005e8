package dev.mitosis.scan.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.SdkRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * How an operation hands out long lists: which members of an answer continue as which members of the next request. The
 * APIs follow a handful of habits, which are recognised from the members' names.
 *
 * @param carried from the pointer in the answer to the member of the next request; empty for operations with one page
 */
public record Paging(Map<String, String> carried) {
    /** Request members that take a continuation, with the answer's members that may hold it, the likeliest first. */
    private static final Map<String, List<String>> HABITS = habits();

    /** Members that say whether an answer is all there is. */
    private static final Pattern MORE =
            Pattern.compile("(?i)(?:is)?truncated|hasmore[a-z]*|moredataavailable|additional[a-z]*available");

    private static Map<String, List<String>> habits() {
        Map<String, List<String>> habits = new LinkedHashMap<>();
        habits.put("NextToken", List.of("NextToken"));
        habits.put("nextToken", List.of("nextToken"));
        habits.put("Marker", List.of("NextMarker", "NextPageMarker", "Marker"));
        habits.put("marker", List.of("nextMarker", "marker"));
        habits.put("position", List.of("position"));
        habits.put("nextPageToken", List.of("nextPageToken"));
        habits.put("pageToken", List.of("nextPageToken"));
        habits.put("PageToken", List.of("NextPageToken"));
        habits.put("NextPageToken", List.of("NextPageToken"));
        habits.put("Token", List.of("NextToken"));
        habits.put("PaginationToken", List.of("PaginationToken"));
        habits.put("NextMarker", List.of("NextMarker"));
        habits.put("ContinuationToken", List.of("NextContinuationToken", "ContinuationToken"));
        habits.put("ExclusiveStartTableName", List.of("LastEvaluatedTableName"));
        habits.put("ExclusiveStartBackupArn", List.of("LastEvaluatedBackupArn"));
        habits.put("StartRecordName", List.of("NextRecordName"));
        habits.put("StartRecordType", List.of("NextRecordType"));
        habits.put("StartRecordIdentifier", List.of("NextRecordIdentifier"));
        return habits;
    }

    /** Recognises the habit from the members of request and answer. */
    static Paging between(SdkPojo request, SdkPojo response) {
        Set<String> asked = SdkRequests.members(request);
        Map<String, String> carried = new LinkedHashMap<>();
        HABITS.forEach((member, sources) -> {
            if (asked.contains(member)) {
                source(response, sources).ifPresent(pointer -> carried.put(pointer, member));
            }
        });
        return new Paging(Map.copyOf(carried));
    }

    private static Optional<String> source(SdkPojo response, List<String> names) {
        Set<String> members = SdkRequests.members(response);
        for (String name : names) {
            if (members.contains(name)) {
                return Optional.of("/" + name);
            }
        }
        // CloudFront and Pinpoint wrap the list and its marker in one member.
        for (SdkField<?> field : response.sdkFields()) {
            if (field.marshallingType() == MarshallingType.SDK_POJO) {
                Set<String> inner = SdkRequests.members(field.constructor().get());
                for (String name : names) {
                    if (inner.contains(name)) {
                        return Optional.of("/" + field.memberName() + "/" + name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The next request, or empty after the last page. */
    public Optional<ObjectNode> next(ObjectNode request, JsonNode answer) {
        if (answer.path("IsTruncated").isBoolean()
                && !answer.path("IsTruncated").asBoolean()) {
            return Optional.empty();
        }
        ObjectNode next = request.deepCopy();
        boolean more = false;
        for (Map.Entry<String, String> pair : carried.entrySet()) {
            next.remove(pair.getValue());
            String token = answer.at(pair.getKey()).asText("");
            if (!token.isEmpty()) {
                next.put(pair.getValue(), token);
                more = true;
            }
        }
        return more && !next.equals(request) ? Optional.of(next) : Optional.empty();
    }

    /** Whether an answer from which no way leads on says itself that there is more. */
    public static boolean endsEarly(JsonNode answer) {
        return answer.properties().stream()
                .anyMatch(member -> MORE.matcher(member.getKey()).matches()
                        && member.getValue().isBoolean()
                        && member.getValue().asBoolean());
    }
}
