package dev.mitosis.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a new workload goes: what {@code place --output json} prints.
 *
 * @param production whether its environment is guarded as production
 * @param monthlyPrice what the baseline of the account adds to the bill a month, in US dollars; 0 for one that exists
 * @param monthlyHours what running the account adds a month, in hours of one person
 * @param reasons the answers of the decision flow, the one that decided first
 * @param connections what it talks to, in the order of the needs
 * @param questions what a person has to say before
 */
public record PlaceDocument(
        int formatVersion,
        String tool,
        String account,
        String context,
        String environment,
        boolean production,
        Place place,
        double monthlyPrice,
        double monthlyHours,
        List<Reason> reasons,
        List<Link> connections,
        List<String> questions) {
    /**
     * An account.
     *
     * @param ou the path of its organizational unit
     * @param isNew whether the proposal does not have it yet
     * @param owner who answers for it; null where nobody is known
     */
    public record Place(
            String account,
            String ou,
            boolean isNew,
            @Nullable String owner) {}

    /**
     * Something that the workload uses.
     *
     * @param to the context or resource as the needs name it
     * @param account where it is; empty where it has no home in the environment
     * @param crosses whether the use crosses the border of an account
     * @param advice what to do about it, in one sentence
     */
    public record Link(String to, String account, boolean crosses, String advice) {}
}
