package dev.mitosis.scan.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.redact.Identifiers;
import dev.mitosis.scan.redact.Redactor;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * Finds for every row of the places a member in the models of what is collected that would be written in another way
 * without the row: a row that nothing needs, or that is written wrong, has none.
 */
class PlaceRowsTest {
    private static final String KNOWN = "orders";
    private static final SecretPlaces ALL = SecretPlaces.all();

    /** Names that templates and AWS Config use, whose data have no model here. */
    private static final List<String> NAMES = List.of(
            "DbPasswd",
            "Passphrase",
            "Passcode",
            "SecretString",
            "SecretBinary",
            "SecretKey",
            "SecretAccessKey",
            "KeyMaterial",
            "Plaintext",
            "AuthParameterValue",
            "AuthToken",
            "SessionToken",
            "BearerToken",
            "Script",
            "Payload",
            "TemplateContent",
            "ConnectionString",
            "HeaderParameters",
            "QueryStringParameters",
            "PathParameterValues",
            "HeaderValue",
            "Sqls",
            "PromptTemplate",
            "AuthenticationRequestExtraParams");

    /** What of an answer is written as data: all of it, or each element of the list at a path. */
    private record Root(String operation, String items) {}

    /** A member of a shape and how data leads to it. */
    private record Place(ServiceSpec service, Root root, String shape, List<SdkField<?>> path) {
        Place below(String next, SdkField<?> field) {
            List<SdkField<?>> longer = new ArrayList<>(path);
            longer.add(field);
            return new Place(service, root, next, List.copyOf(longer));
        }
    }

    /** The members that each row decides on, as far as nothing above them is hidden already. */
    private static Map<SecretPlaces.Row, List<Place>> decided() {
        Map<SecretPlaces.Row, List<Place>> decided = new HashMap<>();
        for (ServiceSpec service : Collectors.all()) {
            Set<String> seen = new HashSet<>();
            for (Root root : roots(service)) {
                SdkPojo shape =
                        SdkOperation.bind(service.client(), root.operation()).newResponse();
                for (String step : root.items().isEmpty()
                        ? List.<String>of()
                        : List.of(root.items().split("/", -1))) {
                    shape = below(shape, step);
                }
                look(shape, new Place(service, root, "", List.of()), seen, decided);
            }
        }
        return decided;
    }

    private static Set<Root> roots(ServiceSpec service) {
        Set<Root> roots = new LinkedHashSet<>();
        for (TypeSpec type : service.types()) {
            roots.add(new Root(type.list().operation(), type.items()));
            if (type.describe() != null) {
                roots.add(new Root(
                        type.describe().call().operation(), type.describe().items()));
            }
        }
        Set<String> operations = new TreeSet<>(service.operations());
        operations.removeAll(service.implied());
        operations.forEach(operation -> roots.add(new Root(operation, "")));
        return roots;
    }

    private static SdkPojo below(SdkPojo pojo, String member) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(member))
                .map(ModelShape::inner)
                .filter(field -> field.marshallingType() == MarshallingType.SDK_POJO)
                .map(field -> field.constructor().get())
                .findFirst()
                .orElse(pojo);
    }

    private static void look(SdkPojo pojo, Place above, Set<String> seen, Map<SecretPlaces.Row, List<Place>> decided) {
        String shape = ModelShape.place(pojo);
        if (!seen.add(shape)) {
            return;
        }
        for (SdkField<?> field : pojo.sdkFields()) {
            Place place = above.below(shape, field);
            ALL.row(shape, field)
                    .ifPresent(row -> decided.computeIfAbsent(row, one -> new ArrayList<>())
                            .add(place));
            SdkField<?> inner = ModelShape.inner(field);
            if (inner.marshallingType() == MarshallingType.SDK_POJO
                    && !ALL.of(shape, field).touches()) {
                look(inner.constructor().get(), place, seen, decided);
            }
        }
    }

    /** The answer with a value at the place, in as many lists and maps as the model says. */
    private static ObjectNode answer(List<SdkField<?>> path, Treatment treatment) {
        SdkField<?> first = path.get(0);
        JsonNode value = path.size() == 1
                ? value(first, treatment)
                : wrapped(first, answer(path.subList(1, path.size()), treatment));
        return Json.mapper().createObjectNode().set(first.memberName(), value);
    }

    private static JsonNode wrapped(SdkField<?> field, JsonNode inner) {
        if (field.marshallingType() == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return Json.mapper().createArrayNode().add(wrapped(element, inner));
        }
        if (field.marshallingType() == MarshallingType.MAP) {
            SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
            return Json.mapper().createObjectNode().set("Any", wrapped(entry, inner));
        }
        return inner;
    }

    private static JsonNode value(SdkField<?> field, Treatment treatment) {
        MarshallingType<?> type = field.marshallingType();
        String name = treatment.keep().stream()
                .filter(one -> !one.startsWith("="))
                .sorted()
                .findFirst()
                .orElse("Any");
        if (type == MarshallingType.LIST) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            return Json.mapper().createArrayNode().add(value(element, treatment));
        }
        if (type == MarshallingType.MAP) {
            SdkField<?> entry = field.getTrait(MapTrait.class).valueFieldInfo();
            JsonNode some = value(entry, treatment);
            ObjectNode map = Json.mapper().createObjectNode();
            map.set(name, some);
            map.set("Any", some.deepCopy());
            return map;
        }
        ObjectNode inner = Json.mapper().createObjectNode().put(name, "abc").put("Any", "abc");
        if (type == MarshallingType.SDK_POJO || type == MarshallingType.DOCUMENT) {
            return inner;
        }
        if (treatment.kind() == Treatment.Kind.BASE64) {
            return TextNode.valueOf(Base64.getEncoder().encodeToString(KNOWN.getBytes(StandardCharsets.UTF_8)));
        }
        return TextNode.valueOf(treatment.keep().isEmpty() ? "abc" : Json.line(inner));
    }

    private static ObjectNode cleaned(Place place, SecretPlaces rows, ObjectNode answer) {
        TypeSpec type = type(place.root());
        ServiceSpec from = place.service();
        ServiceSpec service = new ServiceSpec(
                from.name(),
                from.prefix(),
                from.client(),
                from.maker(),
                from.global(),
                from.implied(),
                from.actions(),
                from.price(),
                List.of(type));
        Identifiers known = new Identifiers();
        known.add(KNOWN);
        return new Redactor(ResourceShapes.of(List.of(service), rows), known).clean(type, answer);
    }

    /** A type whose data are an operation's answers as they come. */
    private static TypeSpec type(Root root) {
        return new TypeSpec(
                "AWS::Some::Thing",
                null,
                Set.of(),
                null,
                CallSpec.of(root.operation()),
                null,
                root.items(),
                null,
                Template.of("{Arn}"),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Set.of());
    }

    /** Whether the row makes a difference to what is written of the place. */
    private static boolean fires(Place place, SecretPlaces.Row row) {
        ObjectNode answer = answer(place.path(), row.treatment());
        ObjectNode with = cleaned(place, ALL, answer);
        boolean stays = row.treatment().kind() == Treatment.Kind.SHOWN;
        SecretPlaces without = ALL.without(row);
        return with.equals(answer) == stays
                && Stream.of(without, without.withoutMarks(row))
                        .anyMatch(rows -> !with.equals(cleaned(place, rows, answer)));
    }

    /** Whether the row makes a difference to a member of which only the name is known. */
    private static boolean firesByName(SecretPlaces.Row row) {
        SecretPlaces without = ALL.without(row);
        return NAMES.stream().anyMatch(name -> !ALL.byName(name).equals(without.byName(name)));
    }

    @Test
    void every_row_makes_a_difference_to_some_member() {
        Map<SecretPlaces.Row, List<Place>> decided = decided();
        assertThat(ALL.rows().stream()
                        .filter(row -> !firesByName(row))
                        .filter(row ->
                                decided.getOrDefault(row, List.of()).stream().noneMatch(place -> fires(place, row)))
                        .map(SecretPlaces.Row::place))
                .isEmpty();
    }

    @Test
    void what_is_called_a_secret_is_kept_back_where_no_model_is_known() {
        assertThat(NAMES).allMatch(name -> ALL.byName(name).touches());
    }

    @Test
    void no_row_is_there_twice() {
        assertThat(ALL.rows()).extracting(SecretPlaces.Row::place).doesNotHaveDuplicates();
    }
}
