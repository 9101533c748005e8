package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Damages to what records, other lists of the target, or the other members of a step say as well. */
final class AgreementRows {
    private AgreementRows() {}

    static Stream<Row> rows() {
        return Stream.of(records(), estate(), steps(), lines()).flatMap(rows -> rows);
    }

    private static Row told(String names, String data) {
        return row("as-its-record", names, t -> t.told.put("fn", data.replace("ROLE", Trial.arn("role"))));
    }

    private static Stream<Row> records() {
        return Stream.of(
                told("Timeout is 3", "{\"Enabled\": true, \"Timeout\": 9, \"Layers\": [\"a\"], \"Role\": \"ROLE\"}"),
                told(
                        "Enabled is true",
                        "{\"Enabled\": false, \"Timeout\": 3, \"Layers\": [\"a\"], \"Role\": \"ROLE\"}"),
                told(
                        "Layers is 1 entries",
                        "{\"Enabled\": true, \"Timeout\": 3, \"Layers\": [\"a\", \"b\"], \"Role\": \"ROLE\"}"),
                told(
                        "Role is what succeeds",
                        "{\"Enabled\": true, \"Timeout\": 3, \"Layers\": [\"a\"], \"Role\": \"another\"}"),
                row(
                        "as-its-record",
                        "it is AWS::IAM::Role and was",
                        t -> t.types.put(Trial.arn("role"), "AWS::IAM::User")));
    }

    private static Stream<Row> estate() {
        return Stream.of(
                row(
                        "estate-agrees",
                        "leads shop.example from 1 to 2",
                        t -> t.names.removeIf(name -> name.what() == NameChange.What.ENDPOINT)),
                row(
                        "estate-agrees",
                        "has no connection nowhere",
                        t -> t.edges.add(new PlannedEdge(
                                "dev/fn", "dev/role", EdgeKind.RUNS_AS, Strength.EXACT, false, "nowhere"))),
                row(
                        "estate-agrees",
                        "among the consumers",
                        t -> t.edges.replaceAll(edge -> edge.from().equals("old/prod")
                                ? new PlannedEdge(
                                        "old/bucket", edge.to(), edge.kind(), edge.strength(), true, edge.connection())
                                : edge)),
                row(
                        "estate-agrees",
                        "is for prod",
                        t -> t.accounts.replaceAll(account -> account.name().equals("dev")
                                ? new PlannedAccount(
                                        "dev", account.variable(), null, "Workloads", "workload", "prod", false)
                                : account)),
                row("estate-agrees", "which is no part of", t -> subnets(t, "10.9.0.0/24", "10.1.1.0/24")),
                row(
                        "estate-agrees",
                        "addresses that another subnet has",
                        t -> subnets(t, "10.1.0.0/16", "10.1.1.0/24")),
                row(
                        "estate-agrees",
                        "keeps 10.7.0.0/16",
                        t -> network(
                                t,
                                List.of(),
                                List.of(new PlannedRoute("dev/table", "10.7.0.0/16", "local", "the VPC itself")))));
    }

    private static void subnets(Trial trial, String... ranges) {
        network(
                trial,
                Stream.of(ranges)
                        .map(range -> new PlannedSubnet("dev/" + range, range, "a", "isolated", 1, null, null))
                        .toList(),
                List.of());
    }

    private static void network(Trial trial, List<PlannedSubnet> subnets, List<PlannedRoute> routes) {
        trial.networks.removeIf(network -> network.account().equals("dev"));
        trial.networks.add(new PlannedNetwork(
                "dev",
                REGION,
                "dev/vpc",
                "",
                "10.1.0.0/16",
                false,
                List.of(),
                subnets,
                routes,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
    }

    private static Stream<Row> steps() {
        return Stream.of(
                row(
                        "steps-say-what-they-do",
                        "names nothing",
                        t -> t.step("join").preconditions.clear()),
                row("steps-say-what-they-do", "is called hold", t -> t.step("quota").action = StepAction.HOLD),
                row(
                        "steps-say-what-they-do",
                        "does not list it",
                        t -> t.step("stop").resources.clear()),
                row("steps-say-what-they-do", "and its effects happen in", t -> {
                    t.step("ttl").action = StepAction.HOLD;
                    t.step("ttl").account = "backup";
                    t.step("ttl").effects.replaceAll(effect -> Effect.of(Verb.WAIT, effect.object(), OLD, REGION));
                }));
    }

    private static Stream<Row> lines() {
        return Stream.of(
                row(
                        "lines-follow",
                        "nothing waits for what it starts",
                        t -> t.step("rehearsal")
                                .commands
                                .add("aws backup start-backup-job --resource-arn " + Trial.arn("table")
                                        + " --profile old --region eu-west-1")),
                row("lines-follow", "which the step is not about", t -> {
                    t.step("ttl").inputs.add("ACCOUNT_DEV");
                    t.step("ttl").commands.add("printf '%s' \"${ACCOUNT_DEV}\"");
                }),
                row("lines-follow", "puts back what closed it", t -> {
                    t.step("stop").commands.add("SHUT=$(closed old policy)");
                    Undo undo = Objects.requireNonNull(t.step("stop").undo);
                    t.step("stop").undo = new Undo(
                            undo.when(),
                            undo.effects(),
                            Stream.concat(undo.commands().stream(), Stream.of("printf '%s' \"${SHUT}\""))
                                    .toList());
                }));
    }
}
