package dev.mitosis.scoring;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.Replica;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Strength;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Partitions large generated accounts and prints time and peak heap as a line of tab-separated values each. */
public final class PartitionBenchmark {
    private static final int CONTEXTS = 120;
    private static final int SEEN = 3;

    private PartitionBenchmark() {}

    /** {@code COPIES...} of an account of 7,300 resources. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(
                "resources\tedges\tcontexts\tgraph s\tCPU s\tpartition s\tCPU s\twriting s\tCPU s\tpeak MiB");
        for (String copies : arguments) {
            measure(new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), Integer.parseInt(copies)));
        }
    }

    private static void measure(Replica account) throws IOException {
        Watch watch = new Watch();
        GraphDocument drawn =
                new GraphBuilder().build(new GraphRequest(account, Map.of())).document();
        String drawing = watch.lap();
        GraphDocument graph = watched(drawn);
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        watch.lap();
        PartitionDocument document =
                new Partitioner().partition(new PartitionRequest(account, graph, Decisions.none(), Map.of()));
        String partition = watch.lap();
        Path file = Files.createTempFile("partition", ".json");
        DocumentFile.write(file, document);
        String writing = watch.lap();
        Files.delete(file);
        long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "%d\t%d\t%d\t%s\t%s\t%s\t%d%n",
                document.resources().size(),
                graph.edges().size(),
                document.contexts().size(),
                drawing,
                partition,
                writing,
                peak >> 20);
    }

    /** The graph as if traffic had been watched: who uses what uses a thing was seen talking to that, too. */
    private static GraphDocument watched(GraphDocument graph) {
        Map<String, List<Edge>> out = new HashMap<>();
        graph.edges()
                .forEach(edge -> out.computeIfAbsent(edge.from(), unused -> new ArrayList<>())
                        .add(edge));
        List<Edge> edges = new ArrayList<>(graph.edges());
        out.forEach((from, own) -> {
            Set<String> known = new HashSet<>(Set.of(from));
            own.forEach(edge -> known.add(edge.to()));
            own.stream()
                    .flatMap(edge -> out.getOrDefault(edge.to(), List.of()).stream())
                    .filter(next -> known.add(next.to()))
                    .limit(SEEN)
                    .forEach(next -> edges.add(
                            new Edge(from, next.to(), EdgeKind.TALKS_TO, Strength.OBSERVED, next.evidence())));
        });
        edges.sort(null);
        return new GraphDocument(
                graph.formatVersion(),
                graph.tool(),
                graph.account(),
                graph.snapshotId(),
                graph.inputs(),
                graph.nodes(),
                edges,
                graph.findings(),
                graph.observed(),
                graph.uses());
    }

    /** Seconds and CPU seconds, collecting garbage among the latter, since the last lap. */
    private static final class Watch {
        private long time;
        private long cpu;

        Watch() {
            lap();
        }

        String lap() {
            long now = System.nanoTime();
            long used = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
            String lap = "%.1f\t%.1f".formatted((now - time) / 1e9, (used - cpu) / 1e9);
            time = now;
            cpu = used;
            return lap;
        }
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
