package dev.mitosis.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** The JSON and YAML mappers of the product: the same value always gives the same bytes. */
public final class Json {
    /** The format of every document that this version writes; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    /** Who wrote a document. */
    public static final String TOOL = "mitosis 0.1.0";

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Bounds.NESTING)
            .maxStringLength(Bounds.TEXT)
            .maxNameLength(Bounds.NAME)
            .maxNumberLength(Bounds.DIGITS)
            .build();
    private static final ObjectMapper MAPPER = configure(JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build()))
            .build();
    private static final ObjectMapper STORED = strict(configure(JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build())))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .annotationIntrospector(new Completeness())
            .build();
    private static final ObjectMapper YAML = strict(configure(JsonMapper.builder(YAMLFactory.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .streamReadConstraints(CONSTRAINTS)
                    .loaderOptions(PlainYaml.options())
                    .build())))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
            .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n")));

    private Json() {}

    private static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                // A number that is read and written again keeps its form.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .nodeFactory(new ShortNumbers())
                .serializationInclusion(JsonInclude.Include.ALWAYS);
    }

    private static JsonMapper.Builder strict(JsonMapper.Builder builder) {
        return builder.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new ShortDecimal()));
    }

    /** The JSON mapper; unknown properties are ignored, so that newer minor fields do not break older readers. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * The mapper for what stands in files: besides, nothing that a record needs may be missing or null, nothing may
     * stand there twice, and nothing may follow.
     */
    public static ObjectMapper stored() {
        return STORED;
    }

    /** The YAML mapper; keys twice and values missing from lists are errors. */
    public static ObjectMapper yaml() {
        return YAML;
    }

    /** The value as indented JSON with a final line feed, byte-identical for equal values. */
    public static String pretty(Object value) {
        try {
            return PRETTY.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what {@link #pretty} gives, without holding it in memory; the stream stays open. */
    public static void write(OutputStream out, Object value) throws IOException {
        PRETTY.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
        out.write('\n');
    }

    /** The value as one line of JSON, without a line feed. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
