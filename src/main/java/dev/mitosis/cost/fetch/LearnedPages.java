package dev.mitosis.cost.fetch;

import dev.mitosis.cost.store.PartHeader;
import dev.mitosis.cost.store.PartStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What earlier answers tell of later ones: how many rows a page holds, how many there are in a slot of a query, and how
 * often a page was asked for until it came.
 */
final class LearnedPages {
    /** Of fewer pages nothing can be said about how often they have to be asked for. */
    private static final int ENOUGH = 20;

    /** A worse time than that says nothing of the next one. */
    private static final double MOST_TRIES = 2;

    private final int rowsPerPage;
    private final double tries;
    private final Map<String, Double> rowsPerSlot;

    private LearnedPages(int rowsPerPage, double tries, Map<String, Double> rowsPerSlot) {
        this.rowsPerPage = rowsPerPage;
        this.tries = tries;
        this.rowsPerSlot = rowsPerSlot;
    }

    /**
     * Learns from what is stored.
     *
     * @param assumed the rows of a page where no answer has had several
     */
    static LearnedPages of(PartStore stored, int assumed) {
        List<PartHeader> complete =
                stored.headers().stream().filter(PartHeader::complete).toList();
        Map<PartHeader, Integer> pages = new HashMap<>();
        int full = 0;
        int single = 0;
        int requests = 0;
        for (PartHeader part : complete) {
            int own = part.requests() < 2 ? 1 : pages(stored, part);
            pages.put(part, own);
            requests += part.requests();
            // Each page but the last is full.
            full = own > 1 ? Math.max(full, (part.rows() + own - 1) / own) : full;
            single = Math.max(single, own > 1 ? 0 : part.rows());
        }
        Map<String, Double> rows = new HashMap<>();
        Map<String, Integer> slots = new HashMap<>();
        complete.forEach(part -> {
            rows.merge(part.query(), (double) part.rows(), Double::sum);
            slots.merge(part.query(), part.range().slots().size(), Integer::sum);
        });
        rows.replaceAll((query, sum) -> sum / Math.max(1, slots.getOrDefault(query, 1)));
        int all = pages.values().stream().mapToInt(Integer::intValue).sum();
        double tries = all < ENOUGH ? 1 : Math.min(MOST_TRIES, Math.max(1, (double) requests / all));
        return new LearnedPages(full == 0 ? Math.max(assumed, single) : Math.max(full, single), tries, rows);
    }

    private static int pages(PartStore stored, PartHeader part) {
        int[] pages = {0};
        try {
            stored.read(part, page -> pages[0]++);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Math.max(1, pages[0]);
    }

    /** How often a page is asked for until it has come, at least once. */
    double tries() {
        return tries;
    }

    /**
     * The pages of a part.
     *
     * @param expected the rows of a slot where nothing of the query is stored
     */
    int pages(String query, int slots, long expected) {
        double rows = slots * rowsPerSlot.getOrDefault(query, (double) expected);
        return (int) Math.max(1, Math.ceil(rows / rowsPerPage));
    }
}
