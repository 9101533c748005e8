package dev.mitosis.plan;

import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.plan.Needs.Need;
import java.util.Comparator;
import java.util.List;

/**
 * In which order the moving resources are made: by tier, by phase, and within a phase providers before consumers.
 * Resources that need each other stand on one level; what ties them together is added when all of them exist.
 */
final class CreationOrder {
    private final List<Placement> placements;
    private final Condensation levels;

    /** When a resource is made. */
    record Position(Turn turn, int level) implements Comparable<Position> {
        private static final Comparator<Position> ORDER =
                Comparator.comparing(Position::turn).thenComparingInt(Position::level);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    CreationOrder(List<Placement> placements, Needs needs) {
        this.placements = placements;
        int[] degree = new int[placements.size()];
        needs.all().stream().filter(this::orders).forEach(need -> degree[need.consumer()]++);
        int[][] needed = new int[placements.size()][];
        for (int i = 0; i < degree.length; i++) {
            needed[i] = new int[degree[i]];
        }
        needs.all().stream()
                .filter(this::orders)
                .forEach(need -> needed[need.consumer()][--degree[need.consumer()]] = need.provider());
        this.levels = new Condensation(needed);
    }

    private boolean orders(Need need) {
        Placement consumer = placements.get(need.consumer());
        Placement provider = placements.get(need.provider());
        return need.early()
                && consumer.moves()
                && provider.moves()
                && turn(consumer).equals(turn(provider));
    }

    /** The phase and tier in which the new resource is made or handed over. */
    static Turn turn(Placement placement) {
        Phase phase = placement.disposition() == Disposition.TRANSFER
                ? Phase.CUTOVER
                : placement.method().phase();
        return Turn.of(placement.tier(), phase);
    }

    Position position(int index) {
        return new Position(turn(placements.get(index)), levels.level(index));
    }

    /** Whether the provider is made strictly before the consumer. */
    boolean providerFirst(Need need) {
        return position(need.provider()).compareTo(position(need.consumer())) < 0;
    }
}
