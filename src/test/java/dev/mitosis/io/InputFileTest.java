package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFileTest {
    @TempDir
    private Path outside;

    private Path folder;

    @BeforeEach
    void make_a_folder_with_a_file() throws IOException {
        folder = Files.createDirectory(outside.resolve("folder"));
        Files.writeString(folder.resolve("file"), "12345");
    }

    @Test
    void a_file_is_read_up_to_its_bound_and_not_a_byte_beyond() throws IOException {
        try (InputStream in = InputFile.open(folder.resolve("file"), 5)) {
            assertThat(in.readAllBytes()).hasSize(5);
        }
        try (InputStream in = InputFile.open(folder.resolve("file"), 4)) {
            assertThatThrownBy(in::readAllBytes).hasMessage("it has more than 4 bytes");
        }
    }

    @Test
    void what_is_skipped_counts_as_read() throws IOException {
        try (InputStream in = InputFile.open(folder.resolve("file"), 4)) {
            assertThatThrownBy(() -> in.skip(5)).isInstanceOf(UnfitFileException.class);
        }
        try (InputStream in = InputFile.open(folder.resolve("file"), 4)) {
            assertThat(in.markSupported()).isFalse();
        }
    }

    @Test
    void a_folder_and_a_device_are_no_files() {
        assertThatThrownBy(() -> InputFile.open(folder, 10)).hasMessage("it is a folder");
        assertThatThrownBy(() -> InputFile.open(Path.of("/dev/zero"), 10)).hasMessageContaining("a device");
        assertThatThrownBy(() -> InputFile.open(folder.resolve("none"), 10)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void text_by_hand_may_begin_with_a_byte_order_mark_and_must_be_utf_8() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "\uFEFFa: \u00fc");
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xFC});

        assertThat(InputFile.handwritten(text)).isEqualTo("a: \u00fc");
        assertThatThrownBy(() -> InputFile.handwritten(latin)).hasMessage("it is not text in UTF-8");
    }

    @Test
    void a_member_of_a_folder_is_found_below_it() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("below/file"), "x");

        assertThat(InputFile.member(folder, "below/file")).hasContent("x");
        assertThat(InputFile.member(folder, "below/../file")).hasContent("12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "below/../../secret", "link", "linked/secret", "a\0b", "."})
    void nothing_outside_of_a_folder_is_a_member_of_it(String path) throws IOException {
        Files.writeString(outside.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("link"), outside.resolve("secret"));
        Files.createSymbolicLink(folder.resolve("linked"), outside);

        assertThatThrownBy(() -> InputFile.member(folder, path)).isInstanceOf(UnfitFileException.class);
    }

    @Test
    void a_link_within_the_folder_leads_to_a_member() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("file"));

        assertThat(InputFile.member(folder, "link")).hasContent("12345");
    }

    @Test
    void what_unpacks_to_many_times_its_size_is_a_bomb_and_a_small_file_is_none() throws IOException {
        try (InputStream in = InputFile.unzip(zeros("small", Bounds.UNPACKED_FREELY))) {
            assertThat(in.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(Bounds.UNPACKED_FREELY);
        }
        try (InputStream in = InputFile.unzip(zeros("bomb", Bounds.UNPACKED_FREELY + 1))) {
            assertThatThrownBy(() -> in.transferTo(java.io.OutputStream.nullOutputStream()))
                    .hasMessageContaining("times its size");
        }
    }

    private Path zeros(String name, long bytes) throws IOException {
        Path file = folder.resolve(name);
        byte[] block = new byte[1 << 16];
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (long left = bytes; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }

    @Test
    void lines_are_told_with_their_number_and_whether_they_were_cut_off() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("a\n\nb".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (RecordLines lines = new RecordLines(new java.io.ByteArrayInputStream(text.toByteArray()))) {
            assertThat(lines.next()).asString().isEqualTo("a");
            assertThat(lines.ended()).isTrue();
            assertThat(lines.next()).asString().isEmpty();
            assertThat(lines.ended()).isTrue();
            assertThat(lines.next()).asString().isEqualTo("b");
            assertThat(lines.ended()).isFalse();
            assertThat(lines.number()).isEqualTo(3);
            assertThat(lines.next()).isNull();
        }
    }
}
