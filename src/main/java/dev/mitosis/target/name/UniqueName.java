package dev.mitosis.target.name;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.NameChange.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code unique-names.tsv}: a name that only one thing in the world or in a Region can have.
 *
 * @param when which values it is about; null for all
 * @param served whether it is only about hosts that records of the snapshot answer for
 * @param where {@code name}, or a path into the record
 * @param part what of the value is the name; null for the whole
 * @param form of new names; null where none is made
 * @param most the characters that a new name may have
 * @param order what is done one after the other
 */
public record UniqueName(
        String type,
        @Nullable Pattern when,
        boolean served,
        String where,
        @Nullable Pattern part,
        Scope scope,
        How how,
        @Nullable Pattern form,
        int most,
        List<String> order) {
    /** The place that is no path: the name of the resource. */
    static final String NAME = "name";

    private static final String NONE = "-";
    private static final String SERVED = "served";

    static UniqueName of(TsvTable.TsvRow row) {
        String when = row.get("when");
        return new UniqueName(
                row.get("type"),
                when.equals(SERVED) ? null : pattern(when),
                when.equals(SERVED),
                row.get("where"),
                pattern(row.get("part")),
                Scope.valueOf(row.get("scope").toUpperCase(Locale.ROOT)),
                How.valueOf(row.get("how").toUpperCase(Locale.ROOT).replace('-', '_')),
                pattern(row.get("form")),
                Integer.parseInt(row.get("most")),
                row.get("order").equals(NONE)
                        ? List.of()
                        : Arrays.asList(row.get("order").split("\\|", -1)));
    }

    private static @Nullable Pattern pattern(String cell) {
        return cell.equals(NONE) ? null : Pattern.compile(cell);
    }

    boolean isResourceName() {
        return where.equals(NAME);
    }

    /** The part of the value that is the name. */
    String nameIn(String value) {
        Matcher matcher = part == null ? null : part.matcher(value);
        return matcher != null && matcher.find() ? matcher.group(1) : value;
    }

    /** The value with another name in it. */
    String with(String value, String name) {
        Matcher matcher = part == null ? null : part.matcher(value);
        return matcher != null && matcher.find()
                ? value.substring(0, matcher.start(1)) + name + value.substring(matcher.end(1))
                : name;
    }

    /** Whether AWS takes the name, an account's id put for its variable. */
    boolean takes(String name) {
        return form != null && name.length() <= most && form.matcher(name).matches();
    }
}
