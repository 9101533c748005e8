package dev.mitosis.pipeline;

import dev.mitosis.config.Workspace;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.generated.Replica;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.target.MovingThird;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes the workspace of a large account, or runs one stage over it as its command does, with all files that it reads
 * and writes, and prints what it took.
 */
public final class PipelineBenchmark {
    private static final int CONTEXTS = 120;

    private PipelineBenchmark() {}

    /** {@code FOLDER make COPIES}, or {@code FOLDER STAGE}. */
    public static void main(String[] arguments) {
        Workspace workspace = new Workspace(Path.of(arguments[0]));
        if (arguments[1].equals("make")) {
            make(workspace, Integer.parseInt(arguments[2]));
        } else {
            measure(workspace, arguments[1]);
        }
    }

    /** The snapshot, its graph, and its partition with a third of the resources moving. */
    private static void make(Workspace workspace, int copies) {
        String account = GeneratedAccount.ACCOUNT;
        new Replica(AccountGenerator.of(AccountShape.block(CONTEXTS), 1), copies).write(workspace.snapshot(account));
        StageRunner runner = new StageRunner(workspace, account, Progress.SILENT);
        runner.graph();
        DocumentFile.write(workspace.plans(account).resolve("partition.json"), MovingThird.of(runner.partition()));
    }

    private static void measure(Workspace workspace, String stage) {
        StageRunner runner = new StageRunner(workspace, GeneratedAccount.ACCOUNT, new Printed());
        switch (stage) {
            case "graph" -> runner.graph();
            case "partition" -> runner.partition();
            case "target" -> runner.target();
            case "plan" -> runner.plan();
            case "check" -> runner.check();
            default -> throw new IllegalArgumentException(stage);
        }
    }

    /** Prints the stage, what came of it, seconds, CPU seconds of the process and MiB, tab-separated. */
    private static final class Printed implements Progress {
        @Override
        public void started(String stage) {
            // The result is printed when there is one.
        }

        @Override
        public void advanced(String stage, long done, long total, String text) {
            // The result is printed when there is one.
        }

        @Override
        public void finished(String stage, String summary, Duration took) {
            long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            System.out.printf("%s\t%s\t%.1f\t%.1f\t%d%n", stage, summary, took.toMillis() / 1e3, cpu / 1e9, peak >> 20);
        }
    }
}
