package dev.mitosis.plan.command;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the commands of methods rely on and leave: what steps of their own make before, and take away at the end. */
public final class Demands {
    private final TreeSet<String> sources = new TreeSet<>();
    private final TreeSet<String> ownKeys = new TreeSet<>();
    private final TreeSet<Landing> landings = new TreeSet<>();
    private final TreeMap<MadeRole, String> roles = new TreeMap<>();

    /** A place in a new account where the old one puts what it hands over. */
    public record Landing(String account, String region) implements Comparable<Landing> {
        @Override
        public int compareTo(Landing other) {
            int byAccount = account.compareTo(other.account);
            return byAccount == 0 ? region.compareTo(other.region) : byAccount;
        }
    }

    /** A role that commands make for themselves where there is none. */
    public record MadeRole(String account, String name) implements Comparable<MadeRole> {
        @Override
        public int compareTo(MadeRole other) {
            int byAccount = account.compareTo(other.account);
            return byAccount == 0 ? name.compareTo(other.name) : byAccount;
        }
    }

    /** The key and the bucket of the old account for what is handed over, in a region. */
    String source(String what, String region) {
        sources.add(region);
        return what + "_" + VariableNames.words(region);
    }

    String landing(String account, String region) {
        landings.add(new Landing(account, region));
        return landingBucket(account, region);
    }

    /** The variable with the key for what stays in a region and is used by other accounts. */
    String ownKey(String region) {
        ownKeys.add(region);
        return ownKeyOf(region);
    }

    /** The variable with that key. */
    public static String ownKeyOf(String region) {
        return "OWN_KEY_" + VariableNames.words(region);
    }

    /** The regions in which something that stays is used by other accounts and needs a key for it. */
    public List<String> ownKeys() {
        return List.copyOf(ownKeys);
    }

    void role(MadeRole role, String region) {
        roles.putIfAbsent(role, region);
    }

    /** The roles that commands make, with a region by which they were made. */
    public Map<MadeRole, String> roles() {
        return Collections.unmodifiableMap(roles);
    }

    /** The variable with the name of the landing bucket. */
    public static String landingBucket(String account, String region) {
        return "LANDING_BUCKET_" + VariableNames.words(account) + "_" + VariableNames.words(region);
    }

    /** The regions in which the old account needs a key and a bucket for what it hands over. */
    public List<String> sources() {
        return List.copyOf(sources);
    }

    /** The places in new accounts. */
    public List<Landing> landings() {
        return List.copyOf(landings);
    }
}
