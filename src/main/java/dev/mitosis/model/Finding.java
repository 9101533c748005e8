package dev.mitosis.model;

import java.util.List;

/**
 * Something a person should know: a contradiction, a risk, a leftover.
 *
 * @param rule the id of the rule that found it, for example {@code partition.tag-contradicts-network}
 * @param resources the ARNs concerned
 * @param text what was found, in one sentence
 * @param fix what to do about it, in one sentence
 */
public record Finding(String rule, Severity severity, List<String> resources, String text, String fix) {
    public Finding {
        resources = List.copyOf(resources);
    }
}
