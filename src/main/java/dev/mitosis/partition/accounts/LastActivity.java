package dev.mitosis.partition.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether resources were used in the days that their metrics were asked for. */
public final class LastActivity {
    /**
     * What the metrics of a resource say.
     *
     * @param since the first day that was asked for, an ISO instant
     * @param last the latest day with activity; empty where there was none
     */
    public record Watched(String since, String last) {
        /** Whether nothing happened in all the days. */
        public boolean isIdle() {
            return last.isEmpty();
        }
    }

    private final Map<String, Watched> watched = new HashMap<>();

    LastActivity() {}

    void read(Resource resource) {
        for (JsonNode metric : resource.data().path("GetMetricData")) {
            if (metric.path("Fact").asText().equals("activity")) {
                Watched seen = new Watched(
                        metric.path("From").asText(), metric.path("LastActive").asText());
                watched.merge(resource.arn(), seen, LastActivity::later);
            }
        }
    }

    private static Watched later(Watched a, Watched b) {
        return new Watched(
                a.since().compareTo(b.since()) >= 0 ? a.since() : b.since(),
                a.last().compareTo(b.last()) >= 0 ? a.last() : b.last());
    }

    /** What is known of a resource; null where nobody watched. */
    @Nullable
    public Watched of(String arn) {
        return watched.get(arn);
    }
}
