package dev.mitosis.target.identity;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What succeeds what: by old ARN and account, and by the ids that AWS gave to old things. */
final class SuccessorIndex {
    private static final Pattern PART = Pattern.compile("[^/:]+");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z0-9_]+}");
    private static final int FIELDS = 6;
    private static final int ACCOUNT = 4;

    private final String oldId;
    private final String oldName;
    private final Map<String, TreeMap<String, PlannedResource>> byArn = new HashMap<>();
    private final Map<String, PlannedResource> principals = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> samples = new TreeMap<>();

    /**
     * Takes in all planned things that succeed something.
     *
     * @param oldId the id of the account that is split
     * @param oldName its name in the estate
     */
    SuccessorIndex(Collection<PlannedResource> resources, String oldId, String oldName) {
        this.oldId = oldId;
        this.oldName = oldName;
        for (PlannedResource resource : resources) {
            if (resource.succeeds() != null) {
                learn(resource, resource.succeeds());
            }
        }
    }

    private void learn(PlannedResource resource, String old) {
        byArn.computeIfAbsent(old, arn -> new TreeMap<>()).put(resource.account(), resource);
        if (resource.principal()) {
            principals.put(old, resource);
        }
        if (resource.fate().isMade()) {
            Matcher before = PART.matcher(tail(old));
            Matcher after = PART.matcher(tail(resource.arn()));
            while (before.find() && after.find()) {
                given(before.group(), after.group(), old);
            }
        }
    }

    /** Remembers whose an id is that AWS gives, and what a new one could be. */
    private void given(String before, String after, String old) {
        Matcher variable = VARIABLE.matcher(after);
        if (before.equals(after) || !variable.find() || variable.group().startsWith("${ACCOUNT_")) {
            return;
        }
        int chosen = variable.start();
        String id = chosen <= before.length() ? before.substring(chosen) : before;
        if (chosen == 0) {
            owners.merge(id, old, (one, other) -> one.length() <= other.length() ? one : other);
        }
        samples.put(variable.group(), unlike(id));
    }

    /** A text of the same form that is another. */
    private static String unlike(String id) {
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            int hex = Character.digit(c, 16);
            if (hex >= 0) {
                char next = Character.forDigit((hex + 1) % 16, 16);
                other.append(Character.isUpperCase(c) ? Character.toUpperCase(next) : next);
            } else {
                other.append(Character.isLetter(c) ? (char) (c == 'z' || c == 'Z' ? c - 1 : c + 1) : c);
            }
        }
        return other.toString();
    }

    private static String tail(String arn) {
        String[] fields = arn.split(":", FIELDS);
        return fields[fields.length - 1];
    }

    boolean isOld(String account) {
        return account.equals(oldName);
    }

    String oldId() {
        return oldId;
    }

    /** How texts name the account: its id, or the variable that stands for it. */
    String reference(String account) {
        return isOld(account) ? oldId : Variables.reference(Variables.ofAccount(account));
    }

    boolean knows(String arn) {
        return byArn.containsKey(arn);
    }

    /** The old ARN of the thing that has the id; null where none has that leaves. */
    @Nullable
    String owner(String id) {
        return owners.get(id);
    }

    /** All that stand of an old thing, by account; those that are gone at the end do not. */
    List<PlannedResource> standing(String arn) {
        List<PlannedResource> all = new ArrayList<>();
        for (PlannedResource one : byArn.getOrDefault(arn, new TreeMap<>()).values()) {
            if (one.fate() != Fate.RETIRED) {
                all.add(one);
            }
        }
        return all;
    }

    /** What a consumer in the account uses of an old thing; null where nothing is left of it. */
    @Nullable
    PlannedResource provider(String arn, String account) {
        TreeMap<String, PlannedResource> all = byArn.get(arn);
        PlannedResource near = all == null ? null : all.get(account);
        PlannedResource found = near == null ? principals.get(arn) : near;
        return found == null || found.fate() == Fate.RETIRED ? null : found;
    }

    /** What becomes of the old thing itself; null where it is not in the estate. */
    @Nullable
    PlannedResource principal(String arn) {
        return principals.get(arn);
    }

    /** Whether what a consumer in the account uses of an old thing is this one. */
    boolean serves(PlannedResource provider, String account) {
        PlannedResource served = provider.succeeds() == null ? null : provider(provider.succeeds(), account);
        return served != null && served.account().equals(provider.account());
    }

    /** The planned ARN; what AWS makes in each account has that of the account. */
    String arn(PlannedResource resource) {
        return resource.fate() == Fate.MANAGED ? inAccount(resource.arn(), resource.account()) : resource.arn();
    }

    /** The ARN or pattern with the account in the place of the old one. */
    String inAccount(String arn, String account) {
        String[] fields = arn.split(":", FIELDS);
        if (fields.length == FIELDS && fields[ACCOUNT].equals(oldId)) {
            fields[ACCOUNT] = reference(account);
            return String.join(":", List.of(fields));
        }
        return arn;
    }

    /** The text as it could read when all variables have values; only for comparing. */
    String sample(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder sample = new StringBuilder();
        Matcher variables = VARIABLE.matcher(text);
        while (variables.find()) {
            variables.appendReplacement(sample, Matcher.quoteReplacement(value(variables.group())));
        }
        return variables.appendTail(sample).toString();
    }

    private String value(String variable) {
        if (variable.startsWith("${ACCOUNT_")) {
            return String.format("9%011d", Math.floorMod(variable.hashCode(), 100_000_000_000L));
        }
        return samples.getOrDefault(variable, "x" + Integer.toHexString(variable.hashCode()));
    }
}
