package dev.mitosis.target.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of CloudFormation's types, in a form of this product that {@code benchmarks/target/schemas.py} makes of
 * AWS's own. A schema is read when it is asked for first.
 */
public final class Schemas {
    private static final String FILE = "schemas.tsv.gz";

    private final Map<String, String> lines;
    private final Map<String, ResourceSchema> read = new HashMap<>();

    private Schemas(Map<String, String> lines) {
        this.lines = lines;
    }

    /** The schemas that are shipped with the product; the file is read once in a process. */
    public static Schemas load() {
        return Shipped.SCHEMAS;
    }

    /** The schema of a type; null where CloudFormation has no such type. */
    public synchronized @Nullable ResourceSchema find(String type) {
        String line = lines.get(type);
        return line == null ? null : read.computeIfAbsent(type, unread -> parsed(unread, line));
    }

    /** The names of all types. */
    public Set<String> types() {
        return Collections.unmodifiableSet(new TreeSet<>(lines.keySet()));
    }

    private static ResourceSchema parsed(String type, String line) {
        try {
            return ResourceSchema.of(type, Json.mapper().readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(FILE + ": " + type, e);
        }
    }

    /** Made when it is used. */
    private static final class Shipped {
        static final Schemas SCHEMAS = new Schemas(lines());

        private static Map<String, String> lines() {
            Map<String, String> lines = new HashMap<>();
            try (InputStream packed = Schemas.class.getResourceAsStream(FILE)) {
                if (packed == null) {
                    throw new IllegalStateException("the product lacks its resource file " + FILE);
                }
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8));
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    int tab = line.indexOf('\t');
                    lines.put(line.substring(0, tab), line.substring(tab + 1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lines;
        }
    }
}
