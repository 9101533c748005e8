package dev.mitosis.workbook;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Kind;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of one workbook; each is made once. */
final class Styles {
    private static final String FACE = "Calibri";
    private static final String FIXED_FACE = "Consolas";

    private final XSSFWorkbook workbook;
    private final Map<Object, XSSFCellStyle> cells = new HashMap<>();
    private final Map<Face, XSSFFont> fonts = new HashMap<>();

    /**
     * What a data cell is.
     *
     * @param quoted where its text could pass for a formula
     * @param fraction where its number has digits behind the point: Excel shows the point of the format even without
     */
    record Cell(Kind kind, boolean input, boolean quoted, boolean wrapped, boolean fraction) {
        /** A cell that nobody fills in, on one line. */
        static Cell plain(Kind kind) {
            return new Cell(kind, false, false, false, false);
        }

        /** Whether a column's text goes on in further lines; what is not printed does not make rows higher. */
        static boolean wraps(Column<?> column) {
            return !column.aside() && (column.kind() == Kind.PROSE || column.kind() == Kind.CODE);
        }
    }

    /** A font. */
    record Face(String name, int points, String color, boolean bold) {}

    /** The styles outside of the tables. */
    enum Part {
        TITLE(20, Palette.INK, true),
        HEADING(13, Palette.ACCENT, true),
        SUBTITLE(10, Palette.MUTED, false),
        BODY(11, Palette.INK, false),
        STRONG(11, Palette.INK, true),
        LABEL(10, Palette.INK, false),
        LINK(11, Palette.LINK, false),
        TILE_VALUE(20, Palette.ACCENT, true),
        TILE_LABEL(9, Palette.MUTED, false),
        GOOD(12, Palette.GOOD.text(), true),
        BAD(12, Palette.BAD.text(), true),
        INPUT(11, Palette.INK, false),
        HEADER(10, Palette.WHITE, true);

        private final Face face;

        Part(int points, String color, boolean bold) {
            this.face = new Face(FACE, points, color, bold);
        }
    }

    Styles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** The style of a data cell. */
    CellStyle of(Cell cell) {
        return cells.computeIfAbsent(cell, key -> data(cell));
    }

    /** The style of something outside of the tables. */
    CellStyle of(Part part) {
        return cells.computeIfAbsent(part, key -> part(part));
    }

    private XSSFCellStyle data(Cell cell) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(face(cell.kind())));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setAlignment(alignment(cell.kind()));
        if (style.getAlignment() != HorizontalAlignment.CENTER) {
            style.setIndention((short) 1);
        }
        style.setWrapText(cell.wrapped());
        style.setDataFormat(workbook.createDataFormat().getFormat(format(cell)));
        style.setBorderBottom(BorderStyle.THIN);
        style.setBottomBorderColor(color(Palette.RULE));
        style.setQuotePrefixed(cell.quoted());
        if (cell.input()) {
            fill(style, Palette.INPUT);
            style.setLocked(false);
        }
        return style;
    }

    private static Face face(Kind kind) {
        return switch (kind) {
            case CODE -> new Face(FIXED_FACE, 9, Palette.INK, false);
            case LINK -> new Face(FACE, 10, Palette.LINK, false);
            case TEXT, PROSE, NUMBER, PERCENT, CONFIDENCE, MINUTES, DATE, MONEY, STATUS ->
                new Face(FACE, 10, Palette.INK, false);
        };
    }

    private static HorizontalAlignment alignment(Kind kind) {
        return switch (kind) {
            case NUMBER, PERCENT, CONFIDENCE, MINUTES, MONEY -> HorizontalAlignment.RIGHT;
            case DATE, STATUS -> HorizontalAlignment.CENTER;
            case TEXT, PROSE, CODE, LINK -> HorizontalAlignment.LEFT;
        };
    }

    private static String format(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER -> cell.fraction() ? "#,##0.0#" : "#,##0";
            case MINUTES -> "#,##0";
            case PERCENT, CONFIDENCE -> "0%";
            case DATE -> "yyyy-mm-dd";
            case MONEY -> "#,##0.00";
            case TEXT, PROSE, CODE, STATUS, LINK -> "@";
        };
    }

    private XSSFCellStyle part(Part part) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(part.face));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        switch (part) {
            case HEADER -> {
                fill(style, Palette.HEADER);
                style.setAlignment(HorizontalAlignment.LEFT);
                style.setIndention((short) 1);
                style.setWrapText(true);
            }
            case TILE_VALUE, TILE_LABEL -> {
                fill(style, Palette.TILE);
                style.setAlignment(HorizontalAlignment.CENTER);
            }
            case BODY, STRONG, LINK -> {
                style.setWrapText(part == Part.BODY);
                style.setVerticalAlignment(VerticalAlignment.TOP);
            }
            case INPUT -> {
                fill(style, Palette.INPUT);
                style.setLocked(false);
            }
            case SUBTITLE -> style.setVerticalAlignment(VerticalAlignment.TOP);
            case LABEL -> {
                style.setAlignment(HorizontalAlignment.LEFT);
                style.setIndention((short) 1);
            }
            case TITLE, HEADING, GOOD, BAD -> {}
        }
        return style;
    }

    private static void fill(XSSFCellStyle style, String color) {
        style.setFillForegroundColor(color(color));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private XSSFFont font(Face face) {
        return fonts.computeIfAbsent(face, key -> {
            XSSFFont font = workbook.createFont();
            font.setFontName(face.name());
            font.setFontHeightInPoints((short) face.points());
            font.setColor(color(face.color()));
            font.setBold(face.bold());
            return font;
        });
    }

    /** A colour from its six hexadecimal digits. */
    static XSSFColor color(String rgb) {
        return new XSSFColor(java.util.HexFormat.of().parseHex("FF" + rgb));
    }
}
