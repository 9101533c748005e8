package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.TrafficDocument.ApiCall;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a record of a call holds beside names of the snapshot is written. */
class CallSecretsTest {
    private static final String CANARY = "hunter2Canary";

    /** Every member of a record that may hold free text, with a canary in it. */
    private static final List<String> PLACES = List.of(
            "'requestParameters':{'masterUserPassword':'%s'}",
            "'requestParameters':{'tableName':'orders','item':{'card':'%s'}}",
            "'requestParameters':{'name':'%s','environment':{'variables':{'TOKEN':'%s'}}}",
            "'requestParameters':{'policyDocument':'{\\\"Sid\\\":\\\"%s\\\"}'}",
            "'requestParameters':{'bucketName':'acme-files','key':'%s'}",
            "'requestParameters':{'arn':'arn:aws:s3:::acme-files/%s'}",
            "'responseElements':{'credentials':{'sessionToken':'%s'}}",
            "'additionalEventData':{'x':'%s'}",
            "'userAgent':'%s'",
            "'errorCode':'AccessDenied','errorMessage':'%s'",
            "'errorCode':'%s secret words'",
            "'vpcEndpointId':'%s'",
            "'sourceIPAddress':'%s'",
            "'awsRegion':'%s with words'",
            "'eventName':'%s with words'",
            "'recipientAccountId':'%s'",
            "'resources':[{'ARN':'arn:aws:s3:::gone/%s'}]",
            "'userIdentity':{'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/%s'}",
            "'userIdentity':{'type':'WebIdentityUser','principalId':'%s','userName':'%s'}",
            "'userIdentity':{'type':'IAMUser','arn':'%s'}",
            "'userIdentity':{'type':'AWSService','invokedBy':'%s'}");

    @TempDir
    private Path folder;

    private static String record(String place) {
        String base = "{'eventTime':'2026-01-02T03:04:05Z','eventSource':'s3.amazonaws.com','eventName':'GetObject',"
                + "'awsRegion':'eu-west-1','sourceIPAddress':'198.51.100.7','userIdentity':{'type':'Root',"
                + "'arn':'arn:aws:iam::123456789012:root'},'recipientAccountId':'123456789012'";
        String member = place.substring(0, place.indexOf(':') + 1);
        String rest = Stream.of(base.substring(1).split(",(?='\\w+':)", -1))
                .filter(part -> !part.startsWith(member))
                .reduce((left, right) -> left + "," + right)
                .orElseThrow();
        return "{" + (rest + "," + place.replace("%s", CANARY)).replace('\'', '"') + "}";
    }

    @Test
    void no_free_text_of_a_record_is_written() {
        Logs logs = new Logs(folder.resolve("logs"))
                .with(account -> account.role("shop", role -> {})
                        .table("orders", table -> {})
                        .bucket("acme-files", bucket -> {}));
        logs.file("trail.json", PLACES.stream().map(CallSecretsTest::record).toArray(String[]::new));

        Logs.Seen seen = logs.read();

        assertThat(seen.calls("s3:GetObject").stream().mapToLong(ApiCall::count).sum())
                .as("records that are used")
                .isGreaterThan(PLACES.size() / 2);
        assertThat(Json.pretty(seen.traffic())).doesNotContain(CANARY);
        assertThat(Json.pretty(seen.graph())).doesNotContain(CANARY);
    }
}
