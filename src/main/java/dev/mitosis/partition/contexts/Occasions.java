package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.Tuning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds groups that were made or changed together again and again while few others were. An occasion counts by how
 * unlikely it is by chance: where much was changed in those days, two that were changed within minutes prove little,
 * and a day on which everything was deployed proves nothing. Two groups are companions where all their occasions are
 * less likely than that any two of all groups would have them.
 */
final class Occasions {
    /** Two groups, by their places, and the days on which both were changed. */
    record Companions(int left, int right, List<LocalDate> days) {}

    private record Moment(long second, int group) {}

    private static final int DAY = 86_400;
    /** Of three working days. */
    private static final double WORKING_SECONDS = 3.0 * 9 * 3600;

    private final int groups;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<Long, Map<Integer, Long>> byDay = new HashMap<>();
    private final Map<Long, Double> shares = new HashMap<>();
    private final Map<Long, Map<Long, Double>> occasions = new TreeMap<>();

    /** Looks at groups with the seconds at which their members were made or changed. */
    Occasions(List<Set<Long>> changed) {
        this.groups = changed.size();
        for (int group = 0; group < groups; group++) {
            long before = Long.MIN_VALUE / 2;
            for (long second : new TreeSet<>(changed.get(group))) {
                moments.add(new Moment(second, group));
                byDay.computeIfAbsent(second / DAY, unused -> new HashMap<>())
                        .merge(group, Math.min(Tuning.TOGETHER_SECONDS, second - before), Long::sum);
                before = second;
            }
        }
        moments.sort(Comparator.comparingLong(Moment::second).thenComparing(Moment::group));
        for (int first = 0; first < moments.size(); first++) {
            meet(first);
        }
    }

    /** The share of groups that were changed in these days, the day before and the day after among them. */
    private double share(long day) {
        Set<Integer> around = new HashSet<>();
        for (long near = day - 1; near <= day + 1; near++) {
            around.addAll(byDay.getOrDefault(near, Map.of()).keySet());
        }
        return around.size() / (double) groups;
    }

    /** The seconds in these days within minutes of which a group was changed. */
    private long covered(int group, long day) {
        long covered = 0;
        for (long near = day - 1; near <= day + 1; near++) {
            covered += byDay.getOrDefault(near, Map.of()).getOrDefault(group, 0L);
        }
        return covered;
    }

    private double chance(int left, int right, long day, double share) {
        return share * Math.min(1, (covered(left, day) + covered(right, day)) / WORKING_SECONDS);
    }

    private void meet(int first) {
        Moment moment = moments.get(first);
        long day = moment.second() / DAY;
        Set<Integer> met = new HashSet<>();
        for (int other = first + 1; other < moments.size() && met.size() <= Tuning.CROWD; other++) {
            Moment next = moments.get(other);
            if (next.second() - moment.second() > Tuning.TOGETHER_SECONDS) {
                break;
            }
            met.add(next.group());
        }
        met.remove(moment.group());
        double share = shares.computeIfAbsent(day, this::share);
        if (met.size() <= Tuning.CROWD && share <= Tuning.BUSY) {
            for (int group : met) {
                long pair = Math.min(group, moment.group()) * (long) groups + Math.max(group, moment.group());
                occasions
                        .computeIfAbsent(pair, unused -> new TreeMap<>())
                        .computeIfAbsent(day, unused -> -Math.log(chance(moment.group(), group, day, share)));
            }
        }
    }

    /** All companions. */
    List<Companions> companions() {
        double wanted = Math.log(Math.max(1, groups * (groups - 1) / 2.0)) - Math.log(Tuning.CHANCE);
        List<Companions> companions = new ArrayList<>();
        occasions.forEach((pair, days) -> {
            Set<Long> apart = apart(days.keySet());
            double surprise = apart.stream()
                    .mapToDouble(day -> days.getOrDefault(day, 0.0))
                    .sum();
            if (apart.size() >= Tuning.WITNESSES && surprise >= wanted) {
                companions.add(new Companions(
                        (int) (pair / groups),
                        (int) (pair % groups),
                        apart.stream().map(LocalDate::ofEpochDay).toList()));
            }
        });
        return companions;
    }

    /** Days that follow each other are one occasion. */
    private static Set<Long> apart(Set<Long> days) {
        Set<Long> apart = new TreeSet<>();
        long last = Long.MIN_VALUE / 2;
        for (long day : days) {
            if (day - last > Tuning.SAME_OCCASION_DAYS) {
                apart.add(day);
            }
            last = day;
        }
        return apart;
    }
}
