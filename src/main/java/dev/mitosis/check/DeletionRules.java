package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PlanDocument.DispositionRow;
import dev.mitosis.model.StepAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is destroyed was copied, proved, replaced, watched and held before. */
final class DeletionRules {
    private DeletionRules() {}

    private static String id(World world, int step) {
        return world.sequence().step(step).id();
    }

    /** No deletion before verified copy, switch, watch and hold; nothing retires without a person's word. */
    static final class DeletedOnlyAfterUse implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings(
                    "no-early-deletion", "Nothing is deleted before its verified successor is in use and was held");
            for (DispositionRow row : world.rows()) {
                Life life = world.life(row.resource());
                for (int step : life.all(StepAction.DELETE)) {
                    examine(world, row, life, step, findings);
                }
            }
            return findings.invariant();
        }

        private static void examine(World world, DispositionRow row, Life life, int step, Findings findings) {
            switch (row.disposition()) {
                case RECREATE ->
                    earlier(world, row, life, step, findings, StepAction.CREATE, StepAction.CUTOVER, StepAction.HOLD);
                case REPLICATE ->
                    earlier(
                            world,
                            row,
                            life,
                            step,
                            findings,
                            StepAction.COPY,
                            StepAction.VERIFY_COPY,
                            StepAction.CUTOVER,
                            StepAction.HOLD);
                case RETIRE -> earlier(world, row, life, step, findings, StepAction.DECIDE);
                case TRANSFER ->
                    findings.expect(
                            false,
                            id(world, step),
                            List.of(row.resource()),
                            "It deletes what was handed over to another account.",
                            "Leave it out.");
                case STAY, SHARE, MANAGED_BY_OTHER, EXTERNAL, UNDECIDED -> {}
            }
        }

        private static void earlier(
                World world, DispositionRow row, Life life, int step, Findings findings, StepAction... actions) {
            for (StepAction action : actions) {
                Optional<Integer> first = life.last(action);
                findings.expect(
                        first.isPresent() && world.sequence().before(first.get(), step),
                        id(world, step),
                        List.of(row.resource()),
                        "It deletes the resource without waiting for the step '" + action.label() + "'.",
                        "Let it wait until that is done.");
            }
        }
    }

    /** What is attached goes before what it is attached to; AWS refuses anything else. */
    static final class ConsumersDeletedFirst implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings(
                    "consumers-deleted-first", "Old resources are deleted before those they are attached to");
            for (Edge edge : world.needs()) {
                Optional<Integer> consumer = world.life(edge.from()).first(StepAction.DELETE);
                Optional<Integer> provider = world.life(edge.to()).first(StepAction.DELETE);
                if (edge.kind() == EdgeKind.ATTACHED_TO && consumer.isPresent() && provider.isPresent()) {
                    boolean first =
                            consumer.equals(provider) || world.sequence().before(consumer.get(), provider.get());
                    findings.expect(
                            first || needsBack(world, edge),
                            id(world, provider.get()),
                            List.of(edge.from(), edge.to()),
                            "It deletes " + edge.to() + " while " + edge.from() + " is still attached to it.",
                            "Delete the attached resource first.");
                }
            }
            return findings.invariant();
        }

        /** Whether the provider needs the consumer too, so that no order is right. */
        private static boolean needsBack(World world, Edge edge) {
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(List.of(edge.from()));
            while (!open.isEmpty()) {
                for (Edge consumer : world.consumersOf(open.remove())) {
                    if (consumer.from().equals(edge.to())) {
                        return true;
                    }
                    if (seen.add(consumer.from())) {
                        open.add(consumer.from());
                    }
                }
            }
            return false;
        }
    }

    /** No key is deleted while anything lives that is encrypted with it. */
    static final class KeysOutliveData implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("keys-outlive-data", "No key is deleted while data encrypted with it lives");
            Map<String, String> types = world.request().types();
            types.entrySet().stream()
                    .filter(entry -> entry.getValue().equals("AWS::KMS::Key"))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .forEach(key -> examine(world, types, key, findings));
            return findings.invariant();
        }

        private static void examine(World world, Map<String, String> types, String key, Findings findings) {
            List<Integer> deletions = world.life(key).all(StepAction.DELETE);
            for (String data : encryptedWith(world, types, key)) {
                for (int step : deletions) {
                    Optional<Integer> deleted = world.life(data).first(StepAction.DELETE);
                    findings.expect(
                            deleted.isPresent() && world.sequence().before(deleted.get(), step),
                            id(world, step),
                            List.of(key, data),
                            "It deletes the key while " + data + ", encrypted with it, still lives in the old account.",
                            "Delete the key last, or keep it.");
                }
                if (deletions.isEmpty()) {
                    findings.expect(true, "", List.of(), "", "");
                }
            }
        }

        private static List<String> encryptedWith(World world, Map<String, String> types, String key) {
            List<String> data = new ArrayList<>();
            for (Edge edge : world.consumersOf(key)) {
                if (edge.kind() == EdgeKind.ENCRYPTS_WITH) {
                    data.add(edge.from());
                } else if ("AWS::KMS::Alias".equals(types.get(edge.from()))) {
                    world.consumersOf(edge.from()).stream()
                            .filter(byAlias -> byAlias.kind() == EdgeKind.ENCRYPTS_WITH)
                            .map(Edge::from)
                            .forEach(data::add);
                }
            }
            return data;
        }
    }

    /** What stays, is shared, undecided or managed by others is never deleted. */
    static final class StayingUntouched implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("staying-untouched", "What stays is never deleted or handed over");
            for (DispositionRow row : world.rows()) {
                if (!world.moves(row.resource()) && row.disposition() != Disposition.RETIRE) {
                    Life life = world.life(row.resource());
                    Optional<Integer> harm = life.first(StepAction.DELETE).or(() -> life.first(StepAction.TRANSFER));
                    findings.expect(
                            harm.isEmpty(),
                            harm.map(step -> id(world, step)).orElse(""),
                            List.of(row.resource()),
                            "It takes away a resource whose disposition is "
                                    + row.disposition().label() + ".",
                            "Leave it out of the step.");
                }
            }
            return findings.invariant();
        }
    }
}
