package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.PlannedStatement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What stands around the workloads: ways in for releases, and what watches. */
class SurroundingPropertiesTest {
    private static final String ROLE = "shop/iam-role/deploy-shop";
    private static final String BOUND = "shop/iam-managedpolicy/bounds-shop";
    private static final String SINK = "billing/oam-sink/seen";
    private static final String LINK = "shop/oam-link/seen";

    private static PlannedStatement allow(String sid, String resource) {
        return new PlannedStatement(sid, "Allow", Map.of(), List.of("x:Do"), List.of(), List.of(resource), Map.of());
    }

    private static DeliveryWay way(String unit, @Nullable String role, @Nullable String boundary) {
        return new DeliveryWay(
                unit,
                List.of(),
                role,
                boundary,
                List.of(allow("Trust" + unit, "*" + unit)),
                List.of(allow("Deploy" + unit, "arn:aws:s3:::x-${ACCOUNT_SHOP}/" + unit)),
                List.of(allow("Bound" + unit, "${NOBODY_KNOWS}")),
                List.of(),
                List.of());
    }

    private static ConnectedEstate deployed() {
        return new ConnectedEstate()
                .makes(ROLE, "AWS::IAM::Role")
                .makes(BOUND, "AWS::IAM::ManagedPolicy")
                .deploys(way("A", ROLE, BOUND));
    }

    @Test
    void a_role_that_deploys_is_trusted_allowed_and_bounded_as_its_way_says() {
        assertThat(deployed().said(ROLE)).isEqualTo(json("""
                {'RoleName':'deploy-shop',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Sid':'TrustA','Effect':'Allow','Action':['x:Do'],'Resource':['*A']}]},
                 'PermissionsBoundary':{'arnOf':'shop/iam-managedpolicy/bounds-shop'},
                 'Policies':[{'PolicyName':'deploy','PolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Sid':'DeployA','Effect':'Allow','Action':['x:Do'],
                    'Resource':[{'text':['arn:aws:s3:::x-',{'account':'shop'},'/A']}]}]}}]}"""));
    }

    @Test
    void what_no_template_tells_of_a_boundary_is_a_parameter_of_its_stack() {
        Written written = deployed().written(BOUND);

        assertThat(written.properties()).isEqualTo(json("""
                {'ManagedPolicyName':'bounds-shop','PolicyDocument':{'Version':'2012-10-17','Statement':[
                  {'Sid':'BoundA','Effect':'Allow','Action':['x:Do'],'Resource':[{'parameter':'NobodyKnows'}]}]}}"""));
        assertThat(written.parameters()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("NobodyKnows");
            assertThat(one.source()).isEqualTo("person");
            assertThat(one.meaning()).contains(BOUND);
        });
    }

    @Test
    void a_role_that_deploys_two_units_may_do_what_both_ways_say_and_has_the_boundary_of_the_first() {
        JsonNode said = deployed()
                .makes("shop/iam-managedpolicy/other", "AWS::IAM::ManagedPolicy")
                .deploys(way("B", ROLE, "shop/iam-managedpolicy/other"))
                .deploys(way("C", null, null))
                .made(ROLE);

        assertThat(said.at("/AssumeRolePolicyDocument/Statement"))
                .extracting(one -> one.path("Sid").asText())
                .containsExactly("TrustA", "TrustB");
        assertThat(said.at("/Policies/0/PolicyDocument/Statement"))
                .extracting(one -> one.path("Sid").asText())
                .containsExactly("DeployA", "DeployB");
        assertThat(said.at("/PermissionsBoundary/arnOf").asText()).isEqualTo(BOUND);
    }

    @Test
    void a_role_of_which_the_boundary_is_not_planned_has_none() {
        JsonNode said = new ConnectedEstate()
                .makes(ROLE, "AWS::IAM::Role")
                .deploys(way("A", ROLE, BOUND))
                .made(ROLE);

        assertThat(said.has("PermissionsBoundary")).isFalse();
    }

    private static ConnectedEstate watched() {
        return new ConnectedEstate()
                .makes(SINK, "AWS::Oam::Sink")
                .makes("billing/oam-sink/unseen", "AWS::Oam::Sink")
                .makes(LINK, "AWS::Oam::Link")
                .makes("shop/oam-link/unseen", "AWS::Oam::Link")
                .makes("legacy/oam-link/seen", "AWS::Oam::Link")
                .makes("billing/sns-topic/alarms", "AWS::SNS::Topic");
    }

    private static MonitoringSide side(List<String> sinks, List<String> links) {
        return new MonitoringSide("all", "billing", sinks, links, List.of(), List.of(), List.of());
    }

    @Test
    void a_sink_takes_links_of_the_accounts_that_it_sees() {
        ConnectedEstate estate =
                watched().watches(side(List.of(SINK), List.of(LINK, "legacy/oam-link/seen", "shop/x/y")));

        assertThat(estate.said(SINK)).isEqualTo(json("""
                {'Name':'seen','Policy':{'Version':'2012-10-17','Statement':[
                  {'Effect':'Allow','Resource':'*','Principal':{'AWS':[{'account':'legacy'},{'account':'shop'}]},
                   'Action':['oam:CreateLink','oam:UpdateLink']}]}}"""));
        assertThat(estate.said("billing/oam-sink/unseen")).isNull();
        assertThat(estate.said("billing/sns-topic/alarms")).isEqualTo(json("{'TopicName':'alarms'}"));
    }

    @Test
    void a_link_leads_to_the_sink_of_its_side() {
        ConnectedEstate estate = watched()
                .watches(side(List.of("billing/oam-sink/unseen"), List.of()))
                .watches(side(List.of("shop/x/unplanned", SINK), List.of(LINK)));

        assertThat(estate.said(LINK)).isEqualTo(json("""
                {'LabelTemplate':'$AccountName',
                 'ResourceTypes':['AWS::CloudWatch::Metric','AWS::Logs::LogGroup','AWS::XRay::Trace'],
                 'SinkIdentifier':{'arnOf':'billing/oam-sink/seen'}}"""));
        assertThat(estate.said("shop/oam-link/unseen")).isNull();
    }

    @Test
    void metrics_that_a_thing_looks_at_come_by_a_link_of_their_connection() {
        ConnectedEstate estate = watched()
                .moves("billing/cloudwatch-alarm/errors", "AWS::CloudWatch::Alarm")
                .connects(Means.MONITORING_LINK, "billing/cloudwatch-alarm/errors", "shop", SINK, LINK)
                .connects(
                        Means.RESOURCE_POLICY, "billing/cloudwatch-alarm/errors", "shop", SINK, "legacy/oam-link/seen");

        assertThat(estate.made(LINK).path("SinkIdentifier")).isEqualTo(json("{'arnOf':'billing/oam-sink/seen'}"));
        assertThat(estate.made(SINK).at("/Policy/Statement/0/Principal/AWS")).isEqualTo(json("[{'account':'shop'}]"));
        assertThat(estate.said("legacy/oam-link/seen")).isNull();
    }
}
