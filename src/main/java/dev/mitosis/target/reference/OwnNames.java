package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sets what a planned thing is called, wherever people choose it: its ARN follows from the name, and others rely on
 * that. Answers do not always tell it, or by an ARN alone.
 */
final class OwnNames {
    private final Schemas schemas;
    private final PlannedSpelling spelling;

    OwnNames(Schemas schemas, PlannedSpelling spelling) {
        this.schemas = schemas;
        this.spelling = spelling;
    }

    /** The property that has the name; null where the type has none that people choose. */
    static @Nullable String property(ResourceSchema schema) {
        for (String own : schema.identifier()) {
            if (schema.identifier().size() == 1
                    && own.indexOf('/') < 0
                    && !schema.readOnly().contains(own)
                    && own.endsWith("Name")) {
                return own;
            }
        }
        String stem = schema.type().substring(schema.type().lastIndexOf(':') + 1);
        String kind = stem.replaceAll("^.*?([A-Z][a-z]+)$", "$1");
        for (String name : List.of("Name", stem + "Name", kind + "Name")) {
            if (schema.root().properties().containsKey(name)
                    && !schema.readOnly().contains(name)) {
                return name;
            }
        }
        return null;
    }

    /** Sets it. */
    void set(ObjectNode properties, PlannedResource thing) {
        ResourceSchema schema = schemas.find(thing.type());
        String property = schema == null ? null : property(schema);
        if (property != null && !properties.has(property) && isChosen(thing)) {
            properties.set(property, spelling.spell(thing.name()));
        }
    }

    /** Whether the ARN ends with the name. */
    private static boolean isChosen(PlannedResource thing) {
        String name = thing.name();
        String arn = thing.arn().toLowerCase(Locale.ROOT);
        return !name.isEmpty()
                && !name.startsWith("arn:")
                && !name.contains("${ID_")
                && !name.contains("${HOST_")
                && !thing.type().startsWith("AWS::EC2::")
                && (arn.endsWith(":" + name.toLowerCase(Locale.ROOT))
                        || arn.endsWith("/" + name.toLowerCase(Locale.ROOT)));
    }
}
