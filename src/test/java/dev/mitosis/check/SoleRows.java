package dev.mitosis.check;

import static dev.mitosis.check.InvariantRowsTest.row;
import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.InvariantRowsTest.Row;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Filled;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Damages that one invariant alone finds, where the plain ones break several. */
final class SoleRows {
    private SoleRows() {}

    private static Effect plain(Verb verb, String object, String account) {
        return Effect.of(verb, object, account, REGION);
    }

    private static Effect copied(String object, String of) {
        return Effect.copy(CopyMode.FINAL, object, "dev", REGION, arn(of));
    }

    static Stream<Row> rows() {
        return Stream.of(
                row("nothing-lost", "dev/alarm", t -> t.isNew("dev/alarm", "AWS::CloudWatch::Alarm", "dev")),
                row("old-is-gone", arn("junk"), t -> t.retired("junk", "AWS::EC2::Volume")),
                row("objects-stand", "dev/db", t -> t.step("rehearsal").does(plain(Verb.VERIFY, "dev/db", "dev"))),
                // It is copied once more when all stand still, so that nothing is lost in the end.
                row("final-copy-frozen", arn("table"), t -> t.step("rehearsal").does(copied("dev/table", "table"))),
                row(
                        "drained-when-quiet",
                        arn("table"),
                        t -> t.step("rehearsal").does(plain(Verb.DRAIN, arn("table"), OLD))),
                // Its content comes afterwards, although it is of those that are made from a copy.
                row("filled-from-last-copy", "dev/db", t -> {
                    t.step("copy").effects.remove(1);
                    t.step("create-db").effects.set(0, plain(Verb.CREATE, "dev/db", "dev"));
                    t.step("create-db").does(copied("dev/db", "db"));
                    t.step("leftovers").effects.remove(0);
                    t.step("leftovers").commands.removeIf(line -> line.contains("--name db"));
                }),
                row("provider-stands", "does not need", t -> {
                    t.step("switch").does(Effect.between(Verb.SWITCH, "dev/fn", "dev/site", "dev", REGION));
                    Undo undo = Objects.requireNonNull(t.step("switch").undo);
                    List<Effect> back = new ArrayList<>(undo.effects());
                    back.add(Effect.between(Verb.SWITCH, "dev/fn", arn("site"), "dev", REGION));
                    t.step("switch").undo = new Undo(undo.when(), back, undo.commands());
                }),
                row("proved-before-use", "dev/table", t -> {
                    t.step("switch").dependsOn.clear();
                    t.hurry("switch", "verify");
                }),
                // The graph has a user whom the target forgot.
                row(
                        "nobody-left-behind",
                        arn("bucket"),
                        t -> t.oldEdges.add(
                                new Edge(arn("bucket"), arn("fn"), EdgeKind.INVOKES, Strength.EXACT, List.of()))),
                row(
                        "one-writer",
                        arn("site"),
                        t -> t.step("hold")
                                .does(plain(Verb.SWITCH, "dev/site", "dev"), plain(Verb.SWITCH, arn("site"), OLD))
                                .undoneBy(plain(Verb.FREEZE, "dev/site", "dev"))),
                // It stands again in the end, and is empty.
                row(
                        "staying-untouched",
                        arn("riddle"),
                        t -> t.step("delete")
                                .does(plain(Verb.DELETE, arn("riddle"), OLD), plain(Verb.CREATE, arn("riddle"), OLD))),
                row("proved-before-delete", arn("setting"), t -> {
                    t.moves("setting", "AWS::SSM::Parameter", "dev", null, Filled.NEVER, null);
                    t.step("delete").does(plain(Verb.DELETE, arn("setting"), OLD));
                    t.step("late")
                            .in(4, null)
                            .does(plain(Verb.CREATE, "dev/setting", "dev"))
                            .undoneBy(plain(Verb.DELETE, "dev/setting", "dev"));
                }),
                row(
                        "retired-by-person",
                        arn("scrap"),
                        t -> t.step("decide").effects.remove(0)),
                row(
                        "undecided-asked",
                        arn("riddle"),
                        t -> t.step("decide").effects.remove(1)),
                row("management-empty", "management/setting", t -> {
                    t.moves("setting", "AWS::SSM::Parameter", "management", null, Filled.NEVER, null);
                    t.step("queue")
                            .in(4, null)
                            .does(plain(Verb.CREATE, "management/setting", "management"))
                            .undoneBy(plain(Verb.DELETE, "management/setting", "management"));
                    t.step("delete").does(plain(Verb.DELETE, arn("setting"), OLD));
                    t.steps.add(t.steps.indexOf(t.step("delete")), t.steps.remove(t.steps.size() - 1));
                }),
                row("units-in-windows", "empty", t -> t.window("empty", 3, 1)));
    }
}
