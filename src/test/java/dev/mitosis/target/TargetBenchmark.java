package dev.mitosis.target;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.Replica;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Designs the estates of large generated accounts and prints time and peak heap as a line of tab-separated values each.
 */
public final class TargetBenchmark {
    private static final int CONTEXTS = 120;

    private TargetBenchmark() {}

    /** {@code COPIES...} of an account of 7,300 resources. */
    public static void main(String[] arguments) {
        System.out.println("resources\tmoving\tplanned\tedges\ttarget s\ttarget CPU s\tpeak MiB of the target");
        for (String copies : arguments) {
            measure(new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), Integer.parseInt(copies)));
        }
    }

    private static void measure(Replica account) {
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(account, Map.of())).document();
        PartitionDocument partition = MovingThird.of(
                new Partitioner().partition(new PartitionRequest(account, graph, Decisions.none(), Map.of())));
        TargetDesigner designer = new TargetDesigner();
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        TargetDocument target =
                designer.design(new TargetRequest(account, graph, partition, Decisions.none(), Map.of()));
        long done = System.nanoTime();
        long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%d\t%d\t%d\t%d\t%.1f\t%.1f\t%d%n",
                partition.resources().size(),
                target.resources().stream()
                        .filter(PlannedResource::principal)
                        .filter(resource -> resource.fate() == Fate.MOVES)
                        .count(),
                target.resources().size(),
                target.edges().size(),
                (done - start) / 1e9,
                used / 1e9,
                peak >> 20);
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
