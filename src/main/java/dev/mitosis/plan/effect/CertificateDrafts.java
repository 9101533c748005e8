package dev.mitosis.plan.effect;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.DnsPlan.Certificate;
import dev.mitosis.model.target.DnsPlan.Validation;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.command.VariableNames;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws how the records come to be that prove who may have a certificate. The certificate manager says a record's name
 * and value only when it is asked for a certificate, they are the same for all certificates of a name in an account,
 * and a stack waits until its certificate is proved; so one is asked for ahead of the stack.
 */
final class CertificateDrafts {
    private static final int MINUTES = 15;
    private static final int SECONDS = 300;

    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;

    CertificateDrafts(Workshop workshop, StackPlan plan, DeployDrafts deploys) {
        this.workshop = workshop;
        this.plan = plan;
        this.deploys = deploys;
    }

    /** A record, and the first certificate that needs it. */
    private record Proof(
            PlannedResource record, PlannedResource zone, Certificate certificate, String domain, Turn turn) {
        /** Whether a zone of the old account answers for the domain today. */
        boolean isAnswered() {
            return zone.succeeds() != null && (isMoving() || zone.fate().remains());
        }

        /** Whether a stack makes a zone in the place of it. */
        boolean isMoving() {
            return zone.succeeds() != null && zone.stack() != null;
        }
    }

    /** Adds the steps to the workshop. */
    void draw() {
        Map<String, Proof> first = new TreeMap<>();
        for (Certificate certificate : workshop.index().document().dns().certificates()) {
            for (Validation validation : certificate.validations()) {
                proof(certificate, validation, first);
            }
        }
        Map<String, List<Proof>> groups = new LinkedHashMap<>();
        first.values()
                .forEach(proof -> groups.computeIfAbsent(
                                String.join(
                                        "\n",
                                        proof.turn().slug(),
                                        proof.zone().account(),
                                        String.valueOf(proof.isAnswered()),
                                        String.valueOf(proof.isMoving())),
                                k -> new ArrayList<>())
                        .add(proof));
        groups.values().forEach(group -> {
            if (!group.get(0).isAnswered()) {
                byHand(group);
            } else {
                Draft proved = prove(group);
                if (group.get(0).isMoving()) {
                    carry(group, proved);
                }
            }
        });
    }

    private void proof(Certificate certificate, Validation validation, Map<String, Proof> first) {
        if (validation.record() == null || validation.zone() == null) {
            return;
        }
        PlannedResource record = workshop.index().thing(validation.record()).orElseThrow();
        if (!record.fate().isMade() || record.stack() != null) {
            return;
        }
        Proof proof = new Proof(
                record,
                workshop.index().thing(validation.zone()).orElseThrow(),
                certificate,
                validation.domain(),
                turn(certificate));
        first.merge(record.id(), proof, (a, b) -> a.turn().compareTo(b.turn()) <= 0 ? a : b);
    }

    /** The stack waits for the proof, so that this comes in the same wave. */
    private Turn turn(Certificate certificate) {
        return workshop.index()
                .thing(certificate.resource())
                .map(thing -> thing.stack() == null
                        ? plan.turnOf(thing.unit())
                        : plan.place(thing.stack()).turn())
                .orElse(Turn.IDENTITIES);
    }

    private static Draft describe(Draft draft, List<Proof> proofs) {
        return draft.because(
                        "A stack waits until its certificate is proved. The record is the same for all certificates of"
                                + " a name in an account, so one that is asked for now proves the stack's at once.",
                        "Delete the records again.")
                .from(List.of("D:acm/latest/userguide/dns-validation", "B:acm RequestCertificate"))
                .takes(MINUTES * proofs.size(), 0);
    }

    private static String names(List<Proof> proofs) {
        return proofs.size() == 1 ? proofs.get(0).domain() : proofs.size() + " names";
    }

    private static String key(List<Proof> proofs) {
        return String.join(
                ",", proofs.stream().map(proof -> proof.record().id()).toList());
    }

    private void awaited(Proof proof, Draft draft) {
        workshop.index()
                .thing(proof.certificate().resource())
                .map(PlannedResource::stack)
                .ifPresent(stack -> deploys.of(stack).after(draft));
    }

    /** The record is in the target from here on, and gone again when the step is taken back. */
    private static void makes(List<Proof> proofs, Draft draft, List<String> commands) {
        List<Effect> undone = new ArrayList<>();
        for (Proof proof : proofs) {
            PlannedResource record = proof.record();
            draft.does(Effect.of(Verb.CREATE, record.id(), record.account(), Resource.GLOBAL));
            undone.add(0, Effect.of(Verb.DELETE, record.id(), record.account(), Resource.GLOBAL));
        }
        draft.undoneBy("As long as no certificate in use is renewed by them.", undone, commands);
    }

    private Draft prove(List<Proof> proofs) {
        Proof sample = proofs.get(0);
        String account = sample.isMoving() ? workshop.old() : sample.zone().account();
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        Draft draft = describe(
                new Draft(
                        Spot.of(sample.turn(), Phase.IDENTITY, account),
                        StepAction.CREATE,
                        "certificate-proof",
                        "Prove that the new accounts may have certificates of " + names(proofs),
                        key(proofs)),
                proofs);
        for (Proof proof : proofs) {
            String zone = oldZone(proof);
            ask(proof, draft, lines);
            lines.line(Part.COMMANDS, change(proof, "UPSERT", zone, account));
            issue(proof, lines);
            lines.line(Part.VALIDATION, stands(proof, zone, account));
            back.line(Part.UNDO, change(proof, "DELETE", zone, account));
            draft.on(List.of(String.valueOf(proof.zone().succeeds())));
            awaited(proof, draft);
        }
        draft.runs(lines);
        if (sample.isMoving()) {
            draft.undoneBy("As long as no certificate in use is renewed by them.", List.of(), back.undo());
        } else {
            makes(proofs, draft, back.undo());
        }
        return workshop.add(draft);
    }

    private String oldZone(Proof proof) {
        String id =
                workshop.things().get(String.valueOf(proof.zone().succeeds())).id();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static String variable(String what, Proof proof) {
        return VariableNames.of(what, null, proof.record().id());
    }

    private static String described(Proof proof, String query, String output) {
        return "aws acm describe-certificate --certificate-arn ${" + variable("CERTIFICATE", proof) + "} --query "
                + query + " --output " + output + " " + in(proof);
    }

    private static String in(Proof proof) {
        return StepLines.in(proof.certificate().account(), proof.certificate().region());
    }

    private static void ask(Proof proof, Draft draft, StepLines lines) {
        Certificate wanted = proof.certificate();
        String record = "Certificate.DomainValidationOptions[0].ResourceRecord";
        lines.keep(
                        variable("CERTIFICATE", proof),
                        "aws acm request-certificate --domain-name " + Shell.argument(proof.domain())
                                + " --validation-method DNS --query CertificateArn --output text " + in(proof))
                .line(Part.COMMANDS, "wait_until CNAME " + described(proof, Shell.argument(record + ".Type"), "text"))
                .keep(variable("RECORD_NAME", proof), described(proof, Shell.argument(record + ".Name"), "text"))
                .keep(
                        variable("RECORD", proof),
                        described(
                                proof,
                                "\"{Name:" + record + ".Name,Type:" + record + ".Type,TTL:\\`" + SECONDS
                                        + "\\`,ResourceRecords:[{Value:" + record + ".Value}]}\"",
                                "json"));
        // The certificate is asked for to learn of the record, and goes again.
        String asked = "handover/" + wanted.account() + "/" + wanted.region() + "/certificate-" + proof.domain();
        draft.does(Effect.of(Verb.CREATE, asked, wanted.account(), wanted.region()))
                .does(Effect.of(Verb.DELETE, asked, wanted.account(), wanted.region()));
    }

    private static void issue(Proof proof, StepLines lines) {
        lines.line(Part.COMMANDS, "wait_until ISSUED " + described(proof, "Certificate.Status", "text"))
                .line(
                        Part.COMMANDS,
                        "aws acm delete-certificate --certificate-arn ${" + variable("CERTIFICATE", proof) + "} "
                                + in(proof));
    }

    private static String change(Proof proof, String action, String zone, String account) {
        return "aws route53 change-resource-record-sets --hosted-zone-id " + zone
                + " --change-batch \"{\\\"Changes\\\": [{\\\"Action\\\": \\\"" + action
                + "\\\", \\\"ResourceRecordSet\\\": ${" + variable("RECORD", proof) + "}}]}\" --profile "
                + Shell.argument(account);
    }

    private static String stands(Proof proof, String zone, String account) {
        String name = "${" + variable("RECORD_NAME", proof) + "}";
        return "expect \"" + name + "\" aws route53 list-resource-record-sets --hosted-zone-id " + zone
                + " --start-record-name \"" + name + "\" --start-record-type CNAME --max-items 1"
                + " --query 'ResourceRecordSets[0].Name' --output text --profile " + Shell.argument(account);
    }

    /** The same records in the zone that takes the place of the old one: certificates are renewed by them. */
    private void carry(List<Proof> proofs, Draft proved) {
        Proof sample = proofs.get(0);
        String account = sample.zone().account();
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        Turn turn = sample.turn();
        List<Draft> zones = new ArrayList<>();
        for (Proof proof : proofs) {
            StackPlan.Place place = plan.place(String.valueOf(proof.zone().stack()));
            Move move = place.move();
            Turn there = move == null ? place.turn() : plan.batchOf(move).decommission();
            turn = turn.compareTo(there) >= 0 ? turn : there;
            zones.add(deploys.of(String.valueOf(proof.zone().stack())));
            String zone = "${" + lines.newId(proof.zone()) + "}";
            back.newId(proof.zone());
            lines.line(Part.COMMANDS, change(proof, "UPSERT", zone, account))
                    .line(Part.VALIDATION, stands(proof, zone, account));
            back.line(Part.UNDO, change(proof, "DELETE", zone, account));
        }
        Draft draft = describe(
                new Draft(
                        Spot.of(turn, Phase.DATA, account),
                        StepAction.CREATE,
                        "certificate-proof-carried",
                        "Write the proofs of certificates of " + names(proofs) + " into the new zone",
                        key(proofs)),
                proofs);
        makes(proofs, draft.runs(lines), back.undo());
        workshop.add(draft.after(proved).afterAll(zones));
    }

    private void byHand(List<Proof> proofs) {
        Proof sample = proofs.get(0);
        Draft draft = describe(
                        new Draft(
                                Spot.of(
                                        sample.turn(),
                                        Phase.IDENTITY,
                                        sample.zone().account()),
                                StepAction.CREATE,
                                "certificate-proof-by-hand",
                                "Prove that the new accounts may have certificates of " + names(proofs),
                                key(proofs)),
                        proofs)
                .byHand(proofs.stream().map(CertificateDrafts::line).toList());
        makes(proofs, draft, List.of());
        proofs.forEach(proof -> awaited(proof, draft));
        workshop.add(draft);
    }

    private static String line(Proof proof) {
        return "In " + proof.certificate().account() + " ("
                + proof.certificate().region()
                + ") ask for a certificate of " + proof.domain()
                + " with validation by DNS (aws acm request-certificate), write the CNAME record that"
                + " aws acm describe-certificate names into the zone that answers for "
                + proof.zone().name() + " today, wait until it is issued, and delete it; the record stays";
    }
}
