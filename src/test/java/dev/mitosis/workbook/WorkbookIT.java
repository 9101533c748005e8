package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.io.Json;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import dev.mitosis.sampling.Sampled;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another program opens the workbook, as people will. */
class WorkbookIT {
    private static final String OFFICE = "soffice";

    @TempDir
    Path folder;

    @BeforeEach
    void needs_libreoffice() {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, OFFICE)));
        if (!installed && "true".equals(System.getenv("CI"))) {
            fail("LibreOffice is missing: install libreoffice-calc");
        }
        assumeTrue(installed, "skipped: LibreOffice (soffice) is not installed");
    }

    @Test
    void libreoffice_opens_and_prints_it_without_complaint() throws IOException, InterruptedException {
        Path workbook = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), workbook, Edits.KEPT);

        String output = convert(workbook, "pdf", folder);

        Path printed = folder.resolve("plan.pdf");
        assertThat(output).doesNotContainIgnoringCase("error").contains("calc_pdf_Export");
        assertThat(printed).exists();
        assertThat(new String(Files.readAllBytes(printed), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF")
                .contains("%%EOF");
    }

    @Test
    void what_libreoffice_has_saved_again_is_no_change_by_people() throws IOException, InterruptedException {
        Path workbook = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), workbook, Edits.KEPT);
        byte[] written = Files.readAllBytes(workbook);
        Path saved = Files.createDirectories(folder.resolve("saved"));

        convert(workbook, "xlsx", saved);
        Files.copy(saved.resolve("plan.xlsx"), workbook, StandardCopyOption.REPLACE_EXISTING);

        assertThat(Files.readAllBytes(workbook)).isNotEqualTo(written);
        assertThatCode(() -> new WrittenWorkbook(workbook).requireUnchanged(Edits.KEPT))
                .doesNotThrowAnyException();
    }

    /** The sample; where suites run whole, accounts that nobody has seen, too. */
    static Stream<ReportInput> reviewed() {
        Stream<ReportInput> sample = Stream.of(SampleReport.input());
        return Sampled.thorough()
                ? Stream.concat(
                        sample,
                        GeneratedReport.accounts()
                                .map(which -> GeneratedReport.of(which).input()))
                : sample;
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void what_people_wrote_in_libreoffice_comes_back_as_it_was_written(ReportInput input)
            throws IOException, InterruptedException {
        Path workbook = folder.resolve("plan.xlsx");
        ReportTables tables = ReportTables.of(input);
        new WorkbookWriter().write(new WorkbookRequest(input), workbook, Edits.KEPT);
        GivenBack back = new GivenBack(workbook, folder.resolve("back.xlsx"));
        Set<RandomEdits.Edit> written = new RandomEdits(tables, Sampled.seedOf("WorkbookIT")).write(back);
        Path edited = back.save();
        Path saved = Files.createDirectories(folder.resolve("saved"));

        convert(edited, "xlsx", saved);

        assertThat(written).hasSizeGreaterThan(40);
        assertThat(RandomEdits.in(ReturnedWorkbook.read(edited, tables.tables())))
                .isEqualTo(written);
        assertThat(RandomEdits.in(ReturnedWorkbook.read(saved.resolve("back.xlsx"), tables.tables())))
                .isEqualTo(written);
    }

    /** What nobody should believe who reads a tag. */
    private static final List<String> HOSTILE = List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "-2+3",
            "=HYPERLINK(\"http://x\")",
            "a\u0000b\u001bc",
            "\u202Eevil\u05E9\u05DC\u05D5\u05DD",
            "\uD83D\uDE00 \uD83D\uDC69\u200D\uD83D\uDCBB",
            "</t></is></c><x>&amp;",
            "x".repeat(40_000));

    /** Prints how many formulas the file has, and the last names of the sheet Resources, as JSON. */
    private static final String READ = """
            import json, sys, warnings
            warnings.simplefilter('ignore')
            import openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            formulas = sum(cell.data_type == 'f' for sheet in book for row in sheet for cell in row)
            names = [row[0].value for row in book['Resources'].iter_rows(min_row=5)][-int(sys.argv[2]):]
            print(json.dumps({'formulas': formulas, 'names': names}))
            """;

    @Test
    void two_other_programs_read_hostile_text_as_the_text_that_it_is() throws IOException, InterruptedException {
        String python = python();
        Path workbook = folder.resolve("plan.xlsx");
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.withResourcesNamed(HOSTILE)), workbook, Edits.KEPT);
        Path saved = Files.createDirectories(folder.resolve("saved"));
        convert(workbook, "xlsx", saved);
        List<String> shown = HOSTILE.stream().map(SafeText::of).toList();

        for (Path file : List.of(workbook, saved.resolve("plan.xlsx"))) {
            JsonNode read =
                    Json.mapper().readTree(run(python, "-c", READ, file.toString(), String.valueOf(HOSTILE.size())));

            assertThat(read.path("formulas").asInt()).as(file.toString()).isZero();
            assertThat(read.path("names"))
                    .as(file.toString())
                    .extracting(JsonNode::asText)
                    .containsExactlyElementsOf(shown);
        }
    }

    /** An interpreter that has openpyxl. */
    private String python() throws IOException, InterruptedException {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            try {
                if (new ProcessBuilder(candidate, "-c", "import openpyxl")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0) {
                    return candidate;
                }
            } catch (IOException e) {
                // There is no such program; the next one may be.
                assertThat(e).hasMessageContaining(candidate);
            }
        }
        RequiredTool.require(false, "openpyxl is not installed (python3-openpyxl)");
        return "";
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("run.log");
        Process process =
                new ProcessBuilder(command).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void the_brief_prints_on_one_page_and_all_up_to_the_waves_on_few() throws IOException, InterruptedException {
        assertThat(pages("Brief", "brief.xlsx")).isEqualTo(1);
        assertThat(pages("Waves", "waves.xlsx")).isBetween(5, 25);
    }

    /** How many pages the sheets up to this one take. */
    private int pages(String last, String name) throws IOException, InterruptedException {
        Path workbook = folder.resolve(name);
        new WorkbookWriter().write(new WorkbookRequest(SampleReport.input()), workbook, Edits.KEPT);
        Path first = folder.resolve("first-" + name);
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook book = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(first)) {
            while (book.getNumberOfSheets() > book.getSheetIndex(last) + 1) {
                book.removeSheetAt(book.getNumberOfSheets() - 1);
            }
            book.write(out);
        }
        convert(first, "pdf", folder);
        String printed = new String(
                Files.readAllBytes(folder.resolve("first-" + name.replace("xlsx", "pdf"))),
                StandardCharsets.ISO_8859_1);
        return (int)
                Pattern.compile("/Type\\s*/Page\\b").matcher(printed).results().count();
    }

    private String convert(Path workbook, String form, Path target) throws IOException, InterruptedException {
        Path log = folder.resolve("soffice.log");
        Process process = new ProcessBuilder(
                        OFFICE,
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        form,
                        "--outdir",
                        target.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as("LibreOffice ends")
                    .isTrue();
            assertThat(process.exitValue()).isZero();
            return Files.readString(log);
        } finally {
            process.destroyForcibly();
        }
    }
}
