package dev.mitosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

    @Test
    void the_same_input_gives_the_same_page() {
        assertThat(render(SampleReport.input())).isEqualTo(render(SampleReport.input()));
    }

    @Test
    void hostile_text_is_shown_and_never_run() {
        String page = render(SampleReport.withResourceNamed(HOSTILE));

        assertThat(page)
                .doesNotContain("<img")
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
    }

    @Test
    void the_page_loads_nothing_from_anywhere() {
        String page = render(SampleReport.input());

        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("<link")
                .doesNotContain(" src=")
                .doesNotContain("@import")
                .doesNotContain("url(")
                .doesNotContain(" style=\"");
    }

    @Test
    void only_its_own_script_and_style_are_allowed() throws NoSuchAlgorithmException {
        String page = render(SampleReport.input());

        assertThat(page)
                .contains("script-src '" + hash(between(page, "<script>", "</script>")) + "'")
                .contains("style-src '" + hash(between(page, "<style>", "</style>")) + "'");
    }

    @Test
    void every_inner_link_leads_to_something_on_the_page() {
        String page = render(SampleReport.input());
        Set<String> ids = new HashSet<>(all(page, " id=\"([^\"]+)\""));
        List<String> targets = all(page, "href=\"#([^\"]+)\"");

        assertThat(targets)
                .hasSizeGreaterThan(100)
                .allSatisfy(target -> assertThat(ids).contains(target));
    }

    @Test
    void no_two_elements_have_the_same_id() {
        assertThat(all(render(SampleReport.input()), " id=\"([^\"]+)\"")).doesNotHaveDuplicates();
    }

    @Test
    void every_step_of_the_plan_is_on_the_page_with_its_commands() {
        ReportInput input = SampleReport.input();
        String page = render(input);

        assertThat(input.plan().steps())
                .allSatisfy(step -> assertThat(page).contains("<code>" + step.id() + "</code>"));
        assertThat(page).contains("<pre>aws rds create-db-snapshot");
    }

    @Test
    void a_long_text_is_folded_and_nothing_of_it_is_lost() {
        String text = "every word of it ".repeat(40) + "\uD83D\uDE80 ".repeat(40) + "x".repeat(400);
        Html html = new Html();
        new HtmlTable(html, new Anchors(List.of(), "")).write(Kind.PROSE, Value.text(text));
        Html unbroken = new Html();
        new HtmlTable(unbroken, new Anchors(List.of(), "")).write(Kind.PROSE, Value.text("\uD83D\uDE80".repeat(300)));

        assertThat(html.toString()).startsWith("<details class=\"more\"><summary>every word of it");
        assertThat(html.toString().replaceAll("<[^>]*>", "")).isEqualTo(text);
        assertThat(unbroken.toString().replaceAll("<[^>]*>", "")).isEqualTo("\uD83D\uDE80".repeat(300));
        assertThat(unbroken.toString()).contains("\uD83D\uDE80</summary>\uD83D\uDE80");
    }

    private static String render(ReportInput input) {
        return new HtmlReport(input, ReportTables.of(input)).render();
    }

    private static String between(String page, String start, String end) {
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf(end, from));
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
