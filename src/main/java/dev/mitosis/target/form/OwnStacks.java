package dev.mitosis.target.form;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stacks of the old account whose members all go to one account, so that they can go with their own template. */
public final class OwnStacks {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private OwnStacks() {}

    /**
     * A stack of the old account.
     *
     * @param stack what is planned of it
     * @param members the ids of what it makes, sorted
     */
    public record OwnStack(PlannedResource stack, List<String> members) {}

    /** Those of a target, by id. */
    public static List<OwnStack> of(List<PlannedResource> resources, List<PlannedEdge> edges) {
        Map<String, PlannedResource> byId = new HashMap<>();
        resources.forEach(resource -> byId.put(resource.id(), resource));
        Map<String, List<String>> members = new HashMap<>();
        for (PlannedEdge edge : edges) {
            if (edge.kind() == EdgeKind.DEPLOYED_BY) {
                members.computeIfAbsent(edge.to(), id -> new ArrayList<>()).add(edge.from());
            }
        }
        List<OwnStack> own = new ArrayList<>();
        for (PlannedResource resource : resources) {
            List<String> made = members.getOrDefault(resource.id(), List.of()).stream()
                    .sorted()
                    .toList();
            if (resource.type().equals(STACK)
                    && resource.principal()
                    && resource.fate().isMade()
                    && !made.isEmpty()
                    && made.stream().allMatch(id -> goesAlong(byId.get(id), resource))) {
                own.add(new OwnStack(resource, made));
            }
        }
        return List.copyOf(own);
    }

    private static boolean goesAlong(@Nullable PlannedResource member, PlannedResource stack) {
        return member != null && member.fate().isMade() && member.account().equals(stack.account());
    }

    /** Says of each that its own template is the other way. */
    public static List<Finding> findings(List<OwnStack> own) {
        return own.stream()
                .map(each -> new Finding(
                        "target.own-template",
                        Severity.LOW,
                        List.of(each.stack().id()),
                        "the stack " + each.stack().name() + " of the old account goes to "
                                + each.stack().account() + " with all that it makes ("
                                + each.members().size()
                                + "), so that it can go with its own template",
                        "Either deploy the written stacks, or fetch that template with its script below "
                                + "artefacts/accounts/" + each.stack().account()
                                + "/own; not both. The old stack lets go by DeletionPolicy Retain."))
                .toList();
    }
}
