package dev.mitosis.target.reference;

import dev.mitosis.io.TsvTable;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What CloudFormation gives of things: by the schemas, and by {@code attributes.tsv} where these do not tell. */
final class Attributes {
    static final String FILE = "attributes.tsv";
    private static final String ARN = "Arn";
    private static final String TAIL = "tail ";

    private final Schemas schemas;
    private final Map<String, Map<String, String>> rows = new HashMap<>();
    private final Map<String, List<Tail>> tails = new HashMap<>();

    private final Map<String, Tail> abbreviations = new HashMap<>();

    /** What follows an ARN and is given by an attribute together with it. */
    private record Tail(Pattern form, String attribute) {}

    Attributes(Schemas schemas) {
        this.schemas = schemas;
        for (TsvTable.TsvRow row : TsvTable.loadNamed(Attributes.class, FILE)) {
            String what = row.get("what");
            if (what.startsWith(TAIL)) {
                abbreviations.put(
                        row.get("type"),
                        new Tail(Pattern.compile(what.substring(TAIL.length())), row.get("attribute")));
            } else if (what.startsWith("+")) {
                tails.computeIfAbsent(row.get("type"), type -> new ArrayList<>(1))
                        .add(new Tail(Pattern.compile(what.substring(1)), row.get("attribute")));
            } else {
                rows.computeIfAbsent(row.get("type"), type -> new HashMap<>()).put(what, row.get("attribute"));
            }
        }
    }

    private @Nullable String row(String type, String what) {
        return rows.getOrDefault(type, Map.of()).get(what);
    }

    /** The property that Ref gives; null for a type without a schema. */
    private @Nullable String refProperty(String type) {
        String told = row(type, "ref");
        ResourceSchema schema = schemas.find(type);
        if (told != null || schema == null || schema.identifier().isEmpty()) {
            return told;
        }
        return schema.identifier().get(schema.identifier().size() - 1);
    }

    /** The attribute that gives the id that AWS gives. */
    String id(String type) {
        String told = row(type, "id");
        ResourceSchema schema = schemas.find(type);
        if (told != null || schema == null) {
            return told == null ? Forms.REF : told;
        }
        String ref = refProperty(type);
        if (ref != null && schema.readOnly().contains(ref) && !ref.endsWith(ARN)) {
            return Forms.REF;
        }
        for (String own : schema.identifier()) {
            if (schema.readOnly().contains(own) && !own.endsWith(ARN)) {
                return attribute(own);
            }
        }
        String stem = type.substring(type.lastIndexOf(':') + 1);
        for (String candidate : List.of("Id", stem + "Id")) {
            if (schema.readOnly().contains(candidate)) {
                return candidate;
            }
        }
        return Forms.REF;
    }

    /** The attribute that gives the ARN; null where none does. */
    @Nullable
    String arn(String type) {
        String told = row(type, "arn");
        ResourceSchema schema = schemas.find(type);
        if (told != null || schema == null) {
            return told;
        }
        String ref = refProperty(type);
        if (ref != null && ref.endsWith(ARN)) {
            return Forms.REF;
        }
        String stem = type.substring(type.lastIndexOf(':') + 1);
        for (String candidate : List.of(ARN, stem + ARN, stem + "ARN")) {
            if (schema.readOnly().contains(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** Whether the ARN holds a number that AWS counts, so that the row's ARN is not the new one's. */
    boolean isCounted(String type) {
        return Forms.REF.equals(row(type, "arn"));
    }

    /** The part of the old ARN by which other services name the thing; null where they do not. */
    @Nullable
    OldName abbreviation(String type, String oldArn) {
        Tail tail = abbreviations.get(type);
        if (tail == null) {
            return null;
        }
        Matcher part = tail.form().matcher(oldArn);
        return part.find() ? new OldName(Kind.ENDPOINT, part.group(1), "", tail.attribute()) : null;
    }

    /** The attribute that gives ARN and rest together; null where none does. */
    @Nullable
    String beyond(String type, String rest) {
        return tails.getOrDefault(type, List.of()).stream()
                .filter(tail -> tail.form().matcher(rest).matches())
                .map(Tail::attribute)
                .findFirst()
                .orElse(null);
    }

    /** The attribute that gives a property; null where none does, because people chose its value. */
    @Nullable
    String property(String type, String property) {
        if (property.equals(refProperty(type))) {
            return Forms.REF;
        }
        ResourceSchema schema = schemas.find(type);
        return schema != null && schema.readOnly().contains(property) ? attribute(property) : null;
    }

    private static String attribute(String property) {
        return property.replace('/', '.');
    }
}
