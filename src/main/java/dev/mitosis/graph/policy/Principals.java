package dev.mitosis.graph.policy;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.model.AccountId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who a policy's principal is. */
final class Principals {
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    private Principals() {}

    /** The identity or the foreign account; empty for the scanned account itself. */
    static Optional<Entity> find(EdgeWriter writer, String principal) {
        if (AccountId.isValid(principal)) {
            return principal.equals(writer.draft().account())
                    ? Optional.empty()
                    : Optional.of(writer.draft().external().account(principal));
        }
        Optional<Entity> known = writer.draft().index().exact(roleOf(principal));
        return known.isPresent() ? known : writer.missing(principal);
    }

    /** The role of a session such as {@code arn:aws:sts::123456789012:assumed-role/app/session}; others stay. */
    static String roleOf(String principal) {
        Matcher session = SESSION.matcher(principal);
        return session.matches()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                : principal;
    }
}
