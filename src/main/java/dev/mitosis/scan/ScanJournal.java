package dev.mitosis.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.scan.call.FailedQuestion;
import dev.mitosis.scan.call.Journal;
import dev.mitosis.scan.call.JournaledAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The journal of one scan with what the scan is about: it lies beside the snapshot's folder, until a snapshot was made
 * for which no question failed.
 */
public final class ScanJournal implements AutoCloseable {
    private static final String HEADER = "scan";
    private static final String FAILED = "failed";
    private static final String REGIONS = "regions";
    private static final String REGION_LIST = "ec2:DescribeRegions";

    private final Path file;
    private final Journal entries;
    private final Instant startedAt;

    private ScanJournal(Path file, Journal entries, Instant startedAt) {
        this.file = file;
        this.entries = entries;
        this.startedAt = startedAt;
    }

    /**
     * Begins a journal, or goes on with the one that an interrupted or incomplete scan left.
     *
     * @throws MitosisException M-SCAN-20 where there is nothing to resume, M-SCAN-21 where it was another scan
     */
    static ScanJournal open(ScanRequest request, List<String> regions, Instant now) {
        Path file = file(request.directory());
        if (request.start() == ScanStart.ANEW) {
            Journal fresh = Journal.begin(file);
            fresh.put(HEADER, header(request.scope(), regions, now));
            return new ScanJournal(file, fresh, now);
        }
        if (!Files.exists(file)) {
            throw nothing(file);
        }
        Journal former = Journal.reopen(file, ScanJournal::sound);
        JsonNode header = former.get(HEADER).orElseThrow(() -> nothing(file));
        JsonNode wanted = header(request.scope(), regions, now);
        List<String> mayDiffer =
                failed(former).stream().anyMatch(row -> row.operation().equals(REGION_LIST))
                        ? List.of(REGIONS)
                        : List.of();
        for (String what : List.of(REGIONS, "services", "thorough", "cloudControl", "tool")) {
            if (!mayDiffer.contains(what) && !header.path(what).equals(wanted.path(what))) {
                former.close();
                throw another(what, header, wanted);
            }
        }
        return new ScanJournal(
                file, former, Instant.parse(header.path("startedAt").asText()));
    }

    /** Where the journal of the snapshot in a folder lies. */
    static Path file(Path snapshot) {
        return snapshot.resolveSibling(snapshot.getFileName() + ".journal");
    }

    /** Whether an entry is one that a scan writes. */
    static boolean sound(String key, JsonNode value) {
        return switch (key) {
            case HEADER -> isInstant(value.path("startedAt").asText());
            case FAILED ->
                value.isArray()
                        && StreamSupport.stream(value.spliterator(), false)
                                .allMatch(row -> isStatus(row.path("status").asText()));
            default -> JournaledAnswers.sound(value);
        };
    }

    private static boolean isStatus(String text) {
        return Arrays.stream(CoverageStatus.values())
                .anyMatch(status -> status.name().equals(text));
    }

    private static boolean isInstant(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ObjectNode header(ScanScope scope, List<String> regions, Instant startedAt) {
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        header.put("tool", Json.TOOL).put("startedAt", startedAt.toString()).put("thorough", scope.thorough());
        regions.forEach(header.putArray("regions")::add);
        scope.services().stream().sorted().forEach(header.putArray("services")::add);
        scope.cloudControl().stream().sorted().forEach(header.putArray("cloudControl")::add);
        return header;
    }

    private static MitosisException nothing(Path file) {
        return new MitosisException(
                "M-SCAN-20",
                "there is no scan to go on with",
                file + " is not there; a scan removes it when no question failed",
                "run 'mitosis scan' without --resume and --only-missing",
                ExitCode.INVALID_INPUT);
    }

    private static MitosisException another(String what, JsonNode header, JsonNode wanted) {
        return new MitosisException(
                "M-SCAN-21",
                "the last scan was another one",
                "its " + what + " were " + header.path(what) + ", now they are " + wanted.path(what),
                "repeat the last command with --resume or --only-missing, or scan anew without them",
                ExitCode.USAGE);
    }

    Journal entries() {
        return entries;
    }

    /** When the scan began, however often it has been interrupted. */
    Instant startedAt() {
        return startedAt;
    }

    /** What a scan that came to its end asked in vain; that is asked again. */
    Set<FailedQuestion> failed() {
        return failed(entries);
    }

    private static Set<FailedQuestion> failed(Journal entries) {
        Set<FailedQuestion> failed = new HashSet<>();
        entries.get(FAILED)
                .ifPresent(rows -> rows.forEach(row -> failed.add(new FailedQuestion(
                        row.path("operation").asText(),
                        CoverageStatus.valueOf(row.path("status").asText())))));
        return failed;
    }

    /** The snapshot is written; the journal has served, unless something can be asked again. */
    void finish(List<Coverage> failed) {
        if (!failed.isEmpty()) {
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            failed.stream()
                    .map(row -> new FailedQuestion(row.operation(), row.status()))
                    .distinct()
                    .forEach(one -> rows.addObject()
                            .put("operation", one.operation())
                            .put("status", one.status().name()));
            entries.put(FAILED, rows);
            return;
        }
        entries.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        entries.close();
    }
}
