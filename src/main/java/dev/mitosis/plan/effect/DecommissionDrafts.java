package dev.mitosis.plan.effect;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Filled;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.OldThing;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.command.VariableNames;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.effect.Leavings.Leaving;
import dev.mitosis.plan.unit.Move;
import dev.mitosis.plan.unit.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws how the old side goes: it is kept for a while, watched, backed up once more where the workload cannot reach it,
 * and deleted, consumers before providers.
 */
final class DecommissionDrafts {
    private static final int DAY = 24 * 60;
    private static final int DAYS = 7;
    private static final int PRODUCTION_DAYS = 14;
    private static final int GROUP_LIMIT = 50;
    private static final int BACKUP_MINUTES = 60;
    private static final int WATCH_MINUTES = 15;
    private static final int CONFIRM_MINUTES = 60;
    private static final int NAMED = 20;

    private final GoneProofs gone = GoneProofs.load();
    private final Workshop workshop;
    private final List<MoveBatch> batches;
    private final Leavings leavings;
    private final WindowDrafts windows;
    private final LeftoverDrafts leftovers;
    private final OldStackDrafts stacks;
    private final Map<Turn, Draft> holds = new HashMap<>();
    private final Map<String, List<TsvTable.TsvRow>> lastUse = new HashMap<>();
    private final Set<String> backedUp = new HashSet<>();

    /** What the old side goes after. */
    record Before(WindowDrafts windows, LeftoverDrafts leftovers, OldStackDrafts stacks) {}

    DecommissionDrafts(Workshop workshop, List<MoveBatch> batches, Leavings leavings, Before before) {
        this.workshop = workshop;
        this.batches = batches;
        this.leavings = leavings;
        this.windows = before.windows();
        this.leftovers = before.leftovers();
        this.stacks = before.stacks();
        TsvTable.loadNamed(DecommissionDrafts.class, "last-use.tsv")
                .forEach(row -> lastUse.computeIfAbsent(row.get("type"), k -> new ArrayList<>())
                        .add(row));
        TsvTable.loadNamed(DecommissionDrafts.class, "backups.tsv").forEach(row -> backedUp.add(row.get("type")));
    }

    /** Adds the steps to the workshop. */
    void draw() {
        Map<Turn, List<Leaving>> byTurn = new TreeMap<>();
        leavings.all()
                .forEach(leaving -> byTurn.computeIfAbsent(leaving.turn(), k -> new ArrayList<>())
                        .add(leaving));
        Map<Turn, List<Move>> held = new HashMap<>();
        batches.forEach(batch -> held.put(batch.decommission(), batch.moves()));
        held.keySet().forEach(turn -> byTurn.computeIfAbsent(turn, k -> new ArrayList<>()));
        leftovers.turns().forEach(turn -> byTurn.computeIfAbsent(turn, k -> new ArrayList<>()));
        Draft decided = retire();
        byTurn.forEach((turn, leaving) -> draw(turn, held.getOrDefault(turn, List.of()), leaving, decided));
    }

    private @Nullable Draft retire() {
        List<Leaving> retired = leavings.all().stream().filter(Leaving::retired).toList();
        if (retired.isEmpty()) {
            return null;
        }
        Draft draft = new Draft(
                        Spot.of(Turn.FOUNDATION, Phase.FOUNDATION, workshop.old()),
                        StepAction.DECIDE,
                        "retire",
                        "Confirm that " + retired.size() + " things can go",
                        "")
                .because(
                        "They look unused, but only a person can know that nobody needs them.",
                        "Assign what is needed to a context in decisions.yaml and plan again.")
                .from(List.of("inference"))
                .byHand(named(
                        "Nobody needs it: ",
                        retired.stream().map(Leaving::thing).toList()))
                .needsNoUndo("A person takes the decision back.")
                .takes(CONFIRM_MINUTES, 0);
        retired.forEach(leaving -> draft.does(confirmed(leaving.thing()))
                .on(List.of(leaving.thing().old().arn())));
        return workshop.add(draft);
    }

    private Effect confirmed(Moved thing) {
        return Effect.of(
                Verb.CONFIRM, thing.old().arn(), workshop.old(), thing.old().region());
    }

    private static List<String> named(String what, List<Moved> things) {
        List<String> lines = new ArrayList<>();
        things.stream()
                .limit(NAMED)
                .forEach(thing -> lines.add(what + thing.old().arn()));
        if (things.size() > NAMED) {
            lines.add(what + (things.size() - NAMED) + " more, which the step lists as its resources");
        }
        return lines;
    }

    private void draw(Turn turn, List<Move> moves, List<Leaving> leaving, @Nullable Draft decided) {
        if (!moves.isEmpty()) {
            holds.put(turn, hold(turn, moves));
        }
        List<Draft> held = held(turn, leaving);
        List<Draft> gates = new ArrayList<>(held);
        List<Moved> left = leaving.stream()
                .filter(each -> !each.retired())
                .map(Leaving::thing)
                .toList();
        watch(turn, left).forEach(draft -> gates.add(draft.afterAll(held)));
        confirm(turn, left).forEach(draft -> gates.add(draft.afterAll(held)));
        backUp(turn, leaving).forEach(draft -> gates.add(draft.afterAll(held)));
        if (decided != null && leaving.stream().anyMatch(Leaving::retired)) {
            gates.add(decided);
        }
        stacks.draw(turn, leaving).ifPresent(draft -> gates.add(draft.afterAll(held)));
        List<Draft> removed = leftovers.draw(turn);
        removed.forEach(draft -> draft.afterAll(gates));
        gates.addAll(removed);
        delete(turn, leaving, gates);
    }

    /** Those who wait for the moves of this wave, and of earlier ones whose things go with things of this one only. */
    private List<Draft> held(Turn turn, List<Leaving> leaving) {
        Stream<Turn> waits = leaving.stream().filter(each -> !each.retired()).map(Leaving::held);
        return Stream.concat(Stream.of(turn), waits)
                .distinct()
                .sorted()
                .map(holds::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Draft hold(Turn turn, List<Move> moves) {
        boolean production =
                moves.stream().anyMatch(move -> move.tier() == Tier.PRODUCTION || move.tier() == Tier.SHARED);
        int days = production ? PRODUCTION_DAYS : DAYS;
        StepLines lines = workshop.lines();
        Draft draft = new Draft(
                        Spot.of(turn, Phase.VALIDATION, workshop.old()),
                        StepAction.HOLD,
                        "hold",
                        "Keep the old side for " + days + " days",
                        turn.slug())
                .because(
                        "As long as the old side exists, there is a way back; it must outlast queues, backups and the longest batch cycle.",
                        "Nothing is changed by waiting.")
                .from(List.of("inference"))
                .needsNoUndo("Nothing is changed by waiting.")
                .takes(days * DAY, 0);
        for (Move move : moves) {
            Draft open = Objects.requireNonNull(windows.opened(move));
            lines.line(Part.COMMANDS, "held " + open.id() + " " + days);
            lines.line(Part.VALIDATION, "held " + open.id() + " " + days);
            draft.after(open);
        }
        leavings.all().stream()
                .filter(each -> !each.retired())
                .filter(each -> each.held().equals(turn) || each.turn().equals(turn))
                .map(each -> each.thing().old())
                .forEach(old -> draft.does(Effect.of(Verb.WAIT, old.arn(), workshop.old(), old.region())));
        return workshop.add(draft.runs(lines));
    }

    private List<Draft> watch(Turn turn, List<Moved> things) {
        List<Moved> seen = things.stream()
                .filter(thing -> lastUse.containsKey(thing.old().type()))
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (int start = 0; start < seen.size(); start += GROUP_LIMIT) {
            List<Moved> group = seen.subList(start, Math.min(seen.size(), start + GROUP_LIMIT));
            StepLines lines = workshop.lines();
            Draft draft = new Draft(
                            Spot.of(turn, Phase.VALIDATION, workshop.old()),
                            StepAction.VALIDATE,
                            "last-use",
                            "Make sure that nobody uses " + old(group),
                            turn.slug() + group.get(0).old().arn())
                    .because("A consumer that nobody knew of shows in the metrics of what it uses.", "It only reads.")
                    .from(List.of("B:cloudwatch GetMetricStatistics"))
                    .needsNoUndo("It only reads.")
                    .takes(WATCH_MINUTES, 0);
            for (Moved thing : group) {
                lastUse.getOrDefault(thing.old().type(), List.of())
                        .forEach(row -> lines.line(Part.COMMANDS, quiet(row, thing.old()))
                                .line(Part.VALIDATION, quiet(row, thing.old())));
                draft.does(confirmed(thing)).on(List.of(thing.old().arn()));
            }
            drafts.add(workshop.add(draft.runs(lines)));
        }
        return drafts;
    }

    private static String old(List<Moved> group) {
        return group.size() == 1 ? "the old " + group.get(0).old().name() : group.size() + " old things";
    }

    private String quiet(TsvTable.TsvRow row, OldThing thing) {
        String value = switch (row.get("value")) {
            case "arn" -> thing.arn();
            case "id" -> thing.id();
            default -> thing.name();
        };
        String statistic = row.get("statistic");
        String fold = statistic.equals("Sum") ? "sum" : "max";
        String global = thing.type().equals("AWS::CloudFront::Distribution") ? " Name=Region,Value=Global" : "";
        return "quiet aws cloudwatch get-metric-statistics --namespace " + row.get("namespace") + " --metric-name "
                + row.get("metric") + " --dimensions Name=" + row.get("dimension") + ",Value=" + Shell.argument(value)
                + global + " --statistics " + statistic
                + " --period 86400 --start-time \"$(days_ago 7)\" --end-time \"$(days_ago 0)\" --query '" + fold
                + "(Datapoints[]." + statistic + ")' --output text "
                + StepLines.in(workshop.old(), thing.callRegion());
    }

    private List<Draft> confirm(Turn turn, List<Moved> things) {
        List<Moved> unseen = things.stream()
                .filter(thing -> !lastUse.containsKey(thing.old().type()) && holds(thing))
                .toList();
        List<Moved> bare = things.stream()
                .filter(thing -> thing.planned().filled() != Filled.NEVER)
                .filter(thing -> !backedUp.contains(thing.old().type()))
                .toList();
        if (unseen.isEmpty() && bare.isEmpty()) {
            return List.of();
        }
        Draft draft = new Draft(
                        Spot.of(turn, Phase.VALIDATION, workshop.old()),
                        StepAction.DECIDE,
                        "not-observed",
                        unseen.isEmpty()
                                ? "Confirm that a last backup is kept of " + old(bare)
                                : "Confirm that nobody uses " + old(unseen),
                        turn.slug())
                .because(
                        "No metric tells whether they are used: who knows them says so, after a look at the trail's data events or the last use that IAM and KMS note.",
                        "It only asks.")
                .from(List.of("inference"))
                .byHand(named("Not observed; nobody uses it: ", unseen))
                .byHand(named(
                        "AWS Backup has no copy of it; an export lies in " + workshop.named("backup")
                                + ", or nobody needs one: ",
                        bare))
                .needsNoUndo("It only asks.")
                .takes(CONFIRM_MINUTES, 0);
        unseen.forEach(
                thing -> draft.does(confirmed(thing)).on(List.of(thing.old().arn())));
        bare.forEach(thing -> draft.does(Effect.copy(
                        CopyMode.FINAL,
                        "backup/" + thing.old().arn(),
                        workshop.named("backup"),
                        thing.old().region(),
                        thing.old().arn()))
                .on(List.of(thing.old().arn())));
        return List.of(workshop.add(draft));
    }

    /** Whether it is more than configuration: data, a key, a name, an address. */
    private static boolean holds(Moved thing) {
        return thing.planned().filled() != Filled.NEVER
                || thing.method().uniqueName()
                || thing.old().type().startsWith("AWS::KMS::");
    }

    private List<Draft> backUp(Turn turn, List<Leaving> leaving) {
        Map<String, List<Moved>> byRegion = new TreeMap<>();
        for (Leaving each : leaving) {
            Moved thing = each.thing();
            boolean data = thing.planned().filled() != Filled.NEVER || each.retired();
            if (data && backedUp.contains(thing.old().type())) {
                byRegion.computeIfAbsent(thing.old().callRegion(), k -> new ArrayList<>())
                        .add(thing);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        byRegion.forEach((region, things) -> {
            for (int start = 0; start < things.size(); start += GROUP_LIMIT) {
                drafts.add(backUp(turn, region, things.subList(start, Math.min(things.size(), start + GROUP_LIMIT))));
            }
        });
        return drafts;
    }

    private Draft backUp(Turn turn, String region, List<Moved> things) {
        StepLines lines = workshop.lines();
        String backup = workshop.named("backup");
        String variable = workshop.index()
                .account(backup)
                .map(account -> account.variable())
                .orElse("ACCOUNT_BACKUP");
        String in = StepLines.in(workshop.old(), region);
        String role = "arn:aws:iam::" + workshop.index().document().account() + ":role/organization-backup";
        Draft draft = new Draft(
                        Spot.of(turn, Phase.DECOMMISSION, workshop.old()),
                        StepAction.BACK_UP,
                        "last-backup",
                        "Keep a last backup of " + old(things) + " in " + backup,
                        turn.slug() + region + things.get(0).old().arn())
                .because(
                        "What is deleted is gone; a last backup lies where the workload cannot reach it, for as long as the law or the business asks.",
                        "Delete the recovery points.")
                .from(List.of("D:aws-backup/latest/devguide/create-cross-account-backup"))
                .needsNoUndo("The copies hurt nobody.")
                .takes(Durations.of(BACKUP_MINUTES, things.size()), 0);
        for (Moved thing : things) {
            String id = thing.planned().id();
            String job = VariableNames.of("BACKUP_JOB", null, id);
            String point = VariableNames.of("RECOVERY_POINT", null, id);
            String copy = VariableNames.of("COPY_JOB", null, id);
            lines.keep(
                    job,
                    "aws backup start-backup-job --backup-vault-name own --resource-arn "
                            + Shell.argument(thing.old().arn()) + " --iam-role-arn " + role
                            + " --query BackupJobId --output text " + in);
            lines.line(
                    Part.COMMANDS,
                    "wait_until COMPLETED aws backup describe-backup-job --backup-job-id ${" + job
                            + "} --query State --output text " + in);
            lines.keep(
                    point,
                    "aws backup describe-backup-job --backup-job-id ${" + job
                            + "} --query RecoveryPointArn --output text " + in);
            lines.keep(
                    copy,
                    "aws backup start-copy-job --source-backup-vault-name own --recovery-point-arn ${" + point
                            + "} --destination-backup-vault-arn arn:aws:backup:" + region + ":${" + variable
                            + "}:backup-vault:central --iam-role-arn " + role + " --query CopyJobId --output text "
                            + in);
            lines.line(
                    Part.COMMANDS,
                    "wait_until COMPLETED aws backup describe-copy-job --copy-job-id ${" + copy
                            + "} --query CopyJob.State --output text " + in);
            lines.line(
                    Part.VALIDATION,
                    "expect COMPLETED aws backup describe-copy-job --copy-job-id ${" + copy
                            + "} --query CopyJob.State --output text " + in);
            draft.does(Effect.copy(
                            CopyMode.FINAL,
                            "backup/" + thing.old().arn(),
                            backup,
                            region,
                            thing.old().arn()))
                    .does(Effect.of(Verb.VERIFY, "backup/" + thing.old().arn(), backup, region))
                    .on(List.of(thing.old().arn()));
        }
        return workshop.add(draft.runs(lines));
    }

    private void delete(Turn turn, List<Leaving> leaving, List<Draft> gates) {
        Map<String, List<Leaving>> groups = new TreeMap<>();
        for (Leaving each : leaving) {
            groups.computeIfAbsent(
                            String.join(
                                    "\n",
                                    String.format("%05d", each.level()),
                                    each.thing().method().id(),
                                    String.valueOf(each.step().types()),
                                    String.valueOf(each.retired()),
                                    each.thing().old().region()),
                            k -> new ArrayList<>())
                    .add(each);
        }
        Map<Integer, List<Draft>> byLevel = new TreeMap<>();
        groups.values().forEach(group -> {
            for (int start = 0; start < group.size(); start += GROUP_LIMIT) {
                List<Leaving> part = group.subList(start, Math.min(group.size(), start + GROUP_LIMIT));
                byLevel.computeIfAbsent(part.get(0).level(), k -> new ArrayList<>())
                        .add(delete(turn, part));
            }
        });
        List<Draft> before = gates;
        for (List<Draft> level : byLevel.values()) {
            List<Draft> earlier = before;
            level.forEach(draft -> draft.afterAll(earlier));
            before = level;
        }
    }

    private Draft delete(Turn turn, List<Leaving> part) {
        Leaving sample = part.get(0);
        List<Moved> things = part.stream().map(Leaving::thing).toList();
        StepLines lines = workshop.lines();
        Draft draft = new Draft(
                        Spot.of(turn, Phase.DECOMMISSION, workshop.old()),
                        StepAction.DELETE,
                        sample.retired() ? "retire" : sample.thing().method().id(),
                        "Delete " + (sample.retired() ? "" : "old ") + CopySteps.things(things) + " in "
                                + workshop.old(),
                        String.join(
                                ",",
                                things.stream().map(thing -> thing.old().arn()).toList()))
                .because(
                        sample.retired()
                                ? "A person confirmed that nothing needs it."
                                : "Its successor is in use, was watched, and the hold is over.",
                        "Cannot be undone: what is deleted is gone; the last backup is kept for as long as the law or the business asks.")
                .from(sample.thing().method().sources())
                .when("The hold is over and nobody asked for the old one")
                .forGood()
                .takes(Durations.of(sample.step().minutes(), things.size()), 0);
        for (Moved thing : things) {
            lines.fill(Part.COMMANDS, sample.step().commands(), thing, CopyMode.FINAL);
            if (sample.step().validation().isEmpty()) {
                lines.line(
                        Part.VALIDATION,
                        gone.of(
                                thing.old(),
                                StepLines.in(workshop.old(), thing.old().callRegion())));
            } else {
                lines.fill(Part.VALIDATION, sample.step().validation(), thing, CopyMode.FINAL);
            }
            draft.does(Effect.of(
                            Verb.DELETE,
                            thing.old().arn(),
                            workshop.old(),
                            thing.old().region()))
                    .on(List.of(thing.old().arn()));
        }
        CopySteps.byHand(draft, sample.step());
        return workshop.add(draft.runs(lines));
    }
}
