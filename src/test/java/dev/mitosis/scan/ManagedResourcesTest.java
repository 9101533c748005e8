package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsSettings;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.model.CoverageStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What AWS hides, because its services manage it, is asked for through a parameter that the SDK does not know. */
class ManagedResourcesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String WANTED = "IncludeManagedResources=true";
    private static final String INSTANCES = "<DescribeInstancesResponse><reservationSet><item><instancesSet><item>"
            + "<instanceId>i-1</instanceId></item></instancesSet></item></reservationSet></DescribeInstancesResponse>";

    @TempDir
    Path folder;

    private final ScriptedAws aws = new ScriptedAws();

    @BeforeEach
    void an_account_with_one_region() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws.on(
                        "GetCallerIdentity",
                        200,
                        "<GetCallerIdentityResponse><GetCallerIdentityResult>"
                                + "<Arn>arn:aws:iam::123456789012:user/me</Arn><UserId>U</UserId>"
                                + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
                .on(
                        "DescribeRegions",
                        200,
                        "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item>"
                                + "</regionInfo></DescribeRegionsResponse>");
    }

    @AfterEach
    void stop() {
        aws.close();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private ScanResult scan() {
        AwsSettings settings =
                TestSettings.defaults().withEndpoint(aws.endpoint()).withRegions(List.of("eu-west-1"));
        try (AwsClients clients = AwsClients.open(settings, Scanner.operations())) {
            return new Scanner()
                    .scan(new ScanRequest(
                            clients,
                            folder.resolve("snapshot"),
                            new ScanScope(Set.of("ec2"), true),
                            CLOCK,
                            ScanListener.SILENT));
        }
    }

    @Test
    void they_are_asked_for_where_ec2_can_hide_them_and_nowhere_else() {
        aws.on("DescribeInstances", 200, INSTANCES);

        scan();

        assertThat(List.of(
                        "DescribeInstances", "DescribeNetworkInterfaces", "DescribeVolumes", "DescribeLaunchTemplates"))
                .allSatisfy(operation ->
                        assertThat(aws.forms(operation)).isNotEmpty().allMatch(form -> form.contains(WANTED)));
        assertThat(aws.forms("DescribeVpcs")).isNotEmpty().noneMatch(form -> form.contains(WANTED));
    }

    @Test
    void where_the_parameter_is_refused_the_question_is_asked_without_it() {
        aws.on(
                        "DescribeInstances",
                        400,
                        "<Response><Errors><Error><Code>UnknownParameter</Code><Message>The parameter"
                                + " IncludeManagedResources is not recognized</Message></Error></Errors>"
                                + "<RequestID>r</RequestID></Response>")
                .on("DescribeInstances", 200, INSTANCES);

        ScanResult result = scan();

        assertThat(aws.forms("DescribeInstances")).hasSize(2);
        assertThat(aws.forms("DescribeInstances").get(1)).doesNotContain("IncludeManagedResources");
        assertThat(result.manifest().coverage())
                .filteredOn(row -> row.type().equals("AWS::EC2::Instance"))
                .anyMatch(row -> row.status() == CoverageStatus.READ && row.count() == 1);
    }
}
