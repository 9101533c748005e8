package dev.mitosis.method.command;

import java.util.List;

/** Parts of an argument that stand in the same quotes. */
public record Run(Quote quote, List<Part> parts) {
    public Run {
        parts = List.copyOf(parts);
    }

    /** The quotes that the author of a template chose. */
    public enum Quote {
        NONE(""),
        SINGLE("'"),
        DOUBLE("\"");

        private final String sign;

        Quote(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
