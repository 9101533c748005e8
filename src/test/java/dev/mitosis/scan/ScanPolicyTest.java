package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.policy.PolicyStatement;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScanPolicyTest {
    @Test
    void the_policy_names_actions_as_iam_does() {
        assertThat(ScanPolicy.actionsByPrefix().get("s3"))
                .contains("s3:ListAllMyBuckets", "s3:GetEncryptionConfiguration")
                .doesNotContain("s3:ListBuckets");
        assertThat(ScanPolicy.actionsByPrefix().get("apigateway")).containsExactly("apigateway:GET");
        assertThat(ScanPolicy.actionsByPrefix().get("tag")).containsExactly("tag:GetResources");
        assertThat(ScanPolicy.actionsByPrefix().get("elasticloadbalancing")).isNotEmpty();
    }

    @Test
    void every_action_reads() {
        assertThat(ScanPolicy.actionsByPrefix().values().stream().flatMap(actions -> actions.stream()))
                .allMatch(action ->
                        action.matches("[a-z0-9-]+:(Describe|List|Get|BatchGet|Search|Select|Lookup|View|GET).*"));
    }

    @Test
    void there_is_one_statement_for_each_service() {
        assertThat(ScanPolicy.documents().stream()
                        .flatMap(document -> document.statements().stream())
                        .map(PolicyStatement::sid))
                .hasSameSizeAs(ScanPolicy.actionsByPrefix().keySet())
                .allMatch(sid -> sid.matches("[A-Za-z0-9]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everything_that_the_guard_lets_through_is_allowed_and_nothing_else() {
        Set<String> allowed = new TreeSet<>();
        ScanPolicy.actionsByPrefix().values().forEach(allowed::addAll);
        Set<String> needed = new TreeSet<>(
                List.of("sts:GetCallerIdentity", "ec2:DescribeRegions", "iam:ListAccountAliases", "tag:GetResources"));
        needed.addAll(List.of("cloudwatch:ListMetrics", "cloudwatch:GetMetricData", "cloudtrail:LookupEvents"));
        needed.addAll(List.of("config:GetDiscoveredResourceCounts", "config:SelectResourceConfig"));
        needed.addAll(List.of("resource-explorer-2:ListIndexes", "resource-explorer-2:Search"));
        for (ServiceSpec service : Collectors.all()) {
            service.operations().forEach(operation -> needed.add(service.action(operation)));
        }

        assertThat(allowed).isEqualTo(needed);
    }
}
