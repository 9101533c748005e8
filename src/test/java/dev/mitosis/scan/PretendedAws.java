package dev.mitosis.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.scan.call.Answers;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An account in which every operation answers with one of everything that its model knows, with another canary in each
 * text. Where a collector joins answers, they are bent so that they fit.
 */
final class PretendedAws implements Answers {
    private final ModelCanaries canaries;
    private final Map<String, ObjectNode> answers = new ConcurrentHashMap<>();

    PretendedAws(ModelCanaries canaries) {
        this.canaries = canaries;
    }

    @Override
    public CompletableFuture<ObjectNode> submit(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        if (service.types().isEmpty()) {
            return CompletableFuture.completedFuture(JsonNodeFactory.instance.objectNode());
        }
        ObjectNode answer = answer(service, operation).deepCopy();
        for (TypeSpec type : service.types()) {
            bend(service, type, operation, request, answer);
        }
        return CompletableFuture.completedFuture(answer);
    }

    /** What the operation answers, before it is bent. */
    private ObjectNode answer(ServiceSpec service, String operation) {
        return answers.computeIfAbsent(
                service.qualified(operation),
                key -> SdkJson.toJson(canaries.fill(
                        SdkOperation.bind(service.client(), operation).newResponse())));
    }

    private void bend(ServiceSpec service, TypeSpec type, String operation, ObjectNode request, ObjectNode answer) {
        Describe describe = type.describe();
        String source =
                describe == null ? type.list().operation() : describe.call().operation();
        String items = describe == null ? type.items() : describe.items();
        if (type.type().equals(type.parent())
                && operation.equals(type.list().operation())
                && itself(service, operation, request)) {
            answer.removeAll();
        }
        for (Detail detail : type.details()) {
            if (detail instanceof Detail.Batch batch && batch.call().operation().equals(operation)) {
                JsonNode item = Items.at(answer(service, source), items).stream()
                        .findFirst()
                        .orElseThrow();
                join(batch, item, request, answer);
            }
        }
    }

    /** Whether it is asked what lies below the answer itself. */
    private boolean itself(ServiceSpec service, String operation, ObjectNode request) {
        String answer = answer(service, operation).toString();
        return request.properties().stream()
                .map(parameter -> parameter.getValue().asText(""))
                .anyMatch(text -> !text.isEmpty() && answer.contains('"' + text + '"'));
    }

    private static void join(Detail.Batch batch, JsonNode item, ObjectNode request, ObjectNode answer) {
        JsonNode asked = request.path(batch.parameter()).path(0);
        Optional<String> own =
                batch.key().fill(new Template.Scope(item, JsonNodeFactory.instance.missingNode(), Map.of()));
        String key = asked.isTextual() ? asked.asText() : own.orElseThrow();
        for (JsonNode element : Items.at(answer, batch.items())) {
            if (element instanceof ObjectNode object) {
                Stream.of(batch.itemKey().split("[|]")).forEach(path -> put(object, AnswerPath.of(path), key));
            }
        }
    }

    private static void put(ObjectNode element, AnswerPath path, String key) {
        List<String> above = path.steps().subList(0, path.steps().size() - 1);
        new AnswerPath(above).values(element).forEach(holder -> ((ObjectNode) holder).put(path.last(), key));
    }

    @Override
    public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
        return Optional.empty();
    }
}
