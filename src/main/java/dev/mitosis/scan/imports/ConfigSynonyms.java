package dev.mitosis.scan.imports;

import dev.mitosis.io.TsvTable;
import dev.mitosis.scan.spec.AnswerPath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/** Members that Config calls by other names than the API's model, by the shape that they stand in. */
final class ConfigSynonyms {
    private static final String TABLE = "config-synonyms.tsv";

    /** What is written in place of an object is one of its members. */
    private static final String TEXT = "-";

    private final List<Synonym> all;
    private final Map<String, Synonym> byPlace = new HashMap<>();

    /**
     * One line of the table.
     *
     * @param shape the service and the model's name of the shape, for example {@code ec2.IpPermission}
     * @param written Config's name; {@code -} where a text stands in place of the object
     * @param member the model's member, or the way down to it
     */
    record Synonym(String shape, String written, String member) {
        static Synonym of(TsvTable.TsvRow row) {
            row.get("source");
            return new Synonym(row.get("shape"), row.get("written"), row.get("member"));
        }

        AnswerPath path() {
            return AnswerPath.of(member);
        }
    }

    private ConfigSynonyms(List<Synonym> all) {
        this.all = all;
        all.forEach(one -> byPlace.put(place(one.shape(), one.written()), one));
    }

    static ConfigSynonyms load() {
        return new ConfigSynonyms(TsvTable.loadNamed(ConfigSynonyms.class, TABLE).stream()
                .map(Synonym::of)
                .toList());
    }

    List<Synonym> all() {
        return all;
    }

    /** What the member of the shape is called by the model. */
    Optional<Synonym> of(SdkPojo shape, String written) {
        return Optional.ofNullable(byPlace.get(place(name(shape), written)));
    }

    /** The member of the shape that a mere text stands for. */
    Optional<Synonym> ofText(SdkPojo shape) {
        return of(shape, TEXT);
    }

    private static String place(String shape, String written) {
        return shape + " " + written.toLowerCase(Locale.ROOT);
    }

    /** The shape as the table names it. */
    static String name(SdkPojo shape) {
        String[] words = shape.getClass().getName().replaceAll("\\$.*", "").split("\\.", -1);
        return words[words.length - 3] + "." + words[words.length - 1];
    }
}
