package dev.mitosis.workbook;

import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.PrintOrientation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What every sheet has: a title, a way back, protection against accidents, print set-up. */
final class Sheets {
    static final String READ_ME = "Read me";
    private static final int MAX_WIDTH = 255;

    private Sheets() {}

    /** A column width in the unit of the file format. */
    static int width(int characters) {
        return Math.min(characters + 1, MAX_WIDTH) * 256;
    }

    /** The row of this number, made where it is not there yet. */
    static Row row(Sheet sheet, int number) {
        Row row = sheet.getRow(number);
        return row == null ? sheet.createRow(number) : row;
    }

    /** Puts text into a cell. */
    static Cell put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(SafeText.of(text));
        cell.setCellStyle(style);
        return cell;
    }

    /** Makes a cell lead to a cell of another sheet. */
    static void lead(Cell cell, String sheet, int row) {
        Hyperlink link = cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + sheet.replace("'", "''") + "'!A" + (row + 1));
        cell.setHyperlink(link);
    }

    /** Makes a cell lead to another workbook, by a path from the folder of this one, with slashes. */
    static void leadToFile(Cell cell, String path) {
        Hyperlink link = cell.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.FILE);
        link.setAddress(path);
        cell.setHyperlink(link);
    }

    /** Writes the three rows above a table: title, description, the way back. */
    static void title(Book book, Sheet sheet, String title, String description) {
        Row first = sheet.createRow(0);
        first.setHeightInPoints(30);
        put(first, 0, title, book.styles().of(Styles.Part.TITLE));
        put(sheet.createRow(1), 0, description, book.styles().of(Styles.Part.SUBTITLE));
        lead(put(sheet.createRow(2), 0, "< " + READ_ME, book.styles().of(Styles.Part.LINK)), READ_ME, 0);
        sheet.setDisplayGridlines(false);
    }

    /** Protects against accidents, without a password; filters, widths and formats stay usable. */
    static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatCells(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockSelectLockedCells(false);
        sheet.lockSelectUnlockedCells(false);
        sheet.lockObjects(false);
        sheet.lockScenarios(false);
    }

    /** Landscape, one page wide, with page numbers. */
    static void printed(XSSFSheet sheet, String footer) {
        XSSFPrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PaperSize.A4_PAPER);
        setup.setOrientation(PrintOrientation.LANDSCAPE);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(false);
        sheet.getFooter().setLeft("&8" + footer.replace("&", "&&"));
        sheet.getFooter().setCenter("&8&A");
        sheet.getFooter().setRight("&8Page &P of &N");
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, 0.5);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, 0.6);
    }
}
