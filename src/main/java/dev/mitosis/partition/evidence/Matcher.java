package dev.mitosis.partition.evidence;

import dev.mitosis.model.Decisions;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the subjects that a person means: by ARN, id, name, or a pattern with {@code *}. */
public final class Matcher {
    private Matcher() {}

    public static List<Subject> find(AccountGraph terrain, Decisions.Assign assign) {
        return find(terrain, assign.resource(), assign.type());
    }

    public static List<Subject> find(AccountGraph terrain, String pattern, @Nullable String type) {
        Pattern regex = glob(pattern);
        return terrain.subjects().stream()
                .filter(subject -> type == null || subject.type().equals(type))
                .filter(subject -> regex.matcher(subject.arn()).matches()
                        || regex.matcher(subject.id()).matches()
                        || regex.matcher(subject.name()).matches())
                .toList();
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString());
    }
}
