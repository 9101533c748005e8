package dev.mitosis.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The filled cells of one row, as far as they tell whether somebody has changed them.
 *
 * @param row counted from 0
 * @param values by column: a number as itself, a text as its digest, so that no text has to be kept
 */
record SheetLine(int row, SortedMap<Integer, Object> values) {
    /** Spreadsheet programs save 15 digits of a number, and may round the last one in another way. */
    private static final MathContext SAVED = new MathContext(15);

    private static final double ROUNDING = 1e-13;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** A digest of 64 bits (FNV-1a). */
    static Long digest(String text) {
        long digest = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            digest = (digest ^ text.charAt(i)) * FNV_PRIME;
        }
        return digest;
    }

    /** A digest of the whole line wherever it stands, so that a sorted table is still the same lines. */
    long digest() {
        long digest = FNV_OFFSET;
        for (Map.Entry<Integer, Object> cell : values.entrySet()) {
            digest = (digest ^ cell.getKey()) * FNV_PRIME;
            digest = (digest ^ bits(cell.getValue())) * FNV_PRIME;
        }
        return digest;
    }

    private static long bits(Object value) {
        if (value instanceof Double number) {
            double saved = Double.isFinite(number)
                    ? new BigDecimal(number).round(SAVED).doubleValue()
                    : number;
            return Double.doubleToLongBits(saved + 0.0);
        }
        return (Long) value;
    }

    /** The columns in which the other line holds something else. */
    TreeSet<Integer> columnsUnlike(SheetLine other) {
        TreeSet<Integer> columns = new TreeSet<>(values.keySet());
        columns.addAll(other.values.keySet());
        columns.removeIf(column -> same(values.get(column), other.values.get(column)));
        return columns;
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double a && right instanceof Double b) {
            return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
        }
        return Objects.equals(left, right);
    }

    /** The name of a cell of this line. */
    String cell(int column) {
        return new CellReference(row, column).formatAsString();
    }
}
