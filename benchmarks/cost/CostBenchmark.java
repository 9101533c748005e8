import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mitosis.cost.book.CostBookBuilder;
import dev.mitosis.cost.fetch.CostClients;
import dev.mitosis.cost.fetch.CostExportRequest;
import dev.mitosis.cost.fetch.CostExportResult;
import dev.mitosis.cost.fetch.CostExporter;
import dev.mitosis.cost.fetch.CostListener;
import dev.mitosis.cost.fetch.SleepingStopwatch;
import dev.mitosis.cost.verify.CostVerification;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.io.Json;
import dev.mitosis.workbook.CostWorkbookWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.billing.BillingClient;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.costandusagereport.CostAndUsageReportClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.freetier.FreeTierClient;
import software.amazon.awssdk.services.invoicing.InvoicingClient;

/**
 * Exports 38 months of 400 usage types, 40 services and tags of 20 values, verifies them and writes the workbook.
 *
 * <p>The amount of a usage type, a tag value and a day is the product of one whole number for each, so that the server
 * adds any grouping up without holding a bill. Waiting takes no time but is counted: it is the time that the request
 * budget alone allows.
 */
public final class CostBenchmark {
    private static final String ACCOUNT = "111122223333";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int USAGE_TYPES = 400;
    private static final int SERVICES = 40;
    private static final int TAG_VALUES = 20;
    private static final int PAGE = 5000;

    private CostBenchmark() {}

    /** Runs once with so many tag keys. */
    public static void main(String[] arguments) throws IOException {
        int tagKeys = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("cost-benchmark");
        Clock clock = Clock.fixed(TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Counted stopwatch = new Counted();
        try (Server server = new Server(tagKeys)) {
            CostExportResult result = timed("export", () -> new CostExporter()
                    .export(new CostExportRequest(
                            ACCOUNT, folder, server.clients(), "benchmark", clock, stopwatch, Integer.MAX_VALUE, CostListener.SILENT)));
            long rows = result.manifest().queries().stream()
                    .flatMap(query -> query.files().stream())
                    .mapToLong(file -> file.rows())
                    .sum() / 2;
            System.out.printf(
                    "%d requests, %d rows, %d s of waiting at the budget's rate%n",
                    result.requests(), rows, stopwatch.waited().toSeconds());
            CostVerification verification = timed("verify", () -> new CostVerifier(clock, false).verify(folder));
            System.out.println("verified: " + verification.passed());
            timed("workbook", () -> {
                try (CostBookBuilder builder = new CostBookBuilder(folder)) {
                    new CostWorkbookWriter().write(builder.build(verification), folder.resolve("cost.xlsx"));
                }
                return true;
            });
            System.out.printf("%d MiB on disk%n", size(folder) >> 20);
        }
        System.exit(0);
    }

    /** Something that is measured. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> T timed(String name, Work<T> work) throws IOException {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long start = System.nanoTime();
        long cpu = cpu();
        T result = work.run();
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf(
                "%s: %.1f s, %.1f s of CPU, peak heap %d MiB, resident %s%n",
                name, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9, peak >> 20, resident());
        return result;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? "unknown"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .map(kib -> Long.parseLong(kib) / 1024 + " MiB")
                        .findFirst()
                        .orElse("unknown");
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Counts waiting instead of waiting. */
    private static final class Counted implements SleepingStopwatch {
        private long nanos;

        @Override
        public long readNanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration) {
            nanos += duration.toNanos();
        }

        Duration waited() {
            return Duration.ofNanos(nanos);
        }
    }

    /** A Cost Explorer that works its answers out. */
    private static final class Server implements AutoCloseable {
        private final HttpServer http;
        private final int tagKeys;

        Server(int tagKeys) throws IOException {
            System.setProperty("sun.net.httpserver.nodelay", "true");
            this.tagKeys = tagKeys;
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::serve);
            http.start();
        }

        CostClients clients() {
            return new CostClients(
                    client(CostExplorerClient.builder()),
                    client(BudgetsClient.builder()),
                    client(CostAndUsageReportClient.builder()),
                    client(BcmDataExportsClient.builder()),
                    client(InvoicingClient.builder()),
                    client(FreeTierClient.builder()),
                    client(BillingClient.builder()));
        }

        private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
            return builder.endpointOverride(URI.create("http://127.0.0.1:" + http.getAddress().getPort()))
                    .region(Region.US_EAST_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                    .build();
        }

        private void serve(HttpExchange exchange) throws IOException {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            JsonNode request = Json.mapper().readTree(exchange.getRequestBody());
            String operation = target.substring(target.indexOf('.') + 1);
            ObjectNode answer = Json.mapper().createObjectNode();
            int status = 200;
            switch (operation) {
                case "GetCostAndUsage" -> status = history(request, answer);
                case "GetDimensionValues" -> values(request.path("Dimension").asText())
                        .forEach(value -> answer.withArray("DimensionValues").addObject().put("Value", value));
                case "GetTags" -> {
                    for (int i = 0; i < tagKeys; i++) {
                        answer.withArray("Tags").add("tag" + i);
                    }
                }
                default -> status = refuse(answer, "AccessDeniedException");
            }
            byte[] bytes = Json.line(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private static int refuse(ObjectNode answer, String code) {
            answer.put("__type", code).put("message", "not here");
            return 400;
        }

        private static List<String> values(String dimension) {
            List<String> values = new ArrayList<>();
            for (int u = 0; u < USAGE_TYPES; u++) {
                String value = value(dimension, u);
                if (!values.contains(value)) {
                    values.add(value);
                }
            }
            return values;
        }

        private int history(JsonNode request, ObjectNode answer) {
            boolean monthly = request.path("Granularity").asText().equals("MONTHLY");
            LocalDate start = LocalDate.parse(request.path("TimePeriod").path("Start").asText().substring(0, 10));
            LocalDate end = LocalDate.parse(request.path("TimePeriod").path("End").asText().substring(0, 10));
            LocalDate first = TODAY.withDayOfMonth(1).minusMonths(monthly ? 38 : 14);
            if (request.path("Granularity").asText().equals("HOURLY") || start.isBefore(first)) {
                return refuse(answer, "ValidationException");
            }
            List<LocalDate> periods = new ArrayList<>();
            for (LocalDate at = start; at.isBefore(end); at = monthly ? at.plusMonths(1) : at.plusDays(1)) {
                periods.add(at);
            }
            Map<String, Long> groups = groups(request.path("GroupBy"));
            int from = request.path("NextPageToken").asInt(0);
            int to = Math.min(from + PAGE, periods.size() * groups.size());
            List<Map.Entry<String, Long>> entries = List.copyOf(groups.entrySet());
            ArrayNode results = answer.putArray("ResultsByTime");
            ObjectNode period = null;
            for (int i = from; i < to; i++) {
                LocalDate at = periods.get(i / entries.size());
                LocalDate next = monthly ? at.plusMonths(1) : at.plusDays(1);
                if (period == null || i % entries.size() == 0) {
                    period = period(results, at, next);
                }
                Map.Entry<String, Long> group = entries.get(i % entries.size());
                long amount = group.getValue() * days(at, next);
                ObjectNode metrics;
                if (request.path("GroupBy").isEmpty()) {
                    metrics = period.withObject("/Total");
                } else {
                    ObjectNode one = period.withArray("Groups").addObject();
                    Stream.of(group.getKey().split("\n", -1)).forEach(one.withArray("Keys")::add);
                    metrics = one.putObject("Metrics");
                }
                metrics(request, metrics, amount);
            }
            if (to < periods.size() * groups.size()) {
                answer.put("NextPageToken", String.valueOf(to));
            }
            return 200;
        }

        private static ObjectNode period(ArrayNode results, LocalDate at, LocalDate next) {
            ObjectNode period = results.addObject();
            period.putObject("TimePeriod").put("Start", at.toString()).put("End", next.toString());
            period.put("Estimated", next.isAfter(TODAY.withDayOfMonth(1)));
            return period;
        }

        private static void metrics(JsonNode request, ObjectNode metrics, long amount) {
            int factor = 1;
            for (JsonNode metric : request.path("Metrics")) {
                metrics.putObject(metric.asText())
                        .put("Amount", BigDecimal.valueOf(amount * factor++, 10).toPlainString())
                        .put("Unit", metric.asText().equals("UsageQuantity") ? "Hrs" : "USD");
            }
        }

        /** The sum of each group on a day whose own number is 1. */
        private static Map<String, Long> groups(JsonNode by) {
            Map<String, Long> groups = new TreeMap<>();
            for (int u = 0; u < USAGE_TYPES; u++) {
                for (int t = 0; t < TAG_VALUES; t++) {
                    StringBuilder key = new StringBuilder();
                    for (JsonNode one : by) {
                        String name = one.path("Key").asText();
                        key.append(key.isEmpty() ? "" : "\n")
                                .append(one.path("Type").asText().equals("TAG") ? name + "$value" + t : value(name, u));
                    }
                    groups.merge(key.toString(), (u + 1) * 7L * (t + 3), Long::sum);
                }
            }
            return groups;
        }

        private static String value(String dimension, int usage) {
            return switch (dimension) {
                case "SERVICE" -> "Service " + usage % SERVICES;
                case "USAGE_TYPE" -> "EU-Usage:" + usage;
                case "REGION" -> "region-" + usage / SERVICES;
                case "OPERATION" -> "Operation" + usage % 100;
                case "LINKED_ACCOUNT" -> ACCOUNT;
                default -> dimension + usage % 4;
            };
        }

        /** The sum of the days' own numbers; none for days that have not been yet. */
        private static long days(LocalDate from, LocalDate to) {
            long sum = 0;
            for (LocalDate day = from; day.isBefore(to) && !day.isAfter(TODAY); day = day.plusDays(1)) {
                sum += 1000 + day.getDayOfYear() % 89;
            }
            return sum;
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
