package dev.mitosis.partition.shared;

import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Tells on which side of the border between production and everything else a subject is needed. */
public final class Sides {
    /** Who needs it. */
    public enum Side {
        /** Production is, or needs, it. */
        PRODUCTION,
        /** Only other environments need it. */
        OTHERS,
        UNKNOWN
    }

    private static final String VPC = "AWS::EC2::VPC";
    /** Fewer dependents of production than this share do not make a thing production's. */
    private static final double NOTABLE = 0.15;

    private final AccountGraph terrain;
    private final Roles roles;
    private final Lexicon lexicon;
    private final List<Verdict> environments;

    public Sides(AccountGraph terrain, Roles roles, Lexicon lexicon, List<Verdict> environments) {
        this.terrain = terrain;
        this.roles = roles;
        this.lexicon = lexicon;
        this.environments = environments;
    }

    /** The side of a subject; a part of a network is where its network is. */
    public Side of(Subject subject) {
        List<Side> networks = networks(subject);
        if (!networks.isEmpty()) {
            return networks.contains(Side.PRODUCTION) ? Side.PRODUCTION : networks.get(0);
        }
        Verdict verdict = environments.get(subject.index());
        if (verdict.reasons().stream().anyMatch(reason -> reason.rule().equals("environment.not-production"))) {
            return Side.OTHERS;
        }
        return verdict.label() != null ? side(verdict.label()) : users(subject);
    }

    private Side side(String environment) {
        return lexicon.isProduction(environment) ? Side.PRODUCTION : Side.OTHERS;
    }

    private List<Side> networks(Subject subject) {
        List<Side> sides = new ArrayList<>();
        if (roles.livesInNetwork(subject.type()) && !subject.type().equals(VPC)) {
            for (Tie link : terrain.out(subject.index())) {
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
        for (Tie link : terrain.in(subject)) {
            String environment = environments.get(link.from()).label();
            boolean hub = roles.of(terrain.subject(link.from()).type()).hub();
            if (hub && through) {
                count(link.from(), count, false);
            } else if (!hub && environment != null) {
                count.all++;
                count.production += lexicon.isProduction(environment) ? 1 : 0;
            }
        }
    }
}
