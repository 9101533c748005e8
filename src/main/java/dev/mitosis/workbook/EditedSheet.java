package dev.mitosis.workbook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What people have changed on one sheet.
 *
 * @param cells where; the first ones
 * @param count how many there are
 */
record EditedSheet(String sheet, List<String> cells, int count) {
    @Override
    public String toString() {
        String more = count > cells.size() ? " and " + (count - cells.size()) + " more" : "";
        return "'" + sheet + "' " + cells.stream().collect(Collectors.joining(", ")) + more;
    }
}
