package dev.mitosis.scoring;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.Replica;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Map;

/** Partitions large generated accounts and prints time and peak heap as a line of tab-separated values each. */
public final class PartitionBenchmark {
    private static final int CONTEXTS = 120;

    private PartitionBenchmark() {}

    /** {@code COPIES...} of an account of 7,300 resources. */
    public static void main(String[] arguments) {
        System.out.println("resources\tedges\tcontexts\tgraph s\tpartition s\tpeak MiB of the partition");
        for (String copies : arguments) {
            measure(new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), Integer.parseInt(copies)));
        }
    }

    private static void measure(Replica account) {
        long start = System.nanoTime();
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(account, Map.of())).document();
        long drawn = System.nanoTime();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        PartitionDocument document =
                new Partitioner().partition(new PartitionRequest(account, graph, Decisions.none(), Map.of()));
        long done = System.nanoTime();
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%d\t%d\t%d\t%.1f\t%.1f\t%d%n",
                document.resources().size(),
                graph.edges().size(),
                document.contexts().size(),
                (drawn - start) / 1e9,
                (done - drawn) / 1e9,
                peak >> 20);
    }

    private static java.util.stream.Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
