package dev.mitosis.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service writes itself, and the nearest statements that somebody wrote. */
class DefaultPoliciesTest {
    private static final DefaultPolicies DEFAULTS = DefaultPolicies.load();
    private static final String ARN = "arn:aws:sns:eu-west-1:123456789012:news";

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static boolean isDefault(String type, String data, String statement) {
        Resource resource = new Resource(ARN, type, "eu-west-1", "123456789012", "news", "news", Map.of(), json(data));
        return DEFAULTS.contains(
                IamStatement.of(json("{'Statement':" + statement.replace("ARN", ARN) + "}"), "")
                        .get(0),
                resource);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'SNS:Publish'                | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':'123456789012'}}   | true
            ['sns:publish','SNS:Receive']| 'ARN'                                       | {'StringEquals':{'aws:sourceowner':'123456789012'}}   | true
            'SNS:Publish'                | 'ARN'                                       | {'StringEquals':{'AWS:SourceAccount':'123456789012'}} | true
            'SNS:TagResource'            | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':'123456789012'}}   | false
            ['SNS:Publish','sns:*']      | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':'123456789012'}}   | false
            'SNS:Publish'                | '*'                                         | {'StringEquals':{'AWS:SourceOwner':'123456789012'}}   | false
            'SNS:Publish'                | ['ARN','arn:aws:sns:eu-west-1:1:other']     | {'StringEquals':{'AWS:SourceOwner':'123456789012'}}   | false
            'SNS:Publish'                | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':'210987654321'}}   | false
            'SNS:Publish'                | 'ARN'                                       | {'StringLike':{'AWS:SourceOwner':'123456789012'}}     | false
            'SNS:Publish'                | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':['123456789012','210987654321']}} | false
            'SNS:Publish'                | 'ARN'                                       | {'StringEquals':{'AWS:SourceOwner':'123456789012','aws:SourceAccount':'123456789012'}} | false
            'SNS:Publish'                | 'ARN'                                       | {}                                                    | false
            """)
    void a_topic_s_own_statement_lets_the_account_do_no_more_than_the_service_says(
            String action, String resource, String condition, boolean itsOwn) {
        String rest = ",'Action':" + action + ",'Resource':" + resource + ",'Condition':" + condition + "}";

        assertThat(isDefault("AWS::SNS::Topic", "{}", "{'Effect':'Allow','Principal':{'AWS':'*'}" + rest))
                .isEqualTo(itsOwn);
        assertThat(isDefault("AWS::SQS::Queue", "{}", "{'Effect':'Allow','Principal':{'AWS':'*'}" + rest))
                .isFalse();
        assertThat(isDefault("AWS::SNS::Topic", "{}", "{'Effect':'Allow','Principal':{'AWS':'210987654321'}" + rest))
                .isFalse();
        assertThat(isDefault("AWS::SNS::Topic", "{}", "{'Effect':'Deny','Principal':{'AWS':'*'}" + rest))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'Principal':'*','Action':'*','Resource':'*'              | true
            'Principal':'*','Action':'s3:GetObject','Resource':'*'   | false
            'Principal':'*','NotAction':'s3:*','Resource':'*'        | false
            'Principal':'*','Action':'*','NotResource':'arn:x'       | false
            'NotPrincipal':'*','Action':'*','Resource':'*'           | false
            """)
    void an_endpoint_s_own_statement_lets_everything_pass(String rest, boolean itsOwn) {
        assertThat(isDefault("AWS::EC2::VPCEndpoint", "{}", "{'Effect':'Allow'," + rest + "}"))
                .isEqualTo(itsOwn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'KeyManager':'AWS'}      | true
            {'KeyManager':'CUSTOMER'} | false
            {}                        | false
            """)
    void whatever_the_policy_of_a_key_says_that_aws_manages_is_aws_s(String data, boolean itsOwn) {
        assertThat(isDefault(
                        "AWS::KMS::Key",
                        data,
                        "{'Effect':'Allow','Principal':'*','Action':'kms:Decrypt','Resource':'*'}"))
                .isEqualTo(itsOwn);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            arn:aws:logs:eu-west-1:123456789012:*    | true
            arn:aws:logs:eu-west-2:123456789012:*    | false
            arn:aws-cn:logs:eu-west-1:123456789012:* | false
            arn:aws:logs:eu-west-1:210987654321:*    | false
            """)
    void the_delivery_of_logs_may_write_for_the_account_and_region_alone(String source, boolean itsOwn) {
        assertThat(isDefault(
                        "AWS::Logs::ResourcePolicy",
                        "{}",
                        "{'Effect':'Allow','Principal':{'Service':'delivery.logs.amazonaws.com'},"
                                + "'Action':'logs:PutLogEvents','Resource':'arn:aws:logs:eu-west-1:1:any','Condition':"
                                + "{'StringEquals':{'aws:SourceAccount':'123456789012'},'ArnLike':{'aws:SourceArn':'"
                                + source + "'}}}"))
                .isEqualTo(itsOwn);
    }
}
