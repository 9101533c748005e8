package dev.mitosis.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook in which a person writes and moves things about. */
public final class GivenBack {
    private static final int AWAY = 60;

    private final XSSFWorkbook book;
    private final Path file;

    /** A copy of a workbook that is saved as another file. */
    public GivenBack(Path written, Path file) {
        this.file = file;
        try (InputStream in = Files.newInputStream(written)) {
            this.book = new XSSFWorkbook(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes text or a number into a row of a table, counted from 0, below a header. */
    public GivenBack write(String sheet, int row, String header, Object value) {
        Cell cell = cell(sheet, row, header);
        // What was streamed holds its text in itself; POI would leave that.
        cell.setBlank();
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(String.valueOf(value));
        }
        return this;
    }

    /** The text below a header. */
    public String text(String sheet, int row, String header) {
        return cell(sheet, row, header).getStringCellValue();
    }

    private Cell cell(String sheet, int row, String header) {
        XSSFSheet found = book.getSheet(sheet);
        return found.getRow(header(found) + 1 + row)
                .getCell(column(found, header), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** The row with the header of the keys. */
    private static int header(XSSFSheet sheet) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(Layout.KEY)) {
                    return row.getRowNum();
                }
            }
        }
        return Layout.HEADER_ROW;
    }

    private static int column(XSSFSheet sheet, String header) {
        for (Cell cell : sheet.getRow(header(sheet))) {
            if (cell.getStringCellValue().equals(header)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalArgumentException(sheet.getSheetName() + " has no column " + header);
    }

    /** Gives two rows each other's place, as sorting does. */
    public GivenBack swapRows(String sheet, int one, int other) {
        Row left = book.getSheet(sheet).getRow(header(book.getSheet(sheet)) + 1 + one);
        Row right = book.getSheet(sheet).getRow(header(book.getSheet(sheet)) + 1 + other);
        for (int column = 0; column < Math.max(left.getLastCellNum(), right.getLastCellNum()); column++) {
            Cell a = left.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
            Cell b = right.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
            Object kept = value(a);
            put(a, value(b));
            put(b, kept);
        }
        return this;
    }

    /** Moves a column to the right of all others. */
    public GivenBack moveColumn(String sheet, String header) {
        XSSFSheet found = book.getSheet(sheet);
        int from = column(found, header);
        for (Row row : found) {
            Cell cell = row.getRowNum() < header(found) ? null : row.getCell(from);
            if (cell != null) {
                put(row.createCell(AWAY), value(cell));
                put(cell, "");
            }
        }
        return this;
    }

    private static Object value(Cell cell) {
        return cell.getCellType() == CellType.NUMERIC
                ? (Object) cell.getNumericCellValue()
                : cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }

    private static void put(Cell cell, Object value) {
        cell.setBlank();
        if (value instanceof Double number) {
            cell.setCellValue(number);
        } else if (!value.equals("")) {
            cell.setCellValue((String) value);
        }
    }

    /** Puts a sheet into another place. */
    public GivenBack moveSheet(String sheet, int place) {
        book.setSheetOrder(sheet, place);
        return this;
    }

    /** Gives a sheet another name. */
    public GivenBack nameSheet(String sheet, String name) {
        book.setSheetName(book.getSheetIndex(sheet), name);
        return this;
    }

    /** Adds a sheet with words of one's own. */
    public GivenBack addSheet(String name) {
        book.createSheet(name).createRow(0).createCell(0).setCellValue("_key of all");
        return this;
    }

    /** Saves it; gives back the file. */
    public Path save() {
        try (OutputStream out = Files.newOutputStream(file);
                XSSFWorkbook closing = book) {
            closing.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
