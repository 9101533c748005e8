package dev.mitosis.traffic.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentifierTable;
import dev.mitosis.graph.identity.IdentityPass;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The resources that a request names. A text of the request is compared as a whole with what resources are called, and
 * never kept: what comes out is the ARN that the snapshot has.
 */
final class NamedResources {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 2048;
    private static final int DEEPEST = 12;

    /** How the names of parameters end that name something. */
    private static final Set<String> NAMING = Set.of("name", "names", "id", "ids", "identifier", "arn", "arns", "url");

    private final IdentityPass identities = new IdentityPass(IdentifierTable.load());
    private final Map<String, String> endpointVpcs = new HashMap<>();
    private final Map<String, String> services = TsvTable.loadNamed(NamedResources.class, "event-sources.tsv").stream()
            .collect(Collectors.toMap(row -> row.get("event source"), row -> row.get("service")));

    NamedResources(Snapshot snapshot) {
        try (Stream<Resource> resources = snapshot.resources()) {
            resources.forEachOrdered(resource -> {
                identities.learn(resource);
                if (resource.type().equals("AWS::EC2::VPCEndpoint")) {
                    endpointVpcs.put(
                            resource.id(), resource.data().path("VpcId").asText());
                }
            });
        }
    }

    /** The service of an event's source as ARNs and IAM call it: {@code cloudwatch} for monitoring.amazonaws.com. */
    String service(String eventSource) {
        int dot = eventSource.indexOf('.');
        String first = dot < 0 ? eventSource : eventSource.substring(0, dot);
        return services.getOrDefault(first, first);
    }

    /** The VPC that an endpoint serves; empty where the snapshot does not hold it. */
    String vpcOf(String endpoint) {
        return endpointVpcs.getOrDefault(endpoint, "");
    }

    /** The resource with this ARN, or the one that holds it. */
    Optional<String> byArn(String arn) {
        return arn.startsWith("arn:") ? identities.index().byArn(arn).map(Entity::arn) : Optional.empty();
    }

    /** The resource with this id. */
    Optional<String> byId(String id) {
        return identities.index().byToken(id, List.of(), near("")).map(Entity::arn);
    }

    /** The one resource of a type that is called so. */
    Optional<String> byName(String type, String name, String region) {
        List<Entity> found = identities.index().named(name).stream()
                .filter(entity -> entity.type().equals(type) && entity.isNear(near(region)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).arn()) : Optional.empty();
    }

    private static Entity near(String region) {
        return new Entity(-1, "", "", region.isEmpty() ? Resource.GLOBAL : region, "", "", "", true);
    }

    /** Every resource that a parameter of the request names, sorted. */
    Set<String> of(JsonNode request, String service, String region) {
        Set<String> found = new TreeSet<>();
        walk(request, "", new Question(service, near(region)), DEEPEST, found);
        return found;
    }

    private record Question(String service, Entity near) {}

    private void walk(JsonNode node, String key, Question question, int depth, Set<String> found) {
        if (node.isTextual()) {
            find(key.toLowerCase(Locale.ROOT), node.asText(), question).ifPresent(found::add);
        } else if (node.isContainerNode() && depth > 0) {
            if (node.isArray()) {
                node.forEach(one -> walk(one, key, question, depth - 1, found));
            } else {
                node.fields()
                        .forEachRemaining(
                                member -> walk(member.getValue(), member.getKey(), question, depth - 1, found));
            }
        }
    }

    private Optional<String> find(String key, String text, Question question) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (text.startsWith("arn:")) {
            return byArn(text);
        }
        Optional<Entity> byToken = identities.index().byToken(text, List.of(), question.near());
        return byToken.or(() -> byName(key, text, question)).map(Entity::arn);
    }

    /** A name counts only among what the service has, and where the parameter is one that names things. */
    private Optional<Entity> byName(String key, String text, Question question) {
        List<Entity> named = identities.index().named(text).stream()
                .filter(entity -> entity.isNear(question.near()))
                .filter(entity -> Arn.parse(entity.arn())
                        .filter(arn -> arn.service().equals(question.service()))
                        .isPresent())
                .toList();
        List<Entity> ofNoun = named.stream()
                .filter(entity -> key.contains(noun(entity.type())))
                .toList();
        if (ofNoun.size() == 1) {
            return Optional.of(ofNoun.get(0));
        }
        boolean naming = NAMING.stream().anyMatch(key::endsWith);
        return naming && named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static String noun(String type) {
        return type.substring(type.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
