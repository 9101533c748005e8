package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedIdentity.PolicyKind;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All policies of a snapshot and who holds them; of other resources nothing is kept. */
final class PolicyBook {
    private static final Set<String> IDENTITIES = Set.of(
            "AWS::IAM::Role",
            "AWS::IAM::User",
            "AWS::IAM::Group",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::InstanceProfile",
            "AWS::IAM::OIDCProvider",
            "AWS::IAM::SAMLProvider");
    /** Their records hold templates and copies of others' policies. */
    private static final Set<String> OF_OTHERS =
            Set.of("AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::Config::ConfigRule");

    private static final int SHORTEST = 24;

    private final TreeMap<String, PolicyHolder> holders = new TreeMap<>();
    private final List<PolicyHolder> controls = new ArrayList<>();
    private final Map<String, String> rolesByName = new HashMap<>();
    private final Map<String, String> byUniqueId = new HashMap<>();
    private final Map<String, String> groupsByName = new HashMap<>();
    private final TreeMap<String, UserFacts> users = new TreeMap<>();
    private final Set<String> devices = new HashSet<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();

    private final BucketGrants bucketGrants = BucketGrants.load();
    private String canonical = "";
    private final TreeSet<String> objectLists = new TreeSet<>();

    @Nullable
    private String organization;

    /** Takes in a record of the snapshot. */
    void learn(Resource resource) {
        if (!resource.tags().isEmpty()) {
            tags.put(resource.arn(), resource.tags());
        }
        JsonNode data = resource.data();
        if (resource.type().startsWith("AWS::Organizations::")
                && data.path("Id").asText("").startsWith("o-")) {
            organization = data.path("Id").asText();
        }
        if (resource.type().equals("AWS::IAM::User")) {
            users.put(resource.arn(), UserFacts.of(resource));
        } else if (resource.type().equals("AWS::IAM::VirtualMFADevice")) {
            devices.add(data.at("/User/Arn").asText());
        }
        if (resource.type().equals("AWS::Organizations::Policy")) {
            control(resource);
        } else if (IDENTITIES.contains(resource.type())) {
            identity(resource);
        } else if (!OF_OTHERS.contains(resource.type()) && !resource.type().startsWith("AWS::IAM::")) {
            List<OldPolicy> found = new ArrayList<>();
            documents(resource.type(), data, "", found);
            KeyGrants.of(data).ifPresent(found::add);
            if (resource.type().equals("AWS::S3::Bucket")) {
                bucketGrants.of(resource.arn(), data).ifPresent(found::add);
                canonical = BucketGrants.owner(data).isEmpty() ? canonical : BucketGrants.owner(data);
                if (BucketGrants.takesObjectLists(data)) {
                    objectLists.add(resource.arn());
                }
            }
            if (!found.isEmpty()) {
                put(new PolicyHolder(
                        resource.arn(),
                        resource.type(),
                        resource.name(),
                        List.copyOf(found),
                        List.of(),
                        null,
                        null,
                        resource.tags(),
                        Map.of()));
            }
        }
    }

    private void put(PolicyHolder holder) {
        holders.put(holder.arn(), holder);
    }

    private void control(Resource resource) {
        JsonNode policy = resource.data().at("/DescribePolicy/Policy");
        JsonNode document = EmbeddedJson.open(policy.path("Content"));
        if (policy.at("/PolicySummary/Type").asText().equals("SERVICE_CONTROL_POLICY") && document.has("Statement")) {
            List<String> targets = new ArrayList<>();
            resource.data()
                    .at("/ListTargetsForPolicy/Targets")
                    .forEach(target -> targets.add(target.path("TargetId").asText()));
            PolicyHolder holder = new PolicyHolder(
                    resource.arn(),
                    resource.type(),
                    resource.name(),
                    List.of(new OldPolicy(
                            "service-control", PolicyKind.SERVICE_CONTROL, "/DescribePolicy/Policy/Content", document)),
                    List.copyOf(targets),
                    null,
                    null,
                    Map.of(),
                    Map.of());
            controls.add(holder);
            put(holder);
        }
    }

    private static void documents(String type, JsonNode node, String pointer, List<OldPolicy> found) {
        JsonNode open = node.isTextual() ? opened(node) : node;
        if (isPolicy(open)) {
            PolicyKind kind = type.equals("AWS::EC2::VPCEndpoint") ? PolicyKind.ENDPOINT : PolicyKind.RESOURCE;
            found.add(new OldPolicy(pointer.substring(pointer.lastIndexOf('/') + 1), kind, pointer, open));
        } else if (node.isContainerNode()) {
            JsonPath.everyChild(node, pointer, (child, at) -> documents(type, child, at, found));
        }
    }

    private static JsonNode opened(JsonNode text) {
        String value = text.asText();
        return value.length() >= SHORTEST && value.contains("Statement") ? EmbeddedJson.open(text) : text;
    }

    private static boolean isPolicy(JsonNode node) {
        JsonNode statements = node.path("Statement");
        JsonNode first = statements.isArray() ? statements.path(0) : statements;
        return first.has("Effect");
    }

    private void identity(Resource resource) {
        JsonNode data = resource.data();
        List<OldPolicy> policies = new ArrayList<>();
        List<String> attached = new ArrayList<>();
        switch (resource.type()) {
            case "AWS::IAM::Role" -> {
                rolesByName.put(resource.name(), resource.arn());
                add(
                        policies,
                        "trust",
                        PolicyKind.TRUST,
                        "/AssumeRolePolicyDocument",
                        data.path("AssumeRolePolicyDocument"));
                inline(data, "RolePolicyList", policies);
            }
            case "AWS::IAM::User" -> inline(data, "UserPolicyList", policies);
            case "AWS::IAM::Group" -> {
                groupsByName.put(resource.name(), resource.arn());
                inline(data, "GroupPolicyList", policies);
            }
            case "AWS::IAM::ManagedPolicy" -> managed(data, policies);
            default ->
                data.path("Roles").forEach(role -> attached.add(role.path("Arn").asText()));
        }
        data.path("AttachedManagedPolicies")
                .forEach(policy -> attached.add(policy.path("PolicyArn").asText()));
        data.path("GroupList").forEach(group -> attached.add(group.asText()));
        String unique = data.path("RoleId").asText(data.path("UserId").asText(""));
        if (!unique.isEmpty()) {
            byUniqueId.put(unique, resource.arn());
        }
        String boundary = data.at("/PermissionsBoundary/PermissionsBoundaryArn").asText("");
        put(new PolicyHolder(
                resource.arn(),
                resource.type(),
                resource.name(),
                List.copyOf(policies),
                List.copyOf(attached),
                boundary.isEmpty() ? null : boundary,
                unique.isEmpty() ? null : unique,
                resource.tags(),
                facts(data)));
    }

    private static Map<String, String> facts(JsonNode data) {
        Map<String, String> facts = new TreeMap<>();
        JsonNode used = data.path("RoleLastUsed");
        used.properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        if (data.has("AttachmentCount")) {
            facts.put("AttachmentCount", data.path("AttachmentCount").asText());
        }
        return facts;
    }

    private static void inline(JsonNode data, String member, List<OldPolicy> policies) {
        JsonNode list = data.path(member);
        for (int i = 0; i < list.size(); i++) {
            add(
                    policies,
                    list.get(i).path("PolicyName").asText(),
                    PolicyKind.INLINE,
                    "/" + member + "/" + i + "/PolicyDocument",
                    list.get(i).path("PolicyDocument"));
        }
    }

    private static void managed(JsonNode data, List<OldPolicy> policies) {
        JsonNode versions = data.path("PolicyVersionList");
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).path("IsDefaultVersion").asBoolean(versions.size() == 1)) {
                String pointer = "/PolicyVersionList/" + i + "/Document";
                add(
                        policies,
                        "managed",
                        PolicyKind.MANAGED,
                        pointer,
                        versions.get(i).path("Document"));
            }
        }
        String single = "/GetPolicyVersion/PolicyVersion/Document";
        add(policies, "managed", PolicyKind.MANAGED, single, data.at(single));
    }

    private static void add(List<OldPolicy> policies, String name, PolicyKind kind, String pointer, JsonNode document) {
        JsonNode open = EmbeddedJson.open(document);
        if (isPolicy(open)) {
            policies.add(new OldPolicy(name, kind, pointer, open));
        }
    }

    /** All holders, by ARN. */
    Iterable<PolicyHolder> holders() {
        return holders.values();
    }

    @Nullable
    PolicyHolder holder(String arn) {
        return holders.get(arn);
    }

    /** All IAM users, by ARN. */
    Iterable<UserFacts> users() {
        return users.values();
    }

    /** Whether the user has a device for a second factor. */
    boolean hasDevice(String user) {
        return devices.contains(user);
    }

    /** The service control policies; what they are attached to are their targets. */
    List<PolicyHolder> controls() {
        return controls;
    }

    /** The tags of any resource. */
    Map<String, String> tags(String arn) {
        return tags.getOrDefault(arn, Map.of());
    }

    /** The ARN of the role of this name; null where there is none. */
    @Nullable
    String role(String name) {
        return rolesByName.get(name);
    }

    @Nullable
    String group(String name) {
        return groupsByName.get(name);
    }

    /** Whether roles were read at all. */
    boolean hasRoles() {
        return !rolesByName.isEmpty();
    }

    /** The ARN of the identity that has this id; null where none has. */
    @Nullable
    String identity(String uniqueId) {
        return byUniqueId.get(uniqueId);
    }

    /** The ARNs of buckets whose objects have access lists of their own, in order. */
    Set<String> bucketsOfObjectLists() {
        return objectLists;
    }

    /** Whether this is the canonical id of the old account, by which access lists and policies of buckets name it. */
    boolean isCanonical(String id) {
        return !id.isEmpty() && id.equals(canonical);
    }

    /** The id of the organization that the old account is in; null where none was seen. */
    @Nullable
    String organization() {
        return organization;
    }
}
