package dev.mitosis.target.fate;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Decisions.Assign;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dispositions that people decided, by ARN, id, name or pattern; a later entry wins over an earlier one. */
final class DecidedDispositions {
    private record Rule(Assign assign, Pattern pattern) {
        boolean matches(Resource resource) {
            boolean rightType = assign.type() == null || assign.type().equals(resource.type());
            return rightType
                    && (pattern.matcher(resource.arn()).matches()
                            || pattern.matcher(resource.id()).matches()
                            || pattern.matcher(resource.name()).matches());
        }
    }

    private final List<Rule> rules;

    DecidedDispositions(Decisions decisions) {
        rules = decisions.assign().stream()
                .filter(assign -> assign.disposition() != null)
                .map(assign -> new Rule(assign, glob(assign.resource())))
                .toList();
    }

    private static Pattern glob(String pattern) {
        String[] parts = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(regex.toString());
    }

    Optional<Assign> of(Resource resource) {
        return rules.stream()
                .filter(rule -> rule.matches(resource))
                .reduce((earlier, later) -> later)
                .map(Rule::assign);
    }
}
