package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns planned texts, in which variables stand for what nobody knows yet, into references. */
final class PlannedSpelling {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]+)}");

    private final Map<String, JsonNode> values = new HashMap<>();
    private final Map<String, JsonNode> arns = new HashMap<>();
    private final UnaryOperator<String> unknown;

    /**
     * Knows no variable yet.
     *
     * @param unknown gives the name of the parameter that stands for a variable that nothing planned gives
     */
    PlannedSpelling(UnaryOperator<String> unknown) {
        this.unknown = unknown;
    }

    /** Takes in an account. */
    void learnAccount(String name) {
        values.put(Variables.ofAccount(name), Forms.account(name));
    }

    /** Takes in what stands for a variable. */
    void learn(String variable, JsonNode value) {
        values.put(variable, value);
    }

    /** Takes in how the ARN of a planned thing is referred to. */
    void learnArn(PlannedResource thing, JsonNode value) {
        arns.put(thing.arn(), value);
    }

    /** Whether the text has variables. */
    static boolean hasVariables(String text) {
        return text.indexOf('$') >= 0 && VARIABLE.matcher(text).find();
    }

    /** How the planned ARN is referred to where it is one of something planned; null where it is not. */
    @Nullable
    JsonNode arn(String planned) {
        return arns.get(planned);
    }

    /** The text with references for variables. */
    JsonNode spell(String planned) {
        JsonNode arn = arns.get(planned);
        if (arn != null) {
            return arn;
        }
        if (planned.indexOf('$') < 0) {
            return Forms.literal(planned);
        }
        List<JsonNode> parts = new ArrayList<>();
        Matcher variables = VARIABLE.matcher(planned);
        int at = 0;
        while (variables.find()) {
            parts.add(Forms.literal(planned.substring(at, variables.start())));
            JsonNode value = values.get(variables.group(1));
            parts.add(value == null ? Forms.parameter(unknown.apply(variables.group(1))) : value);
            at = variables.end();
        }
        parts.add(Forms.literal(planned.substring(at)));
        return Forms.text(parts);
    }
}
