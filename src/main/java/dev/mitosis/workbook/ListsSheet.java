package dev.mitosis.workbook;

import dev.mitosis.model.table.Choices;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The lists behind the drop-downs, each under a name; open lists have room for more. */
final class ListsSheet {
    static final String TITLE = "Lists";
    private static final int HEADER_ROW = 3;
    private static final int ROOM = 20;

    private final Book book;

    ListsSheet(Book book) {
        this.book = book;
    }

    /** The name of the cells that hold a list. */
    static String rangeName(String choices) {
        return "list_" + choices;
    }

    void write(List<Choices> lists) {
        XSSFSheet sheet = book.template().createSheet(TITLE);
        Sheets.title(book, sheet, TITLE, "The values of the drop-downs. Add names of your own in the tinted cells.");
        int last = lists.stream().mapToInt(ListsSheet::room).max().orElse(0);
        Row header = sheet.createRow(HEADER_ROW);
        List<Row> rows = java.util.stream.IntStream.range(0, last)
                .<Row>mapToObj(i -> sheet.createRow(HEADER_ROW + 1 + i))
                .toList();
        for (int column = 0; column < lists.size(); column++) {
            Choices list = lists.get(column);
            sheet.setColumnWidth(column, Sheets.width(24));
            Sheets.put(header, column, list.title(), book.styles().of(Styles.Part.HEADER));
            fill(list, column, rows);
            name(list, column);
        }
        sheet.createFreezePane(0, HEADER_ROW + 1);
        Sheets.protect(sheet);
        Sheets.printed(sheet, book.footer());
    }

    private static int room(Choices list) {
        return list.values().size() + (list.open() ? ROOM : 0);
    }

    private void fill(Choices list, int column, List<Row> rows) {
        for (int i = 0; i < room(list); i++) {
            Cell cell = rows.get(i).createCell(column);
            boolean given = i < list.values().size();
            cell.setCellStyle(book.styles().of(given ? Styles.Part.STRONG : Styles.Part.INPUT));
            if (given) {
                cell.setCellValue(SafeText.of(list.values().get(i)));
            }
        }
    }

    private void name(Choices list, int column) {
        String letter = CellReference.convertNumToColString(column);
        int first = HEADER_ROW + 2;
        Name name = book.template().createName();
        name.setNameName(rangeName(list.name()));
        name.setRefersToFormula(
                String.format("%s!$%s$%d:$%s$%d", TITLE, letter, first, letter, first + Math.max(room(list), 1) - 1));
    }
}
