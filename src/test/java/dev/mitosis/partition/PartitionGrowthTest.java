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
    private static final double NEARLY_LINEAR = 1.5;

    private record Run(PartitionDocument document, long nanos) {}

    /** The CPU time of this thread is that of the partition alone, whatever else the machine does. */
    private static Run partition(int copies) {
        Replica account = new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), copies);
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(account, Map.of())).document();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PartitionDocument document =
                new Partitioner().partition(new PartitionRequest(account, graph, Decisions.none(), Map.of()));
        return new Run(document, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }

    @Test
    void copies_around_the_same_shared_things_take_time_in_proportion() {
        partition(SMALL);
        Run small = partition(SMALL);
        Run large = partition(SMALL * TIMES);

        assertThat(large.document().contexts())
                .hasSizeGreaterThan((TIMES - 1) * small.document().contexts().size());
        assertThat((double) large.nanos()).isLessThan(NEARLY_LINEAR * TIMES * small.nanos());
    }
}
