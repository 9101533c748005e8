package dev.mitosis.cost.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.Granularity;
import dev.mitosis.cost.SlotUnit;
import dev.mitosis.cost.TextFormat;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known about one finished part of a query; its file is written after the part's data and makes it count.
 *
 * @param slice the value of the slicing dimension; empty where the query is not sliced
 * @param slotStart the first slot, ISO date
 * @param slotEnd the slot behind the last one, ISO date
 * @param request the parameters, as sent
 * @param estimatedSlots the slots that were not final when they were read
 * @param run the run that read it
 * @param requests how many paid requests it took
 * @param rows the number of groups
 * @param scale the largest number of digits behind the point
 * @param digits the largest number of digits before the point
 * @param sha256 the hash of the data file; empty where there is none
 */
public record PartHeader(
        String query,
        String slice,
        SlotUnit unit,
        String slotStart,
        String slotEnd,
        JsonNode request,
        FetchStatus outcome,
        String reason,
        List<String> estimatedSlots,
        String fetchedAt,
        String run,
        int requests,
        int rows,
        int scale,
        int digits,
        String sha256) {

    public PartHeader {
        TextFormat.requireDate(slotStart);
        TextFormat.requireDate(slotEnd);
        TextFormat.requireDate(request.path("TimePeriod").path("Start").asText());
        TextFormat.require(scale >= 0 && digits >= 0, "a number of digits", scale + ", " + digits);
        estimatedSlots = List.copyOf(estimatedSlots);
    }

    @JsonIgnore
    public SlotRange range() {
        return new SlotRange(unit, LocalDate.parse(slotStart), LocalDate.parse(slotEnd));
    }

    @JsonIgnore
    public boolean complete() {
        return outcome == FetchStatus.COMPLETE;
    }

    /** The path below the folder of parts, without an ending; a refusal never takes the place of an answer. */
    @JsonIgnore
    public String path() {
        String folder = SafeName.of(query) + (slice.isEmpty() ? "" : "/" + SafeName.of(slice));
        String range = range().name();
        return folder + "/" + (complete() ? range : range + ".refused-" + start());
    }

    /** The first day asked for: later than the first slot's start where history begins in its midst. */
    @JsonIgnore
    public LocalDate start() {
        return Granularity.date(request.path("TimePeriod").path("Start").asText());
    }
}
