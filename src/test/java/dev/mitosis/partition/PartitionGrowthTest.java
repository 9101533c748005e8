package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.Replica;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionGrowthTest {
    private static final int CONTEXTS = 8;
    private static final int SMALL = 4;
    private static final int TIMES = 4;
    private static final double NEARLY_LINEAR = 1.15;

    private record Run(PartitionDocument document, long bytes) {}

    /**
     * What a thread allocates is counted, not timed: it is nearly the same on each machine, whatever else that does.
     * Work that grows faster than the account shows in it, as long as it makes objects: lists, streams, keys of maps.
     */
    private static Run partition(int copies) {
        Replica account = new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), copies);
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(account, Map.of())).document();
        long start = allocated();
        PartitionDocument document =
                new Partitioner().partition(new PartitionRequest(account, graph, Decisions.none(), Map.of()));
        return new Run(document, allocated() - start);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void copies_around_the_same_shared_things_take_work_in_proportion() {
        partition(SMALL);
        Run small = partition(SMALL);
        Run large = partition(SMALL * TIMES);

        assertThat(large.document().contexts())
                .hasSizeGreaterThan((TIMES - 1) * small.document().contexts().size());
        assertThat((double) large.bytes() / small.bytes())
                .as("times what a quarter of it takes")
                .isLessThan(NEARLY_LINEAR * TIMES);
    }
}
