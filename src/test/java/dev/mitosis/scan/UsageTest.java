package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.AnswerShape;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.usage.UsageMetric;
import dev.mitosis.scan.usage.UsageSweep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much there is, and how lately it was used. */
class UsageTest {
    private static final String FUNCTION = "lambda:ListFunctions {'Functions':[{'FunctionName':'mail',"
            + "'FunctionArn':'arn:aws:lambda:eu-west-1:123456789012:function:mail'}]}";
    private static final String TWO_DAYS =
            "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m0','StatusCode':'Complete',"
                    + "'Timestamps':['2025-12-31T00:00:00Z','2025-12-30T00:00:00Z','2025-12-29T00:00:00Z'],"
                    + "'Values':[0.0,7.0,3.0]}]}";

    @TempDir
    Path folder;

    private ScriptedScan scan(String service, String... answers) {
        return ScriptedScan.measured(folder, service, answers);
    }

    private static JsonNode fact(ScriptedScan scan, String type) {
        return scan.only(type).data().at("/GetMetricData/0");
    }

    @Test
    void a_function_says_when_it_was_called_last_and_how_often() {
        JsonNode fact = fact(scan("lambda", FUNCTION, TWO_DAYS), "AWS::Lambda::Function");

        assertThat(fact.path("Fact").asText()).isEqualTo("activity");
        assertThat(fact.path("MetricName").asText()).isEqualTo("Invocations");
        assertThat(fact.path("LastActive").asText()).isEqualTo("2025-12-30T00:00:00Z");
        assertThat(fact.path("LastDay").asText()).isEqualTo("2025-12-31T00:00:00Z");
        assertThat(fact.path("Total").asInt()).isEqualTo(10);
    }

    @Test
    void what_was_never_used_says_since_when_that_is_known() {
        JsonNode fact = fact(
                scan("lambda", FUNCTION, "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m0'}]}"),
                "AWS::Lambda::Function");

        assertThat(fact.has("LastActive")).isFalse();
        assertThat(fact.path("From").asText()).isEqualTo("2025-10-03T00:00:00Z");
        assertThat(fact.path("To").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(fact.has("MostValue")).isFalse();
    }

    @Test
    void the_order_of_days_in_an_answer_means_nothing() {
        JsonNode fact = fact(
                scan(
                        "lambda",
                        FUNCTION,
                        "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m0','Timestamps':['2025-12-30T00:00:00Z',"
                                + "'2025-12-31T00:00:00Z','2025-12-29T00:00:00Z'],'Values':[7.0,0.0,3.0]}]}"),
                "AWS::Lambda::Function");

        assertThat(fact.path("LastDay").asText()).isEqualTo("2025-12-31T00:00:00Z");
        assertThat(fact.path("LastValue").asInt()).isZero();
        assertThat(fact.path("LastActive").asText()).isEqualTo("2025-12-30T00:00:00Z");
        assertThat(fact.path("MostValue").asInt()).isEqualTo(7);
        assertThat(fact.path("Total").asInt()).isEqualTo(10);
    }

    @Test
    void further_days_of_a_metric_are_added_to_the_first() {
        JsonNode fact = fact(
                scan(
                        "lambda",
                        FUNCTION,
                        "cloudwatch:GetMetricData {'MetricDataResults':["
                                + "{'Id':'m0','Timestamps':['2025-12-30T00:00:00Z'],'Values':[7.0]},"
                                + "{'Id':'m0','Timestamps':['2025-12-29T00:00:00Z'],'Values':[3.0]}]}"),
                "AWS::Lambda::Function");

        assertThat(fact.path("Total").asInt()).isEqualTo(10);
    }

    @Test
    void whole_days_before_the_scan_are_asked_for_by_the_names_that_the_data_hold() {
        ScriptedScan scan = ScriptedScan.measuredAt(
                folder,
                Instant.parse("2026-01-01T17:30:00Z"),
                "lambda",
                "lambda:ListFunctions {'Functions':[{'FunctionName':'mail',"
                        + "'FunctionArn':'arn:aws:lambda:eu-west-1:123456789012:function:mail'},"
                        + "{'FunctionArn':'arn:aws:lambda:eu-west-1:123456789012:function:nameless'}]}");

        assertThat(scan.asked())
                .filteredOn(question -> question.startsWith("cloudwatch:GetMetricData"))
                .containsExactly("cloudwatch:GetMetricData?{'StartTime':'2025-10-03T00:00:00Z',"
                        + "'EndTime':'2026-01-01T00:00:00Z','MetricDataQueries':[{'Id':'m0','MetricStat':{'Period':86400,"
                        + "'Stat':'Sum','Metric':{'Namespace':'AWS/Lambda','MetricName':'Invocations',"
                        + "'Dimensions':[{'Name':'FunctionName','Value':'mail'}]}}}]}");
    }

    @Test
    void a_fact_of_a_bucket_says_of_which_storage_it_is() {
        JsonNode facts = scan("s3", "s3:ListBuckets {'Buckets':[{'Name':'files','BucketRegion':'eu-west-1'}]}")
                .only("AWS::S3::Bucket")
                .data()
                .path("GetMetricData");

        assertThat(facts.findValuesAsText("StorageType"))
                .contains("StandardStorage", "GlacierStorage")
                .doesNotHaveDuplicates();
        assertThat(facts.get(0).has("BucketName")).isFalse();
        assertThat(facts.get(0).has("Total")).isFalse();
    }

    @Test
    void metrics_of_as_many_days_go_into_one_call_and_each_has_its_own_result() {
        ScriptedScan scan = scan(
                "redshift",
                "redshift:DescribeClusters {'Clusters':[{'ClusterIdentifier':'main',"
                        + "'ClusterNamespaceArn':'arn:aws:redshift:eu-west-1:123456789012:namespace:1'}]}",
                "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m0','Timestamps':['2025-12-31T00:00:00Z'],"
                        + "'Values':[5.0]},{'Id':'m1','Timestamps':['2025-12-31T00:00:00Z'],'Values':[6.0]}]}");

        assertThat(scan.asked())
                .filteredOn(question -> question.startsWith("cloudwatch:GetMetricData"))
                .hasSize(2);
        assertThat(scan.only("AWS::Redshift::Cluster")
                        .data()
                        .path("GetMetricData")
                        .findValuesAsText("LastValue"))
                .containsExactly("5.0", "5.0");
    }

    @Test
    void more_metrics_than_a_call_takes_need_another_and_none_is_left_out() {
        String functions = IntStream.range(0, 501)
                .mapToObj(number -> "{'FunctionName':'f" + number
                        + "','FunctionArn':'arn:aws:lambda:eu-west-1:123456789012:function:f" + number + "'}")
                .collect(java.util.stream.Collectors.joining(","));

        ScriptedScan scan = scan(
                "lambda",
                "lambda:ListFunctions {'Functions':[" + functions + "]}",
                "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m1','Timestamps':['2025-12-31T00:00:00Z'],'Values':[5.0]}]}");

        assertThat(scan.asked())
                .filteredOn(question -> question.startsWith("cloudwatch:GetMetricData"))
                .hasSize((int) UsageSweep.calls(501));
        List<JsonNode> facts = scan.resources().stream()
                .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                .flatMap(function -> function.data().findValues("GetMetricData").stream())
                .toList();
        assertThat(facts.stream().mapToInt(JsonNode::size).sum()).isEqualTo(501);
        assertThat(scan.resources())
                .filteredOn(resource -> resource.data().at("/GetMetricData/0").has("LastValue"))
                .extracting(Resource::id)
                .containsExactly("f1");
        assertThat(scan.coverage())
                .filteredOn(row -> row.operation().equals("cloudwatch:GetMetricData"))
                .extracting(row -> row.status() + " " + row.count())
                .containsExactly("READ 501");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "500, 1", "501, 2"})
    void a_call_takes_five_hundred_metrics(long metrics, long calls) {
        assertThat(UsageSweep.calls(metrics)).isEqualTo(calls);
    }

    @Test
    void without_the_wish_nobody_asks_for_usage() {
        ScriptedScan scan = ScriptedScan.of(folder, "lambda", FUNCTION, TWO_DAYS);

        assertThat(scan.asked()).noneMatch(question -> question.startsWith("cloudwatch:GetMetricData"));
        assertThat(scan.only("AWS::Lambda::Function").data().has("GetMetricData"))
                .isFalse();
    }

    @Test
    void details_that_only_tell_of_use_are_not_asked_where_nobody_wants_to_know() {
        assertThat(operations(ScanScope.EVERYTHING))
                .contains("iam:GetAccessKeyLastUsed", "kms:GetKeyLastUsage", "backup:ListRecoveryPointsByBackupVault");
        assertThat(operations(ScanScope.EVERYTHING.withoutUsage()))
                .contains("iam:ListAccessKeys")
                .doesNotContain(
                        "iam:GetAccessKeyLastUsed", "kms:GetKeyLastUsage", "backup:ListRecoveryPointsByBackupVault");
    }

    private static List<String> operations(ScanScope scope) {
        return Scanner.chosen(scope).stream()
                .flatMap(service -> service.operations().stream().map(service::qualified))
                .toList();
    }

    @Test
    void a_quota_says_how_much_of_it_is_used() {
        ScriptedScan scan = scan(
                "service-quotas",
                "service-quotas:GetServiceQuota {'Quota':{'QuotaCode':'L-F678F1CE','Value':5.0}}",
                "service-quotas:ListServiceQuotas?{'ServiceCode':'lambda','MaxResults':'100'} {'Quotas':[{'ServiceCode':'lambda',"
                        + "'QuotaCode':'L-B99A9384','Value':1000.0,'UsageMetric':{'MetricNamespace':'AWS/Lambda',"
                        + "'MetricName':'ConcurrentExecutions','MetricDimensions':{'Class':'None'}}},"
                        + "{'ServiceCode':'lambda','QuotaCode':'L-00000000','Value':75.0}]}",
                TWO_DAYS);

        JsonNode fact = fact(scan, "AWS::ServiceQuotas::AccountSettings");
        assertThat(fact.path("Fact").asText()).isEqualTo("quota");
        assertThat(fact.path("QuotaCode").asText()).isEqualTo("L-B99A9384");
        assertThat(fact.path("LastValue").asInt()).isZero();
        assertThat(fact.path("MostValue").asInt()).isEqualTo(7);
        assertThat(scan.only("AWS::ServiceQuotas::AccountSettings").data().path("GetMetricData"))
                .hasSize(1);
        assertThat(scan.asked())
                .filteredOn(question -> question.startsWith("cloudwatch:GetMetricData"))
                .singleElement()
                .asString()
                .contains("'StartTime':'2025-12-18T00:00:00Z'")
                .contains("'Stat':'Maximum'", "'Dimensions':[{'Name':'Class','Value':'None'}]");
    }

    @Test
    void keys_say_when_they_were_used_last() {
        ScriptedScan scan = scan(
                "iam",
                "iam:GetAccountAuthorizationDetails {'UserDetailList':[{'UserName':'ci','Arn':'arn:aws:iam::123456789012:user/ci'}]}",
                "iam:ListAccessKeys {'AccessKeyMetadata':[{'UserName':'ci','AccessKeyId':'AKIA1'}]}",
                "iam:GetAccessKeyLastUsed?{'AccessKeyId':'AKIA1'} {'AccessKeyLastUsed':{'ServiceName':'s3',"
                        + "'LastUsedDate':'2025-12-01T00:00:00Z'}}");

        assertThat(scan.only("AWS::IAM::User")
                        .data()
                        .at("/GetAccessKeyLastUsed/0/AccessKeyLastUsed/LastUsedDate")
                        .asText())
                .isEqualTo("2025-12-01T00:00:00Z");
    }

    @Test
    void metrics_that_may_not_be_asked_for_are_a_hole() {
        ScriptedScan scan = scan("lambda", FUNCTION, "cloudwatch:GetMetricData !DENIED:AccessDenied");

        assertThat(scan.only("AWS::Lambda::Function").data().has("GetMetricData"))
                .isFalse();
        assertThat(scan.coverage())
                .filteredOn(row -> row.operation().equals("cloudwatch:GetMetricData"))
                .extracting(Coverage::status)
                .containsExactly(CoverageStatus.DENIED);
    }

    @ParameterizedTest
    @CsvSource({"InternalError, FAILED", "Forbidden, DENIED"})
    void a_result_that_says_of_itself_that_it_is_none_is_a_hole(String code, CoverageStatus status) {
        List<Coverage> rows = scan(
                        "lambda",
                        FUNCTION,
                        "cloudwatch:GetMetricData {'MetricDataResults':[{'Id':'m0','StatusCode':'" + code + "'}]}")
                .coverage();

        assertThat(rows)
                .filteredOn(row -> row.operation().equals("cloudwatch:GetMetricData"))
                .extracting(Coverage::status)
                .containsExactly(status);
    }

    @Test
    void every_metric_is_of_a_type_that_is_read_and_its_dimensions_are_in_the_data() {
        UsageMetric.BY_TYPE.forEach((type, metrics) -> metrics.forEach(metric -> metric.dimensions()
                .forEach((name, template) -> assertThat(Collectors.all().stream()
                                .flatMap(service -> service.types().stream()
                                        .filter(one -> one.type().equals(type))
                                        .map(one -> AnswerShape.of(service, one))))
                        .as(type + " " + name)
                        .isNotEmpty()
                        .anyMatch(shape -> template.itemPaths().stream().allMatch(shape::has)))));
        assertThat(UsageMetric.BY_TYPE.values().stream().flatMap(List::stream)).allSatisfy(metric -> {
            assertThat(metric.fact()).isIn("bytes", "items", "percent", "free-bytes", "free-megabytes", "activity");
            assertThat(metric.statistic()).isIn("Sum", "Average", "Maximum", "Minimum");
            assertThat(metric.days()).isBetween(1, 90);
        });
    }
}
