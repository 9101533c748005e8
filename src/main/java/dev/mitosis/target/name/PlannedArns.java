package dev.mitosis.target.name;

import dev.mitosis.model.Arn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARNs that successors will have: that of the old one, with the account's variable in the place of the old account,
 * and variables in the place of ids that AWS gives, its own and those of what it is part of.
 */
public final class PlannedArns {
    private static final Pattern PART = Pattern.compile("[^/:]+");
    private static final int FIELDS = 6;
    private static final int ACCOUNT = 4;

    private final AssignedIds assigned = AssignedIds.load();
    private final String oldAccount;
    private final PlannedNames names;
    private final Map<String, String> owners = new HashMap<>();

    /** ARNs of successors of what is in this account. */
    public PlannedArns(String oldAccount, PlannedNames names) {
        this.oldAccount = oldAccount;
        this.names = names;
    }

    /**
     * Hears of an old thing before the first ARN is asked for, in the order of ARNs: the shorter owns a shared part.
     */
    public void learn(Old old) {
        String tail = tail(old.arn());
        String last = Arn.last(tail);
        if (assigned.isGiven(last, old.type(), old.id(), old.name())) {
            owners.putIfAbsent(last, old.arn());
        }
    }

    /** Tells the id of what succeeds an old thing in the account. */
    public interface Successors {
        /** The planned id, or the old ARN where the account has no successor of it. */
        String in(String account, String arn);
    }

    /**
     * The ARN of the successor in the account.
     *
     * @param old what it succeeds
     * @param name what the successor is called
     */
    public String of(Old old, String name, String account, Successors successors) {
        String[] fields = old.arn().split(":", FIELDS);
        if (fields.length < FIELDS) {
            return old.arn();
        }
        String variable = Variables.reference(Variables.ofAccount(account));
        for (int i = ACCOUNT - 1; i < FIELDS - 1; i++) {
            fields[i] = fields[i].equals(oldAccount) ? variable : fields[i];
        }
        fields[FIELDS - 1] = renamed(old, name, account, successors, fields[FIELDS - 1]);
        return String.join(":", List.of(fields));
    }

    /** What is succeeded. */
    public record Old(String arn, String type, String id, String name) {}

    private String renamed(Old old, String name, String account, Successors successors, String tail) {
        if (tail.equals(old.name())) {
            return name;
        }
        StringBuilder renamed = new StringBuilder();
        Matcher parts = PART.matcher(tail);
        while (parts.find()) {
            String part = parts.group().equals(old.name())
                            && !assigned.isGiven(parts.group(), old.type(), old.id(), old.name())
                    ? name
                    : part(parts.group(), old, account, successors);
            parts.appendReplacement(renamed, Matcher.quoteReplacement(part));
        }
        return parts.appendTail(renamed).toString();
    }

    private String part(String part, Old old, String account, Successors successors) {
        String owner = owners.get(part);
        if (owner != null) {
            String successor = successors.in(account, owner);
            return successor.equals(owner) ? part : Variables.reference(Variables.ofThing(successor));
        }
        String chosen = AssignedIds.chosen(part, old.type());
        if (!chosen.equals(part) && old.arn().endsWith(part)) {
            return chosen + Variables.reference(Variables.ofThing(successors.in(account, old.arn())));
        }
        return names.withAccount(part, account);
    }

    private static String tail(String arn) {
        String[] fields = arn.split(":", FIELDS);
        return fields[fields.length - 1];
    }
}
