package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.CallOutcome;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.Logs.Seen;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of API calls: who called what on which resource. */
class CallRecordsTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/shop";

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void lay_out() {
        logs = new Logs(folder.resolve("logs"))
                .with(account -> account.role("shop", role -> {})
                        .table("orders", table -> {})
                        .table("prices", table -> {})
                        .bucket("acme-files", bucket -> {})
                        .queue("jobs", queue -> {})
                        .function("checkout", function -> function.set("/Role", ROLE))
                        .function("other", function -> {}));
    }

    private static String session(String name) {
        return "{'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/" + name
                + "','accountId':'123456789012','sessionContext':{'sessionIssuer':{'type':'Role','arn':'" + ROLE
                + "'}}}";
    }

    private static String event(String identity, String source, String name, String request, String more) {
        return ("{'eventVersion':'1.11','userIdentity':" + identity
                        + ",'eventTime':'2026-01-02T03:04:05Z','eventSource':'"
                        + source + ".amazonaws.com','eventName':'" + name + "','awsRegion':'eu-west-1',"
                        + "'sourceIPAddress':'10.0.0.5','requestParameters':" + request + more
                        + ",'recipientAccountId':'123456789012'}")
                .replace('\'', '"');
    }

    private static String records(String... events) {
        return "{\"Records\":[" + String.join(",", events) + "]}";
    }

    private static String get() {
        return event(session("checkout"), "dynamodb", "GetItem", "{'tableName':'orders','key':{'id':'orders'}}", "");
    }

    private String arn(String type, String name) {
        return logs.account().arn(type, name);
    }

    @Test
    void a_session_of_a_function_reads_a_table() {
        Seen seen = logs.packed("trail.json.gz", records(get(), get())).read();

        assertThat(seen.traffic().calls())
                .containsExactly(new ApiCall(
                        ROLE,
                        arn("AWS::Lambda::Function", "checkout"),
                        "dynamodb:GetItem",
                        arn("AWS::DynamoDB::Table", "orders"),
                        arn("AWS::EC2::Instance", "web"),
                        null,
                        "eu-west-1",
                        CallOutcome.DONE,
                        "",
                        2,
                        "2026-01-02T03:04:05Z",
                        "2026-01-02T03:04:05Z"));
        assertThat(seen.traffic().observed().calls())
                .isEqualTo(new Span("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", 1, 2));
        assertThat(seen.traffic().gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "lookup", "table"})
    void other_forms_tell_the_same(String form) {
        String event = get();
        switch (form) {
            case "lines" -> logs.file("calls.json", event, event);
            case "lookup" -> {
                String told = "{\"EventName\":\"GetItem\",\"CloudTrailEvent\":\"" + event.replace("\"", "\\\"") + "\"}";
                logs.file("calls.json", "{\"Events\":[" + told + "," + told + "]}");
            }
            default ->
                logs.file(
                        "calls.csv",
                        "identity_type,identity_arn,issuer_arn,event_source,event_name,region,source_address,request,calls,first_seen,last_seen",
                        "AssumedRole,arn:aws:sts::123456789012:assumed-role/shop/checkout," + ROLE
                                + ",dynamodb.amazonaws.com,GetItem,eu-west-1,10.0.0.5,\"{\"\"tableName\"\":\"\"orders\"\"}\",2,"
                                + "2026-01-02 03:04:05.000 UTC,2026-01-02T03:04:05Z");
        }

        assertThat(logs.read().traffic().calls())
                .extracting(ApiCall::workload, ApiCall::resource, ApiCall::count, ApiCall::first)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        arn("AWS::Lambda::Function", "checkout"),
                        arn("AWS::DynamoDB::Table", "orders"),
                        2L,
                        "2026-01-02T03:04:05Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AccessDenied                     | DENIED
            AccessDeniedException            | DENIED
            Client.UnauthorizedOperation     | DENIED
            AuthorizationError               | DENIED
            ResourceNotFoundException        | FAILED
            ThrottlingException              | FAILED
            """)
    void a_call_that_was_refused_stays_apart_from_one_that_failed(String error, CallOutcome outcome) {
        String call = event(
                session("x"),
                "s3",
                "GetObject",
                "{'bucketName':'acme-files','key':'a'}",
                ",'errorCode':'" + error + "'");

        assertThat(logs.file("trail.json", records(call)).read().traffic().calls())
                .extracting(ApiCall::outcome, ApiCall::error, ApiCall::resource)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(outcome, error, "arn:aws:s3:::acme-files"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqs      | {'queueUrl':'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs'} | AWS::SQS::Queue jobs
            lambda   | {'functionName':'arn:aws:lambda:eu-west-1:123456789012:function:other'} | AWS::Lambda::Function other
            lambda   | {'functionName':'other'}                          | AWS::Lambda::Function other
            s3       | {'bucketName':'acme-files','key':'orders'}        | AWS::S3::Bucket acme-files
            dynamodb | {'requestItems':[{'tableName':'prices'}]}         | AWS::DynamoDB::Table prices
            rds      | {'dBInstanceIdentifier':'orders'}                 | AWS::RDS::DBInstance orders
            dynamodb | {'tableName':'orders '}                           | -
            dynamodb | {'comment':'orders'}                              | -
            sqs      | {'tableName':'orders'}                            | -
            """)
    void a_parameter_names_a_resource_of_the_service(String service, String request, String named) {
        Seen seen = logs.file("trail.json", records(event(session("x"), service, "DoSomething", request, "")))
                .read();

        String[] parts = named.split(" ", -1);
        assertThat(seen.traffic().calls())
                .extracting(ApiCall::resource)
                .containsExactly(named.equals("-") ? null : arn(parts[0], parts[1]));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type':'IAMUser','arn':'arn:aws:iam::123456789012:user/ada'}   | arn:aws:iam::123456789012:user/ada
            {'type':'AWSService','invokedBy':'events.amazonaws.com'}        | external:service/events.amazonaws.com
            {'type':'AWSAccount','accountId':'999999999999'}                | external:account/999999999999
            {'type':'AssumedRole','arn':'arn:aws:sts::999999999999:assumed-role/x/y','accountId':'999999999999'} | external:account/999999999999
            {'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/shop/y'} | arn:aws:iam::123456789012:role/shop
            {'type':'Unknown'}                                              | external:unresolved/caller-unknown
            """)
    void the_caller_is_whose_permissions_counted(String identity, String principal) {
        Seen seen = logs.file("trail.json", records(event(identity, "s3", "ListBuckets", "null", "")))
                .read();

        assertThat(seen.traffic().calls()).extracting(ApiCall::principal).containsExactly(principal);
    }

    @Test
    void a_session_is_no_function_that_runs_with_another_role() {
        String call = event(session("other"), "s3", "ListBuckets", "null", "");

        assertThat(logs.file("trail.json", records(call)).read().traffic().calls())
                .extracting(ApiCall::workload)
                .containsExactly((String) null);
    }

    @Test
    void a_version_behind_an_operation_is_left_out() {
        String call = event(session("x"), "lambda", "GetFunction20150331v2", "{'functionName':'other'}", "");

        assertThat(logs.file("trail.json", records(call)).read().calls("lambda:GetFunction"))
                .hasSize(1);
    }

    @Test
    void records_of_other_accounts_and_damaged_ones_are_counted() {
        Seen seen = logs.file(
                        "trail.json",
                        records(
                                get(),
                                get().replace(
                                                "\"recipientAccountId\":\"123456789012\"",
                                                "\"recipientAccountId\":\"999999999999\""),
                                "{}",
                                "7"))
                .read();

        assertThat(seen.missing(What.RECORD_OF_ANOTHER_ACCOUNT)).isEqualTo(1);
        assertThat(seen.missing(What.RECORD_DAMAGED)).isEqualTo(2);
        assertThat(seen.traffic().calls()).extracting(ApiCall::count).containsExactly(1L);
    }

    @Test
    void a_resource_that_the_snapshot_lacks_is_counted() {
        String call = event(
                session("x"), "s3", "GetObject", "{'bucketName':'gone'}", ",'resources':[{'ARN':'arn:aws:s3:::gone'}]");

        assertThat(logs.file("trail.json", records(call)).read().missing(What.RESOURCE_UNKNOWN))
                .isEqualTo(1);
    }
}
