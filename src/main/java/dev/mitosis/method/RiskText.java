package dev.mitosis.method;

import dev.mitosis.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A risk that every split has, or the text of one that a rule of the planner finds.
 *
 * @param standing whether it belongs in every plan
 * @param steps the keys of the steps of every split that it concerns
 */
public record RiskText(
        String id,
        Severity severity,
        String title,
        String why,
        String mitigation,
        boolean standing,
        @Nullable List<String> steps,
        List<String> sources) {}
