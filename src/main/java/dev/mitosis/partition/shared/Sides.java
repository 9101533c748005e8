package dev.mitosis.partition.shared;

import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells on which side of the border between production and everything else a subject is needed. */
public final class Sides {
    private static final Set<String> DOUBTED = Set.of("environment.contested", "environment.lonely");

    /** Who needs it. */
    public enum Side {
        /** Production is, or needs, it. */
        PRODUCTION,
        /** Only other environments need it. */
        OTHERS,
        UNKNOWN
    }

    private static final String VPC = "AWS::EC2::VPC";

    private final AccountGraph terrain;
    private final Roles roles;
    private final Lexicon lexicon;
    private final List<Verdict> environments;
    private final Map<Integer, Count> direct = new HashMap<>();
    private final Map<Integer, Side> networks = new HashMap<>();

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
        if (verdict.reasons().stream().anyMatch(reason -> DOUBTED.contains(reason.rule()))) {
            return Side.PRODUCTION;
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
                    sides.add(networks.computeIfAbsent(link.to(), unused -> of(network)));
                }
            }
        }
        return sides;
    }

    private Side users(Subject subject) {
        Count count = direct(subject.index());
        long production = count.production();
        long all = count.all();
        for (Tie link : terrain.in(subject.index())) {
            if (isHub(link.from())) {
                Count through = direct.computeIfAbsent(link.from(), this::direct);
                production += through.production();
                all += through.all();
            }
        }
        if (all == 0) {
            return Side.UNKNOWN;
        }
        return production >= Tuning.PRODUCTION_SHARE * all ? Side.PRODUCTION : Side.OTHERS;
    }

    private boolean isHub(int subject) {
        return roles.of(terrain.subject(subject).type()).hub();
    }

    private record Count(int production, int all) {}

    /** The dependents whose environment is known; those that are parts of a network are looked through, once. */
    private Count direct(int subject) {
        int production = 0;
        int all = 0;
        for (Tie link : terrain.in(subject)) {
            String environment = environments.get(link.from()).label();
            if (environment != null && !isHub(link.from())) {
                all++;
                production += lexicon.isProduction(environment) ? 1 : 0;
            }
        }
        return new Count(production, all);
    }
}
