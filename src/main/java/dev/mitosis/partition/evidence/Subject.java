package dev.mitosis.partition.evidence;

import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the partition keeps of one resource of the snapshot: everything but its data.
 *
 * @param managed why another resource or service owns it; null where none does
 * @param standard what AWS-made default it is; null where it is none
 * @param idle the leftover rules whose condition on the record it meets
 * @param wholes the ARNs of what it cannot be apart from
 * @param parameters those of a stack
 * @param moments when people made or changed it, in seconds since 1970
 */
public record Subject(
        int index,
        String arn,
        String type,
        String region,
        String id,
        String name,
        Map<String, String> tags,
        @Nullable Reason managed,
        @Nullable Reason standard,
        List<Leftovers.Rule> idle,
        List<String> wholes,
        Map<String, String> parameters,
        List<Long> moments) {
    /** The same with its place among all. */
    Subject at(int number) {
        return new Subject(
                number, arn, type, region, id, name, tags, managed, standard, idle, wholes, parameters, moments);
    }

    /** Whether AWS or another resource made it, so that nobody named it. */
    public boolean isMade() {
        return managed != null || standard != null;
    }

    /** The name a person knows it by, for sentences. */
    public String label() {
        String kind = type.substring(type.lastIndexOf(':') + 1);
        return kind + " " + (name.isEmpty() ? id : name);
    }
}
