package dev.mitosis.target.organization;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the script {@code deploy.sh} of the organization is called.
 *
 * @param steps their names, in their order
 * @param stages the variables that say for each policy whether it is attached: {@code none}, {@code staging},
 *     {@code units}
 * @param inputs the variables that only a person can give, with their meaning, for each step that asks for some
 */
public record OrganizationScript(List<String> steps, List<String> stages, Map<String, Map<String, String>> inputs) {
    private static final Pattern STEP = Pattern.compile("if step ([a-z-]+); then\\n(.*?)\\nfi", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("\\(input ([A-Z0-9_]+) '([^']*)'\\)");
    private static final Pattern STAGE = Pattern.compile("\\{(STAGE_[A-Z0-9_]+):-none}");

    static OrganizationScript of(List<String> names, String body) {
        Map<String, Map<String, String>> inputs = new LinkedHashMap<>();
        TreeSet<String> stages = new TreeSet<>();
        Matcher step = STEP.matcher(body);
        while (step.find()) {
            Map<String, String> asked = new LinkedHashMap<>();
            Matcher input = INPUT.matcher(step.group(2));
            while (input.find()) {
                asked.put(input.group(1), input.group(2));
            }
            inputs.put(step.group(1), asked);
            Matcher stage = STAGE.matcher(step.group(2));
            while (stage.find()) {
                stages.add(stage.group(1));
            }
        }
        return new OrganizationScript(names, List.copyOf(stages), inputs);
    }
}
