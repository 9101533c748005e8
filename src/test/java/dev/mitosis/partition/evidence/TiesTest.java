package dev.mitosis.partition.evidence;

import static org.assertj.core.api.Assertions.assertThat;

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
}
