package dev.mitosis.traffic.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is looked at of a record of an API call, or of several that are alike. Texts are empty where the record does not
 * say them.
 *
 * @param request the request's parameters; nothing of them is kept but which resource they name
 * @param times how many records
 */
record CallFacts(
        Identity identity,
        String recipient,
        String source,
        String name,
        String region,
        String address,
        String vpcEndpoint,
        String error,
        List<String> arns,
        JsonNode request,
        long times,
        Instant first,
        Instant last) {
    /** Who called. */
    record Identity(String type, String arn, String issuer, String account, String invokedBy) {}

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,100}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:-]{0,120}");

    /** The facts of a record as CloudTrail writes it; empty where it is none. */
    static Optional<CallFacts> ofRecord(JsonNode event) {
        JsonNode who = event.path("userIdentity");
        List<String> arns = new ArrayList<>();
        event.path("resources").forEach(one -> arns.add(one.path("ARN").asText()));
        return sound(new CallFacts(
                new Identity(
                        who.path("type").asText(),
                        who.path("arn").asText(),
                        who.at("/sessionContext/sessionIssuer/arn").asText(),
                        who.path("accountId").asText(),
                        who.path("invokedBy").asText()),
                event.path("recipientAccountId").asText(),
                event.path("eventSource").asText(),
                event.path("eventName").asText(),
                event.path("awsRegion").asText(),
                event.path("sourceIPAddress").asText(),
                event.path("vpcEndpointId").asText(),
                event.path("errorCode").asText(),
                arns,
                event.path("requestParameters"),
                1,
                instant(event.path("eventTime").asText()),
                instant(event.path("eventTime").asText())));
    }

    /** The facts of a row of a table. */
    static Optional<CallFacts> ofRow(java.util.function.UnaryOperator<String> row, JsonNode request) {
        String times = row.apply("calls");
        return sound(new CallFacts(
                new Identity(
                        row.apply("identity_type"),
                        row.apply("identity_arn"),
                        row.apply("issuer_arn"),
                        row.apply("identity_account"),
                        row.apply("invoked_by")),
                row.apply("recipient_account"),
                row.apply("event_source"),
                row.apply("event_name"),
                row.apply("region"),
                row.apply("source_address"),
                row.apply("vpc_endpoint"),
                row.apply("error_code"),
                List.of(row.apply("resource_arns").split(" ", -1)),
                request,
                times.matches("\\d{1,18}") ? Long.parseLong(times) : times.isEmpty() ? 1 : 0,
                instant(row.apply("first_seen")),
                instant(row.apply("last_seen"))));
    }

    /** Words of AWS have few signs; with others in their place it is no record of CloudTrail's. */
    private static Optional<CallFacts> sound(CallFacts facts) {
        boolean sound = SOURCE.matcher(facts.source).matches()
                && !facts.name.isEmpty()
                && List.of(facts.name, facts.region, facts.error).stream()
                        .allMatch(word -> WORD.matcher(word).matches())
                && facts.times > 0
                && facts.first.isAfter(Instant.EPOCH)
                && !facts.last.isBefore(facts.first);
        return sound ? Optional.of(facts) : Optional.empty();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text.replaceFirst(" ", "T").replaceFirst("(\\.\\d+)?( ?UTC|Z)?$", "Z"));
        } catch (DateTimeException e) {
            return Instant.EPOCH; // No record is as old, so that it counts as damaged.
        }
    }

    static JsonNode noRequest() {
        return MissingNode.getInstance();
    }
}
