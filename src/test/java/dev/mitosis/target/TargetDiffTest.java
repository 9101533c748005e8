package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.plan.Split;
import dev.mitosis.target.TargetDiffDocument.Aspect;
import dev.mitosis.target.TargetDiffDocument.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetDiffTest {
    private static Split split() {
        return new Split()
                .put("AWS::Lambda::Function", "api", "dev")
                .put("AWS::DynamoDB::Table", "orders", "dev")
                .put("AWS::CodePipeline::Pipeline", "release", Split.OLD, Role.FOUNDATION, Map.of())
                .need("api", EdgeKind.READS, "orders")
                .need("release", EdgeKind.INVOKES, "api");
    }

    private static Split decided(String yaml) {
        try {
            return split().decide(Json.yaml().readValue(yaml, Decisions.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Change> changes(Split before, Split after, Aspect aspect) {
        return TargetDiff.between(before.target(), after.target()).changes().stream()
                .filter(change -> change.aspect() == aspect)
                .toList();
    }

    @Test
    void two_equal_targets_differ_in_nothing() {
        assertThat(TargetDiff.between(split().target(), split().target()).isEmpty())
                .isTrue();
    }

    @Test
    void a_resource_that_is_decided_to_stay_changes_fate_and_place_with_the_reason() {
        Split after = decided("assign: [{resource: orders, disposition: stay, reason: too large}]");

        List<Change> fates = changes(split(), after, Aspect.FATE);

        assertThat(fates).hasSize(1);
        assertThat(fates.get(0).id()).isEqualTo(Split.arn("orders"));
        assertThat(fates.get(0).before()).isEqualTo("moves");
        assertThat(fates.get(0).after()).isIn("stays", "shared");
        assertThat(fates.get(0).reason()).isNotNull();
        assertThat(changes(split(), after, Aspect.PLACE))
                .extracting(Change::before, Change::after)
                .containsExactly(tuple("dev", "legacy"));
        assertThat(changes(split(), after, Aspect.CONNECTION))
                .extracting(Change::kind)
                .containsExactly("appeared");
    }

    @Test
    void what_vanishes_has_no_reason() {
        Split before = split().put("AWS::SQS::Queue", "jobs", "dev");

        List<Change> fates = changes(before, split(), Aspect.FATE);

        assertThat(fates).extracting(Change::kind).containsExactly("vanished");
        assertThat(fates).extracting(Change::reason).containsOnlyNulls();
    }

    @Test
    void an_account_that_appears_is_named_with_its_unit_and_what_it_gets() {
        Split after = split().account("lab", "workload", "dev", false);

        assertThat(changes(split(), after, Aspect.ACCOUNT))
                .extracting(Change::id, Change::kind)
                .containsExactly(tuple("lab", "appeared"));
        assertThat(changes(split(), after, Aspect.PLANNED))
                .extracting(Change::id)
                .contains("lab/iam-role/organization-break-glass");
    }

    @Test
    void a_landing_zone_changes_who_makes_the_foundation() {
        List<Change> changes = changes(split(), decided("landingZone: control-tower"), Aspect.FOUNDATION);

        assertThat(changes).extracting(Change::id).contains("landing zone", "unit Security", "policy audit-trail");
        assertThat(changes).extracting(Change::id).doesNotContain("policy regions");
    }

    @Test
    void delivery_and_observability_that_are_split_have_other_homes() {
        Split after = decided("{delivery: split, observability: split, secondOrganization: true}");

        assertThat(changes(split(), after, Aspect.OBSERVABILITY))
                .extracting(Change::id)
                .containsExactly("all", "production", "rest");
        assertThat(changes(split(), after, Aspect.DELIVERY))
                .extracting(Change::id)
                .containsExactly("dev/shop/dev");
        assertThat(changes(split(), after, Aspect.FOUNDATION))
                .extracting(Change::id)
                .containsExactly("second organization");
    }
}
