package dev.mitosis.graph.condition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom conditions let in, by IAM's semantics of operators, keys and values. */
class ConditionJudgeTest {
    private static final String ACCOUNT = "123456789012";
    private static final ConditionJudge JUDGE = ConditionJudge.load();

    private static List<RequestCondition> conditions(String json) {
        try {
            JsonNode node = Json.mapper().readTree(json.replace('\'', '"'));
            List<RequestCondition> conditions = new ArrayList<>();
            node.fields()
                    .forEachRemaining(operator -> operator.getValue().fields().forEachRemaining(key -> {
                        List<String> values = new ArrayList<>();
                        if (key.getValue().isValueNode()) {
                            values.add(key.getValue().asText());
                        }
                        key.getValue().forEach(value -> values.add(value.asText()));
                        conditions.add(RequestCondition.of(operator.getKey(), key.getKey(), values, "/Condition"));
                    }));
            return conditions;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String said(Audience audience) {
        return audience.extent() == Audience.Extent.NAMED
                ? audience.parties().keySet().stream().map(Party::toString).collect(Collectors.joining(", "))
                : audience.extent().toString().toLowerCase(java.util.Locale.ROOT);
    }

    private static String letIn(String json) {
        return said(JUDGE.whereAllHold(conditions(json), ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | everybody",
                "{'StringEquals':{'aws:PrincipalOrgID':'o-abcdefghij'}} | organization o-abcdefghij",
                "{'StringEquals':{'AWS:principalorgid':'o-abcdefghij'}} | organization o-abcdefghij",
                "{'StringEqualsIgnoreCase':{'aws:SourceAccount':'210987654321'}} | account 210987654321",
                "{'StringLike':{'aws:SourceAccount':'*'}} | everybody",
                "{'StringEquals':{'aws:SourceAccount':'*'}} | nobody",
                "{'StringEquals':{'aws:SourceAccount':[]}} | nobody",
                "{'StringEquals':{'aws:SourceVpce':['vpce-1','vpce-2']}} | VPC endpoint vpce-1, VPC endpoint vpce-2",
                "{'StringLike':{'aws:SourceVpce':['vpce-1','vpce-*']}} | everybody",
                "{'IpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | addresses 203.0.113.0/24",
                "{'IpAddress':{'aws:SourceIp':['203.0.113.0/24','0.0.0.0/0']}} | everybody",
                "{'IpAddress':{'aws:SourceIp':['0.0.0.0/1','128.0.0.0/1']}} | everybody",
                "{'IpAddress':{'aws:SourceIp':'::/0'}} | everybody",
                "{'StringLike':{'aws:SourceIp':'*'}} | everybody",
                "{'StringEquals':{'iam:AssociatedResourceArn':'arn:aws:ec2:eu-west-1:210987654321:instance/i-1'}} | everybody",
                "{'IpAddress':{'aws:VpcSourceIp':'10.0.0.0/8'}} | everybody",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::210987654321:role/*'}} | ARN arn:aws:iam::210987654321:role/*",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/admin'}} | everybody",
                "{'ArnLike':{'aws:SourceArn':'arn:aws:s3:*:*:files'}} | everybody",
                "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::files*'}} | ARN arn:aws:s3:::files*",
                "{'ArnEquals':{'aws:SourceArn':'arn:aws:s3:::*'}} | everybody",
                "{'StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/r-1/*'}} | organization o-abcdefghij",
                "{'StringLike':{'aws:PrincipalOrgPaths':'o-*/r-1/*'}} | everybody",
                "{'StringLike':{'aws:userid':'AROAEXAMPLEEXAMPLE123:*'}} | identity AROAEXAMPLEEXAMPLE123:*",
                "{'StringLike':{'aws:userid':'*:session'}} | everybody",
                "{'Bool':{'aws:PrincipalIsAWSService':'true'}} | service of AWS",
                "{'Bool':{'aws:PrincipalIsAWSService':'false'}} | everybody",
                "{'Bool':{'aws:SecureTransport':'true'}} | everybody",
                "{'StringEquals':{'lambda:FunctionUrlAuthType':'NONE'}} | everybody",
                "{'StringEquals':{'kms:ViaService':'s3.eu-west-1.amazonaws.com'}} | everybody",
                "{'StringEquals':{'kms:ViaService':'s3.eu-west-1.amazonaws.com','kms:CallerAccount':'123456789012'}} | account 123456789012",
                "{'DateLessThan':{'aws:CurrentTime':'2030-01-01T00:00:00Z'}} | everybody",
                "{'NumericLessThan':{'s3:max-keys':'10'}} | everybody",
                "{'StringEquals':{'s3:prefix':'public/'}} | everybody",
            })
    void an_operator_a_key_and_its_values_say_who(String json, String expected) {
        assertThat(letIn(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'}} | everybody",
                "{'StringEqualsIfExists':{'kms:CallerAccount':'210987654321'}} | account 210987654321",
                "{'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'},'Null':{'aws:SourceVpce':'false'}} | VPC endpoint vpce-1",
                "{'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | everybody",
                "{'ForAllValues:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'},'Null':{'AWS:PrincipalOrgPaths':'false'}} | organization o-abcdefghij",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | organization o-abcdefghij",
                "{'ForAnyValue:StringLikeIfExists':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | everybody",
                "{'Null':{'aws:SourceVpce':'true'}} | everybody",
                "{'Null':{'aws:SourceVpce':'false'}} | everybody",
                "{'Null':{'kms:CallerAccount':'true'}} | nobody",
                "{'Null':{'aws:SourceVpce':'true'},'StringEquals':{'aws:SourceVpce':'vpce-1'}} | nobody",
                "{'Null':{'aws:SourceVpce':'true'},'StringEqualsIfExists':{'aws:SourceVpce':'vpce-1'}} | everybody",
            })
    void a_condition_that_holds_without_its_key_narrows_only_where_the_key_is_there(String json, String expected) {
        assertThat(letIn(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}} | everybody",
                "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | everybody",
                "{'ForAnyValue:StringNotLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | everybody",
                "{'StringEquals':{'aws:SourceAccount':['123456789012','210987654321']},'StringNotEquals':{'aws:SourceAccount':'123456789012'}} | account 210987654321",
                "{'StringEquals':{'aws:SourceAccount':'123456789012'},'StringNotEquals':{'aws:SourceAccount':'123456789012'}} | nobody",
                "{'StringEquals':{'aws:SourceAccount':'123456789012'},'StringLike':{'aws:SourceAccount':'210987654321'}} | nobody",
                "{'StringEquals':{'aws:SourceAccount':'123456789012','aws:SourceVpc':'vpc-1'}} | account 123456789012, VPC vpc-1",
            })
    void negations_exclude_and_several_keys_have_to_be_met_all(String json, String expected) {
        assertThat(letIn(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'StringEquals':{'aws:PrincipalAccount':'${aws:ResourceAccount}'}} | account 123456789012",
                "{'StringEquals':{'aws:ResourceOrgID':'${aws:PrincipalOrgID}'}} | organization its own",
                "{'StringEquals':{'aws:PrincipalOrgID':'${aws:PrincipalTag/org}'}} | unknown",
                "{'StringLike':{'s3:prefix':'home/${aws:username}/*'}} | everybody",
                "{'StringLike':{'s3:prefix':'home/${*}'}} | everybody",
                "{'StringEquals':{'sts:ExternalId':'x'}} | unknown",
                "{'StringEquals':{'braket:JobOwner':'210987654321'}} | unknown",
                "{'StringEquals':{'braket:JobKind':'quick'}} | everybody",
                "{'StringEquals':{'braket:JobSourceAccount':'210987654321'}} | account 210987654321",
                "{'StringEquals':{'sts:ExternalId':'x','aws:PrincipalOrgID':'o-abcdefghij'}} | organization o-abcdefghij",
            })
    void a_value_that_the_request_decides_is_unknown_unless_it_compares_the_two_sides(String json, String expected) {
        assertThat(letIn(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | nobody",
                "{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}} | VPC endpoint vpce-1",
                "{'StringNotEqualsIfExists':{'aws:SourceVpce':'vpce-1'}} | VPC endpoint vpce-1",
                "{'StringNotEquals':{'aws:SourceVpce':'vpce-1','aws:SourceVpc':'vpc-1'}} | VPC endpoint vpce-1, VPC vpc-1",
                "{'NotIpAddress':{'aws:SourceIp':'203.0.113.0/24'}} | addresses 203.0.113.0/24",
                "{'Bool':{'aws:SecureTransport':'false'}} | everybody",
                "{'StringEquals':{'aws:SourceVpce':'vpce-1'}} | everybody",
                "{'ForAnyValue:StringNotLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | everybody",
                "{'ForAllValues:StringNotLike':{'aws:PrincipalOrgPaths':'o-abcdefghij/*'}} | organization o-abcdefghij",
                "{'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}} | service of AWS",
                "{'Bool':{'aws:PrincipalIsAWSService':'false'}} | everybody",
                "{'Null':{'aws:SourceVpce':'true'}} | everybody",
            })
    void a_deny_leaves_whoever_fails_one_of_its_conditions(String json, String expected) {
        assertThat(said(JUDGE.whereOneFails(conditions(json), ACCOUNT))).isEqualTo(expected);
    }

    @Test
    void the_condition_is_the_evidence() {
        Audience audience =
                JUDGE.whereAllHold(conditions("{'StringEquals':{'aws:SourceVpce':['vpce-1','vpce-2']}}"), ACCOUNT);

        assertThat(audience.parties())
                .isEqualTo(Map.of(
                        new Party(Party.Kind.ENDPOINT, "vpce-1"),
                        new Ground("/Condition", "aws:SourceVpce = vpce-1, vpce-2"),
                        new Party(Party.Kind.ENDPOINT, "vpce-2"),
                        new Ground("/Condition", "aws:SourceVpce = vpce-1, vpce-2")));
    }

    /** What each row of the table says of a value of its form, where it has to be there, may be missing, and is any. */
    @Test
    void every_key_of_the_table_narrows_as_it_is_written() {
        Map<String, String> values = Map.ofEntries(
                Map.entry("account", "210987654321"),
                Map.entry("organization", "o-abcdefghij"),
                Map.entry("organization-path", "o-abcdefghij/r-1/ou-1"),
                Map.entry("arn", "arn:aws:iam::210987654321:role/app"),
                Map.entry("vpc", "vpc-1"),
                Map.entry("endpoint", "vpce-1"),
                Map.entry("address", "203.0.113.0/24"),
                Map.entry("service", "sns.amazonaws.com"),
                Map.entry("service-flag", "true"),
                Map.entry("network-flag", "true"),
                Map.entry("principal-id", "AROAEXAMPLEEXAMPLE123:x"),
                Map.entry("text", "x"));
        List<String> lines = new ArrayList<>();
        for (TsvRow row : TsvTable.load(ConditionKeys.class, ConditionKeys.FILE, 5)) {
            String key = row.cell(0)
                    .replaceFirst("^\\*(?=:|\\.)", "some")
                    .replace(":*", ":Some")
                    .replace("*", "Some");
            String value = java.util.Objects.requireNonNull(values.get(row.cell(2)), row.cell(2));
            lines.add(key + " -> " + letIn("{'StringEquals':{'" + key + "':'" + value + "'}}") + "; if it exists "
                    + letIn("{'StringEqualsIfExists':{'" + key + "':'" + value + "'}}") + "; like any "
                    + letIn("{'StringLike':{'" + key + "':'*'}}"));
        }
        Golden.assertMatches(
                Path.of("src/test/resources/dev/mitosis/golden/rows-condition-keys.txt"),
                String.join("\n", lines) + "\n");
    }

    @Test
    void a_row_is_found_before_those_that_its_shape_would_match() {
        List<TsvRow> rows = TsvTable.load(ConditionKeys.class, ConditionKeys.FILE, 5);
        ConditionKeys keys = ConditionKeys.load();

        assertThat(rows).allSatisfy(row -> {
            KeyMeaning meaning =
                    keys.meaning(row.cell(0).toLowerCase(java.util.Locale.ROOT).replace("*", "some"));
            assertThat(meaning.tells()).isEqualTo(KeyMeaning.Tells.of(row.cell(1)));
            assertThat(meaning.form()).isEqualTo(KeyMeaning.Form.of(row.cell(2)));
            assertThat(row.cell(3)).isIn("always", "sometimes");
            assertThat(row.cell(4)).isNotEmpty();
        });
        assertThat(rows)
                .extracting(row -> row.cell(0).toLowerCase(java.util.Locale.ROOT))
                .doesNotHaveDuplicates();
    }
}
