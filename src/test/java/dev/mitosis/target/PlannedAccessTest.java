package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.Workspace;
import dev.mitosis.model.Finding;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.RandomEstates.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After the move each dependency may do what it could, or a finding says what it may not. */
class PlannedAccessTest {
    private static final int SAMPLE = 6;

    static List<Case> cases() {
        return Sampled.of("PlannedAccessTest", all(), SAMPLE);
    }

    /** Every other one with trimmed policies. */
    private static List<Case> all() {
        List<Case> all = new ArrayList<>();
        for (Case one : RandomEstates.all()) {
            all.add(all.size() % 2 == 0 ? one : new Case(one.cell(), one.seed(), "policies: trimmed"));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"as-is", "trimmed"})
    void every_dependency_of_the_sample_may_do_what_it_could(String policies, @TempDir Path workspace)
            throws IOException {
        TargetDocument target = SampleTarget.in(new Workspace(workspace), "policies: " + policies + "\n");
        AccessCheck access = target.access();

        assertThat(access.edges()).isEqualTo(219);
        assertThat(access.allowed()).isGreaterThan(150);
        assertThat(access.equal()).isEqualTo(219);
        assertThat(access.granted()).isEqualTo(11);
        assertThat(findings(target, "identity.access-")).isEmpty();
        grantsStand(target);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_a_dependency_may_not_do_any_more_is_a_finding(Case which) {
        TargetDocument target = which.design().target();
        AccessCheck access = target.access();

        assertThat(access.edges()).isEqualTo(access.equal() + access.lost() + access.gained() + access.unjudged());
        assertThat(access.lost())
                .as(() -> findings(target, "identity.access-lost").toString())
                .isZero();
        assertThat(access.gained())
                .as(() -> findings(target, "identity.access-gained").toString())
                .isZero();
        assertThat(findings(target, "identity.access-unjudged").isEmpty()).isEqualTo(access.unjudged() == 0);
        grantsStand(target);
    }

    private static List<Finding> findings(TargetDocument target, String prefix) {
        return target.findings().stream()
                .filter(finding -> finding.rule().startsWith(prefix))
                .toList();
    }

    /** A grant is about two things of the estate in different accounts. */
    private static void grantsStand(TargetDocument target) {
        Set<String> ids = target.resources().stream().map(PlannedResource::id).collect(Collectors.toSet());
        assertThat(target.grants()).allSatisfy(grant -> {
            assertThat(ids).contains(grant.on(), grant.consumer());
            if (grant.means() != PlannedGrant.Means.IDENTITY_POLICY) {
                assertThat(account(grant.on())).isNotEqualTo(account(grant.consumer()));
            }
        });
    }

    private static String account(String id) {
        return id.substring(0, id.indexOf('/'));
    }
}
