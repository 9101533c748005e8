package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code target.json}: what shall stand in which account when the plan is done. Lists are sorted by
 * name, id or (from, to, kind).
 */
public record TargetDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        List<PlannedAccount> accounts,
        List<PlannedUnit> units,
        List<PlannedResource> resources,
        List<PlannedEdge> edges,
        List<NameChange> names,
        DnsPlan dns,
        List<AddressChange> addresses,
        List<PlannedIdentity> identities,
        List<PlannedUser> users,
        List<PlannedGrant> grants,
        AccessCheck access,
        Organization organization,
        List<DeliveryWay> delivery,
        List<MonitoringSide> observability,
        List<OpenQuestion> questions,
        List<PlannedNetwork> networks,
        List<PlannedConnection> connections,
        List<PlannedChoice> choices,
        List<PlannedStack> stacks,
        List<Finding> findings) {

    /**
     * An account of the estate.
     *
     * @param variable stands for its id wherever the id is not known yet: {@code ACCOUNT_CHECKOUT_DEV}
     * @param id of the account that is split; null for those that are to be made
     */
    public record PlannedAccount(
            String name,
            String variable,
            @Nullable String id,
            String ou,
            String purpose,
            @Nullable String environment,
            boolean existing) {}

    /**
     * What is switched over together: one context in one environment in one account.
     *
     * @param id {@code account/context/environment}, with {@code -} where there is none
     */
    public record PlannedUnit(
            String id,
            String account,
            @Nullable String context,
            @Nullable String environment) {}

    /**
     * A thing that shall stand in an account, or one of the old account that shall not.
     *
     * @param id stable over re-scans and readable: {@code account/service-type/name}
     * @param succeeds the ARN of the thing in the old account; null where it succeeds none. A thing that goes on there
     *     succeeds itself
     * @param principal whether this is what becomes of the old one itself; further rows are copies. Exactly one for
     *     each resource of the snapshot, none for what is new
     * @param account the name of the account in which it stands
     * @param arn with {@code ${ACCOUNT_...}} for ids of accounts and {@code ${ID_...}} for ids that AWS gives when it
     *     is made
     * @param filled when it gets its data
     * @param unit the id of the unit that it is switched with; null for what is not made
     * @param method the id of the method in the knowledge base by which it comes to stand; {@code new} for what
     *     succeeds nothing
     * @param stack the id of the stack that makes it; null where no template does
     * @param properties those of its CloudFormation type, in the schema's form; null where no template makes it. What
     *     stands for another planned thing, or for what nobody knows yet, is an object with these members and no other:
     *     <ul>
     *       <li>{@code {"ref": ID, "attribute": NAME}}: what CloudFormation gives of the thing or part with the planned
     *           id, {@code Ref} for what its Ref gives, else as in {@code Fn::GetAtt}; {@code Ipv6CidrBlocks/7} for the
     *           seventh /64, counted from 0, of the one IPv6 block of a VPC
     *       <li>{@code {"arnOf": ID}}: its ARN, which follows from the name: the row's {@code arn}
     *       <li>{@code {"account": NAME}}: the twelve digits of an account of the estate
     *       <li>{@code {"parameter": NAME}}: a parameter of its stack
     *       <li>{@code {"text": [...]}}: texts and such objects put together
     *       <li>{@code {"active": VALUE, "inactive": VALUE}}: the second until the switch, so that nothing acts by
     *           itself before; then the first. A value of null is no property at all
     *       <li>{@code {"later": VALUE}}: what is put in when all other stacks stand, because it names them
     *     </ul>
     *
     * @param parts what CloudFormation has types of their own for, although no API lists it: rules of a group, the
     *     policy of a bucket, associations of a route table
     */
    public record PlannedResource(
            String id,
            @Nullable String succeeds,
            boolean principal,
            String type,
            String region,
            String account,
            String name,
            String arn,
            Fate fate,
            Filled filled,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String unit,

            String method,
            List<Reason> reasons,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String stack,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode properties,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonProperty(isRequired = OptBoolean.FALSE)
            List<PlannedPart> parts) {
        public PlannedResource {
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        /** A thing that no template makes, or of which it is not known yet. */
        public PlannedResource(
                String id,
                @Nullable String succeeds,
                boolean principal,
                String type,
                String region,
                String account,
                String name,
                String arn,
                Fate fate,
                Filled filled,
                @Nullable String unit,
                String method,
                List<Reason> reasons) {
            this(
                    id, succeeds, principal, type, region, account, name, arn, fate, filled, unit, method, reasons,
                    null, null, List.of());
        }

        /** The same thing, made by a stack with these properties and parts. */
        public PlannedResource madeBy(@Nullable String stack, @Nullable JsonNode properties, List<PlannedPart> parts) {
            return new PlannedResource(
                    id,
                    succeeds,
                    principal,
                    type,
                    region,
                    account,
                    name,
                    arn,
                    fate,
                    filled,
                    unit,
                    method,
                    reasons,
                    stack,
                    properties,
                    parts);
        }
    }

    /**
     * What a template has to make beside a planned thing, in the same account and region.
     *
     * @param id that of the thing, the kind of the part and what tells it from others of its kind, parted by slashes
     * @param type a CloudFormation type
     * @param stack the id of the stack that makes it; null where it is not known yet
     * @param properties in the form of those of a planned thing
     */
    public record PlannedPart(
            String id,
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String stack,

            JsonNode properties) {
        /** The same part in a stack. */
        public PlannedPart in(String stack) {
            return new PlannedPart(id, type, stack, properties);
        }
    }

    /**
     * A dependency of the estate: {@code from} needs {@code to}; an edge of the graph with successors in place.
     *
     * @param from the id of a planned resource, or of a node outside
     * @param to the id of a planned resource, or of a node outside
     * @param crossing whether the two stand in different accounts of the estate
     * @param connection the id of the connection that serves it; null where it crosses no border, or nothing serves it
     */
    public record PlannedEdge(
            String from,
            String to,
            EdgeKind kind,
            Strength strength,
            boolean crossing,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String connection) {
        /** An edge that nothing serves yet. */
        public PlannedEdge(String from, String to, EdgeKind kind, Strength strength, boolean crossing) {
            this(from, to, kind, strength, crossing, null);
        }

        /** The same edge, served by a connection. */
        public PlannedEdge over(String connection) {
            return new PlannedEdge(from, to, kind, strength, crossing, connection);
        }
    }

    /** The same document with the hashes of the files it was made from. */
    public TargetDocument withInputs(Map<String, String> inputs) {
        return new TargetDocument(
                formatVersion,
                tool,
                account,
                snapshotId,
                inputs,
                accounts,
                units,
                resources,
                edges,
                names,
                dns,
                addresses,
                identities,
                users,
                grants,
                access,
                organization,
                delivery,
                observability,
                questions,
                networks,
                connections,
                choices,
                stacks,
                findings);
    }
}
