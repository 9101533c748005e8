package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What became of the answers of one resource.
 *
 * @param properties in the schema's form, with the values of the old account
 * @param children what is a type of its own in CloudFormation and no resource of its own in a snapshot
 * @param origins from where each property was mapped, in the order of the properties
 * @param gaps what was lost, missing or hidden
 * @param left the origins of properties that were left out again: AWS sets them itself, or refuses them beside others
 * @param inner the ids of what AWS made inside of the resource, with the attributes by which CloudFormation tells them
 */
public record Mapped(
        ObjectNode properties,
        List<Child> children,
        List<Origin> origins,
        List<Gap> gaps,
        List<Origin> left,
        Map<String, String> inner) {
    public Mapped {
        inner = Map.copyOf(inner);
        children = List.copyOf(children);
        origins = List.copyOf(origins);
        gaps = List.copyOf(gaps);
        left = List.copyOf(left);
    }

    /** One that has nothing inside that others name. */
    public Mapped(
            ObjectNode properties, List<Child> children, List<Origin> origins, List<Gap> gaps, List<Origin> left) {
        this(properties, children, origins, gaps, left, Map.of());
    }

    /**
     * A resource that an answer of another one tells of.
     *
     * @param key tells it from the others of its type below the same resource; empty where there is one at most
     * @param id what AWS calls it, where the resource or another child may name that; empty where none does
     */
    public record Child(
            String type, String key, String id, ObjectNode properties, List<Origin> origins, List<Gap> gaps) {
        /** A child that nothing names. */
        public Child(String type, String key, ObjectNode properties, List<Origin> origins, List<Gap> gaps) {
            this(type, key, "", properties, origins, gaps);
        }

        /** The same child under another key. */
        Child called(String key) {
            return new Child(type, key, id, properties, origins, gaps);
        }
    }

    /**
     * From where a property was mapped.
     *
     * @param property a pointer without a slash in front, {@code *} for each element of a list
     * @param place a JSON pointer into the resource's data, {@code *} for each element; {@code arn}, {@code name},
     *     {@code tags} and so on for members of the record itself; {@code constant} for what the table says
     * @param rule how it was found
     */
    public record Origin(String property, String place, Rule rule) {}

    /** How a property was found. */
    public enum Rule {
        /** A row of a table says so. */
        TABLE,
        /** The member is called as the property. */
        NAME,
        /** The member's name is the property's but for the type's own name, a plural or an affix. */
        KIN,
        /** The member stands inside of one that has no property. */
        INNER,
        /** The property is an object of which the members are parts. */
        WRAPPED,
        /** The tags of the record. */
        TAGS
    }

    /** What is not as it was. */
    public enum Kind {
        /** An answer has it and no property takes it. */
        LOST,
        /** A property is required and no answer tells it. */
        MISSING,
        /** The value, or a part of it, is hidden in the snapshot. */
        HIDDEN,
        /** The schema does not have the value. */
        NOT_OFFERED,
        /** A step of the plan copies it and says where it is then: code, layers. */
        ARTEFACT
    }

    /**
     * Something that is not as it was.
     *
     * @param place what was lost as a JSON pointer into the data, else the property
     */
    public record Gap(Kind kind, String place) {}
}
