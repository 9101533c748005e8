package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static dev.mitosis.target.reference.ConnectedEstate.mapped;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Origin;
import dev.mitosis.target.property.Mapped.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The policies of the estate, in the place of those of records and in addition to them. */
class WrittenPoliciesTest {
    private static final PlannedGrant.Means RESOURCE = PlannedGrant.Means.RESOURCE_POLICY;
    private static final PlannedGrant.Means IDENTITY = PlannedGrant.Means.IDENTITY_POLICY;
    private static final String ROLE = "shop/iam-role/api";
    private static final String QUEUE = "billing/sqs-queue/paid";
    private static final String POLICY = "billing/sqs-queuepolicy/other-accounts-paid";
    private static final String BUCKET = "billing/s3-bucket/media";

    private static PlannedIdentity identity(
            String id, List<String> attached, @Nullable String boundary, PlannedPolicy... policies) {
        return new PlannedIdentity(
                id, "arn:old", "shop", "AWS::IAM::Role", "arn:new", List.of(policies), attached, boundary, Map.of());
    }

    private static PlannedPolicy policy(String name, PolicyKind kind, String pointer, @Nullable String document) {
        return new PlannedPolicy(name, kind, pointer, document == null ? null : json(document), List.of());
    }

    private static ObjectNode said(ConnectedEstate estate, String id, String raw) {
        return (ObjectNode)
                Objects.requireNonNull(estate.written(id, mapped(raw)).properties());
    }

    private static final String OLD_IDENTITY = """
            {'Policies':[{'PolicyName':'old'}],'ManagedPolicyArns':['arn:old'],'PermissionsBoundary':'arn:old',
             'Groups':['old']}""";

    @Test
    void a_role_has_the_planned_policies_and_none_of_the_old_ones() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves(ROLE, "AWS::IAM::Role")
                .identity(identity(
                        ROLE,
                        List.of("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::${ACCOUNT_SHOP}:policy/own"),
                        "arn:aws:iam::${ACCOUNT_SHOP}:policy/bound",
                        policy("trust", PolicyKind.TRUST, "/x", "{'Statement':'${TRUSTED_BY}'}"),
                        policy("read", PolicyKind.INLINE, "/y", "{'Statement':1}"),
                        policy("***", PolicyKind.INLINE, "/h", "{'Statement':2}"),
                        policy("gone", PolicyKind.INLINE, "/z", null)));

        assertThat(said(estate, ROLE, OLD_IDENTITY)).isEqualTo(json("""
                {'RoleName':'api','AssumeRolePolicyDocument':{'Statement':{'parameter':'TrustedBy'}},
                 'Policies':[{'PolicyName':'read','PolicyDocument':{'Statement':1}},
                             {'PolicyName':'policy-2','PolicyDocument':{'Statement':2}}],
                 'ManagedPolicyArns':['arn:aws:iam::aws:policy/ReadOnlyAccess',
                   {'text':['arn:aws:iam::',{'account':'shop'},':policy/own']}],
                 'PermissionsBoundary':{'text':['arn:aws:iam::',{'account':'shop'},':policy/bound']}}"""));
        assertThat(estate.written(ROLE, mapped("{}")).parameters())
                .extracting(one -> one.name())
                .containsExactly("TrustedBy");
    }

    @Test
    void a_user_is_in_its_groups_and_has_no_trust() {
        String user = "shop/iam-user/ann";
        ConnectedEstate estate = new ConnectedEstate()
                .moves(user, "AWS::IAM::User")
                .identity(identity(
                        user,
                        List.of("arn:aws:iam::${ACCOUNT_SHOP}:group/team", "arn:aws:iam::aws:policy/X"),
                        null,
                        policy("trust", PolicyKind.TRUST, "/x", "{'a':1}"),
                        policy("read", PolicyKind.INLINE, "/y", "{'Statement':1}")));

        assertThat(said(estate, user, OLD_IDENTITY)).isEqualTo(json("""
                {'UserName':'ann','Policies':[{'PolicyName':'read','PolicyDocument':{'Statement':1}}],
                 'ManagedPolicyArns':['arn:aws:iam::aws:policy/X'],'Groups':['team']}"""));
    }

    @Test
    void a_managed_policy_says_its_document_and_not_who_has_it() {
        String managed = "shop/iam-managedpolicy/own";
        ConnectedEstate estate = new ConnectedEstate()
                .moves(managed, "AWS::IAM::ManagedPolicy")
                .identity(identity(managed, List.of(), null, policy("m", PolicyKind.MANAGED, "/x", "{'Statement':1}")));

        assertThat(said(estate, managed, "{'PolicyDocument':{'old':1},'Roles':['a'],'Users':['b'],'Groups':['c']}"))
                .isEqualTo(json("{'PolicyDocument':{'Statement':1},'ManagedPolicyName':'own'}"));
    }

    @Test
    void a_profile_has_its_role_by_a_reference_where_that_is_planned_and_by_name_elsewhere() {
        String profile = "shop/iam-instanceprofile/machines";
        ConnectedEstate estate = new ConnectedEstate()
                .moves(ROLE, "AWS::IAM::Role")
                .moves(profile, "AWS::IAM::InstanceProfile")
                .identity(identity(
                        profile,
                        List.of("arn:aws:iam::${ACCOUNT_SHOP}:thing/api", "arn:aws:iam::1:role/path/elsewhere"),
                        null));

        assertThat(said(estate, profile, "{'Roles':['old']}").path("Roles"))
                .isEqualTo(json("[{'ref':'shop/iam-role/api','attribute':'Ref'},'elsewhere']"));
    }

    private static Mapped document(String property, String raw) {
        return new Mapped(
                (ObjectNode) json(raw),
                List.of(),
                List.of(new Origin(property, "/Policies/*/Document", Rule.NAME)),
                List.of(),
                List.of());
    }

    @Test
    void a_policy_of_a_resource_is_planned_by_its_place_and_left_out_where_nothing_of_it_is_left() {
        ConnectedEstate estate = new ConnectedEstate().moves(QUEUE, "AWS::SQS::Queue");
        estate.identity(identity(
                QUEUE, List.of(), null, policy("r", PolicyKind.RESOURCE, "/Policies/12/Document", "{'Statement':1}")));
        ConnectedEstate none = new ConnectedEstate()
                .moves(QUEUE, "AWS::SQS::Queue")
                .identity(identity(
                        QUEUE, List.of(), null, policy("r", PolicyKind.RESOURCE, "/Policies/12/Document", null)));

        assertThat(estate.written(QUEUE, document("Tags", "{'Tags':{'old':1}}")).properties())
                .isEqualTo(json("{'QueueName':'paid','Tags':{'Statement':1}}"));
        // What was a text stays one.
        assertThat(estate.written(QUEUE, document("Tags", "{'Tags':'old'}")).properties())
                .isEqualTo(json("{'QueueName':'paid','Tags':'{\\\"Statement\\\":1}'}".replace("\\'", "'")));
        assertThat(none.written(QUEUE, document("Tags", "{'Tags':{'old':1}}")).properties())
                .isEqualTo(json("{'QueueName':'paid'}"));
        // A property of each element of a list is no document.
        assertThat(estate.written(QUEUE, document("Tags/*/Value", "{'Tags':{'old':1}}"))
                        .properties())
                .isEqualTo(json("{'QueueName':'paid','Tags':{'old':1}}"));
    }

    private static Mapped withPolicy() {
        return new Mapped(
                (ObjectNode) json("{}"),
                List.of(new Child(
                        "AWS::SQS::QueuePolicy",
                        "",
                        (ObjectNode) json("{'PolicyDocument':{'Statement':[{'Sid':'old'}]}}"),
                        List.of(new Origin("PolicyDocument", "/Policy", Rule.TABLE)),
                        List.of())),
                List.of(),
                List.of(),
                List.of());
    }

    private static ConnectedEstate letsIn() {
        return new ConnectedEstate()
                .moves(QUEUE, "AWS::SQS::Queue")
                .moves(ROLE, "AWS::IAM::Role")
                .makes(POLICY, "AWS::SQS::QueuePolicy")
                .connects(Means.RESOURCE_POLICY, QUEUE, "shop", QUEUE, POLICY);
    }

    @Test
    void a_policy_that_is_planned_apart_holds_what_the_old_one_said_and_what_is_granted() {
        ConnectedEstate estate = letsIn().grants(
                        QUEUE,
                        RESOURCE,
                        ROLE,
                        "arn:aws:iam::${ACCOUNT_SHOP}:thing/api",
                        "arn:aws:sns:::${ACCOUNT_SHOP}")
                .grants(QUEUE, RESOURCE, ROLE, "sns.amazonaws.com", "");
        PropertyWriter writer = estate.writer();
        Written queue = writer.write(estate.known(QUEUE), withPolicy());

        assertThat(queue.parts()).isEmpty();
        assertThat(writer.isHeld(estate.known(QUEUE))).isTrue();
        assertThat(writer.isHeld(estate.known(ROLE))).isFalse();
        assertThat(estate.properties(writer, POLICY)).isEqualTo(json("""
                {'PolicyDocument':{'Statement':[{'Sid':'old'},
                   {'Effect':'Allow','Principal':{'AWS':{'arnOf':'shop/iam-role/api'}},'Action':['x:Do'],
                    'Resource':['arn:aws:x:::paid'],
                    'Condition':{'ArnLike':{'aws:SourceArn':{'text':['arn:aws:sns:::',{'account':'shop'}]}}}},
                   {'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':['x:Do'],
                    'Resource':['arn:aws:x:::paid']}]},
                 'Queues':[{'ref':'billing/sqs-queue/paid','attribute':'Ref'}]}"""));
    }

    @Test
    void what_many_need_alike_is_said_once() {
        ConnectedEstate estate = letsIn().grants(QUEUE, RESOURCE, "a", "sns.amazonaws.com", "arn:aws:sns:::orders")
                .grants(QUEUE, RESOURCE, "b", "arn:aws:iam::${ACCOUNT_SHOP}:thing/api", "")
                .grants(QUEUE, RESOURCE, "c", "sns.amazonaws.com", "arn:aws:sns:::refunds")
                .grants(QUEUE, RESOURCE, "d", "arn:aws:iam::123456789012:role/books", "")
                .grants(QUEUE, RESOURCE, "e", "events.amazonaws.com", "arn:aws:events:::daily")
                .grants(QUEUE, RESOURCE, "f", "events.amazonaws.com", "");

        assertThat(estate.made(POLICY).at("/PolicyDocument/Statement")).isEqualTo(json("""
                [{'Effect':'Allow','Principal':{'Service':'sns.amazonaws.com'},'Action':['x:Do'],
                  'Resource':['arn:aws:x:::paid'],
                  'Condition':{'ArnLike':{'aws:SourceArn':['arn:aws:sns:::orders','arn:aws:sns:::refunds']}}},
                 {'Effect':'Allow','Principal':{'AWS':[{'arnOf':'shop/iam-role/api'},
                   'arn:aws:iam::123456789012:role/books']},'Action':['x:Do'],'Resource':['arn:aws:x:::paid']},
                 {'Effect':'Allow','Principal':{'Service':'events.amazonaws.com'},'Action':['x:Do'],
                  'Resource':['arn:aws:x:::paid']}]"""));
    }

    @Test
    void a_policy_of_a_thing_that_stays_is_held_too() {
        ConnectedEstate estate = new ConnectedEstate()
                .stays("legacy/sqs-queue/paid", "AWS::SQS::Queue")
                .makes("legacy/sqs-queuepolicy/other", "AWS::SQS::QueuePolicy")
                .connects(Means.RESOURCE_POLICY, "legacy/sqs-queue/paid", "shop", "legacy/sqs-queuepolicy/other");
        PropertyWriter writer = estate.writer();
        writer.hold(estate.known("legacy/sqs-queue/paid"), withPolicy());

        assertThat(estate.properties(writer, "legacy/sqs-queuepolicy/other")).isEqualTo(json("""
                {'PolicyDocument':{'Statement':[{'Sid':'old'}]},
                 'Queues':[{'text':['https://sqs.eu-west-1.amazonaws.com/',{'account':'legacy'},'/paid']}]}"""));
    }

    @Test
    void a_policy_for_which_nothing_is_granted_is_a_finding() {
        Written written = letsIn().written(POLICY);

        assertThat(written.properties()).isNull();
        assertThat(written.findings()).extracting(Finding::rule).containsExactly("target.nothing-to-say");
    }

    @Test
    void a_policy_without_one_apart_is_a_part_of_its_thing_and_has_what_is_granted() {
        ConnectedEstate estate = new ConnectedEstate().moves(QUEUE, "AWS::SQS::Queue");

        assertThat(estate.written(QUEUE, withPolicy()).parts()).singleElement().satisfies(part -> {
            assertThat(part.id()).isEqualTo(QUEUE + "/queuepolicy");
            assertThat(part.properties()).isEqualTo(json("{'PolicyDocument':{'Statement':[{'Sid':'old'}]}}"));
        });
    }

    @Test
    void what_an_identity_is_allowed_in_addition_stands_apart_and_what_a_resource_is_not_there() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves(ROLE, "AWS::IAM::Role")
                .moves("shop/iam-user/ann", "AWS::IAM::User")
                .moves(QUEUE, "AWS::SQS::Queue")
                .grants(ROLE, IDENTITY, ROLE, "x", "arn:s")
                .grants(ROLE, RESOURCE, ROLE, "x", "")
                .grants("shop/iam-user/ann", IDENTITY, ROLE, "x", "")
                .grants(QUEUE, IDENTITY, ROLE, "x", "");

        assertThat(estate.written(ROLE, mapped("{}")).parts()).singleElement().satisfies(part -> {
            assertThat(part.id()).isEqualTo(ROLE + "/policy/other-accounts");
            assertThat(part.type()).isEqualTo("AWS::IAM::RolePolicy");
            assertThat(part.properties()).isEqualTo(json("""
                    {'PolicyName':'other-accounts','RoleName':{'ref':'shop/iam-role/api','attribute':'Ref'},
                     'PolicyDocument':{'Version':'2012-10-17','Statement':[
                       {'Effect':'Allow','Action':['x:Do'],'Resource':['arn:aws:x:::api']}]}}"""));
        });
        assertThat(estate.written("shop/iam-user/ann", mapped("{}")).parts())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.type()).isEqualTo("AWS::IAM::UserPolicy");
                    assertThat(part.properties().path("UserName"))
                            .isEqualTo(json("{'ref':'shop/iam-user/ann','attribute':'Ref'}"));
                });
        assertThat(estate.written(QUEUE, mapped("{}")).parts()).isEmpty();
    }

    @Test
    void a_document_of_a_thing_itself_takes_what_is_granted_but_not_where_it_is_a_text() {
        String key = "billing/kms-key/k";
        ConnectedEstate estate = new ConnectedEstate()
                .moves(key, "AWS::KMS::Key")
                .grants(key, RESOURCE, ROLE, "arn:aws:iam::1:root", "");
        String granted =
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::1:root'},'Action':['x:Do']," + "'Resource':'*'}";

        assertThat(said(estate, key, "{}").path("KeyPolicy"))
                .isEqualTo(json("{'Version':'2012-10-17','Statement':[" + granted + "]}"));
        assertThat(said(estate, key, "{'KeyPolicy':{'Statement':{'Sid':'one'}}}")
                        .path("KeyPolicy"))
                .isEqualTo(json("{'Statement':[{'Sid':'one'}," + granted + "]}"));
        assertThat(said(estate, key, "{'KeyPolicy':{}}").path("KeyPolicy"))
                .isEqualTo(json("{'Statement':[" + granted + "]}"));
        assertThat(said(estate, key, "{'KeyPolicy':'as it was'}").path("KeyPolicy"))
                .isEqualTo(json("'as it was'"));
    }

    @Test
    void a_bucket_that_keeps_no_versions_cannot_be_replicated_into() {
        String policy = "billing/s3-bucketpolicy/other-accounts-media";
        ConnectedEstate estate = new ConnectedEstate()
                .moves(BUCKET, "AWS::S3::Bucket")
                .makes("shop/s3-bucket/media-copy", "AWS::S3::Bucket")
                .makes("shop/iam-role/copies-media", "AWS::IAM::Role")
                .makes(policy, "AWS::S3::BucketPolicy")
                .connects(
                        Means.REPLICA,
                        BUCKET,
                        "shop",
                        BUCKET,
                        policy,
                        "shop/s3-bucket/media-copy",
                        "shop/iam-role/copies-media");
        PropertyWriter versioned = estate.writer();
        versioned.write(estate.known(BUCKET), mapped("{'VersioningConfiguration':{'Status':'Enabled'}}"));
        PropertyWriter plain = estate.writer();
        plain.write(estate.known(BUCKET), mapped("{'VersioningConfiguration':{'Status':'Suspended'}}"));

        assertThat(estate.addition(versioned, policy).findings()).isEmpty();
        assertThat(estate.addition(plain, policy).findings())
                .extracting(Finding::rule)
                .containsExactly("target.replica-needs-versions");
        assertThat(estate.properties(plain, policy).at("/PolicyDocument/Statement/0/Principal/AWS/0"))
                .isEqualTo(json("{'arnOf':'shop/iam-role/copies-media'}"));
    }
}
