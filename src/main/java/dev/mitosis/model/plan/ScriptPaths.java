package dev.mitosis.model.plan;

import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the script of each step lies: what writes them and what leads to them must say the same. */
public final class ScriptPaths {
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_SLUG = 60;

    private ScriptPaths() {}

    /** The paths below the folder of the artefacts, by the ids of the steps; of what is in no wave there is none. */
    public static Map<String, String> of(PlanDocument plan) {
        Map<String, Step> steps = plan.steps().stream()
                .collect(Collectors.toMap(Step::id, Function.identity(), (first, second) -> first));
        Map<String, String> scripts = new HashMap<>();
        for (Wave wave : plan.waves()) {
            List<String> ids = wave.steps().stream().filter(steps::containsKey).toList();
            int width = Math.max(2, String.valueOf(ids.size()).length());
            for (int i = 0; i < ids.size(); i++) {
                String title = steps.get(ids.get(i)).title();
                scripts.put(
                        ids.get(i),
                        wave.folder() + String.format(Locale.ROOT, "/%0" + width + "d-%s.sh", i + 1, slug(title)));
            }
        }
        return scripts;
    }

    private static String slug(String title) {
        String words = UNFIT.matcher(title.toLowerCase(Locale.ROOT)).replaceAll("-");
        String kept = words.substring(0, Math.min(words.length(), LONGEST_SLUG)).replaceAll("^-|-$", "");
        return kept.isEmpty() ? "step" : kept;
    }
}
