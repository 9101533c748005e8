package dev.mitosis.check.estate;

import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Accounts, units and stacks against the things in them. */
final class PlaceParts {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ACCOUNT_[A-Z0-9_]+)}");

    private final Landscape landscape;
    private final TargetDocument target;

    PlaceParts(Landscape landscape) {
        this.landscape = landscape;
        this.target = landscape.target();
    }

    void compare(Agreements pairs) {
        accounts(pairs);
        Set<String> filled = new TreeSet<>();
        for (PlannedResource row : landscape.rows().values()) {
            row(pairs, row);
            if (row.filled() != Filled.NEVER && row.stack() != null) {
                filled.add(row.stack());
            }
        }
        for (PlannedStack stack : target.stacks()) {
            pairs.expect(
                    stack.retained() || stack.layer() != StackLayer.DATA || !filled.contains(stack.id()),
                    stack.id(),
                    () -> "does not keep the stack " + stack.id() + ", which makes what holds data.");
        }
    }

    private void accounts(Agreements pairs) {
        Map<String, String> places = new HashMap<>();
        for (Organization.OrganizationalUnit unit : target.organization().units()) {
            unit.accounts().forEach(account -> places.put(account, unit.path()));
        }
        Map<String, Set<String>> environments = new HashMap<>();
        for (PlannedUnit unit : target.units()) {
            if (unit.environment() != null) {
                environments
                        .computeIfAbsent(unit.account(), account -> new TreeSet<>())
                        .add(unit.environment());
            }
        }
        for (PlannedAccount account : target.accounts()) {
            String place = places.getOrDefault(account.name(), account.ou());
            pairs.expect(
                    place.equals(account.ou()),
                    account.name(),
                    () -> "puts the account " + account.name() + " into the unit " + account.ou()
                            + ", and its organization into " + place + ".");
            Set<String> of = environments.getOrDefault(account.name(), Set.of());
            pairs.expect(
                    account.environment() == null || of.isEmpty() || of.contains(account.environment()),
                    account.name(),
                    () -> "says that the account " + account.name() + " is for " + account.environment()
                            + ", and puts units of " + String.join(", ", of) + " into it.");
        }
    }

    private void row(Agreements pairs, PlannedResource row) {
        boolean old = row.fate() == Fate.NEW;
        pairs.expect(
                old == (row.succeeds() == null)
                        || row.fate() == Fate.PER_ACCOUNT
                        || !row.fate().isMade(),
                row.id(),
                () -> "says that " + row.id() + " is " + row.fate().label() + " and succeeds " + row.succeeds() + ".");
        VARIABLE.matcher(row.arn())
                .results()
                .map(found -> found.group(1))
                .forEach(variable -> pairs.expect(
                        landscape
                                .accountOf(variable)
                                .filter(account -> account.name().equals(row.account()))
                                .isPresent(),
                        row.id(),
                        () -> "has " + row.id() + " in the account " + row.account() + " and its ARN in another: "
                                + row.arn() + "."));
    }
}
