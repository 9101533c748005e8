package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.query.HistoryViews;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.cost.verify.CostVerification.Status;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.sql.DuckDbSql;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verifies an exported history without AWS: hashes, answers, gaps, sums, days, currencies. */
public final class CostVerifier {
    private final CostCatalog catalog = CostCatalog.bundled();
    private final Clock clock;
    private final boolean roundingAllowed;
    private final Set<CostCheck> checks;

    /**
     * A verifier.
     *
     * @param roundingAllowed whether sums may differ by half a unit of the last digit for each amount added
     */
    public CostVerifier(Clock clock, boolean roundingAllowed) {
        this(clock, roundingAllowed, EnumSet.allOf(CostCheck.class));
    }

    /** A verifier that makes some of the checks only. */
    CostVerifier(Clock clock, boolean roundingAllowed, Set<CostCheck> checks) {
        this.clock = clock;
        this.roundingAllowed = roundingAllowed;
        this.checks = checks;
    }

    /**
     * Verifies the history and writes {@code verification.json} beside its manifest.
     *
     * @param folder {@code reports/<account>/cost}
     * @throws MitosisException M-COST-07 where there is no manifest that can be read
     */
    public CostVerification verify(Path folder) {
        CostPaths paths = new CostPaths(folder);
        CostManifest manifest = ManifestFile.read(paths);
        CheckResults results = new CheckResults(checks);
        FileChecks files = new FileChecks(paths, results);
        files.run(manifest);
        try (Connection connection = DuckDbSql.open(paths.spill())) {
            new Contents(connection, paths, manifest, results, files).check();
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded database does not stop", e);
        }
        CostVerification verification = result(paths, manifest, results);
        AtomicFile.write(paths.verification(), Json.pretty(verification));
        return verification;
    }

    /**
     * What the last verification said, whatever was exported since.
     *
     * @param folder {@code reports/<account>/cost}
     */
    public static Optional<CostVerification> last(Path folder) {
        Path file = new CostPaths(folder).verification();
        try {
            return Files.exists(file) ? Optional.of(DocumentFile.load(file, CostVerification.class)) : Optional.empty();
        } catch (IOException e) {
            throw new MitosisException(
                    "M-COST-15",
                    "cannot read " + file,
                    InputFile.reason(e),
                    "run: mitosis cost verify",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private CostVerification result(CostPaths paths, CostManifest manifest, CheckResults results) {
        Instant now = clock.instant();
        String open = manifest.queries().stream()
                .flatMap(query -> query.estimated().stream())
                .min(String::compareTo)
                .orElse("");
        return new CostVerification(
                Json.FORMAT_VERSION,
                Json.TOOL,
                manifest.account(),
                ManifestFile.hash(paths),
                manifest.createdAt(),
                now.toString(),
                now.plus(Duration.ofHours(catalog.limits().verificationFreshnessHours()))
                        .toString(),
                open,
                roundingAllowed,
                results.passed() ? Status.VERIFIED : Status.FAILED,
                results.checks(),
                results.problems());
    }

    /** The checks that look into the files. */
    private final class Contents {
        private final Connection connection;
        private final CostPaths paths;
        private final CostManifest manifest;
        private final CheckResults results;
        private final FileChecks files;
        private final Map<String, QueryEntry> queries = new LinkedHashMap<>();

        Contents(
                Connection connection, CostPaths paths, CostManifest manifest, CheckResults results, FileChecks files) {
            this.connection = connection;
            this.paths = paths;
            this.manifest = manifest;
            this.results = results;
            this.files = files;
        }

        void check() {
            HistoryViews views = new HistoryViews(paths, connection);
            AnswerChecks answers = new AnswerChecks(connection, views, parts(), catalog, results);
            PeriodChecks periods = new PeriodChecks(connection, results);
            SumChecks sums = new SumChecks(connection, results, manifest.metrics(), roundingAllowed);
            for (QueryEntry listed : manifest.queries()) {
                QueryEntry query = files.readable(listed, views);
                guarded(query, () -> {
                    if (views.loaded(query.name(), query)) {
                        queries.put(query.name(), query);
                        periods.run(query, query.name());
                        sums.units(query);
                        if (query.parts().stream().noneMatch(files::damaged)) {
                            answers.run(query, manifest.metrics());
                        }
                    }
                });
            }
            queries.values().forEach(query -> guarded(query, () -> sums(sums, query)));
        }

        private PartStore parts() {
            try {
                return PartStore.look(paths.parts());
            } catch (MitosisException e) {
                results.problem(CostCheck.FILES, false, "", "", "", "", e.what() + ": " + e.why());
                return PartStore.look(paths.root().resolve("journal/none"));
            }
        }

        private void sums(SumChecks sums, QueryEntry query) throws SQLException {
            QueryEntry total = queries.get(query.series() + "-total");
            QueryEntry services = queries.get("daily-service");
            if (total != null && !query.total()) {
                sums.groups(query, total);
            } else if (total == null && services != null && query.columns().contains("service")) {
                sums.slices(query, services);
            }
            QueryEntry monthly = queries.get("monthly-" + query.grouping());
            if (query.series().equals("daily") && monthly != null) {
                sums.days(query, monthly);
            }
        }

        private void guarded(QueryEntry query, Step step) {
            try {
                step.run();
            } catch (SQLException | IOException e) {
                results.problem(
                        CostCheck.ANSWERS,
                        false,
                        query.name(),
                        "",
                        "",
                        "",
                        "the files of " + query.name() + " cannot be compared: " + e.getMessage());
            }
        }
    }

    /** Something that reads files. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException, IOException;
    }
}
