package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.scan.sdk.SdkOperation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.kms.KmsClient;

class AddedOperationTest {
    /** Otherwise a collector can ask it as any other. */
    @Test
    void the_sdk_knows_none_of_them() {
        assertThat(AddedOperation.all().values()).isNotEmpty().allSatisfy(added -> {
            Class<?> client = Objects.requireNonNull(DeclaredReads.all().get(added.name()));
            String method = added.operation().substring(0, 1).toLowerCase(Locale.ROOT)
                    + added.operation().substring(1);
            assertThat(Arrays.stream(client.getMethods()).map(Method::getName)).doesNotContain(method);
        });
    }

    @Test
    void each_is_a_declared_read_and_goes_out_as_one() {
        assertThat(AddedOperation.all().values()).allSatisfy(added -> {
            String service = added.name().substring(0, added.name().indexOf(':') + 1);
            assertThat(DeclaredReads.all()).containsKeys(added.name(), service + added.like());
            assertThat(added.operation()).matches("(Describe|List|Get)[A-Z].*");
        });
    }

    /** Only the names of operations in X-Amz-Target can be told from each other there. */
    @Test
    void each_has_a_target_of_its_own() {
        assertThat(AddedOperation.all().values())
                .allSatisfy(added -> assertThat(WireForms.all())
                        .filteredOn(form -> form.operation().equals(added.name()))
                        .singleElement()
                        .satisfies(form -> assertThat(form.target()).endsWith("." + added.operation())));
    }

    /** A request is written without knowing more of its form. */
    @Test
    void what_is_asked_are_texts() {
        assertThat(AddedOperation.all().values())
                .allSatisfy(added -> assertThat(added.newRequest().sdkFields())
                        .allMatch(field -> field.marshallingType() == MarshallingType.STRING));
    }

    @Test
    void a_question_that_it_does_not_take_is_refused_before_anything_is_sent() {
        AddedOperation added =
                AddedOperation.of(KmsClient.class, "GetKeyLastUsage").orElseThrow();

        assertThatThrownBy(() -> added.ask(JsonNodeFactory.instance.objectNode().put("Unicorn", "u")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unicorn");
    }

    @Test
    void its_answer_can_be_looked_at_like_one_of_the_sdk() {
        SdkOperation operation = SdkOperation.bind(KmsClient.class, "GetKeyLastUsage");

        assertThat(operation.name()).isEqualTo("GetKeyLastUsage");
        assertThat(operation.requestMembers()).containsExactly("KeyId");
        assertThat(operation.newResponse().sdkFields().stream().map(SdkField::memberName))
                .isEqualTo(List.of("KeyId", "KeyCreationDate", "TrackingStartDate", "KeyLastUsage"));
    }
}
