package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record keeps what its request said and its answer does not. */
class OriginTest {
    @TempDir
    Path folder;

    @Test
    void a_part_keeps_the_id_of_what_it_was_listed_below() {
        JsonNode branch = ScriptedScan.of(
                        folder,
                        "amplify",
                        "amplify:ListApps {'apps':[{'appId':'d1','appArn':'arn:aws:amplify:eu-west-1:123456789012:apps/d1'}]}",
                        "amplify:ListBranches {'branches':[{'branchName':'main',"
                                + "'branchArn':'arn:aws:amplify:eu-west-1:123456789012:apps/d1/branches/main'}]}")
                .only("AWS::Amplify::Branch")
                .data();

        assertThat(branch.path("appId").asText()).isEqualTo("d1");
    }

    @Test
    void what_is_described_alone_keeps_what_it_was_listed_below_as_well() {
        JsonNode filter = ScriptedScan.of(
                        folder,
                        "guardduty",
                        "guardduty:ListDetectors {'DetectorIds':['d1']}",
                        "guardduty:ListFilters {'FilterNames':['noise']}",
                        "guardduty:GetFilter {'Name':'noise'}")
                .only("AWS::GuardDuty::Filter")
                .data();

        assertThat(filter.path("DetectorId").asText()).isEqualTo("d1");
    }

    @Test
    void the_scope_that_is_the_same_in_every_request_is_kept() {
        JsonNode set = ScriptedScan.of(
                        folder,
                        "wafv2",
                        "wafv2:ListIPSets?{'Scope':'REGIONAL'} {'IPSets':[{'Name':'office','Id':'1',"
                                + "'ARN':'arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/office/1'}]}",
                        "wafv2:GetIPSet {'IPSet':{'Name':'office','Id':'1',"
                                + "'ARN':'arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/office/1'}}")
                .only("AWS::WAFv2::IPSet")
                .data();

        assertThat(set.path("Scope").asText()).isEqualTo("REGIONAL");
    }

    @Test
    void what_the_answer_says_itself_and_how_long_a_page_is_are_not_added() {
        JsonNode user = ScriptedScan.of(
                        folder,
                        "transfer",
                        "transfer:ListServers {'Servers':[{'ServerId':'s-1','Arn':'arn:aws:transfer:eu-west-1:123456789012:server/s-1'}]}",
                        "transfer:DescribeServer {'Server':{'ServerId':'s-1','Arn':'arn:aws:transfer:eu-west-1:123456789012:server/s-1'}}",
                        "transfer:ListUsers {'ServerId':'s-1','Users':[{'UserName':'eva'}]}",
                        "transfer:DescribeUser {'ServerId':'s-1','User':{'UserName':'eva',"
                                + "'Arn':'arn:aws:transfer:eu-west-1:123456789012:user/s-1/eva'}}")
                .only("AWS::Transfer::User")
                .data();

        assertThat(user.path("UserName").asText()).isEqualTo("eva");
        assertThat(user.path("ServerId").asText()).isEqualTo("s-1");
        assertThat(user.fieldNames()).toIterable().noneMatch(name -> name.matches("(?i)(max|page|limit).*"));
    }
}
