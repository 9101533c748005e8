package dev.mitosis.check;

import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.StepAction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No consumer is without its provider at any time. */
final class DependencyRules {
    private DependencyRules() {}

    private static List<String> ends(Edge edge) {
        return List.of(edge.from(), edge.to());
    }

    private static String id(World world, Optional<Integer> step) {
        return step.map(position -> world.sequence().step(position).id()).orElse("");
    }

    private static boolean before(World world, Optional<Integer> first, int second) {
        return first.isPresent() && world.sequence().before(first.get(), second);
    }

    /** A bridge between the two that is made after the first step and before the second. */
    private static boolean bridged(World world, Edge edge, Optional<Integer> after, int until) {
        return world.bridges(edge.from(), edge.to()).stream()
                .anyMatch(bridge -> world.sequence().before(bridge, until)
                        && (after.isEmpty() || world.sequence().before(after.get(), bridge)));
    }

    /** Within an account a consumer is made after what it needs, or tied to it before anybody uses it. */
    static final class MadeAfterProviders implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("made-after-providers", "What is needed is made before what needs it");
            for (Edge edge : world.needs()) {
                Optional<Integer> made = world.made(edge.from());
                boolean inside = world.moves(edge.from())
                        && world.moves(edge.to())
                        && world.home(edge.from()).equals(world.home(edge.to()));
                if (!inside || made.isEmpty() || !edge.kind().ordersCreation()) {
                    continue;
                }
                Optional<Integer> available = world.available(edge.to());
                boolean tied = available.isPresent()
                        && world.inUse(edge.from())
                                .filter(use -> bridged(world, edge, available, use) || transferTogether(world, edge))
                                .isPresent();
                findings.expect(
                        before(world, available, made.get()) || tied,
                        id(world, made),
                        ends(edge),
                        "It makes " + edge.from() + " before " + edge.to() + ", which it needs ("
                                + edge.kind().label() + "), can be relied on.",
                        "Make the provider first, or add a step that connects the two before the switch.");
            }
            return findings.invariant();
        }

        private static boolean transferTogether(World world, Edge edge) {
            return world.inUse(edge.from()).equals(world.inUse(edge.to()));
        }
    }

    /** When a consumer goes into use in its new account, each provider is there or reachable over the border. */
    static final class UsedWithProviders implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings(
                    "no-consumer-without-provider", "Whatever goes into use finds everything that it needs");
            for (Edge edge : world.needs()) {
                Optional<Integer> use = world.moves(edge.from()) ? world.inUse(edge.from()) : Optional.empty();
                if (use.isEmpty()) {
                    continue;
                }
                boolean inside =
                        world.moves(edge.to()) && world.home(edge.from()).equals(world.home(edge.to()));
                boolean served = inside
                        ? before(world, world.available(edge.to()), use.get())
                                || world.inUse(edge.to()).equals(use)
                        : bridged(world, edge, Optional.empty(), use.get()) && reachable(world, edge, use.get());
                findings.expect(
                        served,
                        id(world, use),
                        ends(edge),
                        "It puts " + edge.from() + " to use without " + edge.to() + " ("
                                + edge.kind().label() + ").",
                        inside
                                ? "Make and prove the provider before this step."
                                : "Add a step that connects the two over the border before this one.");
            }
            return findings.invariant();
        }

        /** The provider is still in the old account then, or can be relied on in its new one. */
        private static boolean reachable(World world, Edge edge, int use) {
            Optional<Integer> gone = world.life(edge.to()).first(StepAction.DELETE);
            return before(world, world.available(edge.to()), use)
                    || gone.isEmpty()
                    || world.sequence().before(use, gone.get());
        }
    }

    /** When an old provider goes away, nobody is left who uses it. */
    static final class NobodyLeftBehind implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings =
                    new Findings("nobody-left-behind", "Nothing goes away while somebody in the old account needs it");
            Set<String> bound = stillUsed(world);
            for (Edge edge : world.needs()) {
                gone(world, edge.to()).ifPresent(step -> deleted(world, edge, step, bound, findings));
                if (world.disposition(edge.to())
                        .filter(d -> d == Disposition.REPLICATE)
                        .isPresent()) {
                    world.inUse(edge.to()).ifPresent(step -> split(world, edge, step, findings));
                }
            }
            return findings.invariant();
        }

        private static Optional<Integer> gone(World world, String resource) {
            Life life = world.life(resource);
            return life.first(StepAction.DELETE).or(() -> life.first(StepAction.TRANSFER));
        }

        /** Old resources that stay in use although they move, because something that stays is bound to them. */
        private static Set<String> stillUsed(World world) {
            Set<String> used = new HashSet<>();
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Edge edge : world.needs()) {
                    boolean user = used.contains(edge.from()) || remains(world, edge.from());
                    boolean kept =
                            world.moves(edge.to()) && !world.life(edge.to()).has(StepAction.DELETE);
                    if (user
                            && kept
                            && !edge.kind().mayBeCut()
                            && world.disposition(edge.to()).get() != Disposition.TRANSFER) {
                        grew |= used.add(edge.to());
                    }
                }
            }
            return used;
        }

        private static void deleted(World world, Edge edge, int step, Set<String> bound, Findings findings) {
            String consumer = edge.from();
            boolean leaves = world.moves(consumer) && !bound.contains(consumer);
            boolean transfer = world.sequence().step(step).action() == StepAction.TRANSFER;
            boolean inside = leaves && world.home(consumer).equals(world.home(edge.to()));
            boolean fine;
            if (world.retires(consumer)) {
                // Leftovers that need each other are all unused; for them no order is wrong.
                fine = world.retires(edge.to())
                        || before(
                                world,
                                world.life(consumer).first(transfer ? StepAction.DECIDE : StepAction.DELETE),
                                step);
            } else if (transfer && leaves) {
                fine = inside && world.inUse(consumer).isPresent();
            } else if (leaves) {
                fine = before(world, world.inUse(consumer), step)
                        && (inside
                                || !world.moves(edge.to())
                                || bridged(world, edge, world.available(edge.to()), step));
            } else {
                fine = !!edge.kind().mayBeCut() && bridged(world, edge, world.available(edge.to()), step);
            }
            findings.expect(
                    fine,
                    world.sequence().step(step).id(),
                    ends(edge),
                    "It takes " + edge.to() + " away from " + consumer + ", which still needs it ("
                            + edge.kind().label() + ").",
                    "Switch the consumer to the new one first, or keep the old one.");
        }

        /** Once new data is in use, writing to the old copy would lose what is written. */
        private static void split(World world, Edge edge, int step, Findings findings) {
            String consumer = edge.from();
            Optional<Integer> use = world.moves(consumer) ? world.inUse(consumer) : Optional.empty();
            int wave = world.sequence().step(step).wave();
            boolean together =
                    use.isPresent() && world.sequence().step(use.get()).wave() <= wave;
            boolean bound = !edge.kind().mayBeCut() || world.retires(consumer);
            findings.expect(
                    together || bound || bridged(world, edge, world.available(edge.to()), step),
                    world.sequence().step(step).id(),
                    ends(edge),
                    "It switches to the new copy of " + edge.to() + " while " + consumer + " goes on with the old one.",
                    "Point the consumer at the new copy before the switch, or switch both in one wave.");
        }

        private static boolean remains(World world, String resource) {
            return !world.moves(resource) && !world.retires(resource);
        }
    }

    /** Every crossing that the partition lists and the plan cares for has a step that keeps it alive. */
    static final class BordersBridged implements Rule {
        @Override
        public Invariant examine(World world) {
            Findings findings = new Findings("borders-bridged", "Every dependency over a border has a step for it");
            Set<String> bound = new HashSet<>();
            world.needs().forEach(edge -> bound.add(edge.from() + "\n" + edge.to()));
            for (Crossing crossing : world.request().partition().crossings()) {
                boolean matters = bound.contains(crossing.from() + "\n" + crossing.to())
                        && !world.home(crossing.from()).equals(world.home(crossing.to()));
                boolean oldOneKept = !world.moves(crossing.from())
                        && world.moves(crossing.to())
                        && gone(world, crossing.to()).isEmpty();
                if (matters && !oldOneKept && !world.retires(crossing.from())) {
                    findings.expect(
                            !world.bridges(crossing.from(), crossing.to()).isEmpty(),
                            "",
                            List.of(crossing.from(), crossing.to()),
                            "No step keeps this dependency alive over the border (" + crossing.resolution() + ").",
                            "Add a step that connects the two.");
                }
            }
            return findings.invariant();
        }

        private static Optional<Integer> gone(World world, String resource) {
            Life life = world.life(resource);
            return life.first(StepAction.DELETE).or(() -> life.first(StepAction.TRANSFER));
        }
    }
}
