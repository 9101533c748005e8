package dev.mitosis.scan.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resource while it is being read. The answers of its details may come in from any thread, in any order. */
public final class ListedResource {
    private static final String NAME_TAG = "Name";
    private static final String ACCOUNT = "account";
    private static final ArnTypes FORMS = ArnTypes.load();

    private final TypeSpec spec;
    private final ObjectNode item;
    private final JsonNode parent;
    private final Map<String, String> variables;
    private final Map<String, JsonNode> answers = new TreeMap<>();
    private final Map<String, String> sweptTags = new TreeMap<>();
    private final String arn;

    private ListedResource(TypeSpec spec, ObjectNode item, JsonNode parent, Map<String, String> variables, String arn) {
        this.spec = spec;
        this.item = item;
        this.parent = parent;
        this.variables = variables;
        this.arn = arn;
    }

    /**
     * A resource of the item; empty where the item does not identify one.
     *
     * @param origin what was asked for it; the data keep of this what the item lacks, such as the API of a route
     */
    static Optional<ListedResource> of(TypeSpec spec, JsonNode item, Origin origin, Map<String, String> place) {
        JsonNode parent = origin.aboveItem();
        JsonNode whole = item instanceof ObjectNode object ? origin.within(object) : item;
        Map<String, String> variables = new TreeMap<>(place);
        Template owner = spec.account();
        if (owner != null) {
            owner.fill(new Template.Scope(whole, parent, place)).ifPresent(id -> variables.put(ACCOUNT, id));
        }
        return spec.arn().fill(new Template.Scope(whole, parent, variables)).map(arn -> {
            variables.put("tail", tail(arn));
            return new ListedResource(spec, origin.within(objectOf(whole)), parent, Map.copyOf(variables), arn);
        });
    }

    /**
     * A resource of an item that lacks its ARN, as older answers do: one is built of what else identifies it. Empty
     * where nothing does.
     */
    static Optional<ListedResource> withBuiltArn(TypeSpec spec, JsonNode item, Origin origin, ServiceRegion place) {
        JsonNode whole = item instanceof ObjectNode object ? origin.within(object) : item;
        Template.Scope scope = new Template.Scope(whole, origin.aboveItem(), place.variables());
        return filled(spec.id(), scope).or(() -> filled(spec.name(), scope)).map(identifier -> {
            String arn = FORMS.arnOf(spec.type(), identifier, place).toString();
            Map<String, String> variables = new TreeMap<>(place.variables());
            variables.put("tail", tail(arn));
            return new ListedResource(spec, origin.within(objectOf(whole)), scope.parent(), Map.copyOf(variables), arn);
        });
    }

    /** The item; one that is a mere name as the member {@code Name}. */
    static ObjectNode objectOf(JsonNode item) {
        return item instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode().set("Name", item);
    }

    TypeSpec spec() {
        return spec;
    }

    /** The ARN, as the collector says it. */
    public String arn() {
        return arn;
    }

    /** The item itself, as the listing or describing operation gave it. */
    ObjectNode item() {
        return item;
    }

    /** What templates about this resource may use; {@code @tail} is the last part of its ARN. */
    public Template.Scope scope() {
        return new Template.Scope(data(), parent, variables);
    }

    /** Whether AWS itself has put it there. */
    boolean madeByAws() {
        TypeSpec.Probe probe = spec.probe();
        TypeSpec.Filter filter = probe == null ? null : probe.madeByAws();
        return filter != null && filter.value().fill(scope()).orElse("").matches(filter.pattern());
    }

    /** Takes the answer of a detail operation; what it tells when it is asked twice stands together. */
    public synchronized void answer(String operation, JsonNode answer) {
        answers.merge(operation, answer, ListedResource::together);
    }

    private static JsonNode together(JsonNode earlier, JsonNode later) {
        if (earlier instanceof ObjectNode one && later instanceof ObjectNode other) {
            ObjectNode both = one.deepCopy();
            both.setAll(other);
            return both;
        }
        return later;
    }

    /** Takes tags that the tagging API knows. */
    synchronized void swept(Map<String, String> tags) {
        sweptTags.putAll(tags);
    }

    /** The item with the answers of all details so far, in alphabetical order of the operations. */
    public synchronized ObjectNode data() {
        if (answers.isEmpty()) {
            return item;
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.setAll(item);
        answers.forEach(data::set);
        return data;
    }

    /** What CloudFormation knows it by; where the collector does not say, the last part of the ARN. */
    public String id() {
        Template template = spec.id();
        Optional<String> own = template == null ? Optional.empty() : template.fill(scope());
        return own.orElseGet(() -> tail(arn));
    }

    private static String tail(String arn) {
        String resource = Arn.parse(arn).map(Arn::resource).orElse(arn);
        return Arn.last(resource);
    }

    /** What people call it: as the collector says, or by its tag, or the id. */
    public String name() {
        Template template = spec.name();
        Optional<String> own = template == null ? Optional.empty() : template.fill(scope());
        return own.or(() -> Optional.ofNullable(tags().get(NAME_TAG)).filter(name -> !name.isBlank()))
                .orElseGet(this::id);
    }

    /** The names that the given data has for it; it is this resource's own, perhaps without some of it. */
    Stream<String> names(ObjectNode data) {
        Template.Scope scope = new Template.Scope(data, parent, variables);
        return Stream.of(
                        Optional.of(arn),
                        filled(spec.id(), scope).or(() -> Optional.of(tail(arn))),
                        filled(spec.name(), scope).or(() -> Optional.ofNullable(tags().get(NAME_TAG))))
                .flatMap(Optional::stream);
    }

    private static Optional<String> filled(@Nullable Template template, Template.Scope scope) {
        return template == null ? Optional.empty() : template.fill(scope);
    }

    /** The region that it is in, or {@link Resource#GLOBAL}. */
    public String region() {
        Template template = spec.region();
        String asked = variables.getOrDefault("region", Resource.GLOBAL);
        String region = template == null ? asked : template.fill(scope()).orElse(asked);
        // S3 still calls its first European region so, for buckets that were made before 2011.
        return region.equals("EU") ? "eu-west-1" : region;
    }

    /** The tags of all sources; what the resource itself says counts most. */
    Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>();
        synchronized (this) {
            tags.putAll(sweptTags);
            answers.values().forEach(answer -> tags.putAll(Tags.within(answer)));
        }
        for (String path : spec.tags()) {
            tags.putAll(tagsAt(path));
        }
        tags.putAll(Tags.within(item));
        return tags;
    }

    private Map<String, String> tagsAt(String path) {
        JsonNode node = data().at("/" + path);
        return node.isContainerNode() ? Tags.read(node) : Map.of();
    }

    /** The resource with data that is fit for the disk. */
    Resource resource(ObjectNode cleaned) {
        return Redactor.fit(new Resource(
                arn, spec.type(), region(), variables.getOrDefault(ACCOUNT, ""), id(), name(), tags(), cleaned));
    }
}
