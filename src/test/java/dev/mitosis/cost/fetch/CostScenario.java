package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.Grouping;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostManifest.QueryEntry;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.fetch.Ledger.Line;
import dev.mitosis.cost.fetch.Ledger.Sum;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An account with a billing past, and the server that tells of it. */
public record CostScenario(CostCatalog catalog, Ledger ledger, Faults faults, Clock clock, CostServer server)
        implements AutoCloseable {
    /** The account of every scenario. */
    public static final String ACCOUNT = "111122223333";

    private static final ThreadLocal<Connection> DATABASE = ThreadLocal.withInitial(CostScenario::database);
    private static final int[] DEPTHS = {1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 13, 1, 1, 1, 38, 1, 2, 1, 1};

    private static Connection database() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An account made from the seed; most have a short history and few queries, so that many can be tried. */
    public static CostScenario random(long seed) {
        Random random = new Random(seed);
        CostCatalog catalog = seed % 25 == 0 ? CostCatalog.bundled() : some(CostCatalog.bundled(), random);
        LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
        int depth = DEPTHS[(int) (seed % DEPTHS.length)];
        LocalDate month = today.withDayOfMonth(1);
        LocalDate monthly = month.minusMonths(depth);
        LocalDate daily =
                depth > 14 ? today.minusMonths(14) : random.nextBoolean() ? monthly : today.minusMonths(depth);
        Faults faults = new Faults(
                random.nextInt(4) == 0 ? Set.of("ListCostAllocationTags") : Set.of(),
                monthly,
                daily,
                random.nextBoolean() ? month : month.minusMonths(1),
                random.nextInt(4) == 0,
                random.nextInt(3) == 0,
                random.nextInt(10),
                random.nextInt(5),
                random.nextInt(25),
                20 + random.nextInt(400));
        Ledger ledger = Ledger.random(random, monthly, today.plusDays(1), depth > 6 ? 2 : 6);
        Clock clock = Clock.fixed(today.atTime(11, 30).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new CostScenario(catalog, ledger, faults, clock, new CostServer(ledger, faults, today, seed));
    }

    /**
     * An account with a bill of that size and a service that does what it is asked, with the whole catalogue.
     *
     * @param pageSize groups on a page
     * @param detailed whether there are hours and resources
     */
    static CostScenario of(Ledger.Size size, int months, int pageSize, boolean detailed) {
        return of(LocalDate.of(2026, 5, 12), size, months, pageSize, detailed);
    }

    /** An account with the shortest history, on that day. */
    public static CostScenario small(LocalDate today) {
        return of(today, new Ledger.Size(2, 1, 0, 1, 1), 1, 5000, false);
    }

    private static CostScenario of(LocalDate today, Ledger.Size size, int months, int pageSize, boolean detailed) {
        LocalDate first = today.withDayOfMonth(1).minusMonths(months);
        LocalDate daily = months > 14 ? today.minusMonths(14) : first;
        Faults faults =
                new Faults(Set.of(), first, daily, today.withDayOfMonth(1), detailed, detailed, 0, 0, 0, pageSize);
        Ledger ledger = Ledger.of(size, new Random(months), first, today.plusDays(1));
        Clock clock = Clock.fixed(today.atTime(11, 30).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new CostScenario(
                CostCatalog.bundled(), ledger, faults, clock, new CostServer(ledger, faults, today, months));
    }

    /** The totals, what repeats, and two or so of the other groupings. */
    private static CostCatalog some(CostCatalog all, Random random) {
        List<Grouping> kept = all.groupings().stream()
                .filter(grouping -> grouping.by().isEmpty() || grouping.repeat() != null || random.nextInt(6) == 0)
                .toList();
        return new CostCatalog(all.limits(), all.metrics(), all.series(), kept, all.documents());
    }

    /** Where the server listens. */
    public String endpoint() {
        return server.endpoint().toString();
    }

    /** How many requests the server has answered with data. */
    public int requests() {
        return server.answered().size();
    }

    /** Asks only for what tells how much there is. */
    CostExportResult discover(Path folder) {
        try (CostClients clients = TestClients.of(server.endpoint())) {
            return new CostExporter(catalog)
                    .discover(new CostExportRequest(
                            ACCOUNT,
                            folder,
                            clients,
                            "arn:aws:iam::111122223333:user/ada",
                            clock,
                            new StillStopwatch(),
                            Integer.MAX_VALUE,
                            CostListener.SILENT));
        }
    }

    /** Exports everything at once. */
    public CostManifest export(Path folder) {
        return Objects.requireNonNull(run(folder, clock.instant(), CostListener.SILENT, Integer.MAX_VALUE)
                .manifest());
    }

    public CostExportResult run(Path folder, Instant now, CostListener listener, int maxRequests) {
        return run(folder, now, listener, new StillStopwatch(), maxRequests);
    }

    CostExportResult run(
            Path folder, Instant now, CostListener listener, SleepingStopwatch stopwatch, int maxRequests) {
        try (CostClients clients = TestClients.of(server.endpoint())) {
            return new CostExporter(catalog)
                    .export(new CostExportRequest(
                            ACCOUNT,
                            folder,
                            clients,
                            "arn:aws:iam::111122223333:user/ada",
                            Clock.fixed(now, ZoneOffset.UTC),
                            stopwatch,
                            maxRequests,
                            listener));
        }
    }

    /** The rows that the query's Parquet files must hold, as sorted text. */
    public SortedSet<String> expected(QueryEntry query) {
        SortedSet<String> rows = new TreeSet<>();
        if (query.start().isEmpty()) {
            return rows;
        }
        List<GroupKey> by = query.groupBy().stream().map(CostScenario::key).toList();
        boolean hourly = query.granularity().equals("HOURLY");
        LocalDateTime end = hourly
                ? LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).withMinute(0)
                : LocalDate.parse(query.end()).atStartOfDay();
        LocalDateTime at = LocalDate.parse(query.start()).atStartOfDay();
        while (at.isBefore(end)) {
            LocalDateTime from = at;
            LocalDateTime to = switch (query.granularity()) {
                case "MONTHLY" -> at.plusMonths(1);
                case "DAILY" -> at.plusDays(1);
                default -> at.plusHours(1);
            };
            List<Line> lines = ledger.lines().stream()
                    .filter(line -> inside(line.day().atTime(hourly ? line.hour() : 0, 0), from, to))
                    .toList();
            boolean estimated = to.toLocalDate().isAfter(faults.finalBefore());
            if (by.isEmpty()) {
                Sum sum = new Sum();
                lines.forEach(sum::add);
                rows.add(row(hourly, from, to, estimated, List.of(), sum));
            } else {
                Ledger.group(lines, by).forEach((keys, sum) -> rows.add(row(hourly, from, to, estimated, keys, sum)));
            }
            at = to;
        }
        return rows;
    }

    private static boolean inside(LocalDateTime at, LocalDateTime from, LocalDateTime to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static GroupKey key(String label) {
        int colon = label.indexOf(':');
        return colon < 0
                ? GroupKey.dimension(label)
                : new GroupKey(label.substring(0, colon), label.substring(colon + 1));
    }

    private String row(
            boolean hourly, LocalDateTime from, LocalDateTime to, boolean estimated, List<String> keys, Sum sum) {
        List<String> cells = new ArrayList<>();
        cells.add(hourly ? from.toString() : from.toLocalDate().toString());
        cells.add(hourly ? to.toString() : to.toLocalDate().toString());
        cells.add(String.valueOf(estimated));
        cells.addAll(keys);
        for (int i = 0; i < sum.amounts.length; i++) {
            cells.add(plain(sum.amounts[i]));
            boolean quantity = i == sum.amounts.length - 1;
            cells.add(quantity ? (sum.unit.isEmpty() ? "N/A" : sum.unit) : ledger.currency());
        }
        return String.join("|", cells);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The rows that the query's Parquet files do hold. */
    SortedSet<String> stored(Path folder, QueryEntry query) {
        String files = query.files().stream()
                .filter(file -> file.format().equals("parquet"))
                .map(file -> "'" + folder.resolve(file.path()) + "'")
                .collect(Collectors.joining(","));
        SortedSet<String> rows = new TreeSet<>();
        if (files.isEmpty()) {
            return rows;
        }
        try (Statement statement = DATABASE.get().createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT * FROM read_parquet([" + files + "], hive_partitioning = false)")) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    cells.add(
                            value instanceof BigDecimal amount
                                    ? plain(amount)
                                    : value instanceof java.sql.Timestamp time
                                            ? time.toLocalDateTime().toString()
                                            : String.valueOf(value));
                }
                rows.add(String.join("|", cells));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    @Override
    public void close() {
        server.close();
    }
}
