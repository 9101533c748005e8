package dev.mitosis.target.standing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of what was made.
 *
 * @param accounts ids by name
 * @param physical what AWS calls what was made, by planned id
 * @param parameters of the stacks, by id and name
 */
public record Made(
        Map<String, String> accounts, Map<String, String> physical, Map<String, Map<String, String>> parameters) {
    private static final String STACK = "AWS::CloudFormation::Stack";

    /** What the stacks say that stand in scanned accounts, by the names of the accounts. */
    public static Made in(TargetDocument target, Map<String, Snapshot> snapshots) {
        StackIndex index = new StackIndex(target);
        Made made = new Made(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        snapshots.forEach((account, snapshot) -> {
            made.accounts.put(account, snapshot.manifest().account());
            Map<String, Resource> stacks = new HashMap<>();
            try (var all = snapshot.resources()) {
                all.filter(resource -> resource.type().equals(STACK))
                        .forEach(stack -> stacks.put(stack.region() + "/" + stack.name(), stack));
            }
            for (PlannedStack planned : target.stacks()) {
                Resource stack = stacks.get(planned.region() + "/" + planned.name());
                if (planned.account().equals(account) && stack != null) {
                    made.add(planned, index.members(planned.id()), stack.data());
                }
            }
        });
        return made;
    }

    private void add(PlannedStack planned, List<Member> members, JsonNode stack) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode parameter : stack.path("Parameters")) {
            values.put(
                    parameter.path("ParameterKey").asText(),
                    parameter.path("ParameterValue").asText());
        }
        parameters.put(planned.id(), values);
        Map<String, String> ids = new HashMap<>();
        for (JsonNode part : stack.at("/ListStackResources/StackResourceSummaries")) {
            if (!part.path("ResourceStatus").asText().startsWith("DELETE_COMPLETE")) {
                ids.put(
                        part.path("LogicalResourceId").asText(),
                        part.path("PhysicalResourceId").asText());
            }
        }
        for (Member member : members) {
            String id = ids.get(member.logicalId());
            if (id != null) {
                physical.put(member.id(), id);
            }
        }
    }
}
