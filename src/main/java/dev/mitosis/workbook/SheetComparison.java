package dev.mitosis.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the changed cells of a sheet in two passes: the first compares how often each line occurs, so that sorted rows
 * are no change; only where that differs, the second one looks at the lines that have no like.
 */
final class SheetComparison {
    private static final int SHOWN = 10;
    private static final int EXAMINED = 5_000;
    private static final Long KEY = SheetLine.digest(Layout.KEY);

    private final SavedWorkbook written;
    private final SavedWorkbook found;
    private final String sheet;
    private final Map<Long, Integer> surplus = new HashMap<>();
    private int unlike;
    private int keyColumn = -1;

    SheetComparison(SavedWorkbook written, SavedWorkbook found, String sheet) {
        this.written = written;
        this.found = found;
        this.sheet = sheet;
    }

    /** What was changed, if anything. */
    Optional<EditedSheet> edits() throws SavedWorkbook.UnreadableException {
        List<String> cells = new ArrayList<>();
        found.notes(sheet).forEach(cell -> cells.add(cell + " (a note)"));
        count();
        if (unlike > 0) {
            List<SheetLine> before = withoutLike(written, 1);
            List<SheetLine> after = withoutLike(found, -1);
            pair(before, after, cells);
        }
        int further = Math.max(0, unlike - 2 * EXAMINED);
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new EditedSheet(
                        sheet, List.copyOf(cells.subList(0, Math.min(SHOWN, cells.size()))), cells.size() + further));
    }

    private void count() throws SavedWorkbook.UnreadableException {
        written.lines(sheet, line -> {
            if (line.row() == Layout.HEADER_ROW) {
                line.values().forEach((column, value) -> keyColumn = value.equals(KEY) ? column : keyColumn);
            }
            surplus.merge(line.digest(), 1, Integer::sum);
        });
        found.lines(sheet, line -> surplus.merge(line.digest(), -1, Integer::sum));
        unlike = surplus.values().stream().mapToInt(Math::abs).sum();
    }

    /** The lines of which this workbook has more than the other one; a bounded number of them. */
    private List<SheetLine> withoutLike(SavedWorkbook workbook, int sign) throws SavedWorkbook.UnreadableException {
        List<SheetLine> lines = new ArrayList<>();
        workbook.lines(sheet, line -> {
            int left = surplus.getOrDefault(line.digest(), 0);
            if (left * sign > 0 && lines.size() < EXAMINED) {
                surplus.put(line.digest(), left - sign);
                lines.add(line);
            }
        });
        return lines;
    }

    private void pair(List<SheetLine> before, List<SheetLine> after, List<String> cells) {
        List<SheetLine> old = new ArrayList<>(before);
        List<SheetLine> unpaired = new ArrayList<>();
        Map<Object, SheetLine> byKey = new HashMap<>();
        old.forEach(line -> byKey.putIfAbsent(identity(line), line));
        for (SheetLine line : after) {
            SheetLine former = byKey.remove(identity(line));
            if (former == null) {
                unpaired.add(line);
            } else {
                old.remove(former);
                line.columnsUnlike(former).forEach(column -> cells.add(line.cell(column)));
            }
        }
        for (int i = 0; i < unpaired.size(); i++) {
            SheetLine line = unpaired.get(i);
            TreeSet<Integer> columns = i < old.size()
                    ? line.columnsUnlike(old.get(i))
                    : new TreeSet<>(line.values().keySet());
            columns.forEach(column -> cells.add(line.cell(column)));
        }
        for (int i = unpaired.size(); i < old.size(); i++) {
            cells.add("row " + (old.get(i).row() + 1) + " (gone)");
        }
    }

    /** What a line is paired by: its key where its table has one, else its place. */
    private Object identity(SheetLine line) {
        @Nullable Object key = line.row() > Layout.HEADER_ROW ? line.values().get(keyColumn) : null;
        return Objects.requireNonNullElse(key, line.row());
    }
}
