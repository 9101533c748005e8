package dev.mitosis.cost.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.TextFormat;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One export, from its start to its manifest, however often it is interrupted.
 *
 * @param id the start in a form that sorts by time
 * @param finished whether the manifest has been written
 */
public record CostRun(String id, String startedAt, boolean finished) {
    public CostRun {
        TextFormat.requireInstant(startedAt);
    }

    /** The unfinished run if it is young enough, else a new one. */
    public static CostRun resumeOrStart(Path file, Instant now, Duration resumable) {
        return resumable(file, now, resumable).orElseGet(() -> {
            CostRun run = at(now);
            run.save(file);
            return run;
        });
    }

    /** The unfinished run if it is young enough. */
    public static Optional<CostRun> resumable(Path file, Instant now, Duration resumable) {
        try {
            if (Files.exists(file)) {
                CostRun last = DocumentFile.load(file, CostRun.class);
                if (!last.finished() && last.started().plus(resumable).isAfter(now)) {
                    return Optional.of(last);
                }
            }
        } catch (IOException e) {
            throw new MitosisException(
                    "M-COST-17",
                    "cannot read " + file + ", which says which export was interrupted",
                    InputFile.reason(e),
                    "delete this file and run `mitosis cost export` again; finished parts are not read from AWS again",
                    ExitCode.INVALID_INPUT,
                    e);
        }
        return Optional.empty();
    }

    public static CostRun at(Instant now) {
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        return new CostRun(start.toString().replaceAll("[-:.]", ""), start.toString(), false);
    }

    public void save(Path file) {
        AtomicFile.write(file, Json.pretty(this));
    }

    public CostRun finish() {
        return new CostRun(id, startedAt, true);
    }

    @JsonIgnore
    Instant started() {
        return Instant.parse(startedAt);
    }

    /** The day of the run, in the zone in which Cost Explorer cuts its days. */
    @JsonIgnore
    public LocalDate today() {
        return LocalDate.ofInstant(started(), ZoneOffset.UTC);
    }

    /** The end of a request for slots up to {@code slotEnd}: nothing later than what can have been billed yet. */
    public String endOf(Granularity granularity, LocalDate slotEnd) {
        return switch (granularity) {
            case MONTHLY ->
                granularity.format(
                        earlier(slotEnd, YearMonth.from(today()).plusMonths(1).atDay(1)));
            case DAILY -> granularity.format(earlier(slotEnd, today().plusDays(1)));
            case HOURLY ->
                slotEnd.isAfter(today())
                        ? started().truncatedTo(ChronoUnit.HOURS).toString()
                        : granularity.format(slotEnd);
        };
    }

    private static LocalDate earlier(LocalDate left, LocalDate right) {
        return left.isBefore(right) ? left : right;
    }
}
