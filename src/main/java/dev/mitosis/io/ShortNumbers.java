package dev.mitosis.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Keeps a number such as {@code 1e999999999} as text: written out or added to, it would fill the memory. */
final class ShortNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public ValueNode numberNode(BigDecimal value) {
        return value == null || isShort(value) ? super.numberNode(value) : textNode(value.toString());
    }

    static boolean isShort(BigDecimal value) {
        return Math.abs((long) value.scale()) <= Bounds.DIGITS;
    }
}
