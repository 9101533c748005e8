package dev.mitosis.cost.verify;

import dev.mitosis.io.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What somebody does to a history on disk: {@code delete FILE}, {@code add FILE}, {@code edit FILE OLD NEW},
 * {@code garble FILE}; the same as edit with the file's hash put right so that it goes unnoticed ({@code forge FILE OLD
 * NEW}), and rows of a Parquet file replaced by those of a query over {@code history} with the hash put right
 * ({@code parquet FILE SELECT ...}).
 */
final class Damage {
    private Damage() {}

    static void inflict(Path folder, String damage) throws IOException, SQLException {
        String[] words = damage.split(" ", 3);
        Path file = folder.resolve(words[1]);
        switch (words[0]) {
            case "delete" -> Files.delete(file);
            case "add" -> {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "x");
            }
            case "edit" -> edit(file, words[2]);
            case "garble" -> Files.writeString(file, "no Parquet");
            case "forge" -> {
                String before = Hashes.ofFile(file);
                edit(file, words[2]);
                forge(folder, before, file);
            }
            case "parquet" -> {
                String before = Hashes.ofFile(file);
                rewrite(file, words[2]);
                forge(folder, before, file);
            }
            default -> throw new IllegalArgumentException(damage);
        }
    }

    private static void edit(Path file, String change) throws IOException {
        String[] texts = change.split(" ", -1);
        String text = Files.readString(file);
        if (!text.contains(texts[0])) {
            throw new IllegalArgumentException(file + " does not hold " + texts[0] + " but\n" + text);
        }
        Files.writeString(file, text.replace(texts[0], texts[1]));
    }

    private static void rewrite(Path file, String select) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE history AS FROM read_parquet('" + file + "', hive_partitioning = false)");
            Files.delete(file);
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static void forge(Path folder, String before, Path file) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(before, Hashes.ofFile(file)));
        Files.writeString(folder.resolve("manifest.json.sha256"), Hashes.ofFile(manifest) + "  manifest.json\n");
    }
}
