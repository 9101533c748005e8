package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.method.command.CommandTemplate;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of methods may hold, for editors and for people who write their own. */
class MethodSchemaTest {
    private static final Path FILE = Path.of("src/main/resources/dev/mitosis/schemas/methods.schema.json");

    private static ObjectNode schema() {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        builder.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            Class<?> raw = type.getErasedType();
            if (raw == CommandTemplate.class) {
                return new CustomDefinition(text(context));
            }
            return raw == StepCommand.class ? new CustomDefinition(command(context)) : null;
        });
        ObjectNode method = new SchemaGenerator(builder.build()).generateSchema(Method.class);
        // A surprise may be its text alone.
        ObjectNode gotcha = (ObjectNode) method.path("$defs").path("Gotcha");
        ObjectNode either = Json.mapper().createObjectNode();
        either.putArray("anyOf")
                .add(Json.mapper().createObjectNode().put("type", "string"))
                .add(gotcha.deepCopy());
        ((ObjectNode) method.path("$defs")).set("Gotcha", either);
        method.path("$defs").forEach(definition -> {
            if (definition.has("anyOf")) {
                ((ObjectNode) definition).remove("additionalProperties");
            }
        });
        method.put("title", "Mitosis methods");
        JsonNode definitions = method.remove("$defs");
        JsonNode draft = method.remove("$schema");
        ObjectNode schema = Json.mapper().createObjectNode();
        schema.set("$schema", draft);
        schema.set("$defs", definitions);
        ((ObjectNode) definitions).set("Method", method);
        schema.put("title", "Mitosis methods").put("type", "array");
        method.putArray("required")
                .add("id")
                .add("noun")
                .add("disposition")
                .add("phase")
                .add("mechanism")
                .add("why")
                .add("rollback")
                .add("sources");
        schema.putObject("items").put("$ref", "#/$defs/Method");
        return schema;
    }

    private static ObjectNode text(SchemaGenerationContext context) {
        return context.getGeneratorConfig().createObjectNode().put("type", "string");
    }

    private static ObjectNode command(SchemaGenerationContext context) {
        ObjectNode kept = context.getGeneratorConfig().createObjectNode().put("type", "object");
        kept.putObject("properties").set("capture", text(context));
        ((ObjectNode) kept.path("properties")).set("run", text(context));
        ((ObjectNode) kept.path("properties")).set("role", text(context));
        kept.putArray("required").add("capture").add("run");
        kept.put("additionalProperties", false);
        ObjectNode command = context.getGeneratorConfig().createObjectNode();
        command.putArray("anyOf").add(text(context)).add(kept);
        return command;
    }

    @Test
    void the_shipped_schema_describes_the_record() {
        Golden.assertMatches(FILE, Json.pretty(schema()));
    }

    private static JsonSchema compiled() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Json.mapper().readTree(FILE.toFile()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analytics",
                "api",
                "commercial",
                "compute",
                "containers",
                "databases",
                "developer",
                "edge",
                "generic",
                "identity",
                "messaging",
                "network",
                "observability",
                "security",
                "storage"
            })
    void the_shipped_methods_are_as_the_schema_says(String name) throws IOException {
        JsonNode methods = Json.yaml()
                .readTree(Path.of("src/main/resources/dev/mitosis/method/methods/" + name + ".yaml")
                        .toFile());

        assertThat(compiled().validate(methods)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{id: a}]",
                "[{id: a, moves2: []}]",
                "{id: a}",
                "[{id: a, noun: {one: a, many: b}, disposition: teleport, phase: data, mechanism: m, why: w,"
                        + " rollback: {grade: easy, text: t}, sources: [inference]}]"
            })
    void other_methods_are_not(String yaml) throws IOException {
        assertThat(compiled().validate(Json.yaml().readTree(yaml))).isNotEmpty();
    }
}
