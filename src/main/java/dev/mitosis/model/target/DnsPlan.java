package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.mitosis.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for which names, and what of it is switched. Every list is sorted by the planned ids.
 *
 * @param zones those that stand in the end
 * @param records those that answer with something that moves
 * @param certificates those that are made: each account that serves a name has its own
 * @param resolvers rules and endpoints that answer for names elsewhere
 */
public record DnsPlan(
        List<Zone> zones, List<SwitchedRecord> records, List<Certificate> certificates, List<Resolver> resolvers) {

    /**
     * A hosted zone.
     *
     * @param resource the id of the planned zone
     * @param newNameServers whether the parent, or the registrar, has to name other servers
     * @param associations the networks in which a private zone answers
     * @param delegations zones below it that other accounts could have; an option, not taken by itself
     */
    public record Zone(
            String resource,
            String name,
            @JsonProperty("private") boolean hidden,
            String account,
            boolean newNameServers,
            List<Association> associations,
            List<Delegation> delegations,
            List<Reason> reasons) {}

    /**
     * A network in which a private zone answers.
     *
     * @param network the id of the planned VPC
     * @param authorized whether the zone's account has to authorize it before the network's account associates it
     */
    public record Association(String network, String account, boolean authorized) {}

    /**
     * A zone that could stand in another account, below the one that has the records now.
     *
     * @param records how many records would go there
     * @param price what it costs each month
     */
    public record Delegation(String name, String account, int records, String price, List<Reason> reasons) {}

    /**
     * A record whose value changes because what it answers with moves.
     *
     * @param resource the id of the planned record
     * @param ttl how long others remember the present value, in seconds; null for an alias, which has that of its
     *     target
     * @param lowerTo the time to set ahead of the switch; null where the present one is short enough
     * @param ahead how long before the switch, in seconds, it has to be lowered at the latest
     * @param old with what it answers now
     * @param planned with what it will answer, with variables for what nobody knows yet
     * @param answers the id of the planned thing
     */
    public record SwitchedRecord(
            String resource,
            String name,
            String type,
            String zone,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer ttl,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer lowerTo,

            @JsonProperty(isRequired = OptBoolean.FALSE) int ahead,
            String old,
            @JsonProperty("new") String planned,
            String answers,
            List<Reason> reasons) {}

    /**
     * A certificate that is made.
     *
     * @param resource the id of the planned certificate
     * @param validations one for each name without its wildcard; none where none is needed
     */
    public record Certificate(
            String resource,
            String account,
            String region,
            List<String> names,
            List<Validation> validations,
            List<Reason> reasons) {}

    /**
     * What proves that the account may have a certificate of the domain.
     *
     * @param zone the id of the planned zone that answers for it; null where none of the account does
     * @param record the id of the planned record in it, which the certificate manager names when it is asked
     */
    public record Validation(
            String domain, @Nullable String zone, @Nullable String record) {}

    /**
     * A resolver rule or endpoint.
     *
     * @param resource the id of the planned thing
     * @param accounts the other accounts whose networks use it
     * @param share the id of the planned share; null where no other account uses it, or where it cannot be shared
     */
    public record Resolver(
            String resource,
            String account,
            List<String> accounts,
            @Nullable String share,
            List<Reason> reasons) {}
}
