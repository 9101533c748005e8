package dev.mitosis.report;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.Figures;
import dev.mitosis.report.facts.OutwardLinks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps, folded by wave; each unfolds to what must hold before, commands, checks and the way back. */
final class HtmlSteps {
    private final Html html;
    private final Anchors anchors;
    private final HtmlTable values;

    HtmlSteps(Html html, Anchors anchors) {
        this.html = html;
        this.anchors = anchors;
        this.values = new HtmlTable(html, anchors);
    }

    void write(PlanDocument plan) {
        Map<String, Step> steps = plan.steps().stream()
                .collect(Collectors.toMap(Step::id, Function.identity(), (first, second) -> first));
        html.raw("<p class=\"fold\"><button class=\"quiet\" data-all=\"open\">Unfold all</button> &middot; ")
                .raw("<button class=\"quiet\" data-all=\"close\">Fold all</button></p>");
        for (Wave wave : plan.waves()) {
            html.raw("<details class=\"wave\" id=\"wave-" + wave.number() + "\"><summary>")
                    .text("Wave " + wave.number() + ": " + wave.title())
                    .element(
                            "small",
                            wave.steps().size() + (wave.steps().size() == 1 ? " step, " : " steps, ")
                                    + Figures.duration(wave.durationMinutes()) + ". " + wave.why())
                    .raw("</summary>\n");
            wave.steps().stream().map(steps::get).filter(step -> step != null).forEach(this::step);
            html.raw("</details>\n");
        }
    }

    private void step(Step step) {
        html.raw("<details class=\"step\" id=\"" + anchors.of("steps", step.id()) + "\"><summary>")
                .text(step.title())
                .raw(" ");
        chips(step);
        html.raw("</summary><div>");
        html.element("p", step.why());
        html.raw("<p class=\"lead\">")
                .element("code", step.id())
                .text(", method " + step.method() + ", in account " + step.account())
                .raw("</p>");
        links("After", step.dependsOn());
        list("Before you start", step.preconditions());
        commands("Commands", step.commands());
        commands("How to see that it worked", step.validation());
        list("The way back", List.of(step.rollback()));
        sources(step.sources());
        html.raw("</div></details>\n");
    }

    private void chips(Step step) {
        chip("quiet", step.phase().label());
        if (step.pointOfNoReturn()) {
            chip("bad", "no return");
        }
        if (step.downtimeMinutes() > 0) {
            chip("warn", step.downtimeMinutes() + " min down");
        }
        if (step.manual()) {
            chip("quiet", "by hand");
        }
    }

    private void chip(String tone, String text) {
        html.element("span class=\"chip " + tone + "\"", text).raw(" ");
    }

    private void links(String heading, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        html.element("h4", heading).raw("<ul>");
        for (String id : ids) {
            html.raw("<li>");
            values.write(Kind.LINK, new Value.Reference(id, "steps", id));
            html.raw("</li>");
        }
        html.raw("</ul>");
    }

    private void list(String heading, List<String> texts) {
        List<String> filled = texts.stream().filter(text -> !text.isBlank()).toList();
        if (!filled.isEmpty()) {
            html.element("h4", heading).raw("<ul>");
            filled.forEach(text -> html.element("li", text));
            html.raw("</ul>");
        }
    }

    private void commands(String heading, List<String> commands) {
        if (!commands.isEmpty()) {
            html.element("h4", heading);
            commands.forEach(command -> html.element("pre", command));
        }
    }

    private void sources(List<String> sources) {
        if (!sources.isEmpty()) {
            html.element("h4", "Documentation").raw("<ul>");
            for (String source : sources) {
                html.raw("<li>");
                values.write(Kind.LINK, OutwardLinks.source(source));
                html.raw("</li>");
            }
            html.raw("</ul>");
        }
    }
}
