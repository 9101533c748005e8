package dev.mitosis.check.estate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.io.Json;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.BaselinePart;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The organization's lists against one another, and against the things that it is made of. */
final class OrganizationParts {
    private static final String UNIT = "AWS::Organizations::OrganizationalUnit";
    private static final String ACCOUNT = "AWS::Organizations::Account";
    private static final String POLICY = "AWS::Organizations::Policy";
    private static final String ROOT = "Root";
    private static final String OF_BASELINE = "baseline.part";

    private final TargetDocument target;
    private final Organization organization;
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Map<Reason, Set<String>> baseline = new HashMap<>();
    private final Map<Reason, String> types = new HashMap<>();
    private final Map<String, Set<String>> places = new HashMap<>();

    OrganizationParts(Landscape landscape) {
        this.target = landscape.target();
        this.organization = target.organization();
        for (PlannedResource row : landscape.rows().values()) {
            // What the old account had of an organization of its own is no part of the new one.
            if (row.succeeds() == null) {
                names.computeIfAbsent(row.type(), type -> new TreeSet<>()).add(row.name());
            }
            row.reasons().stream()
                    .filter(reason -> reason.rule().equals(OF_BASELINE))
                    .forEach(reason -> {
                        types.put(reason, row.type());
                        baseline.computeIfAbsent(reason, key -> new TreeSet<>()).add(row.account());
                        places.computeIfAbsent(row.type(), type -> new HashSet<>())
                                .add(row.account());
                    });
        }
    }

    void compare(Agreements pairs) {
        organization.guardrails().forEach(guardrail -> guardrail(pairs, guardrail));
        organization.units().forEach(unit -> unit(pairs, unit));
        things(pairs);
        accounts(pairs);
        baseline(pairs);
    }

    private void guardrail(Agreements pairs, Guardrail guardrail) {
        for (OrganizationalUnit unit : organization.units()) {
            boolean binds = guardrail.units().contains(unit.path());
            pairs.expect(
                    binds == unit.guardrails().contains(guardrail.name()),
                    guardrail.name(),
                    () -> "says of the policy " + guardrail.name() + " that it " + (binds ? "binds " : "does not bind ")
                            + unit.path() + ", and of the unit the contrary.");
            boolean tries = unit.path().equals(guardrail.testedIn());
            pairs.expect(
                    !tries || Set.copyOf(guardrail.testedBy()).equals(Set.copyOf(unit.passing())),
                    guardrail.name(),
                    () -> "has the policy " + guardrail.name() + " tried by " + guardrail.testedBy() + " in "
                            + unit.path() + ", through which " + unit.passing() + " pass.");
        }
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        policy.set("Statement", Json.mapper().valueToTree(guardrail.statements()));
        int size = policy.toString().length();
        pairs.expect(
                guardrail.size() == size,
                guardrail.name(),
                () -> "says that the policy " + guardrail.name() + " has " + guardrail.size() + " characters; it has "
                        + size + ".");
    }

    private void unit(Agreements pairs, OrganizationalUnit unit) {
        Set<String> known =
                organization.guardrails().stream().map(Guardrail::name).collect(Collectors.toSet());
        for (String guardrail : unit.guardrails()) {
            pairs.expect(
                    known.contains(guardrail),
                    unit.path(),
                    () -> "binds the unit " + unit.path() + " by " + guardrail + ", which is no policy of it.");
        }
        for (String account : unit.passing()) {
            pairs.expect(
                    target.accounts().stream().anyMatch(one -> one.name().equals(account))
                            && !unit.accounts().contains(account),
                    unit.path(),
                    () -> "has " + account + " pass through " + unit.path() + ", which is no account on its way.");
        }
    }

    /** Units, accounts and policies are things as well, where the target lists any. */
    private void things(Agreements pairs) {
        things(
                pairs,
                UNIT,
                organization.units().stream()
                        .map(OrganizationalUnit::path)
                        .filter(path -> !path.equals(ROOT))
                        .collect(Collectors.toSet()));
        things(
                pairs,
                ACCOUNT,
                target.accounts().stream()
                        .filter(account ->
                                !account.existing() && !account.name().equals(Landscape.MANAGEMENT))
                        .map(PlannedAccount::name)
                        .collect(Collectors.toSet()));
        Set<String> made = names.getOrDefault(POLICY, Set.of());
        for (Guardrail guardrail : organization.guardrails()) {
            pairs.expect(
                    made.isEmpty() || made.contains(guardrail.name()),
                    guardrail.name(),
                    () -> "has the policy " + guardrail.name() + ", and no thing that is it.");
        }
    }

    private void things(Agreements pairs, String type, Set<String> said) {
        Set<String> things = names.getOrDefault(type, Set.of());
        Set<String> odd = new TreeSet<>(things);
        odd.removeAll(said);
        Set<String> lacking = new TreeSet<>(said);
        lacking.removeAll(things);
        odd.addAll(lacking);
        pairs.expect(
                things.isEmpty() || odd.isEmpty(),
                type,
                () -> "does not list the same of " + type + " among its things and in its organization: "
                        + String.join(", ", odd) + ".");
    }

    /** Who joins is received where no policy stops what runs there. */
    private void accounts(Agreements pairs) {
        for (PlannedAccount account : target.accounts()) {
            if (account.existing() && !organization.units().isEmpty()) {
                pairs.expect(
                        organization.units().stream()
                                .anyMatch(unit -> (unit.passing().contains(account.name())
                                                || unit.path().equals(account.ou()))
                                        && !isBound(unit.path())),
                        account.name(),
                        () -> "does not say through which unit " + account.name() + " joins.");
            }
        }
    }

    /** Whether policies bind a unit, there or above. */
    private boolean isBound(String path) {
        return organization.units().stream()
                .anyMatch(unit -> !unit.guardrails().isEmpty()
                        && (path.equals(unit.path()) || path.startsWith(unit.path() + "/")));
    }

    private void baseline(Agreements pairs) {
        Map<Reason, Set<String>> said = new HashMap<>();
        for (BaselinePart part : organization.baseline()) {
            part.reasons().stream()
                    .filter(reason -> reason.rule().equals(OF_BASELINE))
                    .forEach(reason ->
                            said.computeIfAbsent(reason, key -> new TreeSet<>()).addAll(part.accounts()));
            pairs.expect(
                    target.accounts().stream()
                            .filter(account -> part.kept().contains(account.name()))
                            .allMatch(PlannedAccount::existing),
                    part.name(),
                    () -> "says that " + String.join(", ", part.kept()) + " keeps " + part.title()
                            + ", and not all of them have one.");
        }
        Set<Reason> all = new HashSet<>(said.keySet());
        all.addAll(baseline.keySet());
        all.forEach(reason -> same(pairs, reason, said.getOrDefault(reason, Set.of())));
    }

    /** Each account has the things of a part; one that two parts ask for is the same thing. */
    private void same(Agreements pairs, Reason reason, Set<String> said) {
        Set<String> made = baseline.getOrDefault(reason, Set.of());
        Set<String> odd = new TreeSet<>(said);
        odd.removeAll(places.getOrDefault(types.getOrDefault(reason, ""), Set.of()));
        made.stream().filter(account -> !said.contains(account)).forEach(odd::add);
        pairs.expect(
                odd.isEmpty(),
                reason.text(),
                () -> "does not list the same of its baseline (" + reason.text() + ") among its things: "
                        + String.join(", ", odd) + ".");
    }
}
