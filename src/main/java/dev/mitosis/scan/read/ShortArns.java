package dev.mitosis.scan.read;

import dev.mitosis.io.TsvTable;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells of which types the ARNs lack the region or the account. */
record ShortArns(List<Form> forms) {
    private static final String TABLE = "short-arns.tsv";

    private record Form(Pattern type, Set<String> lacks) {
        static Form of(TsvTable.TsvRow row) {
            row.get("source");
            return new Form(
                    Pattern.compile(Pattern.quote(row.get("type")).replace("*", "\\E.*\\Q")),
                    Set.of(row.get("lacks").split(",", -1)));
        }
    }

    /** Reads the table. */
    static ShortArns load() {
        return new ShortArns(TsvTable.loadNamed(ShortArns.class, TABLE).stream()
                .map(Form::of)
                .toList());
    }

    /** Whether the ARNs of a type lack this part, {@code region} or {@code account}. */
    boolean lack(String type, String part) {
        return forms.stream()
                .anyMatch(form ->
                        form.lacks().contains(part) && form.type().matcher(type).matches());
    }
}
