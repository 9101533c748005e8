package dev.mitosis.scan.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.secrecy.ModelShape;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.secrecy.Treatment;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a resource's data fit for the disk. */
public final class Redactor {
    private static final SecretForms FORMS = new SecretForms(RedactionRules.ALL, name -> false);

    private final ResourceShapes shapes;
    private final Identifiers known;
    private final RedactionRules rules;
    private final HiddenValues hidden;
    private final Credentials credentials;

    /** A redactor that knows these names, and the shapes in which secrets stand. */
    public Redactor(ResourceShapes shapes, Identifiers known) {
        this(shapes, known, RedactionRules.ALL);
    }

    private Redactor(ResourceShapes shapes, Identifiers known, RedactionRules rules) {
        SecretForms forms = new SecretForms(rules, known::contains);
        this.shapes = shapes;
        this.known = known;
        this.rules = rules;
        this.hidden = new HiddenValues(rules, known, forms);
        this.credentials = new Credentials(rules, forms);
    }

    /** A redactor that does without the rule of this id, to see what the rule is worth. */
    Redactor without(String rule) {
        return new Redactor(shapes, known, rules.without(rule));
    }

    /** A copy of the data without secrets: declared places first, then whatever has a secret's form anywhere. */
    public ObjectNode clean(TypeSpec spec, ObjectNode data) {
        ObjectNode copy = withoutPlaces(spec, data);
        credentials.scrub(copy);
        return copy;
    }

    /** A copy of the data without what stands in places that may hold secrets, but with whatever stands elsewhere. */
    public ObjectNode withoutPlaces(TypeSpec spec, ObjectNode data) {
        ObjectNode copy = data.deepCopy();
        if (rules.has(RedactionStep.DROP)) {
            spec.drop().forEach(place -> place.change(copy, value -> Optional.empty()));
        }
        if (rules.has(RedactionStep.DECODE)) {
            spec.decode().forEach(place -> place.change(copy, value -> Optional.of(decoded(value))));
        }
        ResourceShapes.Shapes own = shapes.of(spec);
        byModel(copy, own.item().orElse(null), own.details());
        if (rules.has(RedactionStep.SECRET)) {
            spec.secrets()
                    .forEach(place ->
                            place.change(copy, value -> Optional.of(hidden.redacted(value, Treatment.HIDDEN))));
        }
        return copy;
    }

    /** A copy of an element of a type's listing that nothing has described. */
    public ObjectNode cleanListed(String type, ObjectNode element) {
        return clean(element, shapes.listed(type).item().orElse(null));
    }

    /** Whether the answer of an operation holds something that may be a secret. */
    public boolean suspicious(ServiceSpec service, String operation, ObjectNode answer) {
        return !clean(answer, shapes.answer(service, operation).orElse(null)).equals(answer);
    }

    private ObjectNode clean(ObjectNode data, @Nullable ModelShape shape) {
        ObjectNode copy = data.deepCopy();
        byModel(copy, shape, Map.of());
        credentials.scrub(copy);
        return copy;
    }

    private void byModel(ObjectNode copy, @Nullable ModelShape item, Map<String, ModelShape> details) {
        new ShapeRedactor(shapes.places(), hidden::redacted).resource(copy, item, details);
    }

    /** The resource, whose data is clean, without what has the form of a credential in its names and tags. */
    public static Resource fit(Resource resource) {
        Map<String, String> tags = new TreeMap<>(resource.tags());
        tags.replaceAll(FORMS::hide);
        return new Resource(
                FORMS.hide(resource.arn()),
                resource.type(),
                resource.region(),
                resource.account(),
                FORMS.hide(resource.id()),
                FORMS.hide(resource.name()),
                tags,
                resource.data());
    }

    private JsonNode decoded(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        String text = node.asText();
        boolean encoded = rules.has(RedactionStep.DECODE_URL)
                && text.toLowerCase(Locale.ROOT).startsWith("%7b");
        try {
            JsonNode tree = Json.mapper().readTree(encoded ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text);
            return tree.isContainerNode() ? tree : node;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return node;
        }
    }
}
