package dev.mitosis.target.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import org.junit.jupiter.api.Test;

class NewThingsTest {
    private static final String ROLE = "AWS::IAM::Role";
    private static final Reason WHY = Reason.of("test.rule", "It is needed.");

    private final PlannedIds ids = new PlannedIds("123456789012");
    private final NewThings things = new NewThings(ids, "aws-cn");

    private PlannedResource make(String type, String region, String name, String arn) {
        return things.make(new NewThings.New("checkout-dev", type, region, name, arn, null), WHY);
    }

    @Test
    void a_new_thing_succeeds_nothing_and_names_its_account_by_a_variable() {
        PlannedResource role = make(ROLE, "global", "deploy", "iam::role/deploy");

        assertThat(role.id()).isEqualTo("checkout-dev/iam-role/deploy");
        assertThat(role.arn()).isEqualTo("arn:aws-cn:iam::${ACCOUNT_CHECKOUT_DEV}:role/deploy");
        assertThat(role.succeeds()).isNull();
        assertThat(role.principal()).isFalse();
        assertThat(role.fate()).isEqualTo(Fate.NEW);
    }

    @Test
    void an_arn_without_an_account_has_none() {
        assertThat(make("AWS::S3::Bucket", "eu-west-1", "logs", "s3::!logs").arn())
                .isEqualTo("arn:aws-cn:s3:::logs");
    }

    @Test
    void what_succeeds_something_keeps_its_id_beside_a_new_thing_of_its_name() {
        PlannedIds.Named old = new PlannedIds.Named("checkout-dev", ROLE, "global", "deploy", "arn:old");
        ids.learn(old);

        String added = make(ROLE, "global", "deploy", "iam::role/deploy").id();

        assertThat(ids.of(old)).isEqualTo("checkout-dev/iam-role/deploy");
        assertThat(added).startsWith("checkout-dev/iam-role/deploy~new-");
    }

    @Test
    void of_one_name_in_two_regions_the_second_is_told_by_its_region() {
        String type = "AWS::SNS::Topic";

        assertThat(make(type, "eu-west-1", "alarms", "sns:eu-west-1:alarms").id())
                .isEqualTo("checkout-dev/sns-topic/alarms");
        assertThat(make(type, "us-east-1", "alarms", "sns:us-east-1:alarms").id())
                .isEqualTo("checkout-dev/sns-topic/alarms@us-east-1");
    }

    @Test
    void what_is_planned_twice_is_one_thing() {
        PlannedResource first = make(ROLE, "global", "deploy", "iam::role/deploy");

        assertThat(make(ROLE, "global", "deploy", "iam::role/deploy")).isSameAs(first);
        assertThat(things.all()).containsExactly(first);
    }
}
