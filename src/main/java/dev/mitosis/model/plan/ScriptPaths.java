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
import java.util.stream.Stream;

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
            List<Step> own = wave.steps().stream()
                    .flatMap(id -> Stream.ofNullable(steps.get(id)))
                    .toList();
            int width = Math.max(2, String.valueOf(own.size()).length());
            for (int i = 0; i < own.size(); i++) {
                String name = String.format(
                        Locale.ROOT,
                        "/%0" + width + "d-%s.sh",
                        i + 1,
                        slug(own.get(i).title()));
                scripts.put(own.get(i).id(), wave.folder() + name);
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
