package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.RandomEstates.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties name what will be, and nothing that is gone or elsewhere. */
class PropertiesTest {
    private static final int ORDINARY = 8;

    static List<Case> cases() {
        return RandomEstates.some(ORDINARY);
    }

    @Test
    void the_sample_has_no_fault(@TempDir Path workspace) throws IOException {
        TargetDocument target = SampleTarget.in(new Workspace(workspace));

        assertThat(PropertyChecks.count(target)).isGreaterThan(200);
        assertThat(PropertyChecks.faults(target)).isEmpty();
        assertThat(target.resources())
                .filteredOn(one -> one.fate() == Fate.NEW && one.properties() != null)
                .extracting(PlannedResource::type)
                .contains(
                        "AWS::EC2::VPCPeeringConnection",
                        "AWS::EC2::Route",
                        "AWS::S3::BucketPolicy",
                        "AWS::SQS::QueuePolicy",
                        "AWS::IAM::Role",
                        "AWS::IAM::ManagedPolicy",
                        "AWS::Oam::Link",
                        "AWS::Oam::Sink")
                .as("what every account has comes by stack sets")
                .doesNotContain("AWS::Config::DeliveryChannel");
        assertThat(with(target, "/ec2-vpcpeeringconnection/"))
                .isNotEmpty()
                .allSatisfy(peering -> assertThat(properties(peering).propertyStream())
                        .extracting(Map.Entry::getKey)
                        .contains("VpcId", "PeerVpcId", "PeerOwnerId", "PeerRegion", "PeerRoleArn"));
        assertThat(with(target, "/iam-role/deploy-")).allSatisfy(role -> {
            assertThat(properties(role).has("PermissionsBoundary")).isTrue();
            assertThat(properties(role).at("/AssumeRolePolicyDocument/Statement"))
                    .isNotEmpty();
        });
    }

    private static JsonNode properties(PlannedResource one) {
        return Objects.requireNonNull(one.properties(), one.id());
    }

    private static List<PlannedResource> with(TargetDocument target, String part) {
        return target.resources().stream()
                .filter(one -> one.id().contains(part) && one.succeeds() == null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_estate_has_a_fault(Case which) {
        TargetDocument target = which.design().target();

        assertThat(PropertyChecks.faults(target)).isEmpty();
    }
}
