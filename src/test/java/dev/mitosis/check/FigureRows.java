package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Reason;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Damages to what the plan reckons, and to what the target says in two places. */
final class FigureRows {
    private FigureRows() {}

    static Stream<Row> rows() {
        return Stream.of(figures(), records(), target(), pages()).flatMap(rows -> rows);
    }

    private static Stream<Row> figures() {
        return Stream.of(
                row("figures-agree", "down for", t -> t.step("copy").downtime = 0),
                row("figures-agree", "down for", t -> t.step("fn").minutes = 0),
                row("figures-agree", "phase", t -> t.step("stop").phase = Phase.DATA),
                row("figures-agree", "by a person", t -> t.step("fn").manual = true),
                row("figures-agree", "longest chain", t -> t.waveMinutes = 10),
                row("figures-agree", "people", t -> t.people = 4),
                row("figures-agree", "gives wave 1 1 days", t -> {
                    t.waveMinutes = 3 * 24 * 60;
                    t.slots.add(new Calendar.Slot(1, 0, 0, null, null, List.of()));
                }),
                row("figures-agree", "counts", t -> {
                    t.waveMinutes = 10 * 24 * 60;
                    t.slots.add(new Calendar.Slot(1, 0, 9, null, null, List.of()));
                    t.days = 3;
                }),
                row(
                        "figures-agree",
                        "ACCOUNT_DEV",
                        t -> t.variables.replaceAll(variable -> variable.name().equals("ACCOUNT_DEV")
                                ? new PlanVariable("ACCOUNT_DEV", "Its digits.", "1", false, null, "quota")
                                : variable)),
                row("figures-agree", "PARAMETER_Word", t -> {
                    stack(
                            t,
                            "fn",
                            List.of(new Parameter("Word", "String", "given", true, null, "A word.")),
                            List.of(),
                            List.of());
                    t.variables.add(new PlanVariable("PARAMETER_Word", "A word.", "x", false, null, null));
                }),
                row("figures-agree", "after export-early", t -> {
                    t.tasks.add(new CostExportTask("export-early", "", "", "", 1, false, "export"));
                    t.tasks.add(new CostExportTask("export-late", "", "", "", 5, false, "export-verified"));
                }),
                row("figures-agree", arn("prod"), t -> {
                    t.step("copy").action(StepAction.COPY);
                    t.step("copy").resources.add(arn("prod"));
                }));
    }

    private static Stream<Row> records() {
        return Stream.of(
                row("records-forgotten", "remembered", t -> t.steps.remove(t.step("ttl"))),
                row(
                        "records-forgotten",
                        "to 60 seconds",
                        t -> t.step("ttl").commands.replaceAll(line -> line.replace("TTL:60", "TTL:600"))));
    }

    private static Stream<Row> target() {
        return Stream.of(
                row(
                        "target-agrees",
                        "which is the old one",
                        t -> t.names.add(name(NameChange.What.ENDPOINT, "a", "a"))),
                row("target-agrees", "another ARN", t -> t.names.add(name(NameChange.What.ARN, "a", "b"))),
                row(
                        "target-agrees",
                        "graph.json",
                        t -> t.edges.add(new PlannedEdge(
                                "dev/role", "dev/fn", EdgeKind.REFERENCES, Strength.NAME, false, null))),
                row("target-agrees", "to-bucket", t -> t.connections.replaceAll(FigureRows::withOptions)),
                row("target-agrees", "it means: The role", t -> {
                    stack(
                            t,
                            "fn",
                            List.of(new Parameter("Role", "String", "need", false, null, "The role.")),
                            List.of(),
                            List.of(new Need("dev/" + REGION + "/table", "Out", "Role", false)));
                    stack(t, "table", List.of(), List.of(new Output("Out", "dev/table", "Ref")), List.of());
                }),
                row("target-agrees", "its identity lacks", t -> policy(t, "\"a:B\"", "{\"AWS\": \"1\"}")),
                row("target-agrees", "lets everybody", t -> policy(t, "\"a:A\"", "\"*\"")),
                row(
                        "target-agrees",
                        "never fills",
                        t -> t.rows.add(of("dev/twin", "table", "AWS::DynamoDB::Table", null))));
    }

    private static Row page(String id, String names, String path, String before, String after) {
        return row(id, names, t -> t.changes = texts -> texts.replace(path, before, after));
    }

    private static Stream<Row> pages() {
        return Stream.of(
                page("pages-match", "in their order", "waves/2/README.md", "(fn.sh)", "(ghost.sh)"),
                page("pages-match", "as the 1. one", "waves/2/README.md", "| 1 | [role]", "| 2 | [role]"),
                page("pages-match", "no way back", "waves/4/README.md", "**no way back**", ""),
                page("pages-match", "takes 10 min", "waves/2/README.md", "| 5 min |", "| 10 min |"),
                page("pages-match", "another row", "waves/README.md", "| 1 | [1]", "| 3 | [1]"),
                page("pages-match", "does not lead to [waves/2]", "waves/README.md", "2/README.md", "2/PAGE.md"),
                page("pages-match", "no line for MAIL", "waves/inputs.env", "MAIL", "MALL"),
                page("runbooks-match", "does not say set", "waves/2/fn.sh", "set -euo pipefail\n", ""),
                page("runbooks-match", "another order", "waves/2/fn.sh", "if turn 1;", "if turn 7;"),
                row(
                        "organization-matches",
                        "its unit is Workloads",
                        t -> t.changes = texts -> texts.texts()
                                .put("organization/old-account.sh", "unit=UnitSandboxId\nmove 111111111111\n")),
                row(
                        "organization-matches",
                        "999999999999",
                        t -> t.changes = texts -> texts.texts()
                                .put("organization/old-account.sh", "unit=UnitWorkloadsId\nmove 999999999999\n")));
    }

    private static NameChange name(NameChange.What what, String old, String planned) {
        return new NameChange(
                "dev/fn",
                what,
                old,
                planned,
                NameChange.Scope.ACCOUNT,
                NameChange.How.NEW,
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedConnection withOptions(PlannedConnection connection) {
        return new PlannedConnection(
                connection.id(),
                connection.means(),
                connection.provider(),
                connection.account(),
                connection.consumers(),
                connection.parts(),
                List.of(new PlannedConnection.Option(Means.RESOURCE_POLICY, false, 0, "It cannot be.")),
                0,
                Reason.of("trial", "It is a trial."));
    }

    private static void policy(Trial trial, String action, String principal) {
        trial.rows.removeIf(row -> row.id().equals("dev/role"));
        trial.rows.add(of("dev/role", "role", "AWS::IAM::Role", statement(action, principal)));
        trial.identities.add(new PlannedIdentity(
                "dev/role",
                arn("role"),
                "dev",
                "AWS::IAM::Role",
                "dev/role",
                List.of(new PlannedPolicy(
                        "Policy", PolicyKind.TRUST, "/Policy", statement("\"a:A\"", "{\"AWS\": \"1\"}"), List.of())),
                List.of(),
                null,
                Map.of()));
    }

    static void stack(Trial trial, String name, List<Parameter> parameters, List<Output> outputs, List<Need> needs) {
        PlannedStack old = trial.stacks.stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow();
        trial.stacks.remove(old);
        trial.stacks.add(new PlannedStack(
                old.id(),
                name,
                old.account(),
                REGION,
                old.layer(),
                1,
                null,
                old.template(),
                old.retained(),
                parameters,
                outputs,
                needs,
                List.of()));
    }

    private static JsonNode statement(String action, String principal) {
        return ShopTrial.json("{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": " + action + ", \"Principal\": "
                + principal + "}]}");
    }

    private static PlannedResource of(String id, String old, String type, @Nullable JsonNode properties) {
        return new PlannedResource(
                id,
                arn(old),
                !id.endsWith("twin"),
                type,
                REGION,
                "dev",
                id,
                id,
                Fate.MOVES,
                Filled.NEVER,
                id.endsWith("twin") ? null : ShopTrial.UNIT,
                "trial",
                List.of(),
                "dev/" + REGION + "/" + old,
                properties,
                List.of());
    }
}
