package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TiesTest {
    private static Subject subject(int index, String type) {
        return new Subject(
                index,
                "arn:" + index,
                type,
                "eu-west-1",
                "id",
                "name",
                Map.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static Tie tie(EdgeKind kind, String to, Strength strength) {
        return new Ties()
                .tie(new Edge("arn:0", "arn:1", kind, strength, List.of()), subject(0, "AWS::A::B"), subject(1, to));
    }

    @ParameterizedTest
    @EnumSource(EdgeKind.class)
    void every_kind_of_edge_has_a_weight(EdgeKind kind) {
        assertThat(tie(kind, "AWS::Some::Thing", Strength.EXACT).environment()).isPositive();
        assertThat(tie(kind, "AWS::Some::Thing", Strength.EXACT).context()).isPositive();
    }

    @Test
    void what_names_everything_says_nothing() {
        assertThat(tie(EdgeKind.WRITES, "AWS::S3::Bucket", Strength.EVERYTHING).context())
                .isZero();
    }

    @Test
    void a_network_says_less_than_a_volume() {
        assertThat(tie(EdgeKind.ATTACHED_TO, "AWS::EC2::VPC", Strength.EXACT).context())
                .isLessThan(tie(EdgeKind.ATTACHED_TO, "AWS::EC2::Volume", Strength.EXACT)
                        .context());
    }

    @Test
    void a_tie_says_as_much_as_its_row_and_its_strength_together() {
        Tie tie = tie(EdgeKind.WRITES, "AWS::S3::Bucket", Strength.PREFIX);

        assertThat(tie).isEqualTo(new Tie(0, 1, EdgeKind.WRITES, 0.5, 2, 1.5, false));
        assertThat(tie.other(0)).isEqualTo(1);
        assertThat(tie.other(1)).isZero();
        assertThat(tie(EdgeKind.MANAGED_BY, "AWS::S3::Bucket", Strength.EXACT).part())
                .isTrue();
    }

    @Test
    void a_row_is_for_its_kind_and_both_its_types() {
        Subject alias = subject(0, "AWS::KMS::Alias");
        Edge edge = new Edge("arn:0", "arn:1", EdgeKind.REFERENCES, Strength.EXACT, List.of());

        assertThat(new Ties().tie(edge, alias, subject(1, "AWS::KMS::Key")).part())
                .isTrue();
        assertThat(new Ties().tie(edge, alias, subject(1, "AWS::S3::Bucket")).part())
                .isFalse();
        assertThat(tie(EdgeKind.REFERENCES, "AWS::KMS::Key", Strength.EXACT).part())
                .isFalse();
    }

    @Test
    void a_thing_is_called_by_its_kind_and_its_name_or_its_id() {
        Subject named = subject(0, "AWS::SQS::Queue");
        Subject nameless = new Subject(
                0,
                "arn",
                "AWS::SQS::Queue",
                "",
                "id",
                "",
                Map.of(),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                List.of());

        assertThat(List.of(named.label(), nameless.label())).containsExactly("Queue name", "Queue id");
    }

    @Test
    void a_kind_that_no_edge_has_is_an_error() {
        assertThat(Ties.kind("writes")).isEqualTo(EdgeKind.WRITES);
        assertThatThrownBy(() -> Ties.kind("writs")).hasMessageContaining("'writs'");
    }
}
