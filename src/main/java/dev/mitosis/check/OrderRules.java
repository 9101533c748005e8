package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Phase;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.PlanDocument.Wave;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Steps, waves and phases come in an order that can be carried out. */
final class OrderRules {
    private OrderRules() {}

    /** Ids are unique, what a step waits for exists and comes first, and every step is in its wave. */
    static final class StepsAreOrdered implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("no-cycles", "Steps wait only for earlier steps, and each is in one wave");
            Map<String, Integer> waveOf = waves(world, findings);
            Sequence sequence = world.sequence();
            for (int i = 0; i < sequence.steps().size(); i++) {
                Step step = sequence.step(i);
                findings.expect(
                        sequence.position(step.id()) == i,
                        step.id(),
                        step.resources(),
                        "Two steps have the same id.",
                        "Plan again.");
                findings.expect(
                        Objects.equals(waveOf.get(step.id()), step.wave()),
                        step.id(),
                        step.resources(),
                        "The step says wave " + step.wave() + ", but the waves do not list it there.",
                        "List every step in exactly one wave.");
                for (String earlier : step.dependsOn()) {
                    waits(sequence, i, earlier, findings);
                }
            }
            return findings.invariant();
        }

        private static Map<String, Integer> waves(World world, Findings findings) {
            Map<String, Integer> waveOf = new HashMap<>();
            int expected = 1;
            for (Wave wave : world.request().plan().waves()) {
                findings.expect(
                        wave.number() == expected++,
                        "",
                        List.of(),
                        "Wave " + wave.number() + " is out of order.",
                        "Number the waves from 1 in the order of execution.");
                for (String step : wave.steps()) {
                    findings.expect(
                            waveOf.put(step, wave.number()) == null
                                    && world.sequence().knows(step),
                            step,
                            List.of(),
                            "Wave " + wave.number() + " lists a step that is in another wave or does not exist.",
                            "List every step in exactly one wave.");
                }
            }
            return waveOf;
        }

        private static void waits(Sequence sequence, int position, String earlier, Findings findings) {
            Step step = sequence.step(position);
            int other = sequence.position(earlier);
            boolean first =
                    other >= 0 && other < position && sequence.step(other).wave() <= step.wave();
            findings.expect(
                    first,
                    step.id(),
                    step.resources(),
                    other < 0
                            ? "It waits for " + earlier + ", which does not exist."
                            : "It waits for " + earlier + ", which comes later: the steps wait for each other.",
                    "Order the steps so that each comes after those it waits for.");
        }
    }

    /** Each context is switched in its environments without customers before it is switched in production. */
    static final class NonProductionFirst implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("non-production-first", "Non-production is switched before production");
            List<Integer> production = new ArrayList<>();
            List<Integer> rest = new ArrayList<>();
            for (int i = 0; i < world.sequence().steps().size(); i++) {
                Step step = world.sequence().step(i);
                String environment = world.account(step.account())
                        .map(TargetAccount::environment)
                        .orElse(null);
                if (step.action() == StepAction.CUTOVER && environment != null) {
                    (world.production(environment) ? production : rest).add(i);
                }
            }
            for (int last : production) {
                for (int first : rest) {
                    Step step = world.sequence().step(last);
                    findings.expect(
                            world.sequence().before(first, last),
                            step.id(),
                            step.resources(),
                            "Production is switched although "
                                    + world.sequence().step(first).id() + " has not happened yet.",
                            "Put the production switches into a later wave.");
                }
            }
            return findings.invariant();
        }
    }

    /** Nothing is made in an account before the account exists and the old one has joined the organization. */
    static final class JoinBeforeMoves implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("join-before-moves", "Accounts exist and are joined before anything is made in them");
            Map<String, Integer> created = new HashMap<>();
            Optional<Integer> join = Optional.empty();
            for (int i = 0; i < world.sequence().steps().size(); i++) {
                Step step = world.sequence().step(i);
                if (step.action() == StepAction.CREATE_ACCOUNT) {
                    created.putIfAbsent(step.account(), i);
                } else if (step.action() == StepAction.JOIN) {
                    join = Optional.of(i);
                }
            }
            for (int i = 0; i < world.sequence().steps().size(); i++) {
                Step step = world.sequence().step(i);
                if (step.phase().compareTo(Phase.JOIN) > 0) {
                    findings.expect(
                            join.isPresent() && world.sequence().before(join.get(), i),
                            step.id(),
                            step.resources(),
                            "It does not wait until the old account has joined the organization.",
                            "Put it into a wave after the join.");
                    boolean old = world.account(step.account())
                            .map(TargetAccount::existing)
                            .orElse(step.account().equals(world.old()));
                    Integer account = created.get(step.account());
                    findings.expect(
                            old || (account != null && world.sequence().before(account, i)),
                            step.id(),
                            step.resources(),
                            "The account " + step.account() + " does not exist yet.",
                            "Create the account in an earlier wave.");
                }
            }
            return findings.invariant();
        }
    }
}
