package dev.mitosis.target.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.target.policy.PolicyGrammar.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the grammar with a document that keeps it and one that does not. */
class PolicyGrammarTest {
    private static JsonNode yaml(String text) {
        try {
            return Json.yaml().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IDENTITY | Effect: Allow, Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*'",
                "IDENTITY | Sid: A1, Effect: Deny, NotAction: ['iam:*'], NotResource: ['arn:aws:s3:::${aws:PrincipalAccount}/*']",
                "IDENTITY | Effect: Allow, Action: '*', Resource: '«QueueArn»', Condition: {ArnLikeIfExists: {'aws:SourceArn': 'arn:aws:sns:*:*:a'}}",
                "IDENTITY | Effect: Allow, Action: ['a4b:X'], Resource: '*', Condition: {'ForAllValues:StringLike': {'aws:TagKeys': [a, b]}, Null: {'s3:x': true}}",
                "TRUST | Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole'",
                "TRUST | Effect: Allow, Principal: {Federated: 'arn:aws:iam::123456789012:oidc-provider/x.y'}, Action: 'sts:AssumeRoleWithWebIdentity'",
                "RESOURCE | Sid: any text, Effect: Allow, Principal: {AWS: ['123456789012', 'arn:aws:iam::123456789012:root', AROAEXAMPLEID12345]}, Action: 'sqs:*', Resource: '*'",
                "RESOURCE | Effect: Deny, NotPrincipal: {AWS: 'arn:aws:iam::123456789012:role/path/a'}, Action: 'sqs:*', Resource: '*', Condition: {IpAddress: {'aws:SourceIp': [10.0.0.0/8, '2001:db8::/32']}}",
                "RESOURCE | Effect: Allow, Principal: '*', Action: 'sns:Publish', Resource: '«Ref»', Condition: {NumericLessThan: {'s3:max-keys': '10'}, DateLessThan: {'aws:CurrentTime': 2026-01-01T00:00:00Z}}",
                "BARE | Effect: Allow, Principal: '*', Action: 'ecr:BatchGetImage'",
                "ENDPOINT | Effect: Allow, Principal: '*', Action: '*', Resource: '*'",
                "RESOURCE_CONTROL | Effect: Deny, Principal: '*', Action: ['s3:*'], Resource: '*'",
                "CONTROL | Effect: Deny, NotAction: ['iam:*'], Resource: '*', Condition: {Bool: {'aws:ViaAWSService': 'false'}}",
            })
    void what_keeps_the_grammar_is_a_policy(Kind kind, String statement) {
        assertThat(PolicyGrammar.faults(kind, yaml("{Version: '2012-10-17', Statement: [{" + statement + "}]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "IDENTITY | Effect: Permit, Action: 's3:*', Resource: '*' | the effect",
                "IDENTITY | Effect: Allow, Action: 's3:*' | neither Resource nor NotResource",
                "IDENTITY | Effect: Allow, Resource: '*' | neither Action nor NotAction",
                "IDENTITY | Effect: Allow, Action: 's3:*', NotAction: 's3:*', Resource: '*' | exclude each other",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', NotResource: '*' | exclude each other",
                "IDENTITY | Effect: Allow, Action: GetObject, Resource: '*' | no action",
                "IDENTITY | Effect: Allow, Action: [], Resource: '*' | no action",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: bucket | no ARN",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3' | no ARN",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Principal: '*' | an identity has no principal",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Resources: '*' | no element Resources",
                "IDENTITY | Sid: a-b, Effect: Allow, Action: 's3:*', Resource: '*' | letters and digits",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {StringEqual: {'a:b': c}} | no operator",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {NullIfExists: {'a:b': true}} | no operator",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {Bool: {}} | no key",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {Bool: {SecureTransport: true}} | no key",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {Bool: {'a:b': maybe}} | no truth",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {IpAddress: {'aws:SourceIp': host}} | no range",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {ArnLike: {'aws:SourceArn': queue}} | no arn",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {NumericEquals: {'a:b': one}} | no number",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {DateEquals: {'a:b': today}} | no date",
                "IDENTITY | Effect: Allow, Action: 's3:*', Resource: '*', Condition: {StringLike: {'a:b': []}} | no value",
                "TRUST | Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 'sts:AssumeRole', Resource: '*' | names no resource",
                "TRUST | Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: 's3:GetObject' | by sts",
                "TRUST | Effect: Allow, Action: 'sts:AssumeRole' | neither Principal nor NotPrincipal",
                "TRUST | Effect: Allow, Principal: {Service: lambda}, Action: 'sts:AssumeRole' | no principal of Service",
                "TRUST | Effect: Allow, Principal: {Federated: provider}, Action: 'sts:AssumeRole' | no principal of Federated",
                "RESOURCE | Effect: Allow, Principal: everybody, Action: 'sqs:*', Resource: '*' | no principal",
                "RESOURCE | Effect: Allow, Principal: {}, Action: 'sqs:*', Resource: '*' | nobody",
                "RESOURCE | Effect: Allow, Principal: {AWS: []}, Action: 'sqs:*', Resource: '*' | nobody",
                "RESOURCE | Effect: Allow, Principal: {AWS: 'arn:aws:iam::123456789012:role/*'}, Action: 'sqs:*', Resource: '*' | no principal of AWS",
                "RESOURCE | Effect: Allow, Principal: {AWS: '12345'}, Action: 'sqs:*', Resource: '*' | no principal of AWS",
                "RESOURCE | Effect: Allow, Principal: {Role: a}, Action: 'sqs:*', Resource: '*' | no kind of principal",
                "RESOURCE | Effect: Allow, Principal: {CanonicalUser: a}, Action: 'sqs:*', Resource: '*' | no principal of CanonicalUser",
                "RESOURCE | Effect: Allow, Principal: '*', Action: 'sqs:*' | neither Resource",
                "RESOURCE_CONTROL | Effect: Allow, Principal: '*', Action: 's3:*', Resource: '*' | denies everybody",
                "RESOURCE_CONTROL | Effect: Deny, Principal: '*', Action: '*', Resource: '*' | denies everybody",
                "RESOURCE_CONTROL | Effect: Deny, Principal: {AWS: '*'}, Action: 's3:*', Resource: '*' | denies everybody",
                "CONTROL | Effect: Deny, Action: '*', Resource: '*', Principal: '*' | no principal",
            })
    void what_breaks_the_grammar_is_named(Kind kind, String statement, String fault) {
        assertThat(PolicyGrammar.faults(kind, yaml("{Version: '2012-10-17', Statement: [{" + statement + "}]}")))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{Version: '2012-10-17'} | no statement",
                "{Version: 2012-10-18, Statement: {Effect: Deny, Action: 's3:*', Resource: '*'}} | the version",
                "{Versio: '2012-10-17', Statement: {Effect: Deny, Action: 's3:*', Resource: '*'}} | no element Versio",
                "{Statement: [{Sid: A, Effect: Deny, Action: 's3:*', Resource: '*'}, {Sid: A, Effect: Deny, Action: 's3:*', Resource: '*'}]} | are called A",
            })
    void a_document_that_is_none_is_named(String document, String fault) {
        assertThat(PolicyGrammar.faults(Kind.IDENTITY, yaml(document)))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void a_policy_of_an_organization_has_a_version() {
        JsonNode document = yaml("{Statement: [{Effect: Deny, Action: '*', Resource: '*'}]}");

        assertThat(PolicyGrammar.faults(Kind.CONTROL, document))
                .singleElement()
                .asString()
                .contains("2012-10-17");
        assertThat(PolicyGrammar.faults(Kind.IDENTITY, document)).isEmpty();
    }

    static List<TsvTable.TsvRow> operators() {
        return TsvTable.loadNamed(PolicyGrammar.class, "operators.tsv");
    }

    @ParameterizedTest
    @MethodSource("operators")
    void each_operator_takes_a_value_of_its_form_and_is_known_by_its_whole_name(TsvTable.TsvRow row) {
        String value = switch (row.get("form")) {
            case "number" -> "1";
            case "truth" -> "true";
            case "range" -> "10.0.0.0/8";
            case "date" -> "2026-01-01T00:00:00Z";
            case "arn" -> "'arn:aws:s3:::a'";
            default -> "a";
        };
        String statement = "{Statement: {Effect: Deny, Action: 's3:*', Resource: '*', Condition: {%s: {'a:b': %s}}}}";

        assertThat(PolicyGrammar.faults(Kind.IDENTITY, yaml(statement.formatted(row.get("operator"), value))))
                .isEmpty();
        assertThat(PolicyGrammar.faults(Kind.IDENTITY, yaml(statement.formatted(row.get("operator") + "s", value))))
                .singleElement()
                .asString()
                .contains("no operator");
    }

    @Test
    void a_policy_in_a_template_is_found_wherever_it_stands_and_one_in_an_unknown_place_is_named() {
        String template = """
                Resources:
                  Role:
                    Type: AWS::IAM::Role
                    Properties:
                      AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: {'Fn::GetAtt': [Other, Arn]}}, Action: 'sts:AssumeRole'}]}
                      Policies:
                        - PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:*', Resource: {'Fn::Sub': 'arn:${AWS::Partition}:s3:::a-${AWS::AccountId}'}}]}
                        - PolicyDocument: {Statement: [{Effect: Allow, Action: 'GetObject', Resource: '*'}]}
                  Topic:
                    Type: AWS::SNS::Topic
                    Properties:
                      Own: {Statement: [{Effect: Allow, Action: 's3:*', Resource: '*'}]}
                  Group:
                    Type: AWS::Logs::ResourcePolicy
                    Properties:
                      PolicyDocument: '{"Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}'
                  Table:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      ResourcePolicy:
                        Fn::If:
                          - IsComplete
                          - PolicyDocument: {Statement: [{Effect: Allow, Principal: {AWS: {Ref: AccountDev}}, Action: 'dynamodb:*', Resource: table}]}
                          - {Ref: 'AWS::NoValue'}
                Parameters:
                  AccountDev: {Type: String}
                """;
        WrittenPolicies policies = new WrittenPolicies();

        policies.look("a.yaml", template);

        assertThat(policies.count()).isEqualTo(6);
        assertThat(policies.faults()).hasSize(4);
        assertThat(policies.faults().get(0)).contains("Role/Policies/1/PolicyDocument", "no action: GetObject");
        assertThat(policies.faults().get(1)).contains("Topic/Own", "where none is known");
        assertThat(policies.faults().get(2)).contains("Group", "neither Principal");
        assertThat(policies.faults().get(3)).contains("Table/ResourcePolicy", "no ARN: table");
    }

    @Test
    void a_policy_that_is_too_large_is_named_and_those_of_a_role_count_together() {
        String policy = "{PolicyDocument: {Statement: [{Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::%s'}]}}";
        String half = policy.formatted("a".repeat(5_050));
        String template = "Resources: {Role: {Type: 'AWS::IAM::Role', Properties: {Policies: [%s, %s]}}}";
        WrittenPolicies one = new WrittenPolicies();
        WrittenPolicies two = new WrittenPolicies();

        one.look("a.yaml", template.formatted(half, policy.formatted("b")));
        two.look("a.yaml", template.formatted(half, half));

        assertThat(one.faults()).isEmpty();
        assertThat(two.faults()).singleElement().asString().contains("too large: 10");
    }
}
