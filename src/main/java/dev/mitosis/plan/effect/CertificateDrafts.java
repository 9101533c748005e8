package dev.mitosis.plan.effect;

import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.DnsPlan.Certificate;
import dev.mitosis.model.target.DnsPlan.Validation;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.effect.Draft.Spot;
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

    private final Workshop workshop;
    private final StackPlan plan;

    CertificateDrafts(Workshop workshop, StackPlan plan) {
        this.workshop = workshop;
        this.plan = plan;
    }

    /** A record, and the first certificate that needs it. */
    private record Proof(
            PlannedResource record, PlannedResource zone, Certificate certificate, String domain, Turn turn) {}

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
                                proof.turn().slug() + "\n" + proof.zone().account(), k -> new ArrayList<>())
                        .add(proof));
        groups.values().forEach(this::draw);
    }

    private void proof(Certificate certificate, Validation validation, Map<String, Proof> first) {
        if (validation.record() == null || validation.zone() == null) {
            return;
        }
        PlannedResource record = workshop.index().thing(validation.record()).orElseThrow();
        if (!record.fate().isMade() || record.stack() != null) {
            return;
        }
        Turn turn = workshop.index()
                .thing(certificate.resource())
                .map(thing -> plan.turnOf(thing.unit()))
                .orElse(Turn.IDENTITIES);
        Proof proof = new Proof(
                record,
                workshop.index().thing(validation.zone()).orElseThrow(),
                certificate,
                validation.domain(),
                turn);
        first.merge(record.id(), proof, (a, b) -> a.turn().compareTo(b.turn()) <= 0 ? a : b);
    }

    private void draw(List<Proof> proofs) {
        Proof sample = proofs.get(0);
        String account = sample.zone().account();
        Draft draft = new Draft(
                        Spot.of(sample.turn(), Phase.IDENTITY, account),
                        StepAction.CREATE,
                        "certificate-proof",
                        "Prove that the new accounts may have certificates of "
                                + (proofs.size() == 1 ? sample.domain() : proofs.size() + " names"),
                        String.join(
                                ",",
                                proofs.stream()
                                        .map(proof -> proof.record().id())
                                        .toList()))
                .because(
                        "A stack waits until its certificate is proved. The record is the same for all certificates of"
                                + " a name in an account, so one that is asked for now proves the stack's at once.",
                        "Delete the records again.")
                .from(List.of("D:acm/latest/userguide/dns-validation"))
                .byHand(proofs.stream().map(CertificateDrafts::line).toList());
        List<Effect> back = new ArrayList<>();
        for (Proof proof : proofs) {
            draft.does(
                    Effect.of(Verb.CREATE, proof.record().id(), proof.record().account(), Resource.GLOBAL));
            back.add(
                    0,
                    Effect.of(Verb.DELETE, proof.record().id(), proof.record().account(), Resource.GLOBAL));
        }
        workshop.add(draft.undoneBy("As long as no certificate in use is renewed by them.", back, List.of())
                .takes(MINUTES * proofs.size(), 0));
    }

    private static String line(Proof proof) {
        return "In " + proof.certificate().account() + " ("
                + proof.certificate().region()
                + ") ask for a certificate of " + proof.domain()
                + " with validation by DNS (aws acm request-certificate), write the CNAME record that"
                + " aws acm describe-certificate names into the zone "
                + proof.zone().name() + " of "
                + proof.zone().account() + ", wait until it is issued, and delete it; the record stays";
    }
}
