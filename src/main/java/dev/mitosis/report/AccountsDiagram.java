package dev.mitosis.report;

import dev.mitosis.model.PartitionDocument.TargetAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws how one account becomes many: ribbons as wide as the resources that each account will hold. */
final class AccountsDiagram {
    private static final double WIDTH = 1100;
    private static final double LEFT = 190;
    private static final double RIGHT = 700;
    private static final double BAR = 14;
    private static final double FLOW = 320;
    private static final double SLOT = 22;
    private static final double GAP = 5;
    private static final double UNIT_LABEL = 26;

    private final List<TargetAccount> accounts;
    private final Map<String, Long> resources;
    private final long total;
    private final Html shapes = new Html();

    AccountsDiagram(List<TargetAccount> accounts, Map<String, Long> resources) {
        this.accounts = accounts;
        this.resources = resources;
        this.total = Math.max(
                1, resources.values().stream().mapToLong(Long::longValue).sum());
    }

    String render(String oldAccount) {
        double height = height();
        double from = (height - FLOW) / 2;
        shapes.raw(String.format(
                Locale.ROOT,
                "<rect class=\"old\" rx=\"4\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                LEFT - BAR,
                from,
                BAR,
                FLOW));
        text(LEFT - BAR - 10, height / 2 - 4, "end", "strong", oldAccount);
        text(LEFT - BAR - 10, height / 2 + 14, "end", "quiet", total + " resources today");
        double at = 0;
        for (Map.Entry<String, List<TargetAccount>> unit : byUnit().entrySet()) {
            at += UNIT_LABEL;
            text(RIGHT, at - 8, "start", "quiet", unit.getKey());
            for (TargetAccount account : unit.getValue()) {
                double flow = flow(account);
                draw(account, from, at, flow);
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

    private double height() {
        double slots = accounts.stream()
                .mapToDouble(account -> Math.max(SLOT, flow(account)) + GAP)
                .sum();
        return Math.max(FLOW + UNIT_LABEL, slots + byUnit().size() * UNIT_LABEL) + GAP;
    }

    private Map<String, List<TargetAccount>> byUnit() {
        Map<String, List<TargetAccount>> units = new LinkedHashMap<>();
        accounts.forEach(account ->
                units.computeIfAbsent(account.ou(), unit -> new ArrayList<>()).add(account));
        return units;
    }

    private long count(TargetAccount account) {
        return resources.getOrDefault(account.name(), 0L);
    }

    private double flow(TargetAccount account) {
        return FLOW * count(account) / total;
    }

    private void draw(TargetAccount account, double from, double to, double flow) {
        double middle = (LEFT + RIGHT) / 2;
        boolean empty = count(account) == 0;
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
                empty ? "none" : account.existing() ? "old" : "cell",
                RIGHT,
                to,
                BAR,
                Math.max(empty ? SLOT - 6 : 3, flow)));
        double line = to + Math.max(SLOT - 6, flow) / 2 + 5;
        String what = empty ? account.purpose() + ", new" : count(account) + " resources";
        text(RIGHT + BAR + 10, line, "start", account.existing() ? "strong" : "name", account.name());
        text(WIDTH, line, "end", "quiet", what);
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
