package dev.mitosis.workbook;

import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Reads a sheet as a stream of lines, whoever has saved it. */
final class SheetLines extends TextHandler {
    private final SharedTexts shared;
    private final Consumer<SheetLine> lines;
    private TreeMap<Integer, Object> values = new TreeMap<>();
    private int row = -1;
    private int column = -1;
    private String type = "";

    SheetLines(SharedTexts shared, Consumer<SheetLine> lines) {
        this.shared = shared;
        this.lines = lines;
    }

    @Override
    void begin(String element, Attributes attributes) {
        if (element.equals("row")) {
            String number = attributes.getValue("r");
            row = number == null ? row + 1 : Integer.parseInt(number) - 1;
            column = -1;
            values = new TreeMap<>();
        } else if (element.equals("c")) {
            String place = attributes.getValue("r");
            column = place == null ? column + 1 : new CellReference(place).getCol();
            String given = attributes.getValue("t");
            type = given == null ? "n" : given;
            clear();
        }
    }

    @Override
    void end(String element) {
        if (element.equals("c")) {
            Object value = value();
            if (value != null) {
                values.put(column, value);
            }
        } else if (element.equals("row") && !values.isEmpty()) {
            lines.accept(new SheetLine(row, values));
        }
    }

    private @Nullable Object value() {
        String written = raw().strip();
        if (written.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "s" -> shared.digest(Integer.parseInt(written));
            case "n" -> (Object) Double.valueOf(written);
            default -> SheetLine.digest(words());
        };
    }
}
