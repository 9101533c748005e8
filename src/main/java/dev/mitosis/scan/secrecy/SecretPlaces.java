package dev.mitosis.scan.secrecy;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * Decides what becomes of a member, by the shape that has it and by its name: what is hidden in one place is hidden
 * wherever the same shape or a member of the same name stands. Maps of texts and free documents are hidden unless a row
 * says otherwise, as is what AWS itself calls sensitive.
 */
public final class SecretPlaces {
    private static final String PLACES = "secret-places.tsv";
    private static final String SENSITIVE = "sensitive-members.tsv";
    private static final Treatment DROPPED = new Treatment(Treatment.Kind.DROPPED, Set.of());
    private static final String ANY_SHAPE = "*:*.";

    private static final SecretPlaces ALL = new SecretPlaces(
            TsvTable.loadNamed(SecretPlaces.class, PLACES).stream().map(Row::of).toList(),
            TsvTable.loadNamed(SecretPlaces.class, SENSITIVE).stream()
                    .map(row -> row.get("place"))
                    .collect(Collectors.toUnmodifiableSet()));

    private final List<Row> rows;
    private final Set<String> sensitive;
    private final List<String> droppedEndings;
    private final List<String> hiddenEndings;

    /** A row of the table; {@code place} reads {@code service:Shape.member}, with {@code *} for any text. */
    record Row(String place, PlacePattern pattern, Treatment treatment, String reason) {
        static Row of(TsvRow row) {
            Treatment.Kind kind = Arrays.stream(Treatment.Kind.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(row.get("treatment")))
                    .findFirst()
                    .orElseThrow(() -> row.error("there is no such treatment"));
            String keep = row.get("keep");
            Set<String> kept = keep.equals("-") ? Set.of() : Set.of(keep.split(",", -1));
            return new Row(
                    row.get("place"), PlacePattern.of(row.get("place")), new Treatment(kind, kept), row.get("reason"));
        }

        /** Only a row that names the service has looked at what AWS calls sensitive. */
        boolean counts(boolean sensitive) {
            return !sensitive || treatment.touches() || !place.startsWith("*");
        }
    }

    private SecretPlaces(List<Row> rows, Set<String> sensitive) {
        this.rows = rows;
        this.sensitive = sensitive;
        this.droppedEndings = endings(Treatment.Kind.DROPPED);
        this.hiddenEndings = endings(Treatment.Kind.HIDDEN);
    }

    /** The places of all services. */
    public static SecretPlaces all() {
        return ALL;
    }

    /** A name without a star is a whole one, which begins with the dot of its place. */
    private List<String> endings(Treatment.Kind kind) {
        return rows.stream()
                .filter(row -> row.treatment().kind() == kind && row.place().startsWith(ANY_SHAPE))
                .map(row -> row.place().substring(ANY_SHAPE.length() - 1).replace(".*", ""))
                .toList();
    }

    private static boolean ends(String member, List<String> endings) {
        for (String ending : endings) {
            boolean whole = ending.startsWith(".");
            String text = whole ? ending.substring(1) : ending;
            int start = member.length() - text.length();
            if ((whole ? start == 0 : start >= 0) && member.regionMatches(true, start, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }

    /** All but this row, to see what it is worth. */
    SecretPlaces without(Row one) {
        return new SecretPlaces(rows.stream().filter(row -> !row.equals(one)).toList(), sensitive);
    }

    /** All rows, as if AWS called nothing sensitive that this one matches. */
    SecretPlaces withoutMarks(Row one) {
        return new SecretPlaces(
                rows,
                sensitive.stream()
                        .filter(place -> !one.pattern().matches(place))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The rows, for those who check them. */
    List<Row> rows() {
        return rows;
    }

    /** What becomes of a member of which only the name is known. */
    public Treatment byName(String member) {
        if (ends(member, droppedEndings)) {
            return DROPPED;
        }
        return ends(member, hiddenEndings) ? Treatment.HIDDEN : Treatment.SHOWN;
    }

    /**
     * What becomes of a member of a shape.
     *
     * @param shape service and shape, as {@code glue:Job}
     */
    Treatment of(String shape, SdkField<?> field) {
        boolean hidden = isMarked(shape, field) || free(field);
        return row(shape, field).map(Row::treatment).orElse(hidden ? Treatment.HIDDEN : Treatment.SHOWN);
    }

    /** The row that decides; empty where none matches. */
    Optional<Row> row(String shape, SdkField<?> field) {
        String place = shape + "." + field.memberName();
        boolean marked = isMarked(shape, field);
        return rows.stream()
                .filter(row -> row.counts(marked) && row.pattern().matches(place))
                .findFirst();
    }

    private boolean isMarked(String shape, SdkField<?> field) {
        return sensitive.contains(shape + "." + field.memberName());
    }

    /** Whether the API leaves it to its users what stands there. */
    private static boolean free(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return free(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        boolean map =
                type == MarshallingType.MAP && ModelShape.inner(field).marshallingType() != MarshallingType.SDK_POJO;
        return map || type == MarshallingType.DOCUMENT || type == MarshallingType.SDK_BYTES;
    }
}
