package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.imports.ConfigTypes.Origin;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** Writes configuration items in the API's own words, with an identity and the resources that they name. */
final class ConfigNodes {
    private static final String RELATIONSHIPS = "configRelationships";
    private static final String TAGS = "Tags";

    private final ConfigTypes types;
    private final String partition;
    private final String account;
    private final ConfigSupplements supplements = ConfigSupplements.load();
    private final ConfigDetails details = new ConfigDetails();
    private final ConfigForm form = new ConfigForm(ConfigSynonyms.load());
    private final ConfigRest rests = new ConfigRest();
    private final Map<String, Optional<SdkPojo>> shapes = new HashMap<>();
    private final Map<String, String> arns = new HashMap<>();

    private ConfigNodes(ConfigTypes types, String partition, String account) {
        this.types = types;
        this.partition = partition;
        this.account = account;
    }

    /** Knows what the items are called when they name each other. */
    static ConfigNodes over(ConfigTypes types, List<ConfigItem> items, String partition, String account) {
        ConfigNodes nodes = new ConfigNodes(types, partition, account);
        items.forEach(nodes::index);
        return nodes;
    }

    /** Config names a resource by type and id, by type and name, or by its name alone. */
    private void index(ConfigItem item) {
        String arn = of(item).path(ConfigTypes.ARN).asText();
        arns.put(item.type() + " " + item.id(), arn);
        if (!item.name().isEmpty()) {
            arns.putIfAbsent(item.type() + " " + item.name(), arn);
            arns.merge(item.name(), arn, (one, other) -> one.equals(other) ? one : "");
        }
    }

    /** The item as the API would describe the resource. */
    ObjectNode of(ConfigItem item) {
        Origin origin = types.origin(item.type());
        ObjectNode node = origin == null ? plain(item) : described(item, origin.type(), origin);
        Template.Scope scope = scope(item, node, origin);
        node.put(ConfigTypes.ARN, arn(item, origin, scope));
        node.put(
                ConfigTypes.ID,
                fill(origin == null ? null : origin.type().id(), scope).orElse(id(item)));
        node.put(
                ConfigTypes.NAME,
                fill(origin == null ? null : origin.type().name(), scope).orElse(name(item)));
        node.put(ConfigTypes.REGION, region(item));
        relate(item, node);
        return node;
    }

    private static ObjectNode plain(ConfigItem item) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set(ConfigTypes.CONFIGURATION, item.body().deepCopy());
        tag(item, node);
        return node;
    }

    private ObjectNode described(ConfigItem item, TypeSpec type, Origin origin) {
        ObjectNode body = item.body();
        Optional<SdkPojo> shape = shape(type, origin);
        ObjectNode node = shape.map(known -> ModelNames.of(known, form.of(known, body, kind(type))))
                .orElseGet(body::deepCopy);
        Set<String> added = new HashSet<>();
        Describe describe = type.describe();
        if (describe != null && describe.items().isEmpty()) {
            // The description lacks the name that was asked for; a scan adds it, too.
            describe.call().parameters().keySet().stream()
                    .filter(parameter -> body.path(parameter).isTextual())
                    .forEach(parameter -> {
                        node.set(parameter, body.get(parameter));
                        added.add(parameter);
                    });
        }
        shape.ifPresent(known -> {
            if (describe != null && describe.items().isEmpty()) {
                ModelNames.wrap(known, node);
            }
        });
        supplements.addTo(node, item, origin);
        shape.ifPresent(known -> details.spread(node, known, origin));
        details.name(node, origin);
        tag(item, node);
        added.addAll(names(node).filter(ConfigNodes::isTags).toList());
        ObjectNode rest = shape.map(known -> Unmodelled.of(node, known, details.answers(origin), added))
                .orElseGet(() -> everything(node, added));
        ObjectNode left = rests.noted(rest, origin.service().name(), item, known(item));
        if (!left.isEmpty()) {
            node.set(ConfigTypes.REST, left);
        }
        return node;
    }

    private static String kind(TypeSpec type) {
        return type.type().substring(type.type().lastIndexOf(':') + 1);
    }

    /** What an item is called by; it stands in the record as such. */
    private static Set<String> known(ConfigItem item) {
        return new HashSet<>(List.of(item.arn(), item.id(), item.name(), item.region(), item.account()));
    }

    /** What could not be brought into the API's form, for the coverage. */
    List<Coverage> lost() {
        return rests.rows();
    }

    private static ObjectNode everything(ObjectNode node, Set<String> added) {
        ObjectNode rest = node.deepCopy();
        rest.remove(added);
        node.retain(added);
        return rest;
    }

    private static Stream<String> names(ObjectNode node) {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    private static boolean isTags(String member) {
        return member.toLowerCase(Locale.ROOT).startsWith("tag");
    }

    private static void tag(ConfigItem item, ObjectNode node) {
        boolean tagged = node.properties().stream()
                .anyMatch(
                        member -> isTags(member.getKey()) && !member.getValue().isEmpty());
        if (!tagged && !item.tags().isEmpty()) {
            ObjectNode tags = node.putObject(TAGS);
            item.tags().forEach(tags::put);
        }
    }

    private Optional<SdkPojo> shape(TypeSpec type, Origin origin) {
        return shapes.computeIfAbsent(type.type(), key -> {
            Describe describe = type.describe();
            CallSpec call = describe == null ? type.list() : describe.call();
            String path = describe == null ? type.items() : describe.items();
            SdkPojo answer = SdkOperation.bind(origin.service().client(), call.operation())
                    .newResponse();
            return ModelNames.at(answer, path);
        });
    }

    private Template.Scope scope(ConfigItem item, ObjectNode node, @Nullable Origin origin) {
        String tail = Arn.last(item.arn());
        Map<String, String> variables = Map.of(
                "partition", partition,
                "account", account,
                "region", origin != null && origin.service().global() ? "" : item.region(),
                "asked", item.region(),
                "tail", tail);
        return new Template.Scope(node, MissingNode.getInstance(), variables);
    }

    private String arn(ConfigItem item, @Nullable Origin origin, Template.Scope scope) {
        return fill(origin == null ? null : origin.type().arn(), scope)
                .filter(arn -> arn.startsWith("arn:"))
                .or(() -> Optional.of(item.arn()).filter(arn -> arn.startsWith("arn:")))
                .orElseGet(() -> "arn:" + partition + ":config:" + item.region() + ":" + account + ":resource/"
                        + item.type() + "/" + id(item));
    }

    private static Optional<String> fill(@Nullable Template template, Template.Scope scope) {
        return template == null ? Optional.empty() : template.fill(scope).filter(text -> !text.isEmpty());
    }

    private static String id(ConfigItem item) {
        return item.id().isEmpty() ? item.name() : item.id();
    }

    private static String name(ConfigItem item) {
        String tagged = item.tags().getOrDefault("Name", "");
        if (!tagged.isBlank()) {
            return tagged;
        }
        return item.name().isEmpty() ? id(item) : item.name();
    }

    private String region(ConfigItem item) {
        boolean everywhere = item.region().isEmpty() || item.region().equals(Resource.GLOBAL);
        boolean bucket = types.global(item.type()) && item.type().startsWith("AWS::S3::");
        return everywhere || (types.global(item.type()) && !bucket) ? Resource.GLOBAL : item.region();
    }

    private void relate(ConfigItem item, ObjectNode node) {
        if (item.relationships().isEmpty()) {
            return;
        }
        ArrayNode list = node.putArray(RELATIONSHIPS);
        for (ConfigItem.Relationship one : item.relationships()) {
            ObjectNode entry = list.addObject().put("relationshipName", one.verb());
            put(entry, "resourceType", one.type());
            put(entry, "resourceId", one.id());
            put(entry, "resourceName", one.name());
            put(entry, "resourceArn", arnOf(one));
        }
    }

    private String arnOf(ConfigItem.Relationship one) {
        for (String key : List.of(one.type() + " " + one.id(), one.type() + " " + one.name(), one.name())) {
            String arn = arns.getOrDefault(key, "");
            if (!arn.isEmpty()) {
                return arn;
            }
        }
        return "";
    }

    private static void put(ObjectNode entry, String member, String value) {
        if (!value.isEmpty()) {
            entry.put(member, value);
        }
    }
}
