package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.io.Json;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.CallFailedException;
import dev.mitosis.scan.call.CoverageBook;
import dev.mitosis.scan.call.CoverageReason;
import dev.mitosis.scan.call.Futures;
import dev.mitosis.scan.call.Pages;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ArnKey;
import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.read.Tags;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;

/**
 * Fetches types through Cloud Control that no collector reads, because somebody asked for them. Nobody has said which
 * of their properties may hold secrets, so all are taken for such, and only what names resources is kept.
 */
public final class CloudControlSweep {
    private static final String LIST = "ListResources";
    private static final String GET = "GetResource";
    private static final String TYPE_NAME = "TypeName";
    private static final String IDENTIFIER = "Identifier";

    /** The service as the guard, the ledger, the journal and the policy know it. */
    public static final ServiceSpec SERVICE = ServiceSpec.regional(
                    "cloudcontrol", CloudControlClient.class, CloudControlClient::builder)
            .prefix("cloudformation")
            .type("AWS::CloudControl::Resource", LIST, "ResourceDescriptions")
            .arn("resource/{Identifier}")
            .secret("/**")
            .detail(GET, "Identifier={Identifier}")
            .and()
            .secret("/GetResource/**")
            .end();

    /** The operations that are asked. */
    public static final List<String> OPERATIONS = List.of(LIST, GET);

    private final Pages pages;
    private final CoverageBook coverage;
    private final ArnTypes types;
    private final Queue<Fetched> fetched = new ConcurrentLinkedQueue<>();

    /** A resource with its properties as they came. */
    private record Fetched(Arn arn, String type, String region, String identifier, ObjectNode properties) {}

    CloudControlSweep(Pages pages, CoverageBook coverage, ArnTypes types) {
        this.pages = pages;
        this.coverage = coverage;
        this.types = types;
    }

    /** Fetches one type in one place. */
    CompletableFuture<Void> run(ServiceRegion place, String type) {
        List<CompletableFuture<Void>> details = new ArrayList<>();
        ObjectNode request = JsonNodeFactory.instance.objectNode().put(TYPE_NAME, type);
        return pages.each(
                        place,
                        LIST,
                        request,
                        page -> page.path("ResourceDescriptions").forEach(one -> details.add(get(place, type, one))))
                .thenCompose(done -> Futures.all(details))
                .handle((done, thrown) -> {
                    if (thrown == null) {
                        Coverage row = row(place, type);
                        coverage.listed(CoverageReason.counted(row.count()), row);
                    } else {
                        note(place, type, LIST, thrown);
                    }
                    return null;
                });
    }

    private CompletableFuture<Void> get(ServiceRegion place, String type, JsonNode listed) {
        String identifier = listed.path(IDENTIFIER).asText("");
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put(TYPE_NAME, type).put(IDENTIFIER, identifier);
        return pages.whole(place, GET, request).handle((answer, thrown) -> {
            boolean vanished =
                    thrown != null && CallFailedException.failureOf(thrown).kind() == AwsFailure.Kind.ABSENT;
            if (thrown != null && !vanished) {
                note(place, type, GET, thrown);
            }
            if (!vanished) {
                JsonNode best = answer == null ? listed : answer.path("ResourceDescription");
                add(place, type, identifier, properties(best.path("Properties").asText("{}")));
            }
            return null;
        });
    }

    private static ObjectNode properties(String text) {
        try {
            JsonNode tree = Json.mapper().readTree(text);
            return tree instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cloud Control tells properties as JSON", e);
        }
    }

    private void add(ServiceRegion place, String type, String identifier, ObjectNode properties) {
        String own = type.substring(type.lastIndexOf(':') + 1) + "Arn";
        String arn = List.of("Arn", "ARN", own).stream()
                .map(member -> properties.path(member).asText(""))
                .filter(text -> Arn.parse(text).isPresent())
                .findFirst()
                .orElse(identifier);
        Arn whole = types.arnOf(type, arn, place);
        String region = whole.region().isEmpty() ? Resource.GLOBAL : whole.region();
        fetched.add(new Fetched(whole, type, region, identifier, properties));
    }

    private void note(ServiceRegion place, String type, String operation, Throwable thrown) {
        AwsFailure failure = CallFailedException.failureOf(thrown);
        boolean unknown =
                failure.code().contains("UnsupportedAction") || failure.code().contains("TypeNotFound");
        if (unknown) {
            coverage.listed(
                    CoverageReason.NOT_IN_CLOUD_CONTROL,
                    new Coverage(
                            SERVICE.name(),
                            type,
                            place.region(),
                            SERVICE.qualified(operation),
                            CoverageReason.NOT_IN_CLOUD_CONTROL.status(),
                            0,
                            failure.reason()));
        } else {
            coverage.failed(SERVICE, type, place.region(), operation, failure);
        }
    }

    private Coverage row(ServiceRegion place, String type) {
        int count = (int) fetched.stream()
                .filter(one -> one.type().equals(type) && one.region().equals(place.region()))
                .count();
        return new Coverage(
                SERVICE.name(),
                type,
                place.region(),
                SERVICE.qualified(LIST),
                CoverageReason.counted(count).status(),
                count,
                "");
    }

    /** The resources by region, without those that are known, fit for the disk. */
    Map<String, List<Resource>> resources(Redactor redactor, Set<String> known, String account) {
        TypeSpec spec = SERVICE.types().get(0);
        Map<String, Resource> byArn = new TreeMap<>();
        fetched.stream().sorted(Comparator.comparing(Fetched::arn)).forEach(one -> {
            if (!known.contains(ArnKey.of(one.arn().toString()))) {
                ObjectNode clean = redactor.clean(spec, one.properties());
                Map<String, String> tags = Tags.within(one.properties());
                String name = tags.getOrDefault("Name", one.identifier());
                byArn.putIfAbsent(
                        one.arn().toString(),
                        Redactor.fit(new Resource(
                                one.arn().toString(),
                                one.type(),
                                one.region(),
                                account,
                                one.identifier(),
                                name,
                                tags,
                                clean)));
            }
        });
        Map<String, List<Resource>> byRegion = new TreeMap<>();
        byArn.values()
                .forEach(resource -> byRegion.computeIfAbsent(resource.region(), key -> new ArrayList<>())
                        .add(resource));
        return byRegion;
    }

    /** The ARNs of what was fetched, in the spelling of {@link ArnKey}. */
    List<String> keys() {
        return fetched.stream().map(one -> ArnKey.of(one.arn().toString())).toList();
    }
}
