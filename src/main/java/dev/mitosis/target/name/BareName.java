package dev.mitosis.target.name;

import dev.mitosis.io.TsvTable;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a thing has to be called by whoever uses it from another account, where a bare name is looked for at home.
 *
 * @param called in words
 * @param arn whether its ARN is taken wherever its name is
 */
public record BareName(String called, boolean arn) {
    private static final Map<String, BareName> BY_TYPE = TsvTable.loadNamed(BareName.class, "bare-names.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row.get("type"),
                    row -> new BareName(row.get("called"), row.get("arn").equals("yes"))));

    /** Of things of a type; null where a name does. */
    public static @Nullable BareName of(String type) {
        return BY_TYPE.get(type);
    }
}
