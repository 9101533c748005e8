package dev.mitosis.workbook;

import static dev.mitosis.model.table.Column.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.ss.formula.ConditionalFormattingEvaluator;
import org.apache.poi.ss.formula.EvaluationConditionalFormatRule;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The colours that a spreadsheet program gives a value, found by evaluating the rules that the sheet holds. */
class HighlightsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, bad", "0.59, bad", "0.6, doubtful", "0.79, doubtful", "0.8, none", "1, none"})
    void a_confidence_is_coloured_below_what_may_be_relied_on(double confidence, String tone) throws IOException {
        assertThat(tone(named("c", "C", "C.").number(Kind.CONFIDENCE, row -> confidence)))
                .isEqualTo(tone);
    }

    static Stream<Arguments> words() {
        return Stream.concat(
                Palette.WORDS.entrySet().stream()
                        .flatMap(words ->
                                words.getValue().stream().map(word -> Arguments.of(word, name(words.getKey())))),
                Stream.of(Arguments.of("open", "none"), Arguments.of("highly", "none")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void a_status_has_the_colour_of_its_word(String word, String tone) throws IOException {
        assertThat(tone(named("s", "S", "S.").status(row -> word))).isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "critical"})
    void a_plain_value_has_none(String value) throws IOException {
        assertThat(tone(named("t", "T", "T.").text(row -> value))).isEqualTo("none");
    }

    private String tone(Column<Integer> column) throws IOException {
        Path file = folder.resolve("one.xlsx");
        Table<Integer> table = new Table<>("one", "One", "One.", List.of(column), List.of(1), String::valueOf);
        new TableWorkbook(new TableWorkbook.Properties("One", "one", Instant.EPOCH), List.of(table), List.of())
                .write(file, Edits.DISCARDED, book -> {});
        try (XSSFWorkbook workbook = WorkbookWriterTest.open(file)) {
            Cell cell = workbook.getSheet("One").getRow(Layout.FIRST_ROW).getCell(0);
            return new ConditionalFormattingEvaluator(workbook, new XSSFFormulaEvaluator(workbook))
                    .getConditionalFormattingForCell(cell).stream()
                            .findFirst()
                            .map(HighlightsTest::toneOf)
                            .orElse("none");
        }
    }

    private static String toneOf(EvaluationConditionalFormatRule rule) {
        XSSFColor fill = (XSSFColor) rule.getRule().getPatternFormatting().getFillBackgroundColorColor();
        String color = fill.getARGBHex().substring(2).toUpperCase(Locale.ROOT);
        return Palette.TONES.stream()
                .filter(tone -> tone.fill().equals(color))
                .findFirst()
                .map(HighlightsTest::name)
                .orElse(color);
    }

    private static String name(Palette.Tone tone) {
        return List.of("bad", "doubtful", "good", "quiet").get(Palette.TONES.indexOf(tone));
    }
}
