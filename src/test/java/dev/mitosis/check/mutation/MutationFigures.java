package dev.mitosis.check.mutation;

import dev.mitosis.check.mutation.Trials.Tried;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.config.Workspace;
import dev.mitosis.plan.PlannedEstate;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Designed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Prints what comes of every kind of damage in many places of a plan, tab-separated: plan, damage, place, outcome, the
 * invariants that break.
 */
final class MutationFigures {
    private MutationFigures() {}

    /**
     * {@code PLACES PLAN...}; a plan is {@code sample}, or the cell and seed of a generated account:
     * {@code third-usual/7}.
     */
    public static void main(String[] arguments) throws IOException {
        int places = Integer.parseInt(arguments[0]);
        for (String plan : List.of(arguments).subList(1, arguments.length)) {
            Trials trials = new Trials(dossier(plan));
            for (Change kind : MutationTest.kinds().toList()) {
                for (int place = 0; place < places; place++) {
                    Tried tried = trials.attempt(kind, place);
                    System.out.println(String.join(
                            "\t",
                            plan,
                            kind.kind(),
                            String.valueOf(place),
                            tried.outcome().name(),
                            tried.rules().stream().sorted().toList().toString()));
                }
            }
        }
    }

    /** A plan by its name. */
    static Dossier dossier(String plan) throws IOException {
        if (plan.equals("sample")) {
            return PlannedSample.in(new Workspace(Files.createTempDirectory("mutation")));
        }
        Designed designed = RandomEstates.all().stream()
                .filter(which -> (which.cell() + "/" + which.seed()).equals(plan))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(plan))
                .design();
        return PlannedEstate.dossier(designed, PlannedEstate.plan(designed));
    }
}
