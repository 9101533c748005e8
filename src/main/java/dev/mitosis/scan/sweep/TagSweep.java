package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ArnKey;
import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.read.ListedResource;
import dev.mitosis.scan.read.Tags;
import dev.mitosis.scan.read.TagsTold;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/**
 * Asks the tagging API in every region for everything that has tags: cheap, and it knows services that no collector
 * knows. It lists what is or ever was tagged, so it completes the collectors and never replaces them.
 */
public final class TagSweep {
    /** The operation that is asked. */
    public static final String OPERATION = "GetResources";

    private static final String LIST = "ResourceTagMappingList";
    private static final int PAGE_SIZE = 100;

    /** The service as the guard, the ledger and the policy know it. */
    public static final ServiceSpec SERVICE = ServiceSpec.regional(
                    "resourcegroupstaggingapi",
                    ResourceGroupsTaggingApiClient.class,
                    ResourceGroupsTaggingApiClient::builder)
            .prefix("tag")
            .build();

    private final Map<String, Tagged> tagged = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

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
    CompletableFuture<Boolean> run(Pages pages, CoverageBook coverage, ServiceRegion place, Set<String> regions) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("ResourcesPerPage", PAGE_SIZE);
        return pages.each(place, OPERATION, request, page -> take(page, regions))
                .handle((done, thrown) -> {
                    if (thrown == null) {
                        Coverage row = row(place);
                        coverage.listed(CoverageReason.counted(row.count()), row);
                        answered.add(place.asked());
                        return row.count() > 0;
                    }
                    AwsFailure failure = CallFailedException.failureOf(thrown);
                    coverage.failed(SERVICE, "", place.region(), OPERATION, failure);
                    return CoverageBook.mayHide(failure);
                });
    }

    private Coverage row(ServiceRegion place) {
        int count = (int) tagged.values().stream()
                .filter(one -> one.region().equals(place.region()))
                .count();
        return new Coverage(
                SERVICE.name(),
                "",
                place.region(),
                SERVICE.qualified(OPERATION),
                CoverageReason.counted(count).status(),
                count,
                "");
    }

    private void take(ObjectNode page, Set<String> regions) {
        for (JsonNode mapping : page.path(LIST)) {
            Arn.parse(mapping.path("ResourceARN").asText(""))
                    .filter(arn -> arn.region().isEmpty() || regions.contains(arn.region()))
                    .ifPresent(arn -> tagged.put(
                            ArnKey.of(arn.toString()), new Tagged(arn, Tags.read(mapping.path("Tags")), mapping)));
        }
    }

    /** The tags of a resource; empty where the sweep does not know it. */
    public Map<String, String> tagsOf(String arn) {
        Tagged known = tagged.get(ArnKey.of(arn));
        return known == null ? Map.of() : known.tags();
    }

    /**
     * What the sweep says of the tags of a resource.
     *
     * @param globalRegion where the tags of global resources are told
     */
    public Function<ListedResource, TagsTold> told(String globalRegion) {
        Set<String> kinds = tagged.values().stream().map(one -> kind(one.arn())).collect(Collectors.toSet());
        return found -> {
            String region = found.region().equals(Resource.GLOBAL) ? globalRegion : found.region();
            if (!answered.contains(region)) {
                return TagsTold.NOTHING;
            }
            return Arn.parse(found.arn())
                            .filter(arn -> kinds.contains(kind(arn)))
                            .isPresent()
                    ? TagsTold.ALL
                    : TagsTold.NONE_OF_ITS_KIND;
        };
    }

    /** Service and first word of the resource part. */
    private static String kind(Arn arn) {
        String[] parts = arn.resource().split("[:/]", 2);
        return arn.service() + ":" + (parts.length == 2 ? parts[0] : "");
    }

    /** Everything that the sweep saw. */
    List<Mention> mentions(ArnTypes types) {
        return tagged.values().stream()
                .map(one -> new Mention(
                        Mention.Source.TAGGING,
                        one.arn(),
                        types.typeOf(one.arn()),
                        one.region(),
                        "",
                        one.tags(),
                        one.mapping().deepCopy()))
                .toList();
    }
}
