package dev.mitosis.report;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.report.facts.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws how one account becomes many: ribbons as wide as the resources that each account will hold. Of very many the
 * largest of each organizational unit are drawn, and the others as one.
 */
final class AccountsDiagram {
    private static final double WIDTH = 1100;
    private static final double LEFT = 190;
    private static final double RIGHT = 700;
    private static final double BAR = 14;
    private static final double FLOW = 320;
    private static final double SLOT = 22;
    private static final double GAP = 5;
    private static final double UNIT_LABEL = 26;
    /** More than this nobody sees at once. */
    private static final int ALL_SHOWN = 40;

    private static final int SHOWN_OF_A_UNIT = 10;

    private final List<TargetAccount> accounts;
    private final Map<String, Long> resources;
    private final long today;
    private final long total;
    private final Html shapes = new Html();

    /**
     * A drawing of some accounts.
     *
     * @param resources of today that each account will hold
     * @param today how many there are, with those that go
     */
    AccountsDiagram(List<TargetAccount> accounts, Map<String, Long> resources, long today) {
        this.accounts = accounts;
        this.resources = resources;
        this.today = today;
        this.total = Math.max(
                1, resources.values().stream().mapToLong(Long::longValue).sum());
    }

    /**
     * What is drawn as one: an account, or those of a unit that are too small to be told apart.
     *
     * @param style of its box and of its name
     * @param beside what stands to the right
     */
    private record Band(String name, long count, String style, String beside) {}

    String render(String oldAccount) {
        Map<String, List<Band>> units = byUnit();
        double height = height(units);
        double from = (height - FLOW) / 2;
        shapes.raw(String.format(
                Locale.ROOT,
                "<rect class=\"old\" rx=\"4\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                LEFT - BAR,
                from,
                BAR,
                FLOW));
        text(LEFT - BAR - 10, height / 2 - 4, "end", "strong", oldAccount);
        text(LEFT - BAR - 10, height / 2 + 14, "end", "quiet", Words.count(today, "resource") + " today");
        long held = resources.values().stream().mapToLong(Long::longValue).sum();
        if (held < today) {
            text(
                    LEFT - BAR - 10,
                    height / 2 + 30,
                    "end",
                    "quiet",
                    Words.count(today - held, "resource") + " of them go");
        }
        double at = 0;
        for (Map.Entry<String, List<Band>> unit : units.entrySet()) {
            at += UNIT_LABEL;
            text(RIGHT, at - 8, "start", "quiet", unit.getKey());
            for (Band band : unit.getValue()) {
                double flow = flow(band);
                draw(band, from, at, flow);
                from += flow;
                at += Math.max(SLOT, flow) + GAP;
            }
        }
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"The accounts that the old one becomes\">",
                        WIDTH,
                        height)
                + shapes + "</svg>";
    }

    private double height(Map<String, List<Band>> units) {
        double slots = units.values().stream()
                .flatMap(List::stream)
                .mapToDouble(band -> Math.max(SLOT, flow(band)) + GAP)
                .sum();
        return Math.max(FLOW + UNIT_LABEL, slots + units.size() * UNIT_LABEL) + GAP;
    }

    private Map<String, List<Band>> byUnit() {
        Map<String, List<TargetAccount>> units = new LinkedHashMap<>();
        accounts.forEach(account ->
                units.computeIfAbsent(account.ou(), unit -> new ArrayList<>()).add(account));
        Map<String, List<Band>> bands = new LinkedHashMap<>();
        units.forEach((unit, all) -> bands.put(unit, bands(all)));
        return bands;
    }

    private List<Band> bands(List<TargetAccount> all) {
        Set<TargetAccount> shown = accounts.size() <= ALL_SHOWN || all.size() <= SHOWN_OF_A_UNIT + 1
                ? Set.copyOf(all)
                : all.stream()
                        .sorted(Comparator.comparing(this::count, Comparator.reverseOrder())
                                .thenComparing(TargetAccount::name))
                        .limit(SHOWN_OF_A_UNIT)
                        .collect(Collectors.toSet());
        List<Band> bands = new ArrayList<>();
        all.stream().filter(shown::contains).map(this::band).forEach(bands::add);
        long others = all.stream()
                .filter(account -> !shown.contains(account))
                .mapToLong(this::count)
                .sum();
        if (shown.size() < all.size()) {
            bands.add(new Band(
                    "and " + Words.count(all.size() - shown.size(), "more account"),
                    others,
                    "cell",
                    Words.count(others, "resource") + " together"));
        }
        return bands;
    }

    private Band band(TargetAccount account) {
        long count = count(account);
        return new Band(
                account.name(),
                count,
                account.existing() ? "old" : "cell",
                count == 0 ? account.purpose() + ", new" : Words.count(count, "resource"));
    }

    private long count(TargetAccount account) {
        return resources.getOrDefault(account.name(), 0L);
    }

    private double flow(Band band) {
        return FLOW * band.count() / total;
    }

    private void draw(Band band, double from, double to, double flow) {
        double middle = (LEFT + RIGHT) / 2;
        boolean empty = band.count() == 0;
        if (!empty) {
            shapes.raw(String.format(
                    Locale.ROOT,
                    "<path class=\"ribbon\" d=\"M%1$.1f %2$.1fC%3$.1f %2$.1f %3$.1f %4$.1f %5$.1f %4$.1fV%6$.1fC%3$.1f %6$.1f %3$.1f %7$.1f %1$.1f %7$.1fZ\"/>",
                    LEFT,
                    from,
                    middle,
                    to,
                    RIGHT,
                    to + flow,
                    from + flow));
        }
        shapes.raw(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" rx=\"3\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                empty ? "none" : band.style(),
                RIGHT,
                to,
                BAR,
                Math.max(empty ? SLOT - 6 : 3, flow)));
        double line = to + Math.max(SLOT - 6, flow) / 2 + 5;
        text(RIGHT + BAR + 10, line, "start", band.style().equals("old") ? "strong" : "name", band.name());
        text(WIDTH, line, "end", "quiet", band.beside());
    }

    private void text(double x, double y, String anchor, String style, String text) {
        shapes.raw(String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">",
                        x,
                        y,
                        anchor,
                        style))
                .text(text)
                .raw("</text>");
    }
}
