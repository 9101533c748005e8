package dev.mitosis.workbook;

import dev.mitosis.report.table.Brief;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The first sheet of a workbook as a reader finds it: by what stands to the left, and below a header. */
final class BriefCells {
    private static final int VALUE = 2;
    private static final int WHY = 7;
    private static final int ON_TOP = 2;
    private static final DataFormatter TEXT = new DataFormatter();

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, Map<String, Double>> waves = new LinkedHashMap<>();
    private final Map<String, String> spans = new LinkedHashMap<>();
    private final List<String> decisions = new ArrayList<>();

    private final Map<String, BigDecimal> alternatives = new LinkedHashMap<>();

    private BriefCells() {}

    static BriefCells of(Path file) {
        BriefCells cells = new BriefCells();
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            cells.brief(book.getSheetAt(0));
            for (Row row : book.getSheet("Decisions")) {
                if (row.getRowNum() > Layout.HEADER_ROW) {
                    cells.decisions.add(text(row, 1) + " " + text(row, 8));
                }
            }
            for (Row row : book.getSheet("Alternatives")) {
                if (row.getRowNum() > Layout.HEADER_ROW) {
                    cells.alternatives.put(
                            text(row, 0), BigDecimal.valueOf(row.getCell(ON_TOP).getNumericCellValue()));
                }
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void brief(XSSFSheet sheet) {
        Row header = null;
        for (Row row : sheet) {
            if (header != null) {
                Map<String, Double> wave = new LinkedHashMap<>();
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.NUMERIC) {
                        wave.put(text(header, cell.getColumnIndex()), cell.getNumericCellValue());
                    }
                }
                waves.put(text(row, 0), wave);
                spans.put(text(row, 0), text(row, 1));
            } else if (text(row, 0).equals("Wave")) {
                header = row;
            } else {
                rows.add(List.of(text(row, 0), text(row, VALUE), text(row, WHY)));
            }
        }
    }

    private static String text(Row row, int column) {
        return TEXT.formatCellValue(row.getCell(column));
    }

    /** What each of the alternatives costs on top, on its own sheet. */
    Map<String, BigDecimal> alternatives() {
        return alternatives;
    }

    /** What stands beside a label. */
    String value(String label) {
        return cells(label).get(1);
    }

    /** What stands beside it on the right. */
    String why(String label) {
        return cells(label).get(2);
    }

    private List<String> cells(String label) {
        return rows.stream()
                .filter(row -> row.get(0).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the Brief does not say: " + label));
    }

    /** The labels and values below a heading, up to the next one. */
    Map<String, String> section(String title) {
        Map<String, String> found = new LinkedHashMap<>();
        boolean inside = false;
        for (List<String> row : rows) {
            boolean heading = Brief.TITLES.contains(row.get(0));
            if (inside && !heading && !row.get(0).isEmpty() && !row.get(0).startsWith("The waves")) {
                found.put(row.get(0), row.get(1));
            }
            inside = heading ? row.get(0).equals(title) : inside;
        }
        return found;
    }

    /** All rows above the waves: what stands to the left, in the middle and to the right. */
    List<List<String>> rows() {
        return rows;
    }

    /** When each wave is, as it stands there. */
    Map<String, String> spans() {
        return spans;
    }

    Map<String, Map<String, Double>> waves() {
        return waves;
    }

    /** A number of a wave; 0 where its cell is empty. */
    double wave(String wave, String column) {
        return waves.getOrDefault(wave, Map.of()).getOrDefault(column, 0.0);
    }

    List<Double> column(String column) {
        return waves.values().stream()
                .map(wave -> wave.getOrDefault(column, 0.0))
                .toList();
    }

    double sum(String column) {
        return column(column).stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What is asked on the sheet Decisions, each with what it is about. */
    List<String> decisions() {
        return decisions;
    }
}
