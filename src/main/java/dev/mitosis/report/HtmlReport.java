package dev.mitosis.report;

import dev.mitosis.model.Phase;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.Brief;
import dev.mitosis.report.table.BriefTable;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.report.table.TargetTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The plan as one HTML page that needs nothing else: no network, no other file. */
public final class HtmlReport {
    private static final List<String> BEFORE_STEPS = List.of(
            "changed",
            "decisions",
            "calendar",
            "waves",
            "costs",
            "accounts",
            "alternatives",
            "contexts",
            "borders",
            "shared",
            "crossings");
    private static final List<String> AFTER_STEPS =
            List.of("risks", "cost-export", "checks", "rehearsal", "rehearsal-seen", "resources", "target", "coverage");

    private final ReportInput input;
    private final ReportTables tables;
    private final Figures figures;
    private final Anchors anchors;
    private final Html html = new Html();

    /** Prepares the page for these tables of the input. */
    public HtmlReport(ReportInput input, ReportTables tables) {
        this(input, tables, "");
    }

    HtmlReport(ReportInput input, ReportTables tables, String artefacts) {
        this.input = input;
        this.tables = tables;
        this.figures = new Figures(input);
        this.anchors = new Anchors(tables.tables(), artefacts);
    }

    /** The whole page. */
    public String render() {
        String style = resource("report.css");
        String script = resource("report.js");
        head(style, script);
        navigation();
        html.raw("<main>");
        header();
        brief();
        beforeSteps().forEach(this::section);
        steps();
        afterSteps().forEach(this::section);
        footer();
        return html.raw("</main>\n<script>" + script + "</script>\n</body></html>\n")
                .toString();
    }

    private List<String> beforeSteps() {
        return Stream.concat(BEFORE_STEPS.stream(), TargetTables.NAMES.stream())
                .filter(tables::has)
                .toList();
    }

    private List<String> afterSteps() {
        return AFTER_STEPS.stream().filter(tables::has).toList();
    }

    /** The page may run exactly this script and load nothing. */
    private void head(String style, String script) {
        html.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
                        + hash(style) + "'; script-src '" + hash(script) + "'\">\n")
                .element("title", title())
                .raw("\n<style>" + style + "</style></head><body>\n");
    }

    private String title() {
        return "Split of account " + name();
    }

    private String name() {
        SnapshotManifest snapshot = input.snapshot();
        return snapshot.accountAlias().isEmpty() ? snapshot.account() : snapshot.accountAlias();
    }

    private void navigation() {
        html.raw("<nav><a href=\"#top\"><strong>").text(name()).raw("</strong></a>");
        html.raw("<a href=\"#brief\">Brief</a>");
        beforeSteps().forEach(this::navigate);
        html.raw("<a href=\"#steps\">Steps</a>");
        afterSteps().forEach(this::navigate);
        html.raw("<span id=\"found\" class=\"chip\" aria-live=\"polite\"></span>")
                .raw("<input id=\"filter\" type=\"search\" placeholder=\"Filter everything ( / )\" ")
                .raw("aria-label=\"Filter everything\"></nav>\n");
    }

    private void navigate(String table) {
        html.raw("<a href=\"#" + table + "\">")
                .text(tables.table(table).title())
                .raw("</a>");
    }

    private void header() {
        SnapshotManifest snapshot = input.snapshot();
        html.raw("<header id=\"top\">").element("h1", title());
        html.element(
                "p class=\"lead\"",
                "Account " + snapshot.account() + ", read on "
                        + snapshot.finishedAt().substring(0, 10) + " in "
                        + String.join(", ", snapshot.regions()) + ".");
        html.element("span class=\"verdict " + (input.check().passed() ? "good" : "bad") + "\"", figures.verdict());
        html.raw("<div class=\"tiles\">");
        figures.key()
                .forEach(figure -> html.raw("<div class=\"tile\">")
                        .element("b", figure.value())
                        .element("span", figure.label())
                        .raw("</div>"));
        html.raw("</div></header>\n");
    }

    private void brief() {
        html.raw("<section><h2 id=\"brief\">Brief</h2>");
        html.element("p class=\"lead\"", tables.brief().purpose());
        for (Brief.Section section : tables.brief().sections()) {
            html.element("h3", section.title());
            html.raw("<div class=\"scroll\"><table class=\"brief\"><thead><tr>");
            section.headers().forEach(header -> html.element("th", header));
            html.raw("</tr></thead><tbody>");
            for (List<String> row : section.rows()) {
                html.raw("<tr>");
                row.forEach(text -> html.element("td class=\"prose\"", text));
                html.raw("</tr>\n");
            }
            html.raw("</tbody></table></div>\n");
        }
        html.element("h3", "The waves");
        new HtmlTable(html, anchors).write(tables.table(BriefTable.NAME));
        html.raw("</section>\n");
    }

    private void section(String name) {
        Table<?> table = tables.table(name);
        html.raw("<section><h2 id=\"" + name + "\">").text(table.title()).raw("</h2>");
        html.element("p class=\"lead\"", table.description());
        if (name.equals("accounts")) {
            html.raw(new AccountsDiagram(
                            input.partition().accounts(),
                            figures.resourcesByAccount(),
                            input.resources().size())
                    .render(name()));
        }
        new HtmlTable(html, anchors).write(table);
        html.raw("</section>\n");
    }

    private void steps() {
        Table<?> table = tables.table("steps");
        html.raw("<section><h2 id=\"steps\">").text(table.title()).raw("</h2>");
        html.element(
                "p class=\"lead\"", "The plan, wave by wave. Unfold a step for its commands, checks and the way back.");
        html.raw("<div class=\"legend\">");
        for (Phase phase : Phase.values()) {
            if (figures.stepsByPhase().containsKey(phase.label())) {
                html.raw("<span><i class=\"ph" + phase.ordinal() + "\"></i>")
                        .text(phase.label())
                        .raw("</span>");
            }
        }
        html.raw("</div>");
        html.raw(new TimelineDiagram(figures.timeline(), input.plan().steps()).render());
        new HtmlSteps(html, anchors).write(input.plan());
        html.raw("</section>\n");
    }

    private void footer() {
        html.raw("<footer>")
                .text("Written by " + input.plan().tool() + " from snapshot "
                        + input.snapshot().snapshotId()
                        + ". The workbook plan.xlsx holds the same and is where decisions are made.")
                .raw("</footer>");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
