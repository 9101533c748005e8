package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Finding;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.name.KnownNames;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the tables is about properties that CloudFormation has, and does what it says. */
class ReferenceTablesTest {
    private static final Schemas SCHEMAS = Schemas.load();

    static List<TsvRow> inactive() {
        return TsvTable.loadNamed(Births.class, Births.FILE);
    }

    static List<TsvRow> running() {
        return TsvTable.loadNamed(KnownTypes.class, "born-active.tsv");
    }

    static List<TsvRow> contents() {
        return TsvTable.loadNamed(Contents.class, Contents.FILE);
    }

    static List<TsvRow> offers() {
        return TsvTable.loadNamed(Offers.class, Offers.FILE);
    }

    static List<TsvRow> attributes() {
        return TsvTable.loadNamed(Attributes.class, Attributes.FILE);
    }

    static Stream<TsvRow> endpoints() {
        return TsvTable.loadNamed(KnownNames.class, "endpoints.tsv").stream()
                .filter(row -> !row.get("attribute").equals("-"));
    }

    static List<TsvRow> policies() {
        return TsvTable.loadNamed(Grants.class, Grants.FILE);
    }

    private static ResourceSchema schema(String type) {
        return Objects.requireNonNull(SCHEMAS.find(type), type);
    }

    private static void has(TsvRow row, String property) {
        ResourceSchema schema = schema(row.get("type"));
        assertThat(schema.at(property)).as(row.get("type") + " " + property).isNotNull();
        assertThat(schema.readOnly()).doesNotContain(property);
        assertThat(row.get("source")).isNotBlank();
    }

    private static void put(ObjectNode properties, String path, JsonNode value) {
        String[] steps = path.split("/", -1);
        ObjectNode at = properties;
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObject("/" + steps[i]);
        }
        at.set(steps[steps.length - 1], value);
    }

    @ParameterizedTest
    @MethodSource("inactive")
    void what_acts_by_itself_is_born_inactive(TsvRow row) throws IOException {
        has(row, row.get("property"));
        JsonNode active = Json.mapper().readTree(row.get("default").equals("-") ? "\"7\"" : row.get("default"));
        JsonNode inactive = row.get("inactive").equals("-")
                ? Json.mapper().readTree("null")
                : Json.mapper().readTree(row.get("inactive"));
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        put(properties, row.get("property"), active);

        new Births().quiet(row.get("type"), properties);

        if (!active.asText().equals(inactive.asText())) {
            JsonNode said = properties.at("/" + row.get("property"));
            assertThat(said.path("active")).isEqualTo(active);
            assertThat(said.path("inactive")).isEqualTo(inactive);
        }
        ObjectNode asleep = JsonNodeFactory.instance.objectNode();
        put(asleep, row.get("property"), inactive);
        ObjectNode before = asleep.deepCopy();
        new Births().quiet(row.get("type"), asleep);
        if (!inactive.isNull()) {
            assertThat(asleep.at("/" + row.get("property"))).isEqualTo(before.at("/" + row.get("property")));
        }
    }

    private static PlannedResource thing(String type, Filled filled) {
        return new PlannedResource(
                "shop/thing/one",
                "arn:aws:x:eu-west-1:123456789012:one",
                true,
                type,
                "eu-west-1",
                "shop",
                "one",
                "arn:aws:x:eu-west-1:${ACCOUNT_SHOP}:one",
                Fate.MOVES,
                filled,
                null,
                "method",
                List.of());
    }

    @ParameterizedTest
    @MethodSource("contents")
    void what_no_answer_tells_is_asked_for(TsvRow row) {
        has(row, row.get("property"));
        boolean filled = row.get("when").equals("at-creation");
        Sheet sheet = new Sheet(thing(row.get("type"), filled ? Filled.AT_CREATION : Filled.NEVER), null);
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("MasterUsername", "admin");
        if (!row.get("instead").equals("-")) {
            Stream.of(row.get("instead").split("\\|", -1)).forEach(one -> properties.put(one, "old"));
        }

        new Contents().ask(properties, sheet);

        String property = row.get("property").replaceAll("/\\*$", "");
        assertThat(properties.at("/" + property).has("parameter")).isTrue();
        assertThat(sheet.parameters().get(0).type().startsWith("Comma"))
                .isEqualTo(!property.equals(row.get("property")));
        assertThat(sheet.parameters())
                .anySatisfy(parameter -> assertThat(parameter.secret())
                        .isEqualTo(row.get("secret").equals("yes")));
        if (!row.get("instead").equals("-")) {
            assertThat(properties.propertyStream().map(Map.Entry::getKey))
                    .doesNotContain(row.get("instead").split("\\|", -1));
        }
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        put(told, row.get("property"), Forms.literal("told"));
        if (!filled) {
            new Contents().ask(told, new Sheet(thing(row.get("type"), Filled.NEVER), null));
            assertThat(told.at("/" + row.get("property")).asText()).isEqualTo("told");
        }
    }

    /** A value that the pattern takes: the first of each choice. */
    private static String example(String pattern) {
        String text = pattern.replaceAll("\\(\\\\\\.\\.\\*\\)\\?", "").replaceAll("\\( \\.\\*\\)\\?", "");
        while (text.contains("(")) {
            text = text.replaceAll("\\(([^()|]*)[^()]*\\)", "$1");
        }
        return text.replaceAll("\\[([0-9])-[0-9]]", "$1")
                .replaceAll("\\[(\\.|[a-z])[^]]*]", "$1")
                .replace("\\.", ".")
                .replace(".*", "x")
                .replace("\\", "");
    }

    @ParameterizedTest
    @MethodSource("running")
    void what_runs_as_soon_as_it_is_made_is_a_finding_where_it_has_no_window(TsvRow row) {
        ResourceSchema schema = schema(row.get("type"));
        assertThat(inactive()).noneMatch(other -> other.get("type").equals(row.get("type")));
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        if (!row.get("when").equals("-")) {
            assertThat(schema.root().properties()).containsKeys(row.get("when").split("\\|", -1));
            properties.put(row.get("when").split("\\|", -1)[0], "told");
            assertThat(born("AWS::SQS::Queue", null, properties)).isEmpty();
            assertThat(born(row.get("type"), null, JsonNodeFactory.instance.objectNode()))
                    .isEmpty();
        }

        assertThat(born(row.get("type"), "dev/shop/dev", properties)).isEmpty();
        assertThat(born(row.get("type"), null, properties)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("target.born-active");
            assertThat(finding.fix()).contains(row.get("stop"));
        });
    }

    private static List<Finding> born(String type, @Nullable String unit, ObjectNode properties) {
        PlannedResource thing = thing(type, Filled.NEVER);
        Sheet sheet = new Sheet(
                new PlannedResource(
                        thing.id(),
                        thing.succeeds(),
                        true,
                        type,
                        thing.region(),
                        thing.account(),
                        thing.name(),
                        thing.arn(),
                        Fate.MOVES,
                        Filled.NEVER,
                        unit,
                        thing.method(),
                        List.of()),
                null);
        new Births().tell(properties, sheet);
        return sheet.findings();
    }

    @ParameterizedTest
    @MethodSource("offers")
    void what_is_not_offered_is_a_finding(TsvRow row) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        List<String> names = List.of(row.get("property").split("\\+", -1));
        names.forEach(name -> has(row, name));
        String[] values = example(row.get("value")).split(" ", names.size());
        for (int i = 0; i < names.size(); i++) {
            put(properties, names.get(i), Forms.literal(i < values.length ? values[i] : ""));
        }
        Sheet sheet = new Sheet(thing(row.get("type"), Filled.NEVER), null);

        new Offers().look(row.get("type"), properties, sheet);

        assertThat(sheet.findings())
                .as(row.get("value") + " for " + properties)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("target.no-longer-offered");
                    assertThat(finding.fix()).isNotBlank();
                });
    }

    @Test
    void what_is_offered_is_none() {
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("Runtime", "python3.13");
        Sheet sheet = new Sheet(thing("AWS::Lambda::Function", Filled.NEVER), null);

        new Offers().look("AWS::Lambda::Function", properties, sheet);

        assertThat(sheet.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void attributes_are_those_of_the_type(TsvRow row) {
        ResourceSchema schema = schema(row.get("type"));
        String attribute = row.get("attribute");
        if (!attribute.equals(Forms.REF)) {
            assertThat(schema.root().properties()).containsKey(attribute);
        }
        Attributes known = new Attributes(SCHEMAS);
        switch (row.get("what")) {
            case "id" -> assertThat(known.id(row.get("type"))).isEqualTo(attribute);
            case "arn" -> assertThat(known.arn(row.get("type"))).isEqualTo(attribute);
            case "ref" -> assertThat(known.property(row.get("type"), attribute)).isEqualTo(Forms.REF);
            default -> assertThat(row.get("what")).matches("(tail |\\+).+");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void endpoints_have_attributes_that_only_aws_sets(TsvRow row) {
        ResourceSchema schema = schema(row.get("type"));
        assertThat(schema.readOnly()).contains(row.get("attribute").replace('.', '/'));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policies_stand_where_the_table_says(TsvRow row) {
        ResourceSchema schema = schema(row.get("type"));
        assertThat(schema.at(row.get("document"))).isNotNull();
        if (!row.get("holder").equals("-")) {
            assertThat(schema.at(row.get("holder"))).isNotNull();
        }
    }

    @Test
    void ids_and_arns_follow_from_the_schema() {
        Attributes known = new Attributes(SCHEMAS);

        assertThat(known.id("AWS::EC2::Subnet")).isEqualTo("Ref");
        assertThat(known.id("AWS::EC2::SecurityGroup")).isEqualTo("GroupId");
        assertThat(known.id("AWS::Cognito::UserPoolClient")).isEqualTo("Ref");
        assertThat(known.id("AWS::WAFv2::IPSet")).isEqualTo("Id");
        assertThat(known.arn("AWS::KMS::Key")).isEqualTo("Arn");
        assertThat(known.arn("AWS::ElasticLoadBalancingV2::TargetGroup")).isEqualTo("Ref");
        assertThat(known.arn("AWS::AutoScaling::AutoScalingGroup")).isEqualTo("AutoScalingGroupARN");
        assertThat(known.arn("AWS::EC2::Subnet")).isNull();
        assertThat(known.property("AWS::RDS::DBSubnetGroup", "DBSubnetGroupName"))
                .isEqualTo("Ref");
        assertThat(known.property("AWS::RDS::DBSubnetGroup", "DBSubnetGroupDescription"))
                .isNull();
    }
}
