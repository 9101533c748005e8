package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UnsharedWriterTest {
    private final StringWriter out = new StringWriter();
    private final UnsharedWriter writer = new UnsharedWriter(out);

    @Test
    void pieces_of_any_length_come_out_in_their_order() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int length : new int[] {0, 1, 7, 32_760, 9, 32_768, 1, 40_000, 3}) {
            String piece = String.valueOf((char) ('a' + length % 26)).repeat(length);
            writer.write(piece);
            writer.write(piece.toCharArray());
            writer.write('|');
            all.append(piece).append(piece).append('|');
        }
        writer.close();

        assertThat(out.toString()).isEqualTo(all.toString());
    }

    @Test
    void what_is_flushed_is_there() throws IOException {
        writer.write("<x>.", 1, 1);
        assertThat(out.toString()).isEmpty();
        writer.flush();
        assertThat(out.toString()).isEqualTo("x");
    }
}
