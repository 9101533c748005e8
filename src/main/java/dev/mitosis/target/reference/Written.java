package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a planned thing.
 *
 * @param properties in the form that {@code PlannedResource} describes; null where no template makes the thing
 * @param parts what a template makes beside it
 * @param parameters those that properties and parts name, in the order in which they are named
 */
public record Written(
        @Nullable ObjectNode properties, List<PlannedPart> parts, List<Parameter> parameters, List<Finding> findings) {
    public Written {
        parts = List.copyOf(parts);
        parameters = List.copyOf(parameters);
        findings = List.copyOf(findings);
    }

    /** The same thing with the parts of another. */
    public Written and(Written other) {
        return new Written(
                properties,
                joined(parts, other.parts),
                joined(parameters, other.parameters),
                joined(findings, other.findings));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
