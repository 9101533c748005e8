package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be asked of many at once is not asked of each, and each has what it would have been told alone. */
class BatchedCallsTest {
    private static final String NO_SWEEP = "resourcegroupstaggingapi:GetResources !DENIED:AccessDenied";
    private static final String LOG_GROUPS = "logs:DescribeLogGroups {'logGroups':["
            + many(40, "{'logGroupName':'/app/#','arn':'arn:aws:logs:eu-west-1:123456789012:log-group:/app/#:*'}")
            + "]}";

    @TempDir
    Path folder;

    /** The elements of a list, numbered from 10, so that all numbers have two digits. */
    private static String many(int count, String element) {
        return IntStream.range(10, 10 + count)
                .mapToObj(number -> element.replace("#", Integer.toString(number)))
                .collect(Collectors.joining(","));
    }

    static Stream<TsvRow> rows() {
        return TsvTable.load(BatchedCallsTest.class, "batched-calls.tsv", 6).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void many_are_asked_about_at_once(TsvRow row) {
        String[] script = Stream.concat(
                        Stream.of(NO_SWEEP), Stream.of(row.cell(5).split(" [+] ")))
                .flatMap(BatchedCallsTest::filled)
                .toArray(String[]::new);
        ScriptedScan scan = ScriptedScan.of(folder, row.cell(0), script);

        assertThat(calls(scan, row.cell(1))).hasSize(Integer.parseInt(row.cell(3)));
        assertThat(scan.resources())
                .filteredOn(one -> one.type().equals(row.cell(2)))
                .hasSize(30)
                .allSatisfy(one -> assertThat(one.data().at(row.cell(4)).asText())
                        .contains(one.id().replaceAll(".*(\\d\\d)$", "$1")));
        assertThat(scan.coverage())
                .filteredOn(line -> line.type().equals(row.cell(2)))
                .allMatch(line -> line.status().complete());
    }

    /** {@code [30 x element]} becomes thirty elements, {@code 30 x answer} thirty answers. */
    private static Stream<String> filled(String answer) {
        if (answer.startsWith("30 x ")) {
            return IntStream.range(10, 40)
                    .mapToObj(number -> answer.substring("30 x ".length()).replace("#", Integer.toString(number)));
        }
        int from = answer.indexOf("[30 x ");
        int to = answer.lastIndexOf(']');
        return Stream.of(
                from < 0
                        ? answer
                        : answer.substring(0, from)
                                + '['
                                + many(30, answer.substring(from + "[30 x ".length(), to))
                                + answer.substring(to));
    }

    private static List<String> calls(ScriptedScan scan, String operation) {
        return scan.asked().stream()
                .filter(question -> question.startsWith(operation + "?"))
                .distinct()
                .toList();
    }

    /** Where what they are asked in differs, one name may mean two of them. */
    @Test
    void each_work_group_is_asked_about_its_own_statements() {
        ScriptedScan scan = ScriptedScan.of(
                folder,
                "athena",
                NO_SWEEP,
                "athena:ListWorkGroups {'WorkGroups':[{'Name':'shop'},{'Name':'bank'}]}",
                "athena:GetWorkGroup?{'WorkGroup':'shop'} {'WorkGroup':{'Name':'shop'}}",
                "athena:GetWorkGroup?{'WorkGroup':'bank'} {'WorkGroup':{'Name':'bank'}}",
                "athena:ListPreparedStatements?{'WorkGroup':'shop'} "
                        + "{'PreparedStatements':[{'StatementName':'a'},{'StatementName':'b'}]}",
                "athena:ListPreparedStatements?{'WorkGroup':'bank'} {'PreparedStatements':[{'StatementName':'a'}]}",
                "athena:BatchGetPreparedStatement?{'WorkGroup':'shop','PreparedStatementNames':['a','b']} "
                        + "{'PreparedStatements':[{'StatementName':'a','Description':'shop'},{'StatementName':'b','Description':'shop'}]}",
                "athena:BatchGetPreparedStatement?{'WorkGroup':'bank','PreparedStatementNames':['a']} "
                        + "{'PreparedStatements':[{'StatementName':'a','Description':'bank'}]}");

        assertThat(calls(scan, "athena:BatchGetPreparedStatement")).hasSize(2);
        assertThat(scan.resources())
                .filteredOn(one -> one.type().equals("AWS::Athena::PreparedStatement"))
                .hasSize(3)
                .allSatisfy(
                        one -> assertThat(one.data().at("/BatchGetPreparedStatement/PreparedStatements/0/Description"))
                                .hasToString('"' + one.arn().replaceAll(".*workgroup/([^/]*)/.*", "$1") + '"'));
    }

    /** An operation that tells one thing at a time is asked twice. */
    @Test
    void what_an_operation_tells_when_it_is_asked_twice_stands_together() {
        ScriptedScan scan = ScriptedScan.of(
                folder,
                "ec2",
                "ec2:DescribeVpcs {'Vpcs':[{'VpcId':'vpc-1'}]}",
                "ec2:DescribeVpcAttribute?{'VpcId':'vpc-1','Attribute':'enableDnsHostnames'} {'EnableDnsHostnames':{'Value':true}}",
                "ec2:DescribeVpcAttribute?{'VpcId':'vpc-1','Attribute':'enableDnsSupport'} {'EnableDnsSupport':{'Value':false}}");

        assertThat(scan.resources())
                .filteredOn(one -> one.type().equals("AWS::EC2::VPC"))
                .singleElement()
                .satisfies(one -> assertThat(one.data().at("/DescribeVpcAttribute"))
                        .hasToString(
                                "{\"EnableDnsHostnames\":{\"Value\":true},\"EnableDnsSupport\":{\"Value\":false}}"));
    }

    @Test
    void a_kind_without_tags_is_asked_for_a_few() {
        ScriptedScan scan = ScriptedScan.of(folder, "logs", LOG_GROUPS);

        assertThat(calls(scan, "logs:ListTagsForResource")).hasSize(5);
    }

    @Test
    void a_kind_that_the_tagging_api_does_not_know_is_asked_for_all() {
        ScriptedScan scan =
                ScriptedScan.of(folder, "logs", LOG_GROUPS, "logs:ListTagsForResource {'tags':{'team':'shop'}}");

        assertThat(calls(scan, "logs:ListTagsForResource")).hasSize(40);
        assertThat(scan.resources()).allMatch(one -> one.tags().containsKey("team"));
    }

    @Test
    void a_kind_of_which_the_tagging_api_told_one_is_asked_for_none() {
        ScriptedScan scan = ScriptedScan.of(
                folder,
                "logs",
                LOG_GROUPS,
                "resourcegroupstaggingapi:GetResources {'ResourceTagMappingList':[{'ResourceARN':"
                        + "'arn:aws:logs:eu-west-1:123456789012:log-group:/app/17','Tags':[{'Key':'team','Value':'shop'}]}]}");

        assertThat(calls(scan, "logs:ListTagsForResource")).isEmpty();
        assertThat(scan.resources()).filteredOn(one -> !one.tags().isEmpty()).hasSize(1);
    }

    @Test
    void where_the_tagging_api_does_not_answer_all_are_asked_for_their_tags() {
        ScriptedScan scan = ScriptedScan.of(folder, "logs", LOG_GROUPS, NO_SWEEP);

        assertThat(calls(scan, "logs:ListTagsForResource")).hasSize(40);
    }

    @Test
    void a_load_balancer_that_is_gone_loses_no_tags_of_the_others() {
        String balancers = "elb:DescribeLoadBalancers {'LoadBalancerDescriptions':[{'LoadBalancerName':'a'},"
                + "{'LoadBalancerName':'b'}]}";
        String both = "elb:DescribeTags?{'LoadBalancerNames':['a','b']} !FAILED:LoadBalancerNotFound";
        String gone = "elb:DescribeTags?{'LoadBalancerNames':['a']} !FAILED:LoadBalancerNotFound";
        String there = "elb:DescribeTags?{'LoadBalancerNames':['b']} {'TagDescriptions':[{'LoadBalancerName':'b',"
                + "'Tags':[{'Key':'team','Value':'shop'}]}]}";
        ScriptedScan scan = ScriptedScan.of(folder, "elb", NO_SWEEP, balancers, both, gone, there);

        assertThat(scan.resources())
                .filteredOn(one -> one.tags().containsKey("team"))
                .extracting(Resource::id)
                .containsExactly("b");
        assertThat(scan.coverage())
                .filteredOn(row -> row.operation().equals("elb:DescribeTags"))
                .singleElement()
                .satisfies(row -> assertThat(row.count()).isEqualTo(1));
    }

    @Test
    void a_snapshot_that_the_service_took_is_not_asked_with_whom_it_is_shared() {
        ScriptedScan scan = ScriptedScan.of(
                folder,
                "rds",
                "rds:DescribeDBSnapshots {'DBSnapshots':[{'DBSnapshotIdentifier':'own','SnapshotType':'manual',"
                        + "'DBSnapshotArn':'arn:aws:rds:eu-west-1:123456789012:snapshot:own'},"
                        + "{'DBSnapshotIdentifier':'rds:daily','SnapshotType':'automated',"
                        + "'DBSnapshotArn':'arn:aws:rds:eu-west-1:123456789012:snapshot:rds:daily'}]}");

        assertThat(calls(scan, "rds:DescribeDBSnapshotAttributes"))
                .containsExactly("rds:DescribeDBSnapshotAttributes?{'DBSnapshotIdentifier':'own'}");
    }
}
