package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.Workspace;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.RandomEstates.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is planned says the old identity of what is gone in the end. */
class OldIdentityTest {
    private static final int SAMPLE = 4;
    private static final int EACH = 6;
    private static final String BUCKET = "AWS::S3::Bucket";

    /** Every sixth of the cases, the kinds of decisions in turn. */
    static List<Case> cases() {
        List<Case> all = RandomEstates.all();
        List<Case> some = IntStream.range(0, all.size())
                .filter(i -> i % EACH == 0)
                .mapToObj(all::get)
                .toList();
        return Sampled.of("OldIdentityTest", some, SAMPLE);
    }

    @Test
    void the_sample_says_no_old_identity(@TempDir Path workspace) throws IOException {
        TargetDocument target = SampleTarget.in(new Workspace(workspace));

        assertThat(OldIdentities.count(target)).isGreaterThan(200);
        assertThat(OldIdentities.in(target)).isEmpty();
        edgesNamePlannedThings(target);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_estate_says_an_old_identity_and_its_buckets_have_valid_names_of_their_own(Case which) {
        TargetDocument target = which.design().target();

        assertThat(OldIdentities.in(target)).isEmpty();
        edgesNamePlannedThings(target);
        bucketsAreValidAndUnique(target);
        everyAccountServesItsNamesWithItsOwnCertificates(target);
        recordsLiveWithTheirZones(target);
    }

    /** Seen: 31 of 67 connections named the old ARN of a thing that had moved. */
    private static void edgesNamePlannedThings(TargetDocument target) {
        Set<String> planned =
                target.resources().stream().map(PlannedResource::id).collect(Collectors.toSet());
        Set<String> old = target.resources().stream()
                .filter(resource -> resource.succeeds() != null)
                .map(PlannedResource::succeeds)
                .collect(Collectors.toSet());

        assertThat(target.edges()).isNotEmpty().allSatisfy(edge -> {
            assertThat(planned.contains(edge.from()) || !old.contains(edge.from()))
                    .as(edge.from())
                    .isTrue();
            assertThat(planned.contains(edge.to()) || !old.contains(edge.to()))
                    .as(edge.to())
                    .isTrue();
        });
    }

    private static void bucketsAreValidAndUnique(TargetDocument target) {
        Set<String> handedOver = target.names().stream()
                .filter(change -> change.how() == How.HAND_OVER)
                .map(NameChange::resource)
                .collect(Collectors.toSet());
        Map<String, String> holders = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            if (!resource.type().equals(BUCKET) || handedOver.contains(resource.id())) {
                continue;
            }
            String holder = holders.put(resource.name(), resource.id());
            assertThat(holder).as("another bucket called " + resource.name()).isNull();
            String old = resource.succeeds();
            if (old != null && resource.fate() == Fate.MOVES) {
                holders.put(old.replaceFirst(".*:", ""), old);
            }
            if (resource.fate().isMade()) {
                assertThat(resource.name().replaceAll("\\$\\{ACCOUNT_[A-Z0-9_]+}", "000000000000"))
                        .matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
                assertThat(resource.arn()).endsWith(":::" + resource.name());
            }
        }
    }

    private static void everyAccountServesItsNamesWithItsOwnCertificates(TargetDocument target) {
        Set<String> certificates = target.resources().stream()
                .filter(resource -> resource.type().equals("AWS::CertificateManager::Certificate"))
                .map(PlannedResource::id)
                .collect(Collectors.toSet());

        assertThat(target.edges())
                .filteredOn(edge -> edge.crossing() && edge.kind().isUse() && certificates.contains(edge.to()))
                .isEmpty();
        assertThat(target.dns().certificates())
                .allSatisfy(certificate -> assertThat(certificates).contains(certificate.resource()));
    }

    private static void recordsLiveWithTheirZones(TargetDocument target) {
        Map<String, String> accounts = new HashMap<>();
        target.dns().zones().forEach(zone -> accounts.put(zone.resource(), zone.account()));

        assertThat(target.dns().records())
                .allSatisfy(record -> assertThat(record.resource()).startsWith(accounts.get(record.zone()) + "/"));
    }
}
