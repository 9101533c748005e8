package dev.mitosis.model.target;

import dev.mitosis.model.Reason;
import java.util.List;

/**
 * From where a part of the estate is watched.
 *
 * @param side {@code all}, {@code production} or {@code rest}
 * @param home the account that sees the others
 * @param sinks the ids of what receives, one a region
 * @param links the ids of what sends, one for each account and region
 * @param receivers the ids of the topics that alarms are sent to, one a region
 * @param replaces the ids of the topics that alarms of what moves were sent to, and that stand in another account
 */
public record MonitoringSide(
        String side,
        String home,
        List<String> sinks,
        List<String> links,
        List<String> receivers,
        List<String> replaces,
        List<Reason> reasons) {}
