package dev.mitosis.scan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for planted secrets in files, also in packed ones, plain or in base64. */
final class Canaries {
    /** What every planted secret contains. */
    static final String MARK = "CANARY-";

    private static final List<String> FORMS = forms();

    private Canaries() {}

    /** Base64 has three spellings of a text, depending on where it begins. */
    private static List<String> forms() {
        List<String> forms = new ArrayList<>(List.of("canary-"));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = (" ".repeat(offset) + MARK).getBytes(StandardCharsets.UTF_8);
            String spelt = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(spelt.substring(offset == 0 ? 0 : offset + 1, spelt.length() - 2)
                    .toLowerCase(Locale.ROOT));
        }
        return forms;
    }

    /** The files below a folder that contain a planted secret. */
    static List<Path> filesWithOne(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String text = text(file).toLowerCase(Locale.ROOT);
                if (FORMS.stream().anyMatch(text::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.toString();
        if (name.endsWith(".gz")) {
            bytes = new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        } else if (name.endsWith(".xlsx")) {
            return entries(new ByteArrayInputStream(bytes));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String entries(InputStream packed) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
