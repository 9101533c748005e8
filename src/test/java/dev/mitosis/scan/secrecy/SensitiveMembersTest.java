package dev.mitosis.scan.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.sdk.AddedShape;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.TsvTable;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.ServiceSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Keeps the table of what AWS calls sensitive equal to what the SDK on the class path does not print. */
class SensitiveMembersTest {
    private static final Path TABLE = Path.of("src/main/resources/dev/mitosis/scan/secrecy/sensitive-members.tsv");
    private static final String UNPRINTED = "*** Sensitive Data Redacted ***";
    private static final String HEAD = """
            # What AWS itself calls sensitive, of the members that collected operations may answer with: those that the SDK does not print.
            # Written anew by: mvn test -Dtest=SensitiveMembersTest -Dmitosis.thorough=true -Dmitosis.golden=update
            place
            """;

    private final Set<String> seen = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Set<String> sensitive = new TreeSet<>();

    @Test
    void the_table_has_what_the_sdk_does_not_print() throws IOException {
        for (ServiceSpec service : Sampled.of("sensitive members", Collectors.all(), 8)) {
            Set<String> operations = new TreeSet<>(service.operations());
            operations.removeAll(service.implied());
            operations.forEach(
                    one -> look(SdkOperation.bind(service.client(), one).newResponse()));
        }

        if (Sampled.thorough()) {
            Golden.assertMatches(TABLE, HEAD + String.join("\n", sensitive) + "\n");
        }
        assertThat(Files.readAllLines(TABLE).stream()
                        .filter(line -> services.contains(line.split(":", -1)[0]))
                        .filter(line -> seen.contains(line.split("\\.", -1)[0])))
                .containsExactlyElementsOf(sensitive);
    }

    /** What is missing is looked for in a sample of the services; what is there too much, in all. */
    @Test
    void every_row_is_a_member_that_the_sdk_does_not_print() {
        assertThat(TsvTable.loadNamed(SecretPlaces.class, TABLE.getFileName().toString()).stream()
                        .map(row -> row.get("place"))
                        .filter(place -> !isUnprinted(place)))
                .isEmpty();
    }

    private static boolean isUnprinted(String place) {
        String[] parts = place.split("[:.]", -1);
        try {
            SdkPojo builder =
                    (SdkPojo) Class.forName("software.amazon.awssdk.services." + parts[0] + ".model." + parts[1])
                            .getMethod("builder")
                            .invoke(null);
            return builder.sdkFields().stream()
                    .anyMatch(field -> field.memberName().equals(parts[2]) && isUnprinted(builder, field));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static boolean isUnprinted(SdkPojo builder, SdkField<?> field) {
        SdkPojo alone = fresh(builder);
        field.set(alone, value(field));
        return ((Buildable) alone).build().toString().contains(UNPRINTED);
    }

    private void look(SdkPojo builder) {
        if (builder instanceof AddedShape) {
            // AWS marks in the SDK what is sensitive; what the SDK lacks is looked at where its table is written.
            return;
        }
        String shape = ModelShape.place(builder);
        if (!seen.add(shape)) {
            return;
        }
        services.add(shape.split(":", -1)[0]);
        for (SdkField<?> field : builder.sdkFields()) {
            if (isUnprinted(builder, field)) {
                sensitive.add(shape + "." + field.memberName());
            }
            SdkField<?> inner = ModelShape.inner(field);
            if (inner.marshallingType() == MarshallingType.SDK_POJO) {
                look(inner.constructor().get());
            }
        }
    }

    private static SdkPojo fresh(SdkPojo builder) {
        try {
            return (SdkPojo)
                    builder.getClass().getEnclosingClass().getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every shape of the SDK has a builder", e);
        }
    }

    private static Object value(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return List.of(value(field.getTrait(ListTrait.class).memberFieldInfo()));
        }
        if (type == MarshallingType.MAP) {
            return Map.of("k", value(field.getTrait(MapTrait.class).valueFieldInfo()));
        }
        if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) field.constructor().get()).build();
        }
        Map<MarshallingType<?>, Object> scalars = Map.of(
                MarshallingType.INTEGER,
                1,
                MarshallingType.LONG,
                1L,
                MarshallingType.SHORT,
                (short) 1,
                MarshallingType.BOOLEAN,
                true,
                MarshallingType.DOUBLE,
                1d,
                MarshallingType.FLOAT,
                1f,
                MarshallingType.BIG_DECIMAL,
                BigDecimal.ONE,
                MarshallingType.INSTANT,
                Instant.EPOCH,
                MarshallingType.SDK_BYTES,
                SdkBytes.fromUtf8String("x"),
                MarshallingType.DOCUMENT,
                Document.fromString("x"));
        return scalars.getOrDefault(type, "x");
    }
}
