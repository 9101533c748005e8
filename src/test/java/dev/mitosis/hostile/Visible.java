package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

/** The test's own list of what must not be seen raw, independent of the product's. */
final class Visible {
    private Visible() {}

    static boolean isUnseen(int c) {
        return c < 0x20
                || (c >= 0x7F && c <= 0x9F)
                || c == 0xAD
                || c == 0x61C
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x3164
                || c == 0xFEFF
                || (c >= 0xD800 && c <= 0xF8FF)
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xF0000;
    }

    /** Lines and tabs apart. */
    static void assertVisible(String what, String text) {
        text.codePoints()
                .filter(c -> c != '\n' && c != '\t' && isUnseen(c))
                .findFirst()
                .ifPresent(c -> assertThat(String.format("U+%04X", c)).as(what).isEmpty());
    }
}
