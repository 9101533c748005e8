package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Severity;
import java.util.List;

/**
 * Rules of security groups that name a group of another account: these need its owner, and two networks that are
 * joined.
 */
final class GroupRules {
    private static final String SOURCE = "SourceSecurityGroupId";
    private static final String OWNER = "SourceSecurityGroupOwnerId";
    private static final List<String> OTHERS = List.of(SOURCE, "DestinationSecurityGroupId");

    private final MovedRanges ranges;

    GroupRules(MovedRanges ranges) {
        this.ranges = ranges;
    }

    /** Whether the rule can be made; it says then whose group it names. */
    boolean complete(ObjectNode rule, Sheet sheet) {
        for (String member : OTHERS) {
            JsonNode group = rule.path(member);
            String id = group.path("ref").asText();
            String account = id.isEmpty() ? "" : id.substring(0, id.indexOf('/'));
            if (!account.isEmpty() && !account.equals(sheet.account())) {
                if (!ranges.areJoined(sheet.account(), account)) {
                    sheet.find(
                            "target.rule-left-out",
                            Severity.INFO,
                            sheet.thing().id() + " has a rule for " + id
                                    + ", of an account to which nothing joins its network.",
                            "It is left out; nothing has to be done.");
                    return false;
                }
                if (member.equals(SOURCE)) {
                    rule.set(OWNER, Forms.account(account));
                }
            } else if (!id.isEmpty()) {
                rule.remove(OWNER);
            }
        }
        return true;
    }
}
