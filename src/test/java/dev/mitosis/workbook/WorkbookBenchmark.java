package dev.mitosis.workbook;

import com.sun.management.OperatingSystemMXBean;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.Reason;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.Role;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the workbook of many resources and of many dependencies across borders, and prints what it took. */
public final class WorkbookBenchmark {
    private static final double SECOND = 1e9;
    /** Prime to usual numbers of resources, so that ends are spread over all of them. */
    private static final long SPREAD = 7_919;

    private final ReportInput small = SampleReport.input();
    private final List<ResourceRow> rows = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<DispositionRow> dispositions = new ArrayList<>();

    private WorkbookBenchmark() {}

    /** {@code RESOURCES DEPENDENCIES FILE}. */
    public static void main(String[] arguments) {
        WorkbookBenchmark benchmark = new WorkbookBenchmark();
        int resources = Integer.parseInt(arguments[0]);
        for (int i = 0; i < resources; i++) {
            benchmark.resource(i);
        }
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            benchmark.dependency(i % resources, (int) ((i * SPREAD + 1) % resources));
        }
        ReportInput input = benchmark.input();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long began = System.nanoTime();
        long worked = process.getProcessCpuTime();
        WorkbookResult written =
                new WorkbookWriter().write(new WorkbookRequest(input), Path.of(arguments[2]), Edits.DISCARDED);
        System.out.printf(
                "%s%n%.1f s, %.1f CPU s%n",
                written.rows(), (System.nanoTime() - began) / SECOND, (process.getProcessCpuTime() - worked) / SECOND);
    }

    private void resource(int number) {
        List<PartitionDocument.Context> contexts = small.partition().contexts();
        String context = contexts.get(number % contexts.size()).name();
        String name = context + "-orders-and-their-confirmations-" + number;
        String arn = "arn:aws:sqs:eu-west-1:" + SampleReport.ACCOUNT + ":" + name;
        rows.add(new ResourceRow(
                arn, "AWS::SQS::Queue", "eu-west-1", name, Map.of("service", context, "stage", "prod", "Name", name)));
        nodes.add(new Node(arn, "AWS::SQS::Queue", "eu-west-1", name, false, List.of()));
        assignments.add(new Assignment(
                arn,
                "AWS::SQS::Queue",
                context,
                "prod",
                account(number),
                Role.WORKLOAD,
                0.9,
                List.of(Reason.of("context.tag", "The tag service=" + context + " says so, and 12 things around it.")),
                false));
        dispositions.add(new DispositionRow(
                arn,
                Disposition.values()[number % Disposition.values().length],
                "sqs-queue-recreate",
                "It keeps nothing for long, so that it is made anew and what is in it is worked off."));
    }

    private String account(int number) {
        List<PartitionDocument.TargetAccount> accounts = small.partition().accounts();
        return accounts.get(number % accounts.size()).name();
    }

    private void dependency(int from, int to) {
        String reader = rows.get(from).arn();
        String read = rows.get(to).arn();
        edges.add(new Edge(
                reader,
                read,
                EdgeKind.READS,
                Strength.EXACT,
                List.of(new Evidence(reader, "/Attributes/Policy/Statement/0/Resource", read))));
        crossings.add(new Crossing(reader, read, EdgeKind.READS, account(from), account(to), "repoint"));
    }

    private ReportInput input() {
        PartitionDocument partition = small.partition();
        PlanDocument plan = small.plan();
        return new ReportInput(
                small.snapshot(),
                rows,
                new GraphDocument(1, plan.tool(), plan.account(), plan.snapshotId(), Map.of(), nodes, edges, List.of()),
                new PartitionDocument(
                        1,
                        plan.tool(),
                        plan.account(),
                        plan.snapshotId(),
                        Map.of(),
                        partition.contexts(),
                        partition.environments(),
                        partition.accounts(),
                        assignments,
                        crossings,
                        partition.shared(),
                        partition.couplings(),
                        partition.findings()),
                new PlanDocument(
                        1,
                        plan.tool(),
                        plan.account(),
                        plan.snapshotId(),
                        Map.of(),
                        plan.waves(),
                        plan.windows(),
                        plan.steps(),
                        dispositions,
                        plan.risks(),
                        plan.costExport(),
                        List.of(),
                        plan.calendar(),
                        plan.criticalPath(),
                        List.of()),
                small.check(),
                small.decisions());
    }
}
