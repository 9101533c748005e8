package dev.mitosis.scan.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Spreads statements over as few managed policies as their order allows.
 *
 * <p>Source of the limits: "IAM and AWS STS quotas" in the AWS IAM User Guide. A managed policy has 6,144 characters
 * without white space, all inline policies of a role together 10,240, and a role takes at least 10 managed policies
 * without an increase of the quota.
 */
public final class PolicySplit {
    /** What a managed policy may have, without white space. */
    public static final int MOST_CHARACTERS = 6_144;

    /** The managed policies that may be attached to a role. */
    public static final int MOST_DOCUMENTS = 10;

    private static final String NAME = "MitosisScan";

    private final List<PolicyDocument> full = new ArrayList<>();
    private List<PolicyStatement> open = new ArrayList<>();

    private PolicySplit() {}

    /** The documents, with one statement for each service, in the order of the map. */
    public static List<PolicyDocument> of(Map<String, ? extends Collection<String>> actionsByPrefix) {
        PolicySplit split = new PolicySplit();
        actionsByPrefix.forEach(
                (prefix, actions) -> statements(prefix, List.copyOf(actions)).forEach(split::add));
        split.close();
        return List.copyOf(split.full);
    }

    /** A service whose actions do not fit into one document has several statements. */
    private static List<PolicyStatement> statements(String prefix, List<String> actions) {
        String sid = NAME + prefix.replaceAll("[^A-Za-z0-9]", "");
        List<PolicyStatement> statements = new ArrayList<>();
        int from = 0;
        while (from < actions.size()) {
            String numbered = statements.isEmpty() ? sid : sid + (statements.size() + 1);
            int to = actions.size();
            while (!fits(List.of(new PolicyStatement(numbered, actions.subList(from, to))))) {
                to--;
            }
            statements.add(new PolicyStatement(numbered, actions.subList(from, to)));
            from = to;
        }
        return statements;
    }

    private void add(PolicyStatement statement) {
        List<PolicyStatement> longer = new ArrayList<>(open);
        longer.add(statement);
        if (!fits(longer)) {
            close();
            longer = new ArrayList<>(List.of(statement));
        }
        open = longer;
    }

    private void close() {
        if (!open.isEmpty()) {
            full.add(new PolicyDocument(NAME + (full.size() + 1), open));
        }
    }

    private static boolean fits(List<PolicyStatement> statements) {
        return new PolicyDocument(NAME, statements).characters() <= MOST_CHARACTERS;
    }
}
