package dev.mitosis.report;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.Figures.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the waves one after the other, coloured by the phase of their first step. */
final class TimelineDiagram {
    private static final double WIDTH = 1100;
    private static final double LABELS = 360;
    private static final double RIGHT = 90;
    private static final double ROW = 25;
    private static final double TOP = 26;
    private static final int TICKS = 5;
    private static final int MAX_TITLE = 48;

    private final List<Span> spans;
    private final Map<Integer, Integer> phases;
    private final long total;
    private final Html shapes = new Html();

    TimelineDiagram(List<Span> spans, List<Step> steps) {
        this.spans = spans;
        this.phases = steps.stream()
                .collect(Collectors.toMap(Step::wave, step -> step.phase().ordinal(), (first, second) -> first));
        this.total = Math.max(
                1,
                spans.stream()
                        .mapToLong(span -> span.start() + span.duration())
                        .max()
                        .orElse(1));
    }

    String render() {
        double height = TOP + spans.size() * ROW + 6;
        for (int i = 0; i <= TICKS; i++) {
            double x = x(total * i / TICKS);
            shapes.raw(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\"/>",
                    x,
                    TOP - 6,
                    height));
            text(x, TOP - 12, i == 0 ? "start" : "middle", Figures.duration(total * i / TICKS));
        }
        for (int i = 0; i < spans.size(); i++) {
            bar(spans.get(i), TOP + i * ROW);
        }
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"The waves, one after the other\">",
                        WIDTH,
                        height)
                + shapes + "</svg>";
    }

    private double x(long minutes) {
        return LABELS + (WIDTH - LABELS - RIGHT) * minutes / total;
    }

    private void bar(Span span, double y) {
        double from = x(span.start());
        double length = Math.max(3, x(span.start() + span.duration()) - from);
        String title =
                span.title().length() <= MAX_TITLE ? span.title() : span.title().substring(0, MAX_TITLE) + "...";
        shapes.raw("<a href=\"#wave-" + span.wave() + "\">");
        shapes.raw(String.format(Locale.ROOT, "<text x=\"0\" y=\"%.1f\">", y + 15))
                .text(span.wave() + "  " + title)
                .raw("</text>");
        shapes.raw(String.format(
                Locale.ROOT,
                "<rect class=\"ph%d\" rx=\"3\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/></a>",
                phases.getOrDefault(span.wave(), 0),
                from,
                y + 3,
                length,
                ROW - 8));
        text(from + length + 6, y + 15, "start", Figures.duration(span.duration()));
    }

    private void text(double x, double y, String anchor, String text) {
        shapes.raw(String.format(
                        Locale.ROOT, "<text class=\"quiet\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor))
                .text(text)
                .raw("</text>");
    }
}
