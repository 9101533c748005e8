package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.scan.sdk.SdkOperation;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;

class AddedParametersTest {
    /** Otherwise a collector can say it. */
    @Test
    void the_sdk_knows_none_of_them() {
        assertThat(AddedParameters.Parameter.all()).isNotEmpty().allSatisfy((operation, parameter) -> {
            assertThat(operation).startsWith("ec2:");
            assertThat(SdkOperation.bind(Ec2Client.class, operation.substring(4))
                            .requestMembers())
                    .doesNotContain(parameter.name());
        });
    }

    @Test
    void each_is_added_to_a_read_that_is_declared() {
        assertThat(DeclaredReads.all().keySet())
                .containsAll(AddedParameters.Parameter.all().keySet());
    }

    @Test
    void only_the_refusal_of_the_parameter_itself_is_one() {
        assertThat(AddedParameters.Parameter.refusedBy(
                        "UnknownParameter", "The parameter IncludeManagedResources is not recognized"))
                .isTrue();
        assertThat(AddedParameters.Parameter.refusedBy("UnknownParameter", "The parameter Filter is not recognized"))
                .isFalse();
        assertThat(AddedParameters.Parameter.refusedBy("InvalidParameterValue", "IncludeManagedResources"))
                .isFalse();
    }
}
