package dev.mitosis.plan.effect;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.text.Shell;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.DnsPlan.SwitchedRecord;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.command.VariableNames;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws what happens to DNS records of zones that stay: others forget them soon before a window, and they answer with
 * the new side at its end. What a record holds besides, its weight for example, stays as it is.
 */
final class RecordDrafts {
    private static final int SECONDS = 60;
    private static final int TTL_MINUTES = 15;
    private static final int SWITCH_MINUTES = 5;

    /** What stands for the identifier of a record that is the only one of its name and type. */
    private static final String ONLY = "simple";

    private final Workshop workshop;
    private final Map<String, TsvTable.TsvRow> hosts = new HashMap<>();
    private final Map<String, List<SwitchedRecord>> byAnswer = new HashMap<>();
    private final Map<String, PlanVariable> asked = new TreeMap<>();

    RecordDrafts(Workshop workshop) {
        this.workshop = workshop;
        TsvTable.loadNamed(RecordDrafts.class, "hosts.tsv").forEach(row -> hosts.put(row.get("type"), row));
        for (SwitchedRecord record : workshop.index().document().dns().records()) {
            if (stays(record) || old(record).isPresent()) {
                byAnswer.computeIfAbsent(record.answers(), k -> new ArrayList<>())
                        .add(record);
            }
        }
    }

    private boolean stays(SwitchedRecord record) {
        return zone(record).map(zone -> zone.fate().remains()).orElse(false);
    }

    /**
     * The record in the old zone, where that is made again in another account: who remembers its name servers asks it
     * until they are forgotten, so that it answers with the new side, too.
     */
    private Optional<String> old(SwitchedRecord record) {
        return zone(record)
                .filter(zone -> zone.fate().isMade() && zone.succeeds() != null)
                .flatMap(zone -> workshop.index().thing(record.resource()))
                .map(PlannedResource::succeeds);
    }

    private Optional<PlannedResource> zone(SwitchedRecord record) {
        return workshop.index().thing(record.zone());
    }

    private List<SwitchedRecord> of(Move move) {
        Set<String> members = new HashSet<>();
        move.members().forEach(member -> members.add(member.id()));
        List<SwitchedRecord> records = new ArrayList<>();
        move.members()
                .forEach(member -> byAnswer.getOrDefault(member.id(), List.of()).stream()
                        .filter(record -> stays(record) || members.contains(record.zone()))
                        .forEach(records::add));
        return records;
    }

    private String zoneId(SwitchedRecord record) {
        PlannedResource zone = zone(record).orElseThrow();
        String id = workshop.things().get(String.valueOf(zone.succeeds())).id();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private String account(SwitchedRecord record) {
        return stays(record) ? zone(record).map(PlannedResource::account).orElseThrow() : workshop.old();
    }

    private String object(SwitchedRecord record) {
        return stays(record) ? record.resource() : old(record).orElseThrow();
    }

    /** Lowers how long the records are remembered, ahead of the window; none where that is short enough. */
    Optional<Draft> ahead(Move move, Turn turn) {
        List<SwitchedRecord> records =
                of(move).stream().filter(record -> record.lowerTo() != null).toList();
        if (records.isEmpty()) {
            return Optional.empty();
        }
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        int ahead = records.stream().mapToInt(SwitchedRecord::ahead).max().orElse(0);
        Draft draft = new Draft(
                Spot.of(turn, Phase.DATA, account(records.get(0))),
                StepAction.PREPARE,
                "record-ttl",
                "Let " + count(records) + " be forgotten soon, for " + move.title(),
                move.id());
        for (SwitchedRecord record : records) {
            lines.line(Part.COMMANDS, change(record, "{TTL:\\`" + record.lowerTo() + "\\`}"));
            lines.line(
                    Part.VALIDATION,
                    "expect " + record.lowerTo() + " aws route53 list-resource-record-sets " + question(record)
                            + " --query 'ResourceRecordSets[0].TTL' --output text --profile "
                            + Shell.argument(account(record)));
            back.line(Part.UNDO, change(record, "{TTL:\\`" + record.ttl() + "\\`}"));
            draft.does(Effect.of(Verb.WAIT, object(record), account(record), Resource.GLOBAL));
        }
        return Optional.of(workshop.add(draft.because(
                        "Who has asked before the switch goes on to the old side for as long as the record says.",
                        "Set the times back.")
                .from(List.of("D:Route53/latest/DeveloperGuide/resource-record-sets-values-basic"))
                .runs(lines)
                .undoneBy("Always.", List.of(), back.undo())
                .takes(TTL_MINUTES + (ahead + SECONDS - 1) / SECONDS, 0)));
    }

    private static String count(List<SwitchedRecord> records) {
        return records.size() == 1 ? "the record " + records.get(0).name() : records.size() + " records";
    }

    private String question(SwitchedRecord record) {
        return "--hosted-zone-id " + zoneId(record) + " --start-record-name " + Shell.argument(record.name())
                + " --start-record-type " + record.type() + identifier(record) + " --max-items 1";
    }

    private String identifier(SwitchedRecord record) {
        return identifier(
                workshop.index()
                        .thing(record.resource())
                        .map(PlannedResource::succeeds)
                        .orElse(""),
                record.type());
    }

    /**
     * The option that tells which of several records of one name and type is meant, weighted ones for example; nothing
     * where it is the only one.
     *
     * @param arn of the record in the snapshot, which ends with its type and its identifier
     */
    static String identifier(String arn, String type) {
        String before = "/" + type + "/";
        int start = arn.lastIndexOf(before);
        String identifier = start < 0 ? ONLY : arn.substring(start + before.length());
        return identifier.equals(ONLY) ? "" : " --start-record-identifier " + Shell.argument(identifier);
    }

    private String change(SwitchedRecord record, String merged) {
        String profile = "--profile " + Shell.argument(account(record));
        return "aws route53 change-resource-record-sets --hosted-zone-id " + zoneId(record)
                + " --change-batch \"$(aws route53 list-resource-record-sets " + question(record)
                + " --output json --query \"{Changes:[{Action:'UPSERT',ResourceRecordSet:merge(ResourceRecordSets[0],"
                + merged + ")}]}\" " + profile + ")\" " + profile;
    }

    /** Lets the records answer with the new side; none where no record of a zone that stays does. */
    Optional<Draft> flip(Move move, Turn turn) {
        List<SwitchedRecord> records = of(move);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        List<Effect> undone = new ArrayList<>();
        Draft draft = new Draft(
                new Spot(turn, Phase.CUTOVER, account(records.get(0)), null, null, move.id()),
                StepAction.CUTOVER,
                "record-switch",
                "Let " + count(records) + " answer with the new side of " + move.title(),
                move.id());
        for (SwitchedRecord record : records) {
            flip(record, lines, back);
            if (!stays(record)) {
                // The record of the new zone was led to the new side before, and stays so when this is taken back.
                draft.does(inOldZone(record)).on(List.of(object(record)));
                continue;
            }
            draft.does(Effect.between(
                            Verb.SWITCH, record.resource(), record.answers(), account(record), Resource.GLOBAL))
                    .does(Effect.between(
                            Verb.SWITCH, record.zone(), record.answers(), account(record), Resource.GLOBAL));
            workshop.moved(record.answers())
                    .ifPresent(old -> List.of(record.resource(), record.zone())
                            .forEach(consumer -> undone.add(Effect.between(
                                    Verb.SWITCH, consumer, old.old().arn(), account(record), Resource.GLOBAL))));
            zone(record).map(PlannedResource::succeeds).ifPresent(arn -> draft.on(List.of(arn)));
        }
        int minutes = SWITCH_MINUTES + records.size();
        return Optional.of(workshop.add(draft.because(
                        "Users find the new side by the same names; the time that a record is remembered is short by now.",
                        "Put the former records back.")
                .from(List.of("B:route53 ChangeResourceRecordSets"))
                .runs(lines)
                .undoneBy("Until something was written on the new side that the old one lacks.", undone, back.undo())
                .takes(minutes, minutes)));
    }

    private Effect inOldZone(SwitchedRecord record) {
        return new Effect(
                Verb.SWITCH,
                object(record),
                account(record),
                Resource.GLOBAL,
                null,
                null,
                record.answers(),
                record.resource());
    }

    private void flip(SwitchedRecord record, StepLines lines, StepLines back) {
        String variable = VariableNames.of("RECORD", null, record.resource());
        String profile = "--profile " + Shell.argument(account(record));
        lines.keep(
                variable,
                "aws route53 list-resource-record-sets " + question(record)
                        + " --query 'ResourceRecordSets[0]' --output json " + profile);
        back.line(
                Part.UNDO,
                "aws route53 change-resource-record-sets --hosted-zone-id " + zoneId(record)
                        + " --change-batch \"{\\\"Changes\\\": [{\\\"Action\\\": \\\"UPSERT\\\", \\\"ResourceRecordSet\\\": ${"
                        + variable + "}}]}\" " + profile);
        String host = VariableNames.of("HOST", null, record.answers());
        boolean alias = record.ttl() == null;
        if (!lookUp(record, lines, host, "host")) {
            ask(host, "the host name or address of " + record.answers());
        }
        String merged;
        if (alias) {
            String zone = VariableNames.of("HOST_ZONE", null, record.answers());
            if (!lookUp(record, lines, zone, "zone")) {
                ask(zone, "the id of the hosted zone of " + record.answers() + ", for an alias");
            }
            merged = "{AliasTarget:{HostedZoneId:'${" + zone + "}',DNSName:'${" + host
                    + "}',EvaluateTargetHealth:ResourceRecordSets[0].AliasTarget.EvaluateTargetHealth}}";
        } else {
            merged = "{ResourceRecords:[{Value:'${" + host + "}'}]}";
        }
        lines.line(Part.COMMANDS, change(record, merged));
        String told = alias
                ? "${" + VariableNames.of("HOST_ZONE", null, record.answers()) + "}\" aws"
                : "${" + host + "}\" aws";
        lines.line(
                Part.VALIDATION,
                "expect \"" + told + " route53 list-resource-record-sets " + question(record) + " --query '"
                        + (alias
                                ? "ResourceRecordSets[0].AliasTarget.HostedZoneId"
                                : "ResourceRecordSets[0].ResourceRecords[0].Value")
                        + "' --output text " + profile);
    }

    private boolean lookUp(SwitchedRecord record, StepLines lines, String variable, String column) {
        Moved thing = workshop.moved(record.answers()).orElse(null);
        TsvTable.TsvRow row = thing == null ? null : hosts.get(thing.planned().type());
        if (thing == null || row == null || row.get(column).equals("-")) {
            return false;
        }
        StepCommand command = new StepCommand(CommandTemplate.of(row.get(column)), null, null);
        lines.keep(variable, lines.text(command, thing));
        return true;
    }

    private void ask(String name, String meaning) {
        asked.putIfAbsent(name, new PlanVariable(name, meaning, "", false, null, null));
    }

    /** What only a person knows. */
    List<PlanVariable> asked() {
        return List.copyOf(asked.values());
    }
}
