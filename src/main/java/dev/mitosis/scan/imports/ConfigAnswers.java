package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers a scan's listings with configuration items. Each type is listed under its own name, whichever operation would
 * list it; nothing else is asked, because an item holds all that Config knows.
 */
final class ConfigAnswers implements Answers {
    private static final AwsFailure NONE =
            new AwsFailure(AwsFailure.Kind.NOT_OFFERED, "NotRecorded", "AWS Config recorded none");

    private final List<ServiceSpec> services;
    private final Map<String, ObjectNode> byPlace;
    private final List<Coverage> lost;

    private ConfigAnswers(List<ServiceSpec> services, Map<String, ObjectNode> byPlace, List<Coverage> lost) {
        this.lost = lost;
        this.services = services;
        this.byPlace = byPlace;
    }

    /**
     * Sorts the items.
     *
     * @param home the region whose listing also holds what has no region
     */
    static ConfigAnswers of(List<ConfigItem> items, String home, String partition, String account) {
        ConfigTypes types = ConfigTypes.of(items);
        ConfigNodes nodes = ConfigNodes.over(types, items, partition, account);
        Map<String, ObjectNode> byPlace = new HashMap<>();
        for (ConfigItem item : items) {
            boolean placeless = item.region().isEmpty() || item.region().equals(Resource.GLOBAL);
            String region = types.global(item.type()) ? Resource.GLOBAL : placeless ? home : item.region();
            ObjectNode answer = byPlace.computeIfAbsent(
                    types.service(item.type()) + "@" + region, key -> JsonNodeFactory.instance.objectNode());
            ArrayNode list =
                    answer.has(item.type()) ? (ArrayNode) answer.get(item.type()) : answer.putArray(item.type());
            list.add(nodes.of(item));
        }
        return new ConfigAnswers(types.services(), byPlace, nodes.lost());
    }

    /** The collectors of the types that were recorded, so far as they apply. */
    List<ServiceSpec> services() {
        return services;
    }

    /** What could not be brought into the API's form. */
    List<Coverage> lost() {
        return lost;
    }

    @Override
    public CompletableFuture<ObjectNode> submit(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        String place = service.name() + "@" + (service.global() ? Resource.GLOBAL : region);
        ObjectNode answer = byPlace.get(place);
        return answer == null ? Answers.refused(NONE) : CompletableFuture.completedFuture(answer);
    }

    @Override
    public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
        return Optional.empty();
    }
}
