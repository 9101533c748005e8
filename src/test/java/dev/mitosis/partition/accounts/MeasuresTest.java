package dev.mitosis.partition.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records and tables say about sizes, quotas, prices and names of accounts. */
class MeasuresTest {
    private static final String SETTINGS = "AWS::ServiceQuotas::AccountSettings";
    private static final String ADDRESSES = "L-0263D0A3";

    private static Resource resource(String type, String region, String data) {
        try {
            return new Resource(
                    type + region,
                    type,
                    region,
                    "123456789012",
                    "id",
                    "name",
                    Map.of(),
                    Json.mapper().readTree(data.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1023, 1023 bytes",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1048576, 1 MiB",
        "549755813888, 512 GiB",
        "1099511627776, 1 TiB",
        "1125899906842624, 1 PiB",
        "2305843009213693952, 2048 PiB"
    })
    void a_size_is_told_in_the_largest_unit_of_which_there_is_one(long bytes, String text) {
        assertThat(DataSizes.text(bytes)).isEqualTo(text);
    }

    @Test
    void what_records_and_metrics_say_of_data_is_added_up() {
        DataSizes sizes = new DataSizes();
        Resource database = resource(
                "AWS::RDS::DBInstance",
                "",
                "{'AllocatedStorage': 20, 'TableSizeBytes': 7, 'GetMetricData': [{'Fact': 'bytes', 'LastValue': 5},"
                        + " {'Fact': 'activity', 'LastValue': 9}, {'Fact': 'bytes', 'LastValue': -3}]}");
        sizes.read(database);
        sizes.read(resource("AWS::SQS::Queue", "", "{'AllocatedStorage': 20}"));

        assertThat(sizes.bytes(database.arn())).isEqualTo((20L << 30) + 5);
        assertThat(sizes.text(database.arn())).isEqualTo("20 GiB");
        assertThat(sizes.bytes("AWS::SQS::Queue")).isZero();
    }

    @Test
    void half_a_tebibyte_is_large() {
        DataSizes sizes = new DataSizes();
        Resource large = resource("AWS::RDS::DBInstance", "a", "{'AllocatedStorage': 512}");
        Resource small = resource("AWS::RDS::DBInstance", "b", "{'AllocatedStorage': 511}");
        List.of(large, small).forEach(sizes::read);

        assertThat(sizes.isLarge(large.arn())).isTrue();
        assertThat(sizes.isLarge(small.arn())).isFalse();
    }

    private static AppliedQuotas quotas(String region, int value, double used) {
        AppliedQuotas quotas = new AppliedQuotas();
        note(quotas, region, value, used);
        return quotas;
    }

    private static void note(AppliedQuotas quotas, String region, int value, double used) {
        quotas.read(resource(
                SETTINGS,
                region,
                "{'ListServiceQuotas': [{'Quotas': [{'QuotaCode': '" + ADDRESSES + "', 'Value': " + value
                        + "}, {'QuotaCode': 'L-text', 'Value': 'many'}, {'QuotaCode': '', 'Value': 3}]}],"
                        + " 'GetMetricData': [{'Fact': 'quota', 'QuotaCode': '" + ADDRESSES + "', 'MostValue': " + used
                        + "}, {'Fact': 'activity', 'QuotaCode': 'L-other', 'MostValue': 4}]}"));
    }

    @Test
    void a_quota_applies_in_its_region_and_the_largest_in_the_account() {
        AppliedQuotas quotas = quotas("eu-west-1", 7, 2);
        note(quotas, "us-east-1", 5, 3);

        assertThat(quotas.applied(ADDRESSES, "eu-west-1")).isEqualTo(7);
        assertThat(quotas.applied(ADDRESSES, "us-east-1")).isEqualTo(5);
        assertThat(quotas.applied(ADDRESSES, "")).isEqualTo(7);
        assertThat(quotas.used(ADDRESSES, "eu-west-1")).isEqualTo(2);
        assertThat(quotas.used(ADDRESSES, "")).isEqualTo(3);
        assertThat(quotas.applied(ADDRESSES, "eu-north-1")).isNull();
    }

    @Test
    void what_is_no_number_has_no_code_or_is_no_quota_says_nothing() {
        AppliedQuotas quotas = quotas("eu-west-1", 7, 2);
        quotas.read(resource(
                "AWS::S3::Bucket",
                "us-east-1",
                "{'GetMetricData': [{'Fact': 'quota', 'QuotaCode': '" + ADDRESSES + "', 'MostValue': 9}]}"));

        assertThat(quotas.applied("L-text", "")).isNull();
        assertThat(quotas.applied("", "")).isNull();
        assertThat(quotas.used("L-other", "")).isNull();
        assertThat(quotas.used(ADDRESSES, "us-east-1")).isNull();
    }

    @Test
    void an_account_costs_what_every_one_costs_and_what_its_purpose_adds() {
        Baseline baseline = new Baseline();

        assertThat(baseline.price("backup")).isEqualTo(16);
        assertThat(baseline.price("workload")).isEqualTo(52.5);
        assertThat(baseline.price("network")).isEqualTo(81.7);
        assertThat(baseline.hours("backup")).isEqualTo(1);
        assertThat(baseline.hours("workload")).isEqualTo(2);
        assertThat(baseline.price(List.of(account("backup"), account("workload"))))
                .isEqualTo(68.5);
        assertThat(baseline.hours(List.of(account("backup"), account("workload"))))
                .isEqualTo(3);
    }

    private static TargetAccount account(String purpose) {
        return new TargetAccount(purpose, "ou", purpose, List.of(), null, false, List.of());
    }

    @Test
    void what_costs_nothing_and_what_is_no_money_is_not_among_the_assumptions_of_a_price() {
        assertThat(new Baseline().assumptions("workload"))
                .contains("AWS Config (1,000 configuration items at 0.003), AWS Config rules (")
                .contains("transit gateway attachment (")
                .doesNotContain("CloudTrail")
                .doesNotContain("NAT")
                .doesNotContain("hour a month");
    }

    @ParameterizedTest
    @CsvSource({
        "Elastic IP addresses per region, true",
        "l-0263d0a3, true",
        "aws::ec2::eip, true",
        "addresses, false",
        "-, false"
    })
    void a_quota_goes_by_its_name_its_code_and_its_type(String word, boolean called) {
        assertThat(Quota.all().stream().anyMatch(quota -> quota.isCalled(word))).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "Returns Desk, returns-desk",
        "--a__b--, a-b",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz, abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvw-xyz, abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvw"
    })
    void an_account_is_called_in_small_letters_with_single_hyphens_and_not_at_length(String text, String name) {
        assertThat(AccountDesigner.slug(text)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"CostCenter, true", "acme:cost-centre, true", "billing/Charge Code, true", "cost, false"})
    void a_cost_centre_is_known_by_the_last_part_of_its_key(String key, boolean known) {
        assertThat(CostCentres.isKey(key)).isEqualTo(known);
    }
}
