package dev.mitosis.cost.fetch;

import java.time.LocalDate;
import java.util.Set;

/**
 * How a {@link CostServer} misbehaves.
 *
 * @param denied operations without permission
 * @param monthlyFrom the first month with monthly history
 * @param dailyFrom the first day with daily history
 * @param finalBefore periods that end later are estimated
 * @param throttlePercent how many requests in a hundred are refused as too many
 * @param errorPercent how many requests in a hundred fail inside the service
 * @param expiryPercent how many page tokens in a hundred have expired
 * @param pageSize groups on a page
 */
public record Faults(
        Set<String> denied,
        LocalDate monthlyFrom,
        LocalDate dailyFrom,
        LocalDate finalBefore,
        boolean hourly,
        boolean resources,
        int throttlePercent,
        int errorPercent,
        int expiryPercent,
        int pageSize) {}
