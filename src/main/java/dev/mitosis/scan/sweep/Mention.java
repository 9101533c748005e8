package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.redact.Redactor;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is named, by another service or by a listing, but was not read.
 *
 * @param id what that service calls it, for example the physical id within a stack
 * @param data what that service says of it
 */
record Mention(
        Source source, Arn arn, String type, String region, String id, Map<String, String> tags, ObjectNode data) {
    /** Who names resources of other services, the one that knows most about them first. */
    enum Source {
        TAGGING("resourcegroupstaggingapi", "GetResources", CoverageReason.ONLY_TAGGED),
        STACK("cloudformation", "ListStackResources", CoverageReason.ONLY_IN_STACK),
        CONFIG("configservice", "SelectResourceConfig", CoverageReason.ONLY_IN_CONFIG),
        EXPLORER("resource-explorer-2", "ListResources", CoverageReason.ONLY_IN_EXPLORER),
        /** The service itself; why it did not say more is in the coverage already. */
        LISTING("listing", "Names", null);

        private final String service;
        private final String operation;
        private final @Nullable CoverageReason reason;

        Source(String service, String operation, @Nullable CoverageReason reason) {
            this.service = service;
            this.operation = operation;
            this.reason = reason;
        }

        String service() {
            return service;
        }

        String operation() {
            return operation;
        }

        String qualified() {
            return service + ":" + operation;
        }

        /**
         * What it means for the coverage that only this source names something; null where the row is there already.
         */
        @Nullable
        CoverageReason reason() {
            return reason;
        }
    }

    /** The last part of the ARN, which is often the id. */
    String tail() {
        String resource = arn.resource();
        return Arn.last(resource);
    }

    /** Type and region, as coverage counts them. */
    String place() {
        return type + "@" + region;
    }

    /** Where it may have been read: a stack of a region also holds global resources. */
    Stream<String> places() {
        return Stream.of(place(), type + "@" + Resource.GLOBAL);
    }

    /** The resource of which no more is known. */
    Resource resource(String account, Redactor redactor) {
        String owner = arn.account().isEmpty() ? account : arn.account();
        String name = tags.getOrDefault("Name", tail());
        return Redactor.fit(new Resource(
                arn.toString(), type, region, owner, tail(), name, tags, redactor.cleanListed(type, data)));
    }
}
