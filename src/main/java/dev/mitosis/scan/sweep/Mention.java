package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.redact.Redactor;
import java.util.Map;
import java.util.stream.Stream;

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
        TAGGING("resourcegroupstaggingapi", "GetResources", "only its tags are known"),
        STACK("cloudformation", "ListStackResources", "only its stack names it"),
        CONFIG("configservice", "SelectResourceConfig", "only AWS Config names it"),
        EXPLORER("resource-explorer-2", "ListResources", "only Resource Explorer names it"),
        /** The service itself; why it did not say more is in the coverage already. */
        LISTING("listing", "Names", "only its name is known");

        private final String service;
        private final String operation;
        private final String reason;

        Source(String service, String operation, String reason) {
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

        String reason() {
            return reason;
        }
    }

    /** The last part of the ARN, which is often the id. */
    String tail() {
        String resource = arn.resource();
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
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
