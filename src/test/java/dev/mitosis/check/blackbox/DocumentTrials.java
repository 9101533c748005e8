package dev.mitosis.check.blackbox;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Damages documents and looks for what the checker says of them that it did not say before. */
final class DocumentTrials {
    private final Dossier dossier;
    private final DocumentSet documents;
    private final Set<String> before;

    DocumentTrials(Dossier dossier) {
        this.dossier = dossier;
        Map<String, String> files = new TreeMap<>();
        dossier.artefacts()
                .paths()
                .forEach(path -> files.put(path, dossier.artefacts().read(path).orElseThrow()));
        this.documents = new DocumentSet(
                Json.mapper().valueToTree(dossier.plan()), Json.mapper().valueToTree(dossier.target()), files);
        this.before = new HashSet<>(said(documents));
    }

    /** What the checker said of a damage; {@code where} is empty where the documents have no place for it. */
    record Said(String where, List<String> messages) {}

    /** Does a damage in one of its places, the same one for the same number. */
    Said attempt(DocumentDamage damage, int number) {
        DocumentSet copy = documents.copy();
        List<Spot> spots = damage.spots().apply(copy);
        if (spots.isEmpty()) {
            return new Said("", List.of());
        }
        Spot spot = spots.get(new Random(damage.name().hashCode() * 31L + number).nextInt(spots.size()));
        spot.damage().run();
        // Who damages a plan has the scripts written from it, so that they say nothing.
        boolean planned = !copy.plan().equals(documents.plan());
        List<String> fresh = new ArrayList<>(said(copy));
        fresh.removeIf(message -> before.contains(message) || (planned && message.startsWith("runbooks-match ")));
        return new Said(spot.where(), fresh);
    }

    private List<String> said(DocumentSet changed) {
        Dossier now = new Dossier(
                Json.mapper().convertValue(changed.plan(), PlanDocument.class),
                Json.mapper().convertValue(changed.target(), TargetDocument.class),
                dossier.graph(),
                dossier.decisions(),
                dossier.types(),
                new Texts(changed.files()),
                dossier.records());
        CheckDocument check = new PlanChecker().check(new CheckRequest(now, Map.of()));
        return check.invariants().stream()
                .flatMap(invariant -> invariant.violations().stream()
                        .map(found -> invariant.id() + " @ " + found.step() + " " + found.file() + " " + found.text()))
                .distinct()
                .toList();
    }

    private record Texts(Map<String, String> files) implements ArtefactTexts {
        @Override
        public Set<String> paths() {
            return files.keySet();
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.ofNullable(files.get(path));
        }
    }
}
