package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.List;

/** Tells on which side of the border between production and everything else a subject is needed. */
final class Sides {
    /** Who needs it. */
    enum Side {
        /** Production is, or needs, it. */
        PRODUCTION,
        /** Only other environments need it. */
        OTHERS,
        UNKNOWN
    }

    private static final String VPC = "AWS::EC2::VPC";
    /** Fewer dependents of production than this share do not make a thing production's. */
    private static final double NOTABLE = 0.15;

    private final Terrain terrain;
    private final Roles roles;
    private final Vocabulary vocabulary;
    private final List<Verdict> environments;

    Sides(Terrain terrain, Roles roles, Vocabulary vocabulary, List<Verdict> environments) {
        this.terrain = terrain;
        this.roles = roles;
        this.vocabulary = vocabulary;
        this.environments = environments;
    }

    /** The side of a subject; a part of a network is where its network is. */
    Side of(Subject subject) {
        List<Side> networks = networks(subject);
        if (!networks.isEmpty()) {
            return networks.contains(Side.PRODUCTION) ? Side.PRODUCTION : networks.get(0);
        }
        String environment = environments.get(subject.index()).label();
        return environment != null ? side(environment) : users(subject);
    }

    private Side side(String environment) {
        return vocabulary.isProduction(environment) ? Side.PRODUCTION : Side.OTHERS;
    }

    private List<Side> networks(Subject subject) {
        List<Side> sides = new ArrayList<>();
        if (roles.livesInNetwork(subject.type()) && !subject.type().equals(VPC)) {
            for (Links.Link link : terrain.out(subject.index())) {
                Subject network = terrain.subject(link.to());
                if (link.part() && network.type().equals(VPC)) {
                    sides.add(of(network));
                }
            }
        }
        return sides;
    }

    private Side users(Subject subject) {
        Count count = new Count();
        count(subject.index(), count, true);
        if (count.all == 0) {
            return Side.UNKNOWN;
        }
        return count.production >= NOTABLE * count.all ? Side.PRODUCTION : Side.OTHERS;
    }

    private static final class Count {
        private int production;
        private int all;
    }

    /** Counts the dependents; those that are parts of a network are looked through. */
    private void count(int subject, Count count, boolean through) {
        for (Links.Link link : terrain.in(subject)) {
            String environment = environments.get(link.from()).label();
            boolean hub = roles.of(terrain.subject(link.from()).type()).hub();
            if (hub && through) {
                count(link.from(), count, false);
            } else if (!hub && environment != null) {
                count.all++;
                count.production += vocabulary.isProduction(environment) ? 1 : 0;
            }
        }
    }
}
