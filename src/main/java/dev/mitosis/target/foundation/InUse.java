package dev.mitosis.target.foundation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the foundation has to know of the estate: regions, who has users, what accounts have already. */
public final class InUse {
    private static final String USER = "AWS::IAM::User";
    private static final String DEFAULT_REGION = "us-east-1";

    private static final String ORGANIZATION = "AWS::Organizations::Organization";
    private static final String MEMBERSHIP = "AWS::Organizations::Membership";

    private final Map<String, String> organizations = new TreeMap<>();
    private final Set<String> idleTypes = new HashSet<>();
    private final Map<String, Integer> regions = new TreeMap<>();
    private final Set<String> accountsWithUsers = new TreeSet<>();
    private final Map<String, Set<String>> places = new HashMap<>();

    /** Nothing was seen yet. */
    public InUse() {
        TsvTable.loadNamed(InUse.class, "idle-types.tsv").forEach(row -> idleTypes.add(row.get("type")));
    }

    /** Sees a thing of the old account, whatever becomes of it. */
    public void see(String type, String arn) {
        if (type.equals(ORGANIZATION) || type.equals(MEMBERSHIP)) {
            organizations.put(type, arn);
        }
    }

    /** Sees a thing of the estate. */
    public void see(String type, String region, String account, Fate fate) {
        if (!fate.remains() && !fate.isMade()) {
            return;
        }
        if (!region.equals(Resource.GLOBAL) && !idleTypes.contains(type)) {
            regions.merge(region, 1, Integer::sum);
        }
        if (type.equals(USER)) {
            accountsWithUsers.add(account);
        }
        places.computeIfAbsent(type, unseen -> new HashSet<>()).add(account + "|" + region);
    }

    /** The regions in which somebody made something. */
    List<String> regions() {
        return regions.isEmpty() ? List.of(DEFAULT_REGION) : List.copyOf(regions.keySet());
    }

    /** The region in which most things stand; of equal ones the first by name. */
    String home() {
        return regions.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(java.util.Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(DEFAULT_REGION);
    }

    Set<String> accountsWithUsers() {
        return accountsWithUsers;
    }

    /** The ARN of the organization that the old account owns; null where it owns none. */
    @Nullable
    String ownOrganization() {
        return organizations.get(ORGANIZATION);
    }

    /** The ARN of the organization that the old account is in already; null where it is in none. */
    @Nullable
    String presentOrganization() {
        return organizations.get(MEMBERSHIP);
    }

    /** Whether the account has any, in the region or in none. */
    boolean holds(String type, String account, String region) {
        return has(type, account, region) || has(type, account, Resource.GLOBAL);
    }

    boolean has(String type, String account, String region) {
        return places.getOrDefault(type, Set.of()).contains(account + "|" + region);
    }
}
