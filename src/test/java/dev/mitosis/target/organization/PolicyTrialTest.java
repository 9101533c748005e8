package dev.mitosis.target.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import dev.mitosis.target.organization.PolicyTrial.Break;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy takes from those outside. */
class PolicyTrialTest {
    private static final TargetDocument TARGET = new RandomEstates.Case(
                    RandomEstates.all().get(0).cell(), 1, "{}")
            .design()
            .target();

    private static String bucketIn(String unit) {
        return TARGET.resources().stream()
                .filter(resource -> resource.type().equals("AWS::S3::Bucket"))
                .filter(resource -> TARGET.accounts().stream()
                        .anyMatch(account -> account.name().equals(resource.account())
                                && account.ou().equals(unit)))
                .map(PlannedResource::id)
                .findFirst()
                .orElseThrow();
    }

    private static List<Break> breaks(String who, EdgeKind kind, String what, List<String> units) {
        PlannedEdge edge = new PlannedEdge(who, what, kind, Strength.EXACT, false);
        Attachable policy = new Attachable(
                "ours",
                "RESOURCE_CONTROL_POLICY",
                "-",
                units,
                List.of("AWS::S3::Bucket"),
                JsonNodeFactory.instance.objectNode());
        return new PolicyTrial(TARGET, List.of(edge)).breaks(List.of(policy));
    }

    @Test
    void who_reads_from_outside_is_named() {
        assertThat(breaks(
                        "external:network/198.51.100.0/24",
                        EdgeKind.READS,
                        bucketIn("Workloads/NonProd"),
                        List.of("Workloads")))
                .singleElement()
                .satisfies(broken -> assertThat(broken.what()).isEqualTo(bucketIn("Workloads/NonProd")));
    }

    @Test
    void a_partner_a_service_and_a_unit_without_the_policy_are_not() {
        String bucket = bucketIn("Workloads/NonProd");
        assertThat(breaks("external:account/111122223333", EdgeKind.READS, bucket, List.of("Workloads")))
                .isEmpty();
        assertThat(breaks("external:service/logs.amazonaws.com", EdgeKind.WRITES, bucket, List.of("Workloads")))
                .isEmpty();
        assertThat(breaks("external:network/198.51.100.0/24", EdgeKind.READS, bucket, List.of("Sandbox")))
                .isEmpty();
        assertThat(breaks("external:network/198.51.100.0/24", EdgeKind.READS, bucket, List.of("Work")))
                .isEmpty();
    }
}
