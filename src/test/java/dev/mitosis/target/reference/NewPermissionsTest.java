package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedGrant;
import org.junit.jupiter.api.Test;

/** What the new things that let others in shall be. */
class NewPermissionsTest {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String BUS = "AWS::Events::EventBus";
    private static final String STEPS = "billing/stepfunctions-activity/pay";
    private static final String TAKEN = "billing/iam-role/from-shop-pay";

    /** Two consumers of which one is a role, and one of an account that another connection serves. */
    private static ConnectedEstate taken() {
        PlannedGrant.Means role = PlannedGrant.Means.ROLE_TO_ASSUME;
        return new ConnectedEstate()
                .moves(STEPS, "AWS::StepFunctions::Activity")
                .moves("shop/iam-role/checkout", ROLE)
                .moves("shop/lambda-function/checkout", FUNCTION)
                .stays("legacy/iam-role/old", ROLE)
                .makes(TAKEN, ROLE)
                .makes("shop/iam-managedpolicy/to-billing", "AWS::IAM::ManagedPolicy")
                .connects(Means.ROLE, STEPS, "shop", TAKEN, "shop/iam-managedpolicy/to-billing")
                .grants(STEPS, role, "shop/iam-role/checkout", "x", "")
                .grants(STEPS, role, "legacy/iam-role/old", "x", "")
                .grants(STEPS, role, "shop/iam-role/unplanned", "x", "")
                .grants(STEPS, role, "shop/lambda-function/checkout", "x", "");
    }

    @Test
    void a_role_to_take_may_do_what_the_consumers_of_its_account_did() {
        assertThat(taken().said(TAKEN)).isEqualTo(json("""
                {'RoleName':'from-shop-pay',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':'sts:AssumeRole',
                    'Principal':{'AWS':[{'text':['arn:aws:iam::',{'account':'shop'},':root']}]}}]},
                 'Policies':[{'PolicyName':'connection','PolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':['x:Do'],'Resource':['arn:aws:x:::pay']},
                   {'Effect':'Allow','Action':['x:Do'],'Resource':['arn:aws:x:::pay']}]}}]}"""));
    }

    @Test
    void a_role_to_take_for_which_nothing_is_granted_has_no_policy() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves(STEPS, "AWS::StepFunctions::Activity")
                .makes(TAKEN, ROLE)
                .connects(Means.ROLE, STEPS, "shop", TAKEN);

        assertThat(estate.made(TAKEN).has("Policies")).isFalse();
    }

    @Test
    void roles_of_the_consumers_account_may_take_the_role() {
        assertThat(taken().said("shop/iam-managedpolicy/to-billing")).isEqualTo(json("""
                {'ManagedPolicyName':'to-billing',
                 'PolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':'sts:AssumeRole','Resource':[{'arnOf':'billing/iam-role/from-shop-pay'}]}]},
                 'Roles':[{'ref':'shop/iam-role/checkout','attribute':'Ref'}]}"""));
    }

    @Test
    void a_policy_that_no_role_needs_is_attached_to_none() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves(STEPS, "AWS::StepFunctions::Activity")
                .makes("shop/iam-managedpolicy/to-billing", "AWS::IAM::ManagedPolicy")
                .connects(Means.ROLE, STEPS, "shop", "shop/iam-managedpolicy/to-billing");

        assertThat(estate.made("shop/iam-managedpolicy/to-billing").has("Roles"))
                .isFalse();
    }

    @Test
    void events_of_the_account_are_handed_to_a_bus_and_to_nothing_else_once_the_switch_is_on() {
        String policy = "billing/events-eventbuspolicy/other-accounts-paid";
        ConnectedEstate estate = new ConnectedEstate()
                .moves("billing/events-eventbus/paid", BUS)
                .moves("billing/lambda-function/paid", FUNCTION)
                .makes("shop/events-rule/to-paid", "AWS::Events::Rule")
                .makes("shop/iam-role/to-paid", ROLE)
                .makes("shop/events-rule/to-function", "AWS::Events::Rule")
                .makes(policy, "AWS::Events::EventBusPolicy")
                .connects(
                        Means.EVENT_BUS,
                        "billing/events-eventbus/paid",
                        "shop",
                        policy,
                        "shop/events-rule/to-paid",
                        "shop/iam-role/to-paid")
                .connects(Means.EVENT_BUS, "billing/lambda-function/paid", "shop", "shop/events-rule/to-function");

        assertThat(estate.said("shop/events-rule/to-paid")).isEqualTo(json("""
                {'Name':'to-paid',
                 'EventPattern':{'account':[{'account':'shop'}],'source':[{'anything-but':{'prefix':'aws.'}}]},
                 'State':{'active':'ENABLED','inactive':'DISABLED'},
                 'Targets':[{'Id':'bus','Arn':{'arnOf':'billing/events-eventbus/paid'},
                             'RoleArn':{'arnOf':'shop/iam-role/to-paid'}}]}"""));
        assertThat(estate.said("shop/iam-role/to-paid")).isEqualTo(json("""
                {'RoleName':'to-paid',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'Service':'events.amazonaws.com'}}]},
                 'Policies':[{'PolicyName':'connection','PolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':['events:PutEvents'],
                    'Resource':[{'arnOf':'billing/events-eventbus/paid'}]}]}}]}"""));
        assertThat(estate.made(policy).path("Statement")).isEqualTo(json("""
                {'Effect':'Allow','Action':'events:PutEvents',
                 'Principal':{'AWS':{'text':['arn:aws:iam::',{'account':'shop'},':root']}},
                 'Resource':{'arnOf':'billing/events-eventbus/paid'}}"""));
        assertThat(estate.said("shop/events-rule/to-function")).isNull();
    }

    @Test
    void a_function_lets_in_each_caller_by_a_statement_of_its_own() {
        PlannedGrant.Means policy = PlannedGrant.Means.RESOURCE_POLICY;
        String permission = "billing/lambda-permission/other-accounts";
        ConnectedEstate estate = new ConnectedEstate()
                .moves("billing/lambda-function/paid", FUNCTION)
                .moves("shop/sns-topic/orders", "AWS::SNS::Topic")
                .makes(permission, "AWS::Lambda::Permission")
                .connects(Means.RESOURCE_POLICY, "billing/lambda-function/paid", "shop", permission)
                .grants(
                        "billing/lambda-function/paid",
                        policy,
                        "shop/sns-topic/orders",
                        "sns.amazonaws.com",
                        "arn:aws:sns:eu-west-1:${ACCOUNT_SHOP}:thing/orders")
                .grants("billing/lambda-function/paid", policy, "shop/x/unplanned", "arn:aws:iam::1:role/r", "arn:s")
                .grants("billing/lambda-function/paid", policy, "shop/sns-topic/orders", "arn:aws:iam::1:role/q", "");
        Written written = estate.written(permission);

        assertThat(written.properties()).isEqualTo(json("""
                {'Action':'x:Do','FunctionName':{'arnOf':'billing/lambda-function/paid'},
                 'Principal':'sns.amazonaws.com','SourceArn':{'arnOf':'shop/sns-topic/orders'},
                 'SourceAccount':{'account':'shop'}}"""));
        assertThat(written.parts())
                .extracting(part -> part.id())
                .containsExactly(permission + "/permission/1", permission + "/permission/2");
        assertThat(written.parts().get(0).properties()).isEqualTo(json("""
                {'Action':'x:Do','FunctionName':{'arnOf':'billing/lambda-function/paid'},
                 'Principal':'arn:aws:iam::1:role/r','SourceArn':'arn:s'}"""));
        assertThat(written.parts().get(1).properties()).isEqualTo(json("""
                {'Action':'x:Do','FunctionName':{'arnOf':'billing/lambda-function/paid'},
                 'Principal':'arn:aws:iam::1:role/q'}"""));
    }

    @Test
    void a_bus_lets_in_whom_it_is_told_to() {
        String policy = "billing/events-eventbuspolicy/other-accounts";
        ConnectedEstate estate = new ConnectedEstate()
                .moves("billing/events-eventbus/paid", BUS)
                .moves("shop/iam-role/checkout", ROLE)
                .makes(policy, "AWS::Events::EventBusPolicy")
                .connects(Means.RESOURCE_POLICY, "billing/events-eventbus/paid", "shop", policy)
                .grants(
                        "billing/events-eventbus/paid",
                        PlannedGrant.Means.RESOURCE_POLICY,
                        "shop/iam-role/checkout",
                        "arn:aws:iam::${ACCOUNT_SHOP}:thing/checkout",
                        "");
        JsonNode said = estate.made(policy);

        assertThat(said.path("StatementId").asText()).matches("other-accounts-[0-9a-f]{8}");
        assertThat(said.path("EventBusName"))
                .isEqualTo(json("{'ref':'billing/events-eventbus/paid','attribute':'Ref'}"));
        assertThat(said.path("Statement")).isEqualTo(json("""
                {'Effect':'Allow','Principal':{'AWS':{'arnOf':'shop/iam-role/checkout'}},
                 'Action':['x:Do'],'Resource':['arn:aws:x:::paid']}"""));
    }
}
