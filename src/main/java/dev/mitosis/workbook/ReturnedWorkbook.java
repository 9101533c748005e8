package dev.mitosis.workbook;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * A workbook that people have given back. Rows are known by their keys and columns by their headers, so that sorted and
 * filtered rows, moved and added columns and sheets change nothing. What stood in a cell at first is in the workbook
 * itself, so that nothing else has to be kept to tell what was changed.
 *
 * @param changed the changed cells, in the order of sheets, rows and columns
 * @param flaws what could not be read, each with its sheet
 */
public record ReturnedWorkbook(List<ReturnedCell> changed, List<String> flaws) {
    public ReturnedWorkbook {
        changed = List.copyOf(changed);
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads the cells that people fill in.
     *
     * @param tables those that workbooks are made of now
     * @throws MitosisException M-BOOK-04 where the file is no workbook of this tool
     */
    public static ReturnedWorkbook read(Path file, List<Table<?>> tables) {
        if (!Files.isRegularFile(file)) {
            throw foreign(file, "there is no such file", null);
        }
        Reading reading = new Reading(tables);
        try (OPCPackage parts = OPCPackage.open(file.toString(), PackageAccess.READ)) {
            try {
                reading.all(parts);
            } finally {
                parts.revert();
            }
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // Of a file that anybody may have written POI throws whatever its parts run into.
            throw foreign(file, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
        if (reading.sheets == 0) {
            throw foreign(file, "no sheet has the hidden column " + Layout.KEY + " that tells its rows apart", null);
        }
        return new ReturnedWorkbook(reading.changed, reading.flaws);
    }

    private static MitosisException foreign(Path file, String why, @Nullable Exception cause) {
        return new MitosisException(
                "M-BOOK-04",
                file + " cannot be read as a workbook that mitosis report has written",
                why,
                "give the .xlsx file as it came back, without a password; save it once more as .xlsx where another program"
                        + " has written it",
                ExitCode.INVALID_INPUT,
                cause);
    }

    /** What is found while the parts of the file are read. */
    private static final class Reading {
        private static final Pattern NUMBERED = Pattern.compile(".* ([2-9]|[1-9][0-9]{1,3})");

        private final Map<String, Table<?>> byTitle = new HashMap<>();
        private final List<ReturnedCell> changed = new ArrayList<>();
        private final List<String> flaws = new ArrayList<>();
        private int sheets;

        Reading(List<Table<?>> tables) {
            tables.stream()
                    .filter(table -> table.columns().stream().anyMatch(column -> column.input() != null))
                    .forEach(table -> byTitle.put(table.title(), table));
        }

        void all(OPCPackage parts) throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
            XSSFReader reader = new XSSFReader(parts);
            ReadOnlySharedStringsTable texts = new ReadOnlySharedStringsTable(parts, false);
            XSSFReader.SheetIterator found = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (found.hasNext()) {
                try (InputStream in = found.next()) {
                    Rows rows = new Rows(found.getSheetName());
                    XMLReader xml = XMLHelper.newXMLReader();
                    xml.setContentHandler(
                            new XSSFSheetXMLHandler(reader.getStylesTable(), null, texts, rows, new Plain(), false));
                    xml.parse(new InputSource(in));
                    sheets += rows.key < 0 ? 0 : 1;
                }
            }
        }

        /** The rows of a sheet. */
        private final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {
            private final String sheet;
            private final Map<Integer, String> cells = new TreeMap<>();
            private final List<Place> inputs = new ArrayList<>();
            private @Nullable Table<?> table;
            private int key = -1;

            Rows(String sheet) {
                this.sheet = sheet;
            }

            @Override
            public void startRow(int row) {
                cells.clear();
            }

            @Override
            public void cell(@Nullable String place, @Nullable String value, @Nullable XSSFComment comment) {
                if (place != null && value != null && !value.isBlank()) {
                    cells.put((int) new CellReference(place).getCol(), plain(value));
                }
            }

            @Override
            public void endRow(int row) {
                if (key < 0) {
                    header();
                } else if (table != null) {
                    String of = cells.get(key);
                    if (of != null) {
                        changes(table, of, row);
                    }
                }
            }

            private void header() {
                Map<String, Integer> columns = new HashMap<>();
                cells.forEach((column, title) -> columns.putIfAbsent(title, column));
                Integer found = columns.get(Layout.KEY);
                if (found == null) {
                    return;
                }
                key = found;
                table = table(sheet);
                if (table == null) {
                    flaws.add("the sheet '" + sheet + "' is none of those that are filled in: give it its name back");
                    return;
                }
                for (Column<?> column : table.columns()) {
                    if (column.input() != null) {
                        input(column, columns.get(column.title()), columns.get(Layout.ORIGINAL + column.name()));
                    }
                }
            }

            /** The table of a sheet; one that has several has a number in the name of all but the first. */
            private @Nullable Table<?> table(String sheet) {
                Table<?> found = byTitle.get(sheet);
                Matcher numbered = NUMBERED.matcher(sheet);
                if (found != null || !numbered.matches()) {
                    return found;
                }
                int number = Integer.parseInt(numbered.group(1));
                return byTitle.values().stream()
                        .filter(candidate ->
                                Layout.title(candidate.title(), number).equals(sheet))
                        .findFirst()
                        .orElse(null);
            }

            private void input(Column<?> column, @Nullable Integer now, @Nullable Integer was) {
                if (now == null || was == null) {
                    flaws.add("the sheet '" + sheet + "' has no column '"
                            + (now == null ? column.title() : Layout.ORIGINAL + column.name())
                            + "' any more: what was written there cannot be read");
                } else {
                    inputs.add(new Place(column.name(), now, was));
                }
            }

            private void changes(Table<?> of, String rowKey, int row) {
                for (Place input : inputs) {
                    String was = cells.getOrDefault(input.was(), "");
                    String now = cells.getOrDefault(input.now(), "");
                    if (!was.equals(now)) {
                        changed.add(new ReturnedCell(
                                sheet,
                                new CellReference(row, input.now()).formatAsString(),
                                of.name(),
                                rowKey,
                                input.column(),
                                was,
                                now));
                    }
                }
            }
        }
    }

    /** Where a column and what it held at first stand on a sheet. */
    private record Place(String column, int now, int was) {}

    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Gives numbers as they are, whatever a cell's format shows of them. */
    private static final class Plain extends DataFormatter {
        @Override
        public String formatRawCellContents(double value, int index, String format) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
