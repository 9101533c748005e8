package dev.mitosis.check;

import static dev.mitosis.check.EstateComparisonTest.agrees;
import static dev.mitosis.check.EstateComparisonTest.differs;
import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;

import dev.mitosis.check.EstateComparisonTest.Pair;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Organization.BaselinePart;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The lists of an organization, and the things that it is made of. */
final class OrganizationPairs {
    private static final Reason PART = Reason.of("baseline.part", "Costs are seen.");

    private OrganizationPairs() {}

    static Stream<Pair> all() {
        return Stream.of(
                agrees("an organization", organization(draft -> {})),
                differs(
                        "a policy that a unit does not know",
                        "does not bind Sandbox, and of the unit",
                        organization(draft -> draft.binds = List.of("Workloads"))),
                differs(
                        "a unit that is bound by nothing",
                        "binds the unit Sandbox by another, which is no policy of it",
                        organization(draft -> draft.ofSandbox = List.of("regions", "another"))),
                differs(
                        "who tries a policy",
                        "has the policy regions tried by [other] in Staging",
                        organization(draft -> draft.testers = List.of("other"))),
                differs("the size of a policy", "has 7 characters; it has 104", organization(draft -> draft.size = 7)),
                differs(
                        "a unit that is no thing",
                        "does not list the same of AWS::Organizations::OrganizationalUnit",
                        organization(draft -> draft.things.remove("Sandbox"))),
                differs(
                        "a thing that is no unit",
                        "in its organization: Exceptions",
                        organization(draft -> draft.things.add("Exceptions"))),
                agrees(
                        "a unit of an organization that the old account has",
                        organization(draft -> {}).andThen(trial -> trial.rows.add(oldUnit("Prod")))),
                agrees("no things at all", organization(draft -> draft.things.clear())),
                differs(
                        "a policy that is no thing",
                        "has the policy regions, and no thing that is it",
                        organization(draft -> draft.policy = "another")),
                differs(
                        "an account that joins nowhere",
                        "does not say through which unit old joins",
                        organization(draft -> draft.passes = List.of())),
                differs(
                        "an account that joins where a policy binds",
                        "does not say through which unit old joins",
                        organization(draft -> draft.free = false)),
                agrees("a part of the baseline", part(List.of("dev"), List.of(), "dev")),
                differs(
                        "a part that is no thing",
                        "(Costs are seen.) among its things: dev",
                        part(List.of("dev"), List.of(), OLD, OLD)),
                differs(
                        "a thing that is no part",
                        "(Costs are seen.) among its things: dev",
                        part(List.of(OLD), List.of(), OLD, "dev")),
                differs(
                        "a new account that has a part",
                        "says that dev keeps Budget",
                        part(List.of("dev"), List.of("dev"), "dev")),
                agrees("an old account that keeps a part", part(List.of("dev"), List.of(OLD), "dev")));
    }

    /** Two units that one policy binds, one in which it is tried, and one through which the old account joins. */
    private static final class Draft {
        private List<String> binds = List.of("Workloads", "Sandbox");
        private List<String> ofSandbox = List.of("regions");
        private List<String> testers = List.of("dev");
        private List<String> passes = List.of(OLD);
        private boolean free = true;
        private int size = 104;
        private String policy = "regions";
        private final List<String> things = new ArrayList<>(List.of("Workloads", "Sandbox", "Staging", "Transitional"));
    }

    private static Consumer<Trial> organization(Consumer<Draft> change) {
        return trial -> {
            Draft draft = new Draft();
            change.accept(draft);
            trial.organizationalUnits.add(unit("Workloads", List.of(), List.of("regions")));
            trial.organizationalUnits.add(unit("Sandbox", List.of(), draft.ofSandbox));
            trial.organizationalUnits.add(unit("Staging", List.of("dev"), List.of()));
            trial.organizationalUnits.add(
                    unit("Transitional", draft.passes, draft.free ? List.of() : List.of("regions")));
            List<String> binds = new ArrayList<>(draft.binds);
            if (!draft.free) {
                binds.add("Transitional");
            }
            trial.guardrails.add(new Guardrail(
                    "regions",
                    "",
                    binds,
                    "Staging",
                    draft.testers,
                    List.of(new PlannedStatement(
                            "Regions", "Deny", Map.of(), List.of("*"), List.of(), List.of("*"), Map.of())),
                    draft.size,
                    Fate.NEW,
                    List.of()));
            draft.things.forEach(name -> thing(trial, "OrganizationalUnit", name));
            thing(trial, "Policy", draft.policy);
        };
    }

    private static OrganizationalUnit unit(String path, List<String> passing, List<String> guardrails) {
        return new OrganizationalUnit(path, "", List.of(), passing, guardrails, Fate.NEW, List.of());
    }

    private static void thing(Trial trial, String type, String name) {
        trial.rows.add(row("management/" + type + "/" + name, "AWS::Organizations::" + type, "management", name));
    }

    private static PlannedResource oldUnit(String name) {
        return new PlannedResource(
                OLD + "/unit/" + name,
                "arn:aws:organizations::123456789012:ou/o-1/ou-1",
                false,
                "AWS::Organizations::OrganizationalUnit",
                REGION,
                OLD,
                name,
                name,
                Fate.STAYS,
                Filled.NEVER,
                null,
                "as it is",
                List.of());
    }

    private static PlannedResource row(String id, String type, String account, String name) {
        return new PlannedResource(
                id,
                null,
                false,
                type,
                REGION,
                account,
                name,
                id,
                Fate.NEW,
                Filled.NEVER,
                null,
                "new",
                type.endsWith("::Budget") ? List.of(PART) : List.of());
    }

    private static Consumer<Trial> part(List<String> accounts, List<String> kept, String... things) {
        return trial -> {
            trial.baseline.add(
                    new BaselinePart("budget", "Budget", "account", accounts, kept, Fate.NEW, List.of(PART)));
            for (int i = 0; i < things.length; i++) {
                trial.rows.add(row(things[i] + "/budget-" + i, "AWS::Budgets::Budget", things[i], "budget"));
            }
        };
    }
}
