package dev.mitosis.cost.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cost.attribute.UsageTypes.Charged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTypesTest {
    private final UsageTypes types = UsageTypes.bundled();

    @ParameterizedTest
    @CsvSource({
        "EU-BoxUsage:m5.large, eu-west-1, AWS::EC2::Instance, m5.large",
        "BoxUsage:t3.micro, us-east-1, AWS::EC2::Instance, t3.micro",
        "USW2-EBS:VolumeUsage.gp3, us-west-2, AWS::EC2::Volume, gp3",
        "EUC1-Multi-AZUsage:db.r5.large, eu-central-1, AWS::RDS::DBInstance, db.r5.large",
        "APS3-NatGateway-Bytes, ap-south-1, AWS::EC2::NatGateway, ''",
        "NatGateway-Hours, us-east-1, AWS::EC2::NatGateway, ''"
    })
    void a_usage_type_names_region_and_resources(String usage, String region, String type, String value) {
        assertThat(types.charged(usage)).hasValueSatisfying(charged -> {
            assertThat(charged.region()).isEqualTo(region);
            assertThat(charged.type()).isEqualTo(type);
            assertThat(charged.value()).isEqualTo(value);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"XX9-BoxUsage:m5.large", "EU-DataTransfer-Out-Bytes", "Requests-Tier1", ""})
    void what_no_rule_knows_is_left_alone(String usage) {
        assertThat(types.charged(usage)).isEmpty();
    }

    @Test
    void a_reason_names_what_is_meant() {
        assertThat(types.charged("EU-BoxUsage:m5.large").map(Charged::words))
                .contains("AWS::EC2::Instance m5.large in eu-west-1");
    }
}
