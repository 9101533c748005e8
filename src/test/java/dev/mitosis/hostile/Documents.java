package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.report.table.Brief;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.yaml.snakeyaml.Yaml;

/** Documents as other programs read them: nothing of the account is syntax there. */
final class Documents {
    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "style", "body", "nav", "a", "strong", "span", "input", "main", "header",
            "h1", "h2", "h3", "h4", "p", "div", "b", "i", "section", "table", "thead", "tbody", "tr", "th", "td",
            "details", "summary", "small", "code", "pre", "ul", "ol", "li", "button", "svg", "rect", "path", "text",
            "line", "footer", "script", "em");
    private static final Set<String> ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "name",
            "content",
            "http-equiv",
            "class",
            "id",
            "href",
            "rel",
            "type",
            "placeholder",
            "aria-label",
            "aria-live",
            "title",
            "role",
            "viewBox",
            "x",
            "y",
            "x1",
            "x2",
            "y1",
            "y2",
            "rx",
            "width",
            "height",
            "d",
            "text-anchor",
            "data-all",
            "data-sort",
            "data-kind",
            "tabindex",
            "scope",
            "open",
            "aria-sort");
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[^\\s=<>\"']+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([^\\s=<>\"']+)(?:=\"([^\"]*)\")?");
    private static final Pattern MERMAID = Pattern.compile(
            "flowchart LR|  n\\d+(\\[\"|\\(\\[\")(?:[^\"\\[\\](){}<>`|&;#%]++|#\\d+;|<br/>)*+(\"\\]|\"\\]\\))"
                    + "|  n\\d+ -->\\|[a-z -]+\\| n\\d+");
    private static final Pattern DOT = Pattern.compile(
            "digraph account \\{|  rankdir=LR;|}|  STRING \\[ label=STRING shape=STRING (style=STRING )?];"
                    + "|  STRING -> STRING \\[ label=STRING ];");

    private Documents() {}

    /** The template decides nothing, and with every example line it is YAML that the tool understands. */
    static Decisions assertDecisions(Path file) throws IOException {
        String text = Files.readString(file);
        Visible.assertVisible(file.toString(), text);
        assertThat(new Yaml().<Object>load(text)).isNull();
        StringBuilder examples = new StringBuilder();
        boolean example = false;
        for (String line : text.lines().toList()) {
            assertThat(line).matches("(#.*)?");
            // An example begins with a key and ends at an empty line.
            example = (line.matches("# [a-zA-Z]+:( .*)?")
                            && !line.matches("# (Contexts|Environments) found: .*")
                            && (line.endsWith(":") || line.matches("# (keepProductionInPlace|cidrPool): .*")))
                    || (example && !line.isBlank());
            if (example) {
                examples.append(line.substring(2)).append('\n');
            }
        }
        Decisions decisions = Json.yaml()
                .readerFor(Decisions.class)
                .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(examples.toString());
        assertThat(decisions.keepProductionInPlace()).isTrue();
        assertThat(decisions.assign()).hasSize(1);
        assertThat(decisions.owners()).hasSize(1);
        return decisions;
    }

    static void assertReports(Path folder, String text) throws IOException, SQLException {
        markdown(Files.readString(folder.resolve("plan.md")));
        html(Files.readString(folder.resolve("plan.html")));
        excel(folder.resolve("plan.xlsx"), text);
        for (JsonNode table :
                Json.mapper().readTree(folder.resolve("tables.json").toFile()).path("tables")) {
            assertCsv(
                    folder.resolve("csv/" + table.path("name").asText() + ".csv"),
                    table.path("rows").size());
        }
    }

    private static final List<String> HEADINGS = List.of(
            Brief.RISKS,
            Brief.COST,
            Brief.TIME,
            Brief.DOWN,
            Brief.DECISIONS,
            Brief.UNSEEN,
            "Accounts and what connects them",
            "Before and after",
            "Decisions",
            "High risks",
            "Target accounts",
            "Accounts",
            "Waves");

    /** Our own headings, bold and rows; no text of the account has a sign that Markdown acts on. */
    private static void markdown(String text) {
        Visible.assertVisible("Markdown", text);
        int columns = 0;
        boolean drawing = false;
        for (String line : text.lines().toList()) {
            if (line.equals(drawing ? "```" : "```mermaid")) {
                drawing = !drawing;
                continue;
            }
            if (drawing) {
                // Whatever stands in a label: nothing but a line of three signs ends the drawing.
                assertThat(line).doesNotContain("```");
                continue;
            }
            String bare = line.replaceAll("\\\\[\\\\`*_{}\\[\\]#|~:.]", "");
            if (line.startsWith("#")) {
                assertThat(line).matches("# Split of account .*|## (" + String.join("|", HEADINGS) + ")|### [0-9]+.*");
            }
            assertThat(bare.replaceFirst("^#+ ", "").replaceAll("^(- )?\\*\\*|\\*\\*(: .*)?$", ""))
                    .doesNotContain("<", ">", "`", "[", "]", "*", "#", "~", "://", "www.");
            assertThat(bare).doesNotContainPattern("&(?!lt;|gt;|amp;)");
            if (line.startsWith("|")) {
                int found = bare.length() - bare.replace("|", "").length();
                columns = columns == 0 ? found : columns;
                assertThat(found).as(line).isEqualTo(columns);
            } else {
                assertThat(bare.replaceAll("^- \\*\\*.*", "")).doesNotContain("|");
                columns = 0;
            }
        }
    }

    /** Each sign that opens a tag is one of our own tags, with our own attributes. */
    private static void html(String page) {
        Visible.assertVisible("HTML", page);
        String text = page.replaceFirst("(?s)<style>.*?</style>", "")
                .replaceFirst("(?s)<script>.*?</script>", "")
                .replaceFirst("<!doctype html>", "");
        Matcher tags = TAG.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (tags.find()) {
            assertThat(ELEMENTS).contains(tags.group(2));
            assertThat(tags.group(2)).isNotIn("script", "style");
            Matcher attributes = ATTRIBUTE.matcher(tags.group(3));
            while (attributes.find()) {
                assertThat(ATTRIBUTES).as(tags.group()).contains(attributes.group(1));
                if (attributes.group(1).equals("href")) {
                    assertThat(attributes.group(2)).matches("#[a-z0-9-]+|https://.*|(\\.\\./)+plans/[A-Za-z0-9._~/-]+");
                }
            }
            tags.appendReplacement(rest, "");
        }
        tags.appendTail(rest);
        assertThat(rest.indexOf("<")).as("a sign that opens a tag").isNegative();
        assertThat(rest.indexOf(">")).as("a sign that closes a tag").isNegative();
    }

    private static void excel(Path file, String text) throws IOException {
        // Text that repeats itself packs very well.
        ZipSecureFile.setMinInflateRatio(0);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            assertThat(cell.getCellFormula())
                                    .doesNotContain(text)
                                    .doesNotContain("evil", "cmd");
                        } else if (cell.getCellType() == CellType.STRING) {
                            String found = cell.getStringCellValue();
                            Visible.assertVisible(sheet.getSheetName() + cell.getAddress(), found);
                            if (found.equals(text) && "=+-@".indexOf(text.charAt(0)) >= 0) {
                                assertThat(cell.getCellStyle().getQuotePrefixed())
                                        .as(found)
                                        .isTrue();
                            }
                        }
                    }
                }
            }
        }
    }

    /** Read by DuckDB: as many rows as there were, as many cells in each, no cell a formula. */
    static void assertCsv(Path file, int rows) throws IOException, SQLException {
        Visible.assertVisible(file.toString(), Files.readString(file).replace("\r\n", "\n"));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM read_csv('" + file
                        + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"',"
                        + " max_line_size = 100000000, comment = '', parallel = false)")) {
            int columns = found.getMetaData().getColumnCount();
            int count = 0;
            while (found.next()) {
                count++;
                for (int i = 1; i <= columns; i++) {
                    String cell = found.getString(i);
                    assertThat(cell == null || !cell.matches("(?s)\\s*[=+@-].*") || cell.matches("-?[0-9.]+"))
                            .as("%s: %s", file, cell)
                            .isTrue();
                }
            }
            assertThat(count).as(file.toString()).isEqualTo(rows);
        }
    }

    static void assertMermaid(String graph) {
        assertThat(graph.lines()).allMatch(line -> MERMAID.matcher(line).matches());
    }

    static void assertDot(String graph) {
        graph.lines()
                .forEach(line -> assertThat(line.replaceAll("\"(?:[^\"\\\\]++|\\\\[\"\\\\])*+\"", "STRING"))
                        .as(line.substring(0, Math.min(300, line.length())))
                        .matches(DOT));
    }

    static void assertGraphml(String graph) throws Exception {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(graph)))
                .getElementsByTagName("*");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        assertThat(Stream.of("graphml", "key", "graph", "node", "edge", "data")).containsAll(Set.copyOf(names));
    }
}
