package dev.mitosis.generated.ground;

import dev.mitosis.generated.ground.Draft.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the things of one application were made and changed. Pieces come about in one to three campaigns and in one
 * environment after the other; some people release all pieces together, others each by itself. What misleads: a day on
 * which much of the account was moved here, and one on which nearly all functions were changed; single things that were
 * made later by hand; and the hours in which everybody works.
 */
public final class Clock {
    private static final Instant BEGIN = Instant.parse("2019-03-04T08:00:00Z");
    private static final Instant NOW = Instant.parse("2024-05-17T16:00:00Z");
    private static final int WORKDAYS = 1000;
    private static final int HOURS = 9 * 60;

    /** What happened to the whole account; null for never. */
    public record Season(@Nullable Instant moved, @Nullable Instant swept) {
        /** The season of an account. */
        public static Season of(Dice dice) {
            Instant moved = dice.chance(0.3) ? worktime(dice, 0, WORKDAYS / 2) : null;
            Instant swept = dice.chance(0.4) ? worktime(dice, WORKDAYS - 200, WORKDAYS) : null;
            return new Season(moved, swept);
        }
    }

    private final Season season;
    private final Dice dice;
    private final boolean moved;
    private final boolean together;
    private final int begun;
    private final int campaigns;
    private final Map<String, Integer> campaignOf = new HashMap<>();
    private final Map<String, Instant> moments = new HashMap<>();

    /** The clock of an application. */
    public Clock(Season season, Dice dice) {
        this.season = season;
        this.dice = dice;
        this.moved = season.moved() != null && dice.chance(0.4);
        this.together = dice.chance(0.5);
        this.begun = dice.between(0, WORKDAYS - 250);
        this.campaigns = dice.between(1, 3);
    }

    /** A minute of a working day between two of them. */
    private static Instant worktime(Dice dice, int from, int to) {
        int day = dice.between(from, to);
        return BEGIN.plus(Duration.ofDays(day / 5 * 7L + day % 5)).plus(Duration.ofMinutes(dice.between(0, HOURS)));
    }

    /** When a piece was made and last released in an environment, the last of which comes first. */
    public Times of(String piece, int environment) {
        int campaign = campaignOf.computeIfAbsent(piece, unused -> dice.between(1, campaigns));
        Instant created = moments.computeIfAbsent("made " + campaign + " " + environment, unused -> {
            Instant all = season.moved();
            int from = begun + campaign * 60 - environment * 15;
            return moved && campaign == 1 && all != null
                    ? all.plus(Duration.ofMinutes(dice.between(0, HOURS / 2)))
                    : worktime(dice, Math.max(0, from), Math.max(0, from) + 14);
        });
        String released = "released " + (together ? "" : piece) + " " + environment;
        Instant updated = moments.computeIfAbsent(released, unused -> worktime(dice, WORKDAYS - 120, WORKDAYS + 240));
        return new Times(created, updated.isBefore(created) ? created : updated);
    }

    /** The same for one thing, which takes its minutes and may have a fate of its own. */
    public Times of(Times piece, String type) {
        Instant created = piece.created().plusSeconds(dice.between(0, 480));
        Instant updated = piece.updated().plusSeconds(dice.between(0, 480));
        if (dice.chance(0.1)) {
            created = created.plus(Duration.ofMinutes(dice.between(1000, 200_000)));
        }
        if (type.equals("AWS::EC2::Instance") || type.equals("AWS::EC2::Volume")) {
            created = NOW.minus(Duration.ofMinutes(dice.between(10, 60_000)));
        }
        Instant swept = season.swept();
        if (swept != null && type.startsWith("AWS::Lambda::") && dice.chance(0.8)) {
            updated = swept.plus(Duration.ofMinutes(dice.between(0, HOURS / 3)));
        } else if (dice.chance(0.1)) {
            updated = worktime(dice, WORKDAYS - 120, WORKDAYS + 240);
        }
        return new Times(created, updated.isBefore(created) ? created : updated);
    }
}
