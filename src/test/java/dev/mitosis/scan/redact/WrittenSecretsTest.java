package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.TypeSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in the forms in which people write them, next to what must stay. */
class WrittenSecretsTest {
    private static final ResourceShapes SHAPES = ResourceShapes.of(Collectors.all());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arn:aws:sqs:eu-west-1:123456789012:orders,hunter2|arn:aws:sqs:eu-west-1:123456789012:orders***",
                "arn:aws:sqs:eu-west-1:123456789012:orders=hunter2|arn:aws:sqs:eu-west-1:123456789012:orders***",
                "arn:aws:sqs:eu-west-1:123456789012:a,arn:aws:sqs:eu-west-1:123456789012:b"
                        + "|arn:aws:sqs:eu-west-1:123456789012:a,arn:aws:sqs:eu-west-1:123456789012:b",
                "arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST"
                        + "|arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST",
                "postgres://app:4711;x@db.example.net/shop|postgres://***",
                "postgres://app:12/34@db.example.net/shop|postgres://***",
                "postgres://app:4711;x@known.example.net/shop|postgres://***@known.example.net/***",
                "jdbc:sqlserver://known.example.net:1433;password=p@hunter2|jdbc:sqlserver://known.example.net:1433***",
            })
    void of_a_variable_stays_what_names_a_resource(String text, String shown) {
        Identifiers known = new Identifiers();
        known.add("known.example.net");

        assertThat(new TextRedactor(RedactionRules.ALL, known).redact(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abcdef0123456789|abcdef0123456789",
                "use Bearer abcdef0123456789abc here|abcdef0123456789abc",
                "postgres%3A%2F%2Fapp%3Ahunter2%40db.example.net|hunter2",
                "postgres%253A%252F%252Fapp%253Ahunter2%2540db|hunter2",
                "https://x0123456789abcdefghij@git.example.net/a|x0123456789abcdefghij",
                "cGFzc3dvcmQ9aHVudGVyMg==|cGFzc3dvcmQ9aHVudGVyMg",
                "key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY here|wJalrXUtnFEMI",
                "X7Kq2LmP9vRt4Ws8Zb3Nc6Yd1Hf5Jg0T4DCB1559|X7Kq2LmP9vRt",
            })
    void a_credential_is_known_by_its_form(String text, String secret) {
        assertThat(new SecretForms(RedactionRules.ALL, name -> false).hide(text))
                .contains("***")
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/service-role/AWSServiceRoleForAmazonElasticFileSystem",
        "Bearer authentication is used",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "AWSReservedSSOAdministratorAccessForTeams",
        "CheckoutToQueueRoleDefaultPolicyB06A361D",
        "shop-PROD-CheckoutToQueueRoleDefaultPolicyB06A361D-7BR6SUYIKEXK",
        "https://github.com/example/repository",
    })
    void what_only_looks_long_stays(String text) {
        assertThat(new SecretForms(RedactionRules.ALL, name -> false).hide(text))
                .isEqualTo(text);
    }

    @Test
    void what_begins_with_a_dollar_sign_is_a_path_only_where_the_language_has_one() {
        String clean = clean(
                "AWS::StepFunctions::StateMachine",
                "{'DescribeStateMachine':{'definition':'{~States~:{~A~:{~Type~:~Pass~,~InputPath~:~$.order[0].id~,"
                        + "~Parameters~:{~id.$~:~$$.Execution.Id~,~key~:~$.hunter2~,~k.$~:~$ecret-hunter2~}}}}'}}");

        assertThat(clean).contains("$.order[0].id", "$$.Execution.Id").doesNotContain("hunter2");
    }

    @Test
    void a_state_keeps_the_name_that_people_gave_it_unless_that_is_a_secret() {
        String clean = clean(
                "AWS::StepFunctions::StateMachine",
                "{'DescribeStateMachine':{'definition':'{~StartAt~:~1. Load & check~,~States~:{~1. Load & check~:"
                        + "{~Type~:~Pass~,~Next~:~Done?~},~Done?~:{~Type~:~Parallel~,~Branches~:[{~States~:{~Send a mail~:"
                        + "{~Type~:~Pass~,~Parameters~:{~an odd name~:true}}}}]},~password=hunter2~:{~Type~:~Pass~}}}'}}");

        assertThat(clean)
                .contains(
                        "\\\"1. Load & check\\\":{\\\"Type\\\":\\\"Pass\\\"",
                        "\\\"Done?\\\":{",
                        "\\\"Send a mail\\\":{",
                        "\\\"Parameters\\\":{\\\"***\\\":\\\"***\\\"}",
                        "\\\"***\\\":\\\"***\\\"}}\"")
                .doesNotContain("hunter2", "an odd name");
    }

    @Test
    void conditions_that_serve_as_shared_secrets_are_hidden_in_policies_of_either_form() {
        assertThat(clean(
                        "AWS::SQS::Queue",
                        "{'Attributes':{'Policy':'{~Statement~:[{~Condition~:{~StringEquals~:{~aws:Referer~:~hunter2~,"
                                + "~aws:SourceAccount~:~123456789012~}}}]}'}}"))
                .contains("123456789012")
                .doesNotContain("hunter2");
        assertThat(
                        clean(
                                "AWS::IAM::Role",
                                "{'AssumeRolePolicyDocument':{'Statement':[{'Condition':{'StringLike':{'AWS:UserAgent':['hunter2']}}}]}}"))
                .doesNotContain("hunter2");
    }

    @Test
    void values_of_headers_and_the_answers_of_listeners_are_hidden() {
        assertThat(clean(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        "{'Conditions':[{'HttpHeaderConfig':{'HttpHeaderName':'x-origin','Values':['hunter2']}}],"
                                + "'Actions':[{'FixedResponseConfig':{'MessageBody':'hunter2'},"
                                + "'AuthenticateOidcConfig':{'ClientId':'c','ClientSecret':'hunter2'}}]}"))
                .contains("x-origin")
                .doesNotContain("hunter2");
    }

    private static String clean(String type, String data) {
        TypeSpec spec = Collectors.all().stream()
                .flatMap(service -> service.types().stream())
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
        return new Redactor(SHAPES, new Identifiers()).clean(spec, json(data)).toString();
    }

    /** Single quotes stand for double ones, tildes for those within a text. */
    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace("~", "\\\"").replace("'", "\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
