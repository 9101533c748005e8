package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.LogicalIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a target says of its stacks, by their ids. */
public final class StackIndex {
    private static final String HIDDEN = "***";

    private final TargetDocument target;
    private final Map<String, List<Member>> members = new HashMap<>();
    private final Map<String, Member> byId = new HashMap<>();
    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, PlannedAccount> accounts = new HashMap<>();
    private final Map<String, PlannedAccount> byVariable = new HashMap<>();
    private final Map<String, PlannedAccount> byParameter = new HashMap<>();
    private final Map<String, PlannedStack> stacks = new HashMap<>();

    /** What a template makes: a planned thing or a part of one. */
    public record Member(
            String id, String type, String stack, @Nullable String succeeds, JsonNode properties) {
        /** What it is called in its template. */
        public String logicalId() {
            return LogicalIds.of(id, type);
        }

        /** The ARN of what it succeeds; null where it succeeds nothing, or where the snapshot hides a part of that. */
        @Nullable
        String origin() {
            return succeeds == null || succeeds.contains(HIDDEN) ? null : succeeds;
        }
    }

    /** Indexes a target. */
    public StackIndex(TargetDocument target) {
        this.target = target;
        for (PlannedAccount account : target.accounts()) {
            accounts.put(account.name(), account);
            byVariable.put(account.variable(), account);
            byParameter.put("Account" + LogicalIds.words(account.name()), account);
        }
        target.stacks().forEach(stack -> stacks.put(stack.id(), stack));
        for (PlannedResource resource : target.resources()) {
            resources.put(resource.id(), resource);
            JsonNode properties = resource.properties();
            if (properties != null) {
                add(resource.id(), resource.type(), resource.stack(), resource.succeeds(), properties);
            }
            for (PlannedPart part : resource.parts()) {
                add(part.id(), part.type(), part.stack(), resource.succeeds(), part.properties());
            }
        }
    }

    private void add(String id, String type, @Nullable String stack, @Nullable String succeeds, JsonNode properties) {
        if (stack != null) {
            Member member = new Member(id, type, stack, succeeds, properties);
            members.computeIfAbsent(stack, key -> new ArrayList<>()).add(member);
            byId.put(id, member);
        }
    }

    /** The target. */
    public TargetDocument target() {
        return target;
    }

    /** What a stack makes, in the order of the target. */
    public List<Member> members(String stack) {
        return members.getOrDefault(stack, List.of());
    }

    /** What is made with this id; null where no template makes it. */
    @Nullable
    public Member member(String id) {
        return byId.get(id);
    }

    /** The planned thing; null where the id is that of a part or of nothing. */
    @Nullable
    PlannedResource resource(String id) {
        return resources.get(id);
    }

    /** The stack with the id; null where there is none. */
    @Nullable
    public PlannedStack stack(String id) {
        return stacks.get(id);
    }

    /** The account whose id a variable stands for; null where it is another variable. */
    @Nullable
    PlannedAccount ofVariable(String variable) {
        return byVariable.get(variable);
    }

    /** The account with the name; null where there is none. */
    @Nullable
    public PlannedAccount account(String name) {
        return accounts.get(name);
    }

    /** The account whose digits a parameter holds; null where it is another parameter. */
    @Nullable
    public PlannedAccount ofParameter(String parameter) {
        return byParameter.get(parameter);
    }
}
