package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.StepAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nothing is lost, and nothing appears from nowhere. */
final class CompletenessRules {
    private CompletenessRules() {}

    /** Each resource of the snapshot has one disposition, and each disposition a resource. */
    static final class OneDisposition implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("one-disposition", "Every resource has exactly one disposition");
            Map<String, Integer> counts = new HashMap<>();
            world.rows().forEach(row -> counts.merge(row.resource(), 1, Integer::sum));
            world.request().types().keySet().stream().sorted().forEach(resource -> {
                int count = counts.getOrDefault(resource, 0);
                findings.expect(
                        count == 1,
                        "",
                        List.of(resource),
                        "The resource has " + count + " dispositions instead of one.",
                        "Plan again from the same snapshot.");
            });
            for (DispositionRow row : world.rows()) {
                findings.expect(
                        world.request().types().containsKey(row.resource())
                                && !row.method().isBlank(),
                        "",
                        List.of(row.resource()),
                        "The disposition names a resource that the snapshot does not hold, or no method.",
                        "Plan again from the same snapshot.");
            }
            return findings.invariant();
        }
    }

    /** Each moving resource is made, copied, proved and put to use in its account; shared ones are shared. */
    static final class EverythingArrives implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("nothing-lost", "Every resource reaches the state that is planned for it");
            for (DispositionRow row : world.rows()) {
                switch (row.disposition()) {
                    case RECREATE -> needs(world, row, findings, StepAction.CREATE, StepAction.CUTOVER);
                    case REPLICATE ->
                        needs(world, row, findings, StepAction.COPY, StepAction.VERIFY_COPY, StepAction.CUTOVER);
                    case TRANSFER -> needs(world, row, findings, StepAction.TRANSFER);
                    case SHARE -> needs(world, row, findings, StepAction.SHARE);
                    case UNDECIDED, RETIRE -> needs(world, row, findings, StepAction.DECIDE);
                    case STAY, MANAGED_BY_OTHER, EXTERNAL -> {}
                }
            }
            return findings.invariant();
        }

        private static void needs(World world, DispositionRow row, Findings findings, StepAction... actions) {
            Life life = world.life(row.resource());
            Optional<Integer> before = Optional.empty();
            for (StepAction action : actions) {
                Optional<Integer> step = life.first(action);
                findings.expect(
                        step.isPresent(),
                        "",
                        List.of(row.resource()),
                        "It is to " + row.disposition().label() + ", but no step does '" + action.label() + "'.",
                        "Add the step, or change the disposition.");
                if (before.isPresent() && step.isPresent()) {
                    String id = world.sequence().step(step.get()).id();
                    findings.expect(
                            world.sequence().before(before.get(), step.get()),
                            id,
                            List.of(row.resource()),
                            "The step '" + action.label() + "' does not wait for the one before it.",
                            "Let it depend on "
                                    + world.sequence().step(before.get()).id() + ".");
                }
                before = step.isPresent() ? step : before;
            }
        }
    }

    /** Steps name resources of the snapshot and accounts of the partition, and work where the partition says. */
    static final class OnlyKnownThings implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("only-known-things", "Steps name known resources and work in the right accounts");
            for (Step step : world.sequence().steps()) {
                for (String resource : step.resources()) {
                    findings.expect(
                            world.disposition(resource).isPresent(),
                            step.id(),
                            List.of(resource),
                            "The step names a resource that the plan does not know.",
                            "Remove it from the step or plan again.");
                    if (makes(step)) {
                        placed(world, step, resource, findings);
                    }
                }
            }
            return findings.invariant();
        }

        private static boolean makes(Step step) {
            return switch (step.action()) {
                case CREATE, COPY, TRANSFER, CUTOVER -> true;
                case EXPORT_COST,
                        VERIFY_COST,
                        CREATE_ACCOUNT,
                        SET_UP,
                        JOIN,
                        PREPARE,
                        VERIFY_COPY,
                        SHARE,
                        CONNECT,
                        VALIDATE,
                        HOLD,
                        DELETE,
                        DECIDE -> false;
            };
        }

        private static void placed(World world, Step step, String resource, Findings findings) {
            String proposed =
                    world.assignment(resource).map(Assignment::account).orElse("");
            findings.expect(
                    step.account().equals(proposed) && world.account(proposed).isPresent(),
                    step.id(),
                    List.of(resource),
                    "The step makes it in " + step.account() + ", but it belongs to "
                            + (proposed.isEmpty() ? "no account" : proposed) + ".",
                    "Make it in the account of the partition.");
            Disposition disposition = world.disposition(resource).orElse(Disposition.EXTERNAL);
            findings.expect(
                    world.moves(resource),
                    step.id(),
                    List.of(resource),
                    "The step moves it, but its disposition is " + disposition.label() + ".",
                    "Leave it out of the step, or change the disposition.");
        }
    }
}
