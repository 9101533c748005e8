package dev.mitosis.plan.effect;

import dev.mitosis.plan.unit.Move;
import dev.mitosis.plan.unit.Wave;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Moves that share a wave.
 *
 * @param move the wave in which they are prepared and switched
 * @param decommission the wave in which what they leave behind is deleted
 */
record MoveBatch(Turn move, Turn decommission, List<Move> moves) {
    /** The batches of waves, in their order. */
    static List<MoveBatch> of(List<Wave> waves) {
        List<MoveBatch> batches = new ArrayList<>();
        Map<String, Integer> slugs = new HashMap<>();
        for (Wave wave : waves) {
            String plain = wave.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            String slug = slugs.merge(plain, 1, Integer::sum) == 1 ? plain : plain + "-" + slugs.get(plain);
            int number = batches.size();
            batches.add(new MoveBatch(
                    Turn.move(number, slug, wave.title()),
                    Turn.decommission(number, slug, wave.title()),
                    wave.moves()));
        }
        return batches;
    }
}
