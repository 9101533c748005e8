package dev.mitosis.rehearse.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;

class XmlTextsTest {
    private static final String STACKS = """
            <R><Stacks><member><StackName>a</StackName><Outputs><member><OutputKey>k</OutputKey>
            <OutputValue>v</OutputValue></member></Outputs><StackStatus>CREATE_COMPLETE</StackStatus></member></Stacks></R>
            """;

    @Test
    void members_of_an_element_have_their_texts() {
        assertThat(XmlTexts.in(STACKS, "Outputs")).containsExactly(Map.of("OutputKey", "k", "OutputValue", "v"));
        assertThat(XmlTexts.in(STACKS, "Stacks").get(0))
                .containsEntry("StackName", "a")
                .containsEntry("StackStatus", "CREATE_COMPLETE");
    }

    @Test
    void items_are_members_too() {
        assertThat(XmlTexts.in(
                        "<R><vpcSet><item><vpcId>vpc-1</vpcId><tagSet><item><key>k</key></item></tagSet>"
                                + "<isDefault>true</isDefault></item><item><vpcId>vpc-2</vpcId></item></vpcSet></R>",
                        "vpcSet"))
                .extracting(vpc -> vpc.get("vpcId"), vpc -> vpc.get("isDefault"))
                .containsExactly(tuple("vpc-1", "true"), tuple("vpc-2", null));
    }

    @Test
    void an_element_has_its_own_texts() {
        assertThat(XmlTexts.in("<E><Error><Code>c</Code><Message>m &amp; n</Message></Error></E>", "Error"))
                .containsExactly(Map.of("Code", "c", "Message", "m & n"));
    }

    @Test
    void what_is_no_xml_has_none() {
        assertThat(XmlTexts.in("{\"message\":1}", "Error")).isEmpty();
        assertThat(XmlTexts.in("<Error><Message>cut", "Error")).isEmpty();
    }
}
