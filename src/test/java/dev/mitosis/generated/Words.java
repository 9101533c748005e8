package dev.mitosis.generated;

import dev.mitosis.generated.ground.Dice;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.List;

/** What applications are called. */
final class Words {
    private Words() {}

    private static List<String> of(String kind) {
        return TsvTable.loadNamed(Words.class, "words.tsv").stream()
                .filter(row -> row.get("kind").equals(kind))
                .map(row -> row.get("word"))
                .toList();
    }

    /** So many different words, a share of them such that they mislead; those that are alike come in pairs. */
    static List<String> choose(int number, double misleading, Dice dice) {
        List<String> odd = new ArrayList<>(dice.shuffled(of("cloud")));
        odd.addAll(dice.shuffled(of("environment")));
        List<String> pairs = of("prefix");
        List<String> chosen = new ArrayList<>();
        int wanted = (int) Math.round(number * misleading);
        int pair = 2 * dice.between(0, pairs.size() / 2 - 1);
        for (int i = 0; i < wanted; i++) {
            if (i % 4 < 2 && i / 4 < pairs.size() / 2) {
                chosen.add(pairs.get((pair + i / 4 * 2 + i % 2) % pairs.size()));
            } else if (!odd.isEmpty()) {
                chosen.add(odd.remove(dice.between(0, odd.size() - 1)));
            }
        }
        List<String> plain = dice.shuffled(of("product"));
        chosen.addAll(plain.subList(0, number - chosen.size()));
        return dice.shuffled(chosen);
    }
}
