package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * A history on disk as an export leaves it, out of one line of text. Periods are divided by {@code |}, for example
 * {@code monthly-total 2026-01: =3 | monthly-service 2026-01: EC2=1, S3=2 USD | daily-total 2026-01-31~: =1}: query,
 * start, a tilde where the period is estimated, then each group's keys with slashes between, its cost and, where they
 * are not USD and Hrs, the units of cost and quantity. A dash is a metric that the service left out.
 */
public final class WrittenHistory {
    /** The day of the export. */
    public static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private static final CostCatalog BUNDLED = CostCatalog.bundled();

    /** Two metrics are enough: a cost and a quantity. */
    private static final CostCatalog CATALOG = new CostCatalog(
            BUNDLED.limits(),
            List.of("UnblendedCost", "UsageQuantity"),
            BUNDLED.series(),
            BUNDLED.groupings(),
            BUNDLED.documents());

    private static final AccountDimensions DIMENSIONS = new AccountDimensions(
            new TreeSet<>(List.of("env", "team")), new TreeSet<>(), List.of(), Map.of(), Map.of());

    private final CostPaths paths;
    private final CostRun run = CostRun.at(NOW);
    private final PartStore parts;

    private WrittenHistory(Path folder) {
        this.paths = new CostPaths(folder);
        this.parts = PartStore.open(paths.parts());
    }

    /** Writes the history into a folder. */
    public static CostManifest write(Path folder, String text) {
        WrittenHistory history = new WrittenHistory(folder);
        Map<String, List<String[]>> periods = new LinkedHashMap<>();
        for (String period : text.split("\\s*\\|\\s*", -1)) {
            String[] cells = period.strip().split("[ :]+", 3);
            String start = cells[1].replace("~", "");
            HistoryQuery query = query(cells[0]);
            LocalDate date = LocalDate.parse(start.length() == 7 ? start + "-01" : start);
            String slice = query.sliceBy() == null ? "" : cells[2].substring(0, cells[2].indexOf('/'));
            periods.computeIfAbsent(
                            cells[0] + "|" + query.series().unit().floor(date) + "|" + slice, one -> new ArrayList<>())
                    .add(new String[] {date.toString(), cells[1].endsWith("~") ? "~" : "", cells[2]});
        }
        periods.forEach(history::part);
        return history.manifest(periods.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('|')))
                .distinct()
                .map(WrittenHistory::query)
                .toList());
    }

    private static HistoryQuery query(String name) {
        return new QueryList(CATALOG)
                .all(DIMENSIONS).stream()
                        .filter(query -> query.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no query " + name));
    }

    private void part(String key, List<String[]> periods) {
        String[] names = key.split("\\|", -1);
        HistoryQuery query = query(names[0]);
        SlotUnit unit = query.series().unit();
        LocalDate slot = LocalDate.parse(names[1]);
        boolean monthly = query.series().name().equals("monthly");
        ObjectNode page = Json.mapper().createObjectNode();
        ArrayNode results = page.putArray("ResultsByTime");
        String first = "9999";
        String last = "";
        List<String> estimated = new ArrayList<>();
        for (String[] period : periods) {
            LocalDate start = LocalDate.parse(period[0]);
            String end = (monthly ? start.plusMonths(1) : start.plusDays(1)).toString();
            first = first.compareTo(period[0]) < 0 ? first : period[0];
            last = last.compareTo(end) > 0 ? last : end;
            if (period[1].equals("~")) {
                estimated.add(slot.toString());
            }
            ObjectNode result = results.addObject().put("Estimated", period[1].equals("~"));
            result.putObject("TimePeriod").put("Start", period[0]).put("End", end);
            groups(result, query.groupBy(), period[2]);
        }
        ObjectNode request = query.request(LocalDate.parse(first), last, names[2], CATALOG.metrics());
        String end = unit.plus(slot, 1).toString();
        write(query, page, header(names[0], names[2], unit, slot.toString(), end, request, estimated));
    }

    private static PartHeader header(
            String query,
            String slice,
            SlotUnit unit,
            String start,
            String end,
            ObjectNode request,
            List<String> estimated) {
        String at = NOW.toString();
        String run = CostRun.at(NOW).id();
        return new PartHeader(
                query, slice, unit, start, end, request, FetchStatus.COMPLETE, "", estimated, at, run, 1, 0, 0, 0, "");
    }

    private static void groups(ObjectNode result, List<GroupKey> by, String text) {
        if (by.isEmpty()) {
            metrics(result.putObject("Total"), text.substring(text.indexOf('=') + 1));
            return;
        }
        ArrayNode groups = result.putArray("Groups");
        for (String cell : text.split("\\s*,\\s*", -1)) {
            ObjectNode group = groups.addObject();
            String[] keys = cell.substring(0, cell.indexOf('=')).split("/", by.size());
            ArrayNode names = group.putArray("Keys");
            for (int i = 0; i < keys.length; i++) {
                names.add(by.get(i).type().equals("TAG") ? by.get(i).key() + "$" + keys[i] : keys[i]);
            }
            metrics(group.putObject("Metrics"), cell.substring(cell.indexOf('=') + 1));
        }
    }

    private static void metrics(ObjectNode metrics, String text) {
        String[] words = text.strip().split(" ", -1);
        if (!words[0].equals("-")) {
            metrics.putObject("UnblendedCost").put("Amount", words[0]).put("Unit", words.length > 1 ? words[1] : "USD");
        }
        metrics.putObject("UsageQuantity")
                .put("Amount", words[0].equals("-") ? "0" : words[0])
                .put("Unit", words.length > 2 ? words[2] : "Hrs");
    }

    private void write(HistoryQuery query, ObjectNode page, PartHeader blank) {
        PartStatistics statistics = new PartStatistics(query, CATALOG.metrics());
        statistics.add(page);
        Path data = parts.data(blank);
        try {
            Files.createDirectories(data.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data))) {
                out.write((Json.line(page) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            parts.commit(new PartHeader(
                    blank.query(),
                    blank.slice(),
                    blank.unit(),
                    blank.slotStart(),
                    blank.slotEnd(),
                    blank.request(),
                    blank.outcome(),
                    "",
                    blank.estimatedSlots(),
                    blank.fetchedAt(),
                    blank.run(),
                    1,
                    statistics.rows(),
                    statistics.scale(),
                    statistics.digits(),
                    Hashes.ofFile(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CostManifest manifest(List<HistoryQuery> queries) {
        DocumentStore none = DocumentStore.open(paths.documents());
        try (ManifestBuilder builder = new ManifestBuilder(CATALOG, paths, run, parts, none, CostListener.SILENT)) {
            CostManifest manifest = builder.build(
                    new ManifestBuilder.Facts(
                            "111122223333", "arn:aws:iam::111122223333:user/ada", NOW.toString(), 1, ""),
                    queries);
            Files.writeString(paths.manifest(), Json.pretty(manifest));
            Files.writeString(paths.manifestHash(), ManifestFile.hash(paths) + "  manifest.json\n");
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
