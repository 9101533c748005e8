package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/mitosis/schemas");

    @ParameterizedTest
    @CsvSource({
        "graph, dev.mitosis.model.GraphDocument, true",
        "traffic, dev.mitosis.model.TrafficDocument, true",
        "partition, dev.mitosis.model.PartitionDocument, true",
        "target, dev.mitosis.model.target.TargetDocument, true",
        "target-diff, dev.mitosis.target.TargetDiffDocument, true",
        "place, dev.mitosis.model.PlaceDocument, true",
        "needs, dev.mitosis.model.WorkloadNeeds, false",
        "partition-diff, dev.mitosis.partition.PartitionDiffDocument, true",
        "why-here, dev.mitosis.partition.WhyHereDocument, true",
        "plan, dev.mitosis.model.plan.PlanDocument, true",
        "plan-step, dev.mitosis.plan.query.PlanStepDocument, true",
        "plan-excerpt, dev.mitosis.plan.query.PlanExcerptDocument, true",
        "replan, dev.mitosis.plan.replan.ReplanDocument, true",
        "status, dev.mitosis.plan.query.StatusDocument, true",
        "check, dev.mitosis.model.CheckDocument, true",
        "rehearsal, dev.mitosis.model.RehearsalDocument, true",
        "diff, dev.mitosis.model.DiffDocument, true",
        "manifest, dev.mitosis.model.SnapshotManifest, true",
        "cost-manifest, dev.mitosis.cost.CostManifest, true",
        "cost-verification, dev.mitosis.cost.verify.CostVerification, true",
        "cost-attribution, dev.mitosis.cost.attribute.CostAttribution, true",
        "error, dev.mitosis.model.ErrorDocument, true",
        "resource, dev.mitosis.model.Resource, false",
        "decisions, dev.mitosis.model.Decisions, false",
    })
    void the_shipped_schemas_describe_the_records(String name, Class<?> type, boolean complete) {
        Golden.assertMatches(FOLDER.resolve(name + ".schema.json"), Json.pretty(schema(name, type, complete)));
    }

    private static ObjectNode schema(String name, Class<?> type, boolean complete) {
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY, JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE));
        if (name.equals("decisions") || name.equals("needs")) {
            builder.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        }
        builder.forFields()
                .withNullableCheck(
                        field -> field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class))
                .withRequiredCheck(
                        field -> complete && field.getAnnotationConsideringFieldAndGetter(JsonInclude.class) == null);
        ObjectNode schema = new SchemaGenerator(builder.build()).generateSchema(type);
        schema.put("title", "Mitosis " + name);
        return schema;
    }
}
