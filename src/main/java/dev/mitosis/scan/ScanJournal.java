package dev.mitosis.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The journal of one scan with what the scan is about: it lies beside the snapshot's folder and is gone when the
 * snapshot is complete.
 */
final class ScanJournal implements AutoCloseable {
    private static final String HEADER = "scan";

    private final Path file;
    private final Journal entries;
    private final Instant startedAt;

    private ScanJournal(Path file, Journal entries, Instant startedAt) {
        this.file = file;
        this.entries = entries;
        this.startedAt = startedAt;
    }

    /**
     * Begins a journal, or goes on with the one that an interrupted scan left.
     *
     * @throws MitosisException M-SCAN-20 where there is nothing to resume, M-SCAN-21 where it was another scan
     */
    static ScanJournal open(ScanRequest request, List<String> regions, Instant now) {
        Path file = request.directory().resolveSibling(request.directory().getFileName() + ".journal");
        if (!request.resume()) {
            Journal fresh = Journal.begin(file);
            fresh.put(HEADER, header(request.scope(), regions, now));
            return new ScanJournal(file, fresh, now);
        }
        if (!Files.isRegularFile(file)) {
            throw nothing(file);
        }
        Journal former = Journal.reopen(file);
        JsonNode header = former.get(HEADER).orElseThrow(() -> nothing(file));
        JsonNode wanted = header(request.scope(), regions, now);
        for (String what : List.of("regions", "services", "thorough", "cloudControl", "tool")) {
            if (!header.path(what).equals(wanted.path(what))) {
                former.close();
                throw another(what, header, wanted);
            }
        }
        return new ScanJournal(
                file, former, Instant.parse(header.path("startedAt").asText()));
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
                "there is no interrupted scan to resume",
                file + " is not there; a scan removes it when it is complete",
                "run 'mitosis scan' without --resume",
                ExitCode.INVALID_INPUT);
    }

    private static MitosisException another(String what, JsonNode header, JsonNode wanted) {
        return new MitosisException(
                "M-SCAN-21",
                "the interrupted scan was another one",
                "its " + what + " were " + header.path(what) + ", now they are " + wanted.path(what),
                "repeat the interrupted command with --resume, or scan anew without it",
                ExitCode.USAGE);
    }

    Journal entries() {
        return entries;
    }

    /** When the scan began, however often it has been interrupted. */
    Instant startedAt() {
        return startedAt;
    }

    /** The snapshot is complete; the journal has served. */
    void finish() {
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
