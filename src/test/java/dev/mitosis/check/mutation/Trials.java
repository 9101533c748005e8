package dev.mitosis.check.mutation;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries changes on one plan, of which is known what the checker says without them. */
final class Trials {
    /** Whoever damages a plan damages the scripts and pages that are made of it in the same way. */
    private static final List<String> OF_RUNBOOKS = List.of("runbooks-match ", "pages-match ");

    private final Dossier dossier;
    private final Set<String> before;

    Trials(Dossier dossier) {
        this.dossier = dossier;
        this.before = new HashSet<>(messages(check(dossier)).keySet());
    }

    /** What came of a change. */
    enum Outcome {
        /** The plan has no place for it. */
        NO_PLACE,
        CAUGHT,
        /** Something is said, and not what was changed. */
        UNNAMED,
        SURVIVED
    }

    record Tried(Outcome outcome, Set<String> rules, Set<String> named, List<String> messages) {}

    private static CheckDocument check(Dossier dossier) {
        return new PlanChecker().check(new CheckRequest(dossier, Map.of()));
    }

    private static Map<String, String> messages(CheckDocument check) {
        return check.invariants().stream()
                .flatMap(invariant -> invariant.violations().stream()
                        .map(found -> Map.entry(message(invariant, found), invariant.id())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    private static String message(Invariant invariant, Violation found) {
        return invariant.id() + " @ " + found.step() + " " + found.file() + " " + found.resources() + ": "
                + found.text();
    }

    Tried attempt(Change change, long seed) {
        Specimen specimen = new Specimen(dossier, seed);
        if (!change.make().test(specimen)) {
            return new Tried(Outcome.NO_PLACE, Set.of(), Set.of(), List.of());
        }
        Map<String, String> found = messages(check(specimen.changed()));
        List<String> fresh = found.keySet().stream()
                .filter(message -> !before.contains(message))
                .filter(message ->
                        specimen.changesFiles() || OF_RUNBOOKS.stream().noneMatch(message::startsWith))
                .sorted()
                .toList();
        boolean named =
                fresh.stream().anyMatch(message -> specimen.named().stream().anyMatch(message::contains));
        Set<String> rules = fresh.stream().map(found::get).collect(Collectors.toSet());
        return new Tried(
                fresh.isEmpty() ? Outcome.SURVIVED : named ? Outcome.CAUGHT : Outcome.UNNAMED,
                rules,
                specimen.named(),
                fresh);
    }
}
