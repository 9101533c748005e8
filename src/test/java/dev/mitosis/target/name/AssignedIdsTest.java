package dev.mitosis.target.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.name.PlannedIds.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS gives, and how it is told in ids and variables. */
class AssignedIdsTest {
    private static final AssignedIds IDS = AssignedIds.load();
    private static final String ACCOUNT = "123456789012";

    @ParameterizedTest
    @CsvSource({
        "vpc-0123456789abcdef0,                AWS::SQS::Queue,             other,            other,  true",
        "vpc-01234567,                         AWS::SQS::Queue,             other,            other,  true",
        "01234567-89ab-cdef-0123-456789abcdef, AWS::SQS::Queue,             other,            other,  true",
        "main,                                 AWS::SQS::Queue,             main,             name,   false",
        "a1b2c3,                               AWS::ApiGateway::RestApi,    a1b2c3,           shop,   true",
        "a1b2c3,                               AWS::ApiGateway::RestApi,    x/a1b2c3,         shop,   true",
        "a1b2c3,                               AWS::ApiGateway::RestApi,    x:a1b2c3,         shop,   true",
        "a1b2c3,                               AWS::ApiGateway::RestApi,    another,          shop,   false",
        "shop,                                 AWS::ApiGateway::RestApi,    shop,             shop,   false",
        "Z0123456789ABC,                       AWS::Route53::HostedZone,    Z0123456789ABC,   Z0123456789ABC, true",
        "ABCDEFGHIJKLMN,                       AWS::Route53::HostedZone,    ABCDEFGHIJKLMN,   ABCDEFGHIJKLMN, false",
        "db-AbCdEf,                            AWS::SecretsManager::Secret, db-AbCdEf,        db,     false"
    })
    void what_aws_gave_is_told_from_what_people_chose(String part, String type, String id, String name, boolean given) {
        assertThat(IDS.isGiven(part, type, id, name)).isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource({
        "eni-0123456789abcdef0, eni-",
        "dopt-assoc-01234567, dopt-assoc-",
        "01234567-89ab-cdef-0123-456789abcdef, ''",
        "Z0123456789ABC, ''"
    })
    void a_given_name_says_what_kind_of_thing_it_is_where_it_does(String given, String kind) {
        assertThat(AssignedIds.kindOf(given)).isEqualTo(kind);
    }

    private static String id(String name, boolean another) {
        return new PlannedIds(ACCOUNT).added(new Named("dev", "AWS::EC2::VPC", "eu-west-1", name, "arn:old", another));
    }

    @Test
    void an_id_of_another_thing_holds_none_that_aws_gave_to_the_old_one() {
        assertThat(id("eni-0123456789abcdef0", true)).matches("dev/ec2-vpc/eni-[0-9a-f]{6}");
        assertThat(id("eni-0123456789abcdef0", false)).isEqualTo("dev/ec2-vpc/eni-0123456789abcdef0");
        assertThat(id("arn:aws:x:eu-west-1:123456789012:vpc/main", true)).isEqualTo("dev/ec2-vpc/vpc/main");
        assertThat(id("logs-123456789012", true)).isEqualTo("dev/ec2-vpc/logs-account");
        assertThat(id("-my own/", true)).isEqualTo("dev/ec2-vpc/my-own");
        assertThat(id("--", true)).matches("dev/ec2-vpc/[0-9a-f]{6}");
    }

    @Test
    void a_name_that_begins_with_anothers_arn_is_told_without_the_ids_in_it() {
        String rule = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/shop-1WX/7099f185edd01af1/"
                + "82d06de70a933356 rule 1";

        assertThat(id(rule, true)).isEqualTo("dev/ec2-vpc/listener/app/shop-1WX-rule-1");
        assertThat(id(rule, false)).contains("7099f185edd01af1");
        assertThat(AssignedIds.withoutGiven(rule, rule)).isEqualTo(rule);
        assertThat(AssignedIds.withoutGiven(rule, "arn:aws:other")).isEqualTo("listener/app/shop-1WX rule 1");
        assertThat(AssignedIds.withoutGiven("shop/7099f185edd01af1", "arn")).isEqualTo("shop/7099f185edd01af1");
    }

    @Test
    void what_succeeds_nothing_is_told_by_its_own_name() {
        Named one = new Named("dev", "AWS::EC2::VPC", "eu-west-1", "eni-0123456789abcdef0", null);
        Named other = new Named("dev", "AWS::EC2::VPC", "eu-west-1", "eni-0fedcba9876543210", null);

        assertThat(new PlannedIds(ACCOUNT).added(one)).isNotEqualTo(new PlannedIds(ACCOUNT).added(other));
    }

    @Test
    void region_and_hash_tell_apart_what_has_one_name() {
        PlannedIds ids = new PlannedIds(ACCOUNT);
        Named here = new Named("dev", "AWS::SQS::Queue", "eu-west-1", "queue", "arn:1");
        Named there = new Named("dev", "AWS::SQS::Queue", "us-east-1", "queue", "arn:2");
        Named twin = new Named("dev", "AWS::SQS::Queue", "us-east-1", "queue", "arn:3");
        Named fresh = new Named("dev", "AWS::SQS::Queue", "us-east-1", "queue", null);
        ids.learn(here);
        assertThat(ids.of(here)).isEqualTo("dev/sqs-queue/queue");

        ids.learn(there);
        assertThat(ids.of(here)).isEqualTo("dev/sqs-queue/queue@eu-west-1");
        assertThat(ids.of(there)).isEqualTo("dev/sqs-queue/queue@us-east-1");

        ids.learn(twin);
        assertThat(ids.of(here)).isEqualTo("dev/sqs-queue/queue@eu-west-1");
        assertThat(ids.of(there)).matches("dev/sqs-queue/queue~[0-9a-f]{6}").isNotEqualTo(ids.of(twin));
        assertThat(ids.of(fresh)).matches("dev/sqs-queue/queue~[0-9a-f]{6}");
    }

    @Test
    void variables_of_ordinary_words_are_plain_and_of_others_unambiguous() {
        assertThat(Variables.ofAccount("checkout-dev")).isEqualTo("ACCOUNT_CHECKOUT_DEV");
        assertThat(Variables.ofAccount("checkout")).isEqualTo("ACCOUNT_CHECKOUT");
        assertThat(Variables.ofAccount("Checkout")).matches("ACCOUNT_CHECKOUT_[0-9A-F]{8}");
        assertThat(Variables.ofAccount("a--b")).matches("ACCOUNT_A_B_[0-9A-F]{8}");
        assertThat(Variables.ofAccount("a-")).matches("ACCOUNT_A__[0-9A-F]{8}");
        assertThat(Variables.ofThing("a/b")).matches("ID_A_B_[0-9A-F]{8}");
        assertThat(Variables.ofThing("a.b")).matches("ID_A_B_[0-9A-F]{8}");
        assertThat(Variables.ofThing("/b")).matches("ID__B_[0-9A-F]{8}");
        assertThat(Variables.ofThing("a_b")).matches("ID_A_B_[0-9A-F]{8}");
        assertThat(Variables.ofAccount("straße")).matches("ACCOUNT_STRASSE_[0-9A-F]{8}");
        assertThat(Variables.ofHost("db", 1)).isEqualTo("HOST_DB");
        assertThat(Variables.ofHost("db", 2)).isEqualTo("HOST_DB_2");
    }
}
