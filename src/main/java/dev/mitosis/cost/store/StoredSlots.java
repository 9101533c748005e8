package dev.mitosis.cost.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which part answers for each slot of one query and slice: the latest that holds it. */
public final class StoredSlots {
    private final SortedMap<LocalDate, PartHeader> bySlot = new TreeMap<>();
    private final List<PartHeader> refusals = new ArrayList<>();
    private final List<PartHeader> superseded = new ArrayList<>();

    private StoredSlots() {}

    public static StoredSlots of(Collection<PartHeader> headers, String query, String slice) {
        StoredSlots stored = new StoredSlots();
        List<PartHeader> complete = new ArrayList<>();
        for (PartHeader header : headers) {
            if (header.query().equals(query) && header.slice().equals(slice)) {
                (header.complete() ? complete : stored.refusals).add(header);
            }
        }
        complete.sort(Comparator.comparing(PartHeader::run)
                .thenComparing(PartHeader::fetchedAt)
                .thenComparing(PartHeader::path));
        for (PartHeader header : complete) {
            header.range().slots().forEach(slot -> stored.bySlot.put(slot, header));
        }
        complete.stream().filter(header -> !stored.bySlot.containsValue(header)).forEach(stored.superseded::add);
        return stored;
    }

    /** The parts with the slots that each of them answers for, in order of time. */
    public Map<PartHeader, Set<LocalDate>> parts() {
        Map<PartHeader, Set<LocalDate>> parts = new LinkedHashMap<>();
        bySlot.forEach((slot, part) ->
                parts.computeIfAbsent(part, one -> new TreeSet<>()).add(slot));
        return parts;
    }

    /** Parts that no slot needs any more. */
    public List<PartHeader> superseded() {
        return List.copyOf(superseded);
    }

    /** The first day that is stored. */
    public Optional<LocalDate> start() {
        return bySlot.entrySet().stream()
                .findFirst()
                .map(first -> max(first.getValue().start(), first.getKey()));
    }

    private static LocalDate max(LocalDate left, LocalDate right) {
        return left.isAfter(right) ? left : right;
    }

    /** Whether the slot was not final when it was read last. */
    public boolean estimated(LocalDate slot) {
        PartHeader part = bySlot.get(slot);
        return part == null || part.estimatedSlots().contains(slot.toString());
    }

    /** Whether this run need not ask for the slot: it is final, or this run has read it or was refused. */
    public boolean settled(LocalDate slot, CostRun run) {
        PartHeader part = bySlot.get(slot);
        if (part != null && (!estimated(slot) || part.run().equals(run.id()))) {
            return true;
        }
        return refusalsIn(run).stream()
                .anyMatch(refusal -> refusal.range().slots().contains(slot));
    }

    public List<PartHeader> refusalsIn(CostRun run) {
        return refusals.stream()
                .filter(refusal -> refusal.run().equals(run.id()))
                .toList();
    }

    /** Refusals of earlier runs, which say nothing any more. */
    public List<PartHeader> refusalsBefore(CostRun run) {
        return refusals.stream()
                .filter(refusal -> !refusal.run().equals(run.id()))
                .toList();
    }
}
