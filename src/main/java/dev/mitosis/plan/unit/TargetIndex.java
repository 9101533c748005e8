package dev.mitosis.plan.unit;

import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The target by what it is asked for. */
public final class TargetIndex {
    private final TargetDocument target;
    private final Map<String, PlannedResource> things = new HashMap<>();
    private final Map<String, PlannedResource> principals = new HashMap<>();
    private final Map<String, PlannedStack> stacks = new LinkedHashMap<>();
    private final Map<String, List<PlannedResource>> byStack = new HashMap<>();
    private final Map<String, List<String>> partsByStack = new HashMap<>();
    private final Map<String, String> stackOfPart = new HashMap<>();
    private final Map<String, PlannedAccount> accounts = new LinkedHashMap<>();
    private final Map<String, String> firstByPurpose = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    private final Map<String, PlannedUnit> units = new LinkedHashMap<>();
    private final PlannedAccount old;

    /** An index of a target. */
    public TargetIndex(TargetDocument target) {
        this.target = target;
        target.accounts().forEach(account -> {
            accounts.put(account.name(), account);
            variables.add(account.variable());
            firstByPurpose.putIfAbsent(account.purpose(), account.name());
        });
        target.units().forEach(unit -> units.put(unit.id(), unit));
        target.stacks().forEach(stack -> stacks.put(stack.id(), stack));
        for (PlannedResource thing : target.resources()) {
            things.put(thing.id(), thing);
            if (thing.principal() && thing.succeeds() != null) {
                principals.put(thing.succeeds(), thing);
            }
            if (thing.stack() != null) {
                byStack.computeIfAbsent(thing.stack(), k -> new ArrayList<>()).add(thing);
            }
            thing.parts().forEach(part -> {
                if (part.stack() != null) {
                    partsByStack
                            .computeIfAbsent(part.stack(), k -> new ArrayList<>())
                            .add(part.id());
                    stackOfPart.put(part.id(), part.stack());
                }
            });
        }
        old = target.accounts().stream()
                .filter(account -> target.account().equals(account.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the target has no place for the old account"));
    }

    /** The document. */
    public TargetDocument document() {
        return target;
    }

    /** The planned thing with this id; empty where it is no thing of the estate. */
    public Optional<PlannedResource> thing(String id) {
        return Optional.ofNullable(things.get(id));
    }

    /** Whether the variable stands for the digits of an account. */
    public boolean isOfAccount(String variable) {
        return variables.contains(variable);
    }

    /** What becomes of the thing of the old account with this ARN itself. */
    public Optional<PlannedResource> principal(String arn) {
        return Optional.ofNullable(principals.get(arn));
    }

    /** The stack with this id. */
    public PlannedStack stack(String id) {
        PlannedStack stack = stacks.get(id);
        if (stack == null) {
            throw new IllegalArgumentException("the target has no stack " + id);
        }
        return stack;
    }

    /** The things that a stack makes, in the order of their ids. */
    public List<PlannedResource> madeBy(String stack) {
        return byStack.getOrDefault(stack, List.of());
    }

    /** The ids of the parts that a stack makes. */
    public List<String> partsMadeBy(String stack) {
        return partsByStack.getOrDefault(stack, List.of());
    }

    /** The stack that makes the thing or part; null where none does. */
    public @Nullable String stackOf(String id) {
        PlannedResource thing = things.get(id);
        return thing == null ? stackOfPart.get(id) : thing.stack();
    }

    /** The account with this name; empty where the estate has none. */
    public Optional<PlannedAccount> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** The unit with this id; null for what is of none. */
    public @Nullable PlannedUnit unit(@Nullable String id) {
        return id == null ? null : units.get(id);
    }

    /** The account that is split. */
    public PlannedAccount old() {
        return old;
    }

    /** The name of the first account with this purpose; empty where there is none. */
    public Optional<String> withPurpose(String purpose) {
        return Optional.ofNullable(firstByPurpose.get(purpose));
    }
}
