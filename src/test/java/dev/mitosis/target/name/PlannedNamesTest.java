package dev.mitosis.target.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.target.name.PlannedNames.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedNamesTest {
    private static final String OLD = "123456789012";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String BUCKET_FORM = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";

    private final KnownNames known = new KnownNames();
    private final PlannedNames names = new PlannedNames(known, OLD);

    private Made thing(String type, String name) {
        return thing(type, name, name, "{}");
    }

    private Made thing(String type, String id, String name, String data) {
        try {
            String arn = "arn:aws:x:eu-west-1:" + OLD + ":" + id;
            known.accept(new Resource(
                    arn,
                    type,
                    "eu-west-1",
                    OLD,
                    id,
                    name,
                    Map.of(),
                    Json.mapper().readTree(data)));
            Made made = new Made("dev/x/" + name, arn, type, id, name, "eu-west-1", "dev");
            names.learn(made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the buckets, which all go to one account. */
    private Map<String, String> buckets(List<String> old) {
        List<Made> made = old.stream().map(name -> thing(BUCKET, name)).toList();
        Map<String, String> planned = new TreeMap<>();
        made.forEach(bucket -> planned.put(bucket.name(), names.nameOf(bucket)));
        return planned;
    }

    @ParameterizedTest
    @CsvSource({
        "media-dev, media-dev-${ACCOUNT_DEV}",
        "logs-123456789012-eu-west-1, logs-${ACCOUNT_DEV}-eu-west-1",
        "1123456789012-logs, 1123456789012-logs-${ACCOUNT_DEV}",
        "assets.example.com, assets-example-com-${ACCOUNT_DEV}",
        "Old_Bucket, old-bucket-${ACCOUNT_DEV}",
    })
    void a_bucket_keeps_what_says_what_it_is_and_gets_the_new_account_s_id(String old, String planned) {
        assertThat(buckets(List.of(old))).containsEntry(old, planned);
    }

    @Test
    void a_bucket_s_name_is_never_too_long_and_two_long_ones_stay_apart() {
        String long63 = "a".repeat(63);
        String other = "a".repeat(62) + "b";

        Map<String, String> planned = buckets(List.of(long63, other));

        assertThat(planned.values())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(PlannedNames.filled(name)).matches(BUCKET_FORM));
    }

    @Test
    void two_buckets_that_would_be_called_alike_are_told_apart_and_the_one_with_an_account_s_id_is_first() {
        Map<String, String> planned = buckets(List.of("logs", "logs-123456789012"));

        assertThat(planned).containsEntry("logs-123456789012", "logs-${ACCOUNT_DEV}");
        assertThat(planned.get("logs")).matches("logs-[0-9a-f]{6}-\\$\\{ACCOUNT_DEV}");
    }

    @Test
    void a_bucket_s_name_is_the_same_whatever_else_there_is() {
        String alone = buckets(List.of("media.dev")).get("media.dev");
        List<String> more = new ArrayList<>(List.of("a", "media", "zoo-123456789012", "media.dev"));

        assertThat(new PlannedNamesTest().buckets(more)).containsEntry("media.dev", alone);
    }

    @Test
    void a_bucket_that_answers_as_a_host_keeps_its_name() {
        thing("AWS::Route53::RecordSet", "www.example.com.");

        assertThat(buckets(List.of("www.example.com", "img.example.com")))
                .containsEntry("www.example.com", "www.example.com")
                .containsEntry("img.example.com", "img-example-com-${ACCOUNT_DEV}");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Cognito::UserPoolDomain, shop-login, shop-login-${ACCOUNT_DEV}",
        "AWS::Cognito::UserPoolDomain, login.example.com, login.example.com",
        "AWS::ApiGateway::DomainName, api.example.com, api.example.com",
        "AWS::ApiGatewayV2::DomainName, api.example.com, api.example.com",
        "AWS::AppSync::DomainName, graph.example.com, graph.example.com",
        "AWS::Amplify::Domain, app.example.com, app.example.com",
        "AWS::Route53Domains::Domain, example.com, example.com",
        "AWS::DynamoDB::Table, orders, orders",
        "AWS::IAM::Role, cdk-role-123456789012-eu-west-1, cdk-role-${ACCOUNT_DEV}-eu-west-1",
        "AWS::Logs::LogGroup, /audit/123456789012/all, /audit/${ACCOUNT_DEV}/all",
        "AWS::EC2::VPC, vpc-0a1b2c3d4e5f60718, ${ID_DEV_X_VPC_0A1B2C3D4E5F60718_5CD90B61}",
    })
    void a_name_is_new_only_where_it_has_to_be(String type, String old, String planned) {
        assertThat(names.nameOf(thing(type, old)))
                .satisfies(name -> assertThat(name.replaceAll("_[0-9A-F]{8}}$", "}"))
                        .isEqualTo(planned.replaceAll("_[0-9A-F]{8}}$", "}")));
    }

    @Test
    void a_beanstalk_environment_keeps_its_name_and_gets_another_host() {
        Made environment = thing(
                "AWS::ElasticBeanstalk::Environment",
                "e-abc",
                "shop",
                "{\"CNAME\":\"shop.eu-west-1.elasticbeanstalk.com\"}");

        assertThat(names.nameOf(environment)).isEqualTo("shop");
        assertThat(names.uniqueOf(environment))
                .singleElement()
                .satisfies(unique -> assertThat(names.plannedOf(environment, unique))
                        .isEqualTo("shop-${ACCOUNT_DEV}.eu-west-1.elasticbeanstalk.com"));
    }

    @Test
    void every_alias_of_a_distribution_is_handed_over() {
        Made distribution = thing(
                "AWS::CloudFront::Distribution",
                "E1",
                "d1.cloudfront.net",
                "{\"DomainName\":\"d1.cloudfront.net\",\"Aliases\":{\"Items\":[\"a.example.com\"]},"
                        + "\"GetDistributionConfig\":{\"DistributionConfig\":"
                        + "{\"Aliases\":{\"Items\":[\"a.example.com\",\"b.example.com\"]}}}}");

        assertThat(names.uniqueOf(distribution))
                .extracting(unique -> names.plannedOf(distribution, unique))
                .containsExactlyInAnyOrder("a.example.com", "b.example.com");
        assertThat(names.nameOf(distribution)).startsWith("${HOST_DEV_X_D1_CLOUDFRONT_NET");
    }

    @Test
    void every_row_of_unique_names_makes_a_name_that_fits_it() {
        for (String type : List.of(BUCKET, "AWS::Cognito::UserPoolDomain")) {
            String longest = "x".repeat(63);
            Made made = thing(type, longest);
            assertThat(PlannedNames.filled(names.nameOf(made)))
                    .hasSizeBetween(3, 63)
                    .matches(BUCKET_FORM);
        }
    }
}
