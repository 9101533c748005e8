package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.fetch.CostServer.Refused;
import dev.mitosis.cost.fetch.Ledger.Line;
import dev.mitosis.cost.fetch.Ledger.Sum;
import dev.mitosis.io.Json;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Cost Explorer says about a ledger. */
final class CostAnswers {
    /** In which words the service says that a range begins too early. */
    private static final List<String> TOO_DEEP =
            List.of("ValidationException", "BillExpirationException", "DataUnavailableException");

    private final Ledger ledger;
    private final Faults faults;
    private final LocalDate today;

    CostAnswers(Ledger ledger, Faults faults, LocalDate today) {
        this.ledger = ledger;
        this.faults = faults;
        this.today = today;
    }

    /** The whole answer of {@code GetCostAndUsage} or its sibling with resources. */
    ObjectNode history(String operation, JsonNode request) {
        String granularity = request.path("Granularity").asText();
        List<LocalDateTime> starts = starts(granularity, request.path("TimePeriod"));
        check(operation, granularity, request, starts.get(0).toLocalDate());
        List<GroupKey> by = new ArrayList<>();
        request.path("GroupBy")
                .forEach(key -> by.add(
                        new GroupKey(key.path("Type").asText(), key.path("Key").asText())));
        if (by.size() > 2) {
            throw new Refused("ValidationException", "At most two groups");
        }
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode results = answer.putArray("ResultsByTime");
        for (LocalDateTime start : starts) {
            LocalDateTime end = next(granularity, start);
            List<Line> lines = lines(request, granularity, start, end);
            results.add(period(request, granularity, start, end, by, lines));
        }
        return answer;
    }

    private void check(String operation, String granularity, JsonNode request, LocalDate start) {
        boolean resources = operation.endsWith("WithResources");
        if (resources && !faults.resources()) {
            throw new Refused("DataUnavailableException", "Resource level data is not enabled.");
        }
        if (resources && request.path("Filter").isMissingNode()) {
            throw new Refused("ValidationException", "A filter is required.");
        }
        boolean recent = resources || granularity.equals("HOURLY");
        if (granularity.equals("HOURLY") && !faults.hourly()) {
            throw new Refused("ValidationException", "Hourly granularity is not enabled.");
        }
        LocalDate from = recent
                ? today.minusDays(14)
                : granularity.equals("MONTHLY") ? faults.monthlyFrom() : faults.dailyFrom();
        if (start.isBefore(from)) {
            String code = TOO_DEEP.get(from.getDayOfYear() % TOO_DEEP.size());
            throw new Refused(code, "You haven't enabled historical data before " + from + ".");
        }
    }

    private static List<LocalDateTime> starts(String granularity, JsonNode period) {
        LocalDateTime end = time(period.path("End").asText());
        List<LocalDateTime> starts = new ArrayList<>();
        for (LocalDateTime at = time(period.path("Start").asText()); at.isBefore(end); at = next(granularity, at)) {
            starts.add(at);
        }
        if (starts.isEmpty()) {
            throw new Refused("ValidationException", "Start date must be before end date.");
        }
        return starts;
    }

    private static LocalDateTime time(String text) {
        return text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text.replace("Z", ""));
    }

    private static LocalDateTime next(String granularity, LocalDateTime at) {
        return switch (granularity) {
            case "MONTHLY" -> at.plusMonths(1);
            case "DAILY" -> at.plusDays(1);
            case "HOURLY" -> at.plusHours(1);
            default -> throw new Refused("ValidationException", "Unknown granularity " + granularity);
        };
    }

    private List<Line> lines(JsonNode request, String granularity, LocalDateTime start, LocalDateTime end) {
        JsonNode filter = request.path("Filter").path("Dimensions");
        return ledger.lines().stream()
                .filter(line -> {
                    LocalDateTime at = granularity.equals("HOURLY")
                            ? line.day().atTime(line.hour(), 0)
                            : line.day().atStartOfDay();
                    return !at.isBefore(start) && at.isBefore(end);
                })
                .filter(line -> filter.isMissingNode() || matches(line, filter))
                .toList();
    }

    private static boolean matches(Line line, JsonNode filter) {
        String value = line.key("DIMENSION", filter.path("Key").asText());
        for (JsonNode wanted : filter.path("Values")) {
            if (wanted.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode period(
            JsonNode request,
            String granularity,
            LocalDateTime start,
            LocalDateTime end,
            List<GroupKey> by,
            List<Line> lines) {
        ObjectNode period = Json.mapper().createObjectNode();
        period.putObject("TimePeriod").put("Start", text(granularity, start)).put("End", text(granularity, end));
        ObjectNode total = period.putObject("Total");
        ArrayNode groups = period.putArray("Groups");
        period.put("Estimated", end.toLocalDate().isAfter(faults.finalBefore()));
        if (by.isEmpty()) {
            Sum sum = new Sum();
            lines.forEach(sum::add);
            metrics(total, request, sum);
        }
        Map<List<String>, Sum> sums = by.isEmpty() ? Map.of() : Ledger.group(lines, by);
        sums.forEach((keys, sum) -> {
            ObjectNode group = groups.addObject();
            ArrayNode names = group.putArray("Keys");
            for (int i = 0; i < by.size(); i++) {
                GroupKey key = by.get(i);
                names.add(key.type().equals("DIMENSION") ? keys.get(i) : key.key() + "$" + keys.get(i));
            }
            metrics(group.putObject("Metrics"), request, sum);
        });
        return period;
    }

    private static String text(String granularity, LocalDateTime at) {
        return granularity.equals("HOURLY") ? at + ":00Z" : at.toLocalDate().toString();
    }

    private void metrics(ObjectNode node, JsonNode request, Sum sum) {
        for (JsonNode metric : request.path("Metrics")) {
            int index = Ledger.METRICS.indexOf(metric.asText());
            boolean quantity = metric.asText().equals("UsageQuantity");
            node.putObject(metric.asText())
                    .put("Amount", sum.amounts[index].stripTrailingZeros().toString())
                    .put("Unit", quantity ? (sum.unit.isEmpty() ? "N/A" : sum.unit) : ledger.currency());
        }
    }

    /** The answers of everything that only lists. */
    ObjectNode other(String operation, JsonNode request) {
        ObjectNode answer = Json.mapper().createObjectNode();
        switch (operation) {
            case "ListCostAllocationTags" ->
                ledger.tags()
                        .forEach(tag -> answer.withArray("CostAllocationTags")
                                .addObject()
                                .put("TagKey", tag)
                                .put("Type", "UserDefined")
                                .put("Status", "Active"));
            case "GetTags" -> ledger.tags().forEach(answer.withArray("Tags")::add);
            case "GetCostCategories" -> ledger.categories().forEach(answer.withArray("CostCategoryNames")::add);
            case "GetDimensionValues" ->
                ledger.values(request.path("Dimension").asText())
                        .forEach(value ->
                                answer.withArray("DimensionValues").addObject().put("Value", value));
            default -> throw new Refused("UnknownOperationException", "No operation " + operation);
        }
        return answer;
    }
}
