package dev.mitosis.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as people leave it. */
public final class EditedWorkbook {
    private EditedWorkbook() {}

    /** Opens a workbook, changes it and saves it. */
    static void edit(Path file, Consumer<XSSFWorkbook> change) {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            change.accept(book);
            try (OutputStream out = Files.newOutputStream(file)) {
                book.write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes words into the second column below the header of these sheets. */
    public static void write(Path file, List<String> sheets) {
        edit(
                file,
                book -> sheets.forEach(sheet -> book.getSheet(sheet)
                        .getRow(Layout.FIRST_ROW)
                        .getCell(1, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .setCellValue("a reviewer's words")));
    }

    /** The names of the sheets. */
    public static List<String> sheets(Path file) {
        try (SavedWorkbook book = SavedWorkbook.open(file)) {
            return book.sheets();
        } catch (SavedWorkbook.UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}
