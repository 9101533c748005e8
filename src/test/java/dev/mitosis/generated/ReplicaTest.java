package dev.mitosis.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaTest {
    private static final int COPIES = 3;
    private final GeneratedAccount block = AccountGenerator.of(AccountShape.block(8), 1);

    private static long edges(Snapshot snapshot) {
        return new GraphBuilder()
                .build(new GraphRequest(snapshot, Map.of()))
                .document()
                .edges()
                .size();
    }

    private static List<String> arns(Snapshot snapshot) {
        try (var resources = snapshot.resources()) {
            return resources.map(Resource::arn).toList();
        }
    }

    @Test
    void what_an_application_owns_stands_there_once_for_each_copy() {
        long owned = block.facts().stream().filter(Fact::owned).count();
        int one = arns(new Replica(block, 1)).size();

        assertThat(one).isEqualTo(block.facts().size());
        assertThat(arns(new Replica(block, COPIES)))
                .doesNotHaveDuplicates()
                .hasSizeBetween((int) (one + 0.98 * (COPIES - 1) * owned), (int) (one + (COPIES - 1) * owned));
    }

    @Test
    void each_copy_has_dependencies_of_its_own() {
        long one = edges(new Replica(block, 1));
        long three = edges(new Replica(block, COPIES));

        assertThat((double) three / one).isBetween(COPIES - 0.1, (double) COPIES);
    }
}
