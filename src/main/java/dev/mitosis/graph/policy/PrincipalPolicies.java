package dev.mitosis.graph.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All identities of a snapshot with every statement that holds for them. */
public final class PrincipalPolicies {
    private static final Set<String> PRINCIPALS = Set.of("AWS::IAM::Role", "AWS::IAM::User");
    private static final List<String> INLINE = List.of("RolePolicyList", "UserPolicyList", "GroupPolicyList");

    private final Map<String, Resource> principals = new TreeMap<>();
    private final Map<String, Resource> groupsByName = new HashMap<>();
    private final ManagedPolicies managed = new ManagedPolicies();

    public static PrincipalPolicies of(Snapshot snapshot) {
        PrincipalPolicies book = new PrincipalPolicies();
        try (Stream<Resource> resources = snapshot.resources()) {
            resources
                    .filter(r -> r.data() != null && r.type().startsWith("AWS::IAM::"))
                    .forEach(book::learn);
        }
        return book;
    }

    private void learn(Resource resource) {
        if (PRINCIPALS.contains(resource.type())) {
            principals.put(resource.arn(), resource);
        } else if (resource.type().equals("AWS::IAM::Group")) {
            groupsByName.put(resource.name(), resource);
        } else {
            managed.learn(resource);
        }
    }

    /** The ARNs of all roles and users, sorted. */
    public Set<String> principals() {
        return principals.keySet();
    }

    /** What the principal's own, attached and group policies say. */
    public List<GrantedStatement> identity(String principal) {
        Resource resource = principals.get(principal);
        if (resource == null) {
            return List.of();
        }
        List<GrantedStatement> all = new ArrayList<>(own(resource));
        for (JsonNode group : resource.data().path("GroupList")) {
            Resource found = groupsByName.get(group.asText());
            if (found != null) {
                all.addAll(own(found));
            }
        }
        return all;
    }

    private List<GrantedStatement> own(Resource holder) {
        List<GrantedStatement> all = new ArrayList<>();
        for (String member : INLINE) {
            JsonNode list = holder.data().path(member);
            for (int i = 0; i < list.size(); i++) {
                String pointer = "/" + member + "/" + i + "/PolicyDocument";
                all.addAll(ManagedPolicies.statements(holder.arn(), list.get(i).path("PolicyDocument"), pointer));
            }
        }
        for (JsonNode attached : holder.data().path("AttachedManagedPolicies")) {
            all.addAll(managed.statements(attached.path("PolicyArn").asText()));
        }
        return all;
    }

    /** The statements of the permissions boundary; null where there is none or its document is not known. */
    @Nullable
    public List<GrantedStatement> boundary(String principal) {
        Resource resource = principals.get(principal);
        return resource == null ? null : managed.boundary(resource.data());
    }
}
