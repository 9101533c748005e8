package dev.mitosis.graph.policy;

import java.util.List;

/**
 * The outcome with its grounds.
 *
 * @param grounds the statements that decide
 * @param notes what limits the answer: conditional denies, another account's say
 */
public record AccessDecision(AccessVerdict verdict, List<GrantedStatement> grounds, List<String> notes) {
    public boolean isAllowed() {
        return verdict == AccessVerdict.ALLOWED || verdict == AccessVerdict.ALLOWED_UNDER_CONDITIONS;
    }
}
