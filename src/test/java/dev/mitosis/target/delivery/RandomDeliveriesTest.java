package dev.mitosis.target.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.RandomEstates;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for delivery into the estates of any account. */
class RandomDeliveriesTest {
    /** How many of the accounts an ordinary run takes; all with the profile {@code thorough}. */
    private static final int ORDINARY = 8;

    static List<RandomEstates.Case> cases() {
        return RandomEstates.some(ORDINARY);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_unit_that_moves_has_a_way_in_or_a_question(RandomEstates.Case which) {
        TargetDocument target = which.design().target();
        Set<String> ids = target.resources().stream().map(PlannedResource::id).collect(Collectors.toSet());

        Set<String> moving = target.resources().stream()
                .filter(resource -> resource.principal() && resource.fate() == Fate.MOVES)
                .map(resource -> Objects.requireNonNull(resource.unit()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(target.delivery()).extracting(DeliveryWay::unit).containsExactlyElementsOf(moving);

        int asked = target.questions().stream()
                .mapToInt(question -> question.settles())
                .sum();
        assertThat(target.delivery().stream().filter(way -> way.deployers().isEmpty()))
                .hasSize(asked);
        assertThat(target.delivery()).allSatisfy(way -> {
            boolean comesFromElsewhere = way.deployers().stream().anyMatch(deployer -> !deployer.inside());
            assertThat(way.role() != null || !comesFromElsewhere).isTrue();
            if (way.role() != null) {
                assertThat(ids).contains(way.role(), way.boundary());
                assertThat(way.trust()).isNotEmpty();
            }
        });
    }
}
