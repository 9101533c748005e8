package dev.mitosis.review;

import dev.mitosis.config.DecisionsEditor;
import dev.mitosis.model.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The waves that people want contexts in, as numbers in cells and as {@code waves.wanted} in {@code decisions.yaml}.
 */
final class WantedWaves {
    private static final String NAME = "wanted ";

    private WantedWaves() {}

    /** The numbers of the waves that contexts are wanted in, by context. */
    static Map<String, Integer> of(Decisions decisions) {
        Map<String, Integer> numbers = new TreeMap<>();
        List<Decisions.WantedWave> wanted = decisions.waves().wanted();
        for (int i = 0; i < wanted.size(); i++) {
            int number = i + 1;
            wanted.get(i).contexts().forEach(context -> numbers.putIfAbsent(context, number));
        }
        return numbers;
    }

    /**
     * Writes the numbers down: all contexts of one number are a wave, in the order of the numbers, after those that
     * were wanted by other means.
     */
    static void write(DecisionsEditor editor, Decisions decisions, Map<String, Integer> numbers) {
        Map<Integer, List<String>> byNumber = new TreeMap<>();
        Map<String, Integer> all = new TreeMap<>(of(decisions));
        all.putAll(numbers);
        all.forEach((context, number) ->
                byNumber.computeIfAbsent(number, unused -> new ArrayList<>()).add(context));
        List<Map<String, Object>> waves = new ArrayList<>();
        byNumber.forEach((number, contexts) -> {
            Map<String, Object> wave = new LinkedHashMap<>();
            wave.put("name", NAME + number);
            wave.put("contexts", contexts);
            decisions.waves().wanted().stream()
                    .filter(old -> old.name().equals(NAME + number) || contexts.containsAll(old.contexts()))
                    .filter(old ->
                            !old.environments().isEmpty() && !old.contexts().isEmpty())
                    .findFirst()
                    .ifPresent(old -> wave.put("environments", old.environments()));
            waves.add(wave);
        });
        editor.replace(List.of("waves", "wanted"), waves);
    }
}
