package dev.mitosis.cost.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.TextFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the groups of one page of {@code GetCostAndUsage}. */
public final class HistoryPage {
    /** Zeros of an amount: more could not be money, and would fill the memory when they are written out. */
    private static final int LONGEST = 1000;

    private HistoryPage() {}

    /** A metric's value; both absent where the service gave none. */
    public record Amount(
            @Nullable BigDecimal value, @Nullable String unit) {}

    /** One group in one period, or the total of a period where nothing is grouped. */
    public record Row(String start, String end, boolean estimated, List<String> keys, List<Amount> amounts) {}

    /** Takes the rows of a page. */
    @FunctionalInterface
    public interface RowSink<E extends Exception> {
        void accept(Row row) throws E;
    }

    /**
     * Gives every row of the page to the sink; an {@link IllegalArgumentException} says what is no date or amount.
     *
     * @param groupBy the keys of the query, in the order of the request
     * @param metrics the metrics, in the order of the amounts
     */
    public static <E extends Exception> void rows(
            JsonNode page, List<GroupKey> groupBy, List<String> metrics, RowSink<E> sink) throws E {
        for (JsonNode period : page.path("ResultsByTime")) {
            String start = period.path("TimePeriod").path("Start").asText();
            String end = period.path("TimePeriod").path("End").asText();
            TextFormat.requireDate(start);
            TextFormat.requireDate(end);
            boolean estimated = period.path("Estimated").asBoolean();
            if (groupBy.isEmpty()) {
                sink.accept(new Row(start, end, estimated, List.of(), amounts(period.path("Total"), metrics)));
            }
            for (JsonNode group : period.path("Groups")) {
                List<String> keys = keys(group.path("Keys"), groupBy);
                sink.accept(new Row(start, end, estimated, keys, amounts(group.path("Metrics"), metrics)));
            }
        }
    }

    private static List<String> keys(JsonNode texts, List<GroupKey> groupBy) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < groupBy.size(); i++) {
            keys.add(groupBy.get(i).value(texts.path(i).asText()));
        }
        return keys;
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(text);
        TextFormat.require(Math.abs((long) amount.scale()) <= LONGEST, "an amount", text);
        return amount;
    }

    private static List<Amount> amounts(JsonNode metrics, List<String> names) {
        List<Amount> amounts = new ArrayList<>();
        for (String name : names) {
            JsonNode metric = metrics.path(name);
            JsonNode amount = metric.path("Amount");
            JsonNode unit = metric.path("Unit");
            amounts.add(new Amount(
                    amount.isMissingNode() || amount.isNull() ? null : amount(amount.asText()),
                    unit.isMissingNode() || unit.isNull() ? null : unit.asText()));
        }
        return amounts;
    }
}
