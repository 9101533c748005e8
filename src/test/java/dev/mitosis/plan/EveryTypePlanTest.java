package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.TextResource;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.plan.runbook.RunbookFiles;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One thing of each type that has a method moves, all in one plan: the second opinion agrees with each. */
class EveryTypePlanTest {
    /** What the commands of steps may call. */
    private static final ArtefactTexts FUNCTIONS = new ArtefactTexts() {
        @Override
        public Set<String> paths() {
            return Set.of();
        }

        @Override
        public Optional<String> read(String path) {
            return path.equals("waves/functions.sh")
                    ? Optional.of(TextResource.of(RunbookFiles.class, "functions.sh"))
                    : Optional.empty();
        }
    };

    /** A snapshot that nobody took has no number, and things without answers are named by variables. */
    private static final Set<String> UNSEEN = Set.of("same-snapshot", "destruction-named");

    @Test
    void a_thing_of_any_type_is_planned_so_that_the_second_opinion_agrees() {
        Split split = new Split()
                .account("backup", "backup", null, false)
                .account("shared-services", "shared-services", null, false);
        MethodLibrary.load().types().stream()
                .filter(type -> !type.startsWith("AWS::Organizations::"))
                .forEach(type -> split.put(
                        type, "my-" + type.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(java.util.Locale.ROOT), "dev"));
        PlanDocument plan = split.plan();
        Dossier plain = split.dossier(plan);

        assertThat(new PlanChecker()
                        .check(new CheckRequest(
                                new Dossier(
                                        plan,
                                        plain.target(),
                                        plain.graph(),
                                        plain.decisions(),
                                        plain.types(),
                                        FUNCTIONS),
                                Map.of()))
                        .invariants())
                .filteredOn(invariant -> !UNSEEN.contains(invariant.id()))
                .flatExtracting(invariant -> invariant.violations().stream()
                        .map(violation -> invariant.id() + ": " + violation.text())
                        .toList())
                .isEmpty();
    }
}
