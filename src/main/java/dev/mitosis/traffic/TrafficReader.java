package dev.mitosis.traffic;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Observed;
import dev.mitosis.model.Resource;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.traffic.call.CallReader;
import dev.mitosis.traffic.call.CallTable;
import dev.mitosis.traffic.call.Calls;
import dev.mitosis.traffic.file.FileProbe;
import dev.mitosis.traffic.file.FormatGuess;
import dev.mitosis.traffic.file.FormatGuess.FlowLogFormat;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.file.LogFile;
import dev.mitosis.traffic.file.LogFile.Columns;
import dev.mitosis.traffic.file.LogFile.Events;
import dev.mitosis.traffic.file.LogFile.Rows;
import dev.mitosis.traffic.file.NamedFiles;
import dev.mitosis.traffic.file.RecordLayout;
import dev.mitosis.traffic.flow.FlowResolver;
import dev.mitosis.traffic.flow.FlowTables;
import dev.mitosis.traffic.flow.Flows;
import dev.mitosis.traffic.place.AddressBook;
import dev.mitosis.traffic.place.Holders;
import dev.mitosis.traffic.place.NetworkPorts;
import dev.mitosis.traffic.place.Networks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads flow logs and records of API calls, and says who was seen talking to whom and calling what. */
public final class TrafficReader {
    private final TrafficRequest request;
    private final GapBook gaps = new GapBook();
    private final List<LogFile> files = new ArrayList<>();

    private TrafficReader(TrafficRequest request) {
        this.request = request;
    }

    /**
     * Reads all files; equal files and snapshots give equal documents.
     *
     * @throws MitosisException M-TRAFFIC-01 where something named is missing, M-TRAFFIC-02 where no file can be read,
     *     M-TRAFFIC-03 where the format holds what is no field, M-TRAFFIC-04 where the machine lacks room
     */
    public static TrafficDocument read(TrafficRequest request) {
        TrafficReader reader = new TrafficReader(request);
        if (Files.exists(request.spill()) && !Files.isDirectory(request.spill())) {
            throw noRoom(request, request.spill() + " is a file, where what memory does not hold would go", null);
        }
        reader.probe();
        try {
            return reader.document();
        } catch (SQLException e) {
            throw noRoom(request, DuckDbSql.firstLine(e), e);
        }
    }

    private static MitosisException noRoom(TrafficRequest request, String why, @Nullable Exception cause) {
        return new MitosisException(
                "M-TRAFFIC-04",
                "cannot sum up the logs",
                why,
                "make room in " + request.spill().getParent() + ", or name fewer files at once",
                ExitCode.INVALID_INPUT,
                cause);
    }

    private void probe() {
        FileProbe probe = new FileProbe(new FormatGuess(named(request.format()), formats(request.snapshot())));
        Map<Path, String> found = NamedFiles.of(request.files());
        String reason = "there is no file in " + request.files();
        for (Map.Entry<Path, String> file : found.entrySet()) {
            try {
                files.add(probe.probe(file.getKey(), file.getValue()));
            } catch (IOException e) {
                reason = file.getValue() + ": " + InputFile.reason(e);
                gaps.add(What.FILE_UNREADABLE, 1, reason);
            }
        }
        if (files.isEmpty()) {
            throw new MitosisException(
                    "M-TRAFFIC-02",
                    "none of " + found.size() + " files is a log that can be read",
                    reason,
                    "name files of VPC flow logs (text, gzip, Parquet) or CloudTrail (JSON, gzip), or tables made as"
                            + " docs/traffic.md says",
                    ExitCode.INVALID_INPUT);
        }
    }

    private static @Nullable RecordLayout named(@Nullable String format) {
        if (format == null) {
            return null;
        }
        return RecordLayout.ofFormat(format)
                .filter(RecordLayout::isOfFlows)
                .orElseThrow(() -> new MitosisException(
                        "M-TRAFFIC-03",
                        "'" + format + "' is no format of flow logs",
                        "a format lists fields such as ${interface-id}, srcaddr and dstaddr among them",
                        "copy it from the flow log: aws ec2 describe-flow-logs --query 'FlowLogs[].LogFormat'",
                        ExitCode.USAGE));
    }

    private static List<FlowLogFormat> formats(Snapshot snapshot) {
        List<FlowLogFormat> formats = new ArrayList<>();
        try (Stream<Resource> resources = snapshot.resources()) {
            resources
                    .filter(resource -> resource.type().equals("AWS::EC2::FlowLog"))
                    .forEachOrdered(log -> RecordLayout.ofFormat(
                                    log.data().path("LogFormat").asText())
                            .ifPresent(layout -> formats.add(new FlowLogFormat(log.id(), layout))));
        }
        return formats;
    }

    private TrafficDocument document() throws SQLException {
        Snapshot snapshot = request.snapshot();
        GraphDocument graph = request.graph();
        NetworkPorts ports = NetworkPorts.of(snapshot, graph);
        AddressBook addresses = new AddressBook(ports, Networks.of(snapshot, graph));
        CallReader calls = new CallReader(snapshot, graph, addresses, gaps);
        Flows flows;
        try (FlowTables tables = FlowTables.open(request.spill(), files, gaps)) {
            tables.text(holding(
                    content -> content instanceof Rows rows && rows.layout().isOfFlows()));
            for (LogFile file : holding(Columns.class::isInstance)) {
                tables.parquet(file);
            }
            flows = new FlowResolver(tables, ports, new Holders(graph), addresses, gaps).resolve();
            CallTable rows = new CallTable(calls, gaps);
            for (LogFile file : holding(
                    content -> content instanceof Rows table && !table.layout().isOfFlows())) {
                rows.read(tables.connection(), file);
            }
        }
        // Behind the flows: they tell who had which address when.
        holding(Events.class::isInstance).forEach(calls::read);
        return document(flows, calls.calls());
    }

    private List<LogFile> holding(Predicate<LogFile.Content> wanted) {
        return files.stream().filter(file -> wanted.test(file.content())).toList();
    }

    private TrafficDocument document(Flows flows, Calls calls) {
        return new TrafficDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.snapshot().manifest().account(),
                request.snapshot().manifest().snapshotId(),
                request.inputs(),
                new Observed(flows.span(), calls.span()),
                flows.conversations(),
                calls.calls(),
                gaps.all());
    }
}
