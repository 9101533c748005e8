package dev.mitosis.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/**
 * Asks the tagging API in every region for everything that has tags: cheap, and it knows services that no collector
 * knows. It lists what is or ever was tagged, so it completes the collectors and never replaces them.
 */
final class TagSweep {
    static final String OPERATION = "GetResources";
    private static final String LIST = "ResourceTagMappingList";
    private static final int PAGE_SIZE = 100;

    /** The service as the guard, the ledger and the policy know it. */
    static final ServiceSpec SERVICE = ServiceSpec.regional(
                    "resourcegroupstaggingapi",
                    ResourceGroupsTaggingApiClient.class,
                    ResourceGroupsTaggingApiClient::builder)
            .prefix("tag")
            .build();

    private final Map<String, Tagged> tagged = new ConcurrentHashMap<>();

    /** A tagged thing. */
    record Tagged(Arn arn, Map<String, String> tags, JsonNode mapping) {
        String region() {
            return arn.region().isEmpty() ? Resource.GLOBAL : arn.region();
        }
    }

    /**
     * Sweeps one region; things of other regions that a global endpoint may name are left out. Ends with whether there
     * is something in the region, or may be.
     */
    CompletableFuture<Boolean> run(Pages pages, CoverageBook coverage, Place place, Set<String> regions) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("ResourcesPerPage", PAGE_SIZE);
        return pages.each(place, OPERATION, request, page -> take(page, regions))
                .handle((done, thrown) -> {
                    if (thrown == null) {
                        Coverage row = row(place);
                        coverage.listed(row);
                        return row.count() > 0;
                    }
                    AwsFailure failure = CallFailedException.failureOf(thrown);
                    coverage.failed(SERVICE, "", place.region(), OPERATION, failure);
                    return SignsOfLife.mayHide(failure);
                });
    }

    private Coverage row(Place place) {
        int count = (int) tagged.values().stream()
                .filter(one -> one.region().equals(place.region()))
                .count();
        CoverageStatus status = count == 0 ? CoverageStatus.EMPTY : CoverageStatus.READ;
        return new Coverage(SERVICE.name(), "", place.region(), SERVICE.qualified(OPERATION), status, count, "");
    }

    private void take(ObjectNode page, Set<String> regions) {
        for (JsonNode mapping : page.path(LIST)) {
            Arn.parse(mapping.path("ResourceARN").asText(""))
                    .filter(arn -> arn.region().isEmpty() || regions.contains(arn.region()))
                    .ifPresent(arn ->
                            tagged.put(key(arn.toString()), new Tagged(arn, Tags.read(mapping.path("Tags")), mapping)));
        }
    }

    /** What is the same in all spellings of an ARN: some APIs leave out the account, some add {@code :*}. */
    static String key(String arn) {
        return Arn.parse(arn)
                .map(a -> a.service() + ":" + a.region() + ":"
                        + (a.resource().endsWith(":*")
                                ? a.resource().substring(0, a.resource().length() - 2)
                                : a.resource()))
                .orElse(arn);
    }

    /** The tags of a resource; empty where the sweep does not know it. */
    Map<String, String> tagsOf(String arn) {
        Tagged known = tagged.get(key(arn));
        return known == null ? Map.of() : known.tags();
    }

    /** Whether the sweep saw anything of this kind in this region, so that its silence means "no tags". */
    Set<String> kindsSeen() {
        return tagged.values().stream().map(one -> kind(one.arn())).collect(Collectors.toSet());
    }

    /** Service, region and first word of the resource part. */
    static String kind(Arn arn) {
        String[] parts = arn.resource().split("[:/]", 2);
        return arn.service() + ":" + arn.region() + ":" + (parts.length == 2 ? parts[0] : "");
    }

    /** Everything that the sweep saw. */
    List<Sighting> sightings(ArnTypes types) {
        return tagged.values().stream()
                .map(one -> new Sighting(
                        Sighting.Source.TAGGING,
                        one.arn(),
                        types.typeOf(one.arn()),
                        one.region(),
                        "",
                        one.tags(),
                        one.mapping().deepCopy()))
                .toList();
    }
}
