package dev.mitosis.cost.fetch;

import java.nio.file.Path;
import java.time.Clock;

/**
 * What an export needs.
 *
 * @param folder {@code reports/<account>/cost}
 * @param caller the ARN of whoever runs it
 * @param maxRequests the number of paid requests that this run may make
 */
public record CostExportRequest(
        String account,
        Path folder,
        CostClients clients,
        String caller,
        Clock clock,
        SleepingStopwatch stopwatch,
        int maxRequests,
        CostListener listener) {}
