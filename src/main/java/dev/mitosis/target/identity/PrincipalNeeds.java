package dev.mitosis.target.identity;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Who runs as whom, and what the users of a role need, by the edges of the graph. */
final class PrincipalNeeds {
    private static final String PROFILE = "AWS::IAM::InstanceProfile";
    /** It polls in the name of its function's role. */
    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

    private static final List<String> RUNNERS = List.of(
            "AWS::AutoScaling::",
            "AWS::Batch::",
            "AWS::CodeBuild::",
            "AWS::EC2::Instance",
            "AWS::EC2::LaunchTemplate",
            "AWS::ECS::",
            "AWS::ElasticBeanstalk::",
            "AWS::Glue::",
            "AWS::Lambda::",
            "AWS::SSM::Parameter",
            "AWS::SecretsManager::");

    private static final Set<String> PRINCIPALS = Set.of("AWS::IAM::Role", "AWS::IAM::User");

    private final SuccessorIndex successors;
    private final Set<String> common;
    private final Map<String, List<Edge>> out = new HashMap<>();
    private final Map<String, List<Edge>> in = new HashMap<>();
    private final Map<String, String> functions = new HashMap<>();
    private final Map<String, Boolean> far = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> needed = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> mappings = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    /**
     * Takes in the graph.
     *
     * @param common the ARNs of what all contexts share
     */
    PrincipalNeeds(GraphDocument graph, SuccessorIndex successors, Set<String> common) {
        this.successors = successors;
        this.common = common;
        graph.nodes().forEach(node -> types.put(node.id(), node.type()));
        for (Edge edge : graph.edges()) {
            if (edge.kind().isUse() && edge.kind() != EdgeKind.MAY_CONNECT) {
                out.computeIfAbsent(edge.from(), from -> new ArrayList<>(2)).add(edge);
                in.computeIfAbsent(edge.to(), to -> new ArrayList<>(2)).add(edge);
            } else if (edge.kind() == EdgeKind.TRIGGERS && type(edge.from()).equals(MAPPING)) {
                functions.put(edge.from(), edge.to());
                mappings.computeIfAbsent(edge.to(), to -> new TreeSet<>()).add(edge.from());
            }
        }
    }

    String type(String arn) {
        return types.getOrDefault(arn, "");
    }

    /** The edges from it. */
    List<Edge> from(String arn) {
        return out.getOrDefault(arn, List.of());
    }

    /**
     * The ARNs of the roles and users in whose name something acts: itself, its role, those a policy is attached to.
     */
    Set<String> principals(String arn) {
        Set<String> found = new TreeSet<>();
        String type = type(arn);
        if (PRINCIPALS.contains(type)) {
            found.add(arn);
        } else if (type.equals("AWS::IAM::ManagedPolicy") || type.equals("AWS::IAM::Group")) {
            holders(arn, found, new HashSet<>());
        } else {
            for (Edge edge : from(arn)) {
                if (edge.kind() == EdgeKind.RUNS_AS) {
                    role(edge.to(), found);
                }
            }
            String function = functions.get(arn);
            if (function != null) {
                found.addAll(principals(function));
            }
        }
        return found;
    }

    private void role(String arn, Set<String> found) {
        if (PRINCIPALS.contains(type(arn))) {
            found.add(arn);
        } else if (type(arn).equals(PROFILE)) {
            from(arn).stream().filter(edge -> edge.kind() == EdgeKind.RUNS_AS).forEach(edge -> role(edge.to(), found));
        }
    }

    private void holders(String arn, Set<String> found, Set<String> seen) {
        if (seen.add(arn)) {
            for (Edge edge : in.getOrDefault(arn, List.of())) {
                if (edge.kind() == EdgeKind.ATTACHED_TO && PRINCIPALS.contains(type(edge.from()))) {
                    found.add(edge.from());
                } else if (edge.kind() == EdgeKind.ATTACHED_TO
                        && type(edge.from()).equals("AWS::IAM::Group")) {
                    holders(edge.from(), found, seen);
                }
            }
        }
    }

    /** What runs code and acts as the user, or holds its key. */
    Set<String> carriers(String user) {
        Set<String> found = new TreeSet<>();
        for (Edge edge : in.getOrDefault(user, List.of())) {
            if (RUNNERS.stream().anyMatch(type(edge.from())::startsWith)) {
                found.add(edge.from());
            }
        }
        return found;
    }

    /** The mappings that poll for a function. */
    Set<String> mappings(String function) {
        return mappings.getOrDefault(function, Set.of());
    }

    /** Who acts in the name of a role: what runs as it, or as a profile that holds it. */
    Set<String> users(String role) {
        Set<String> users = new TreeSet<>();
        for (Edge edge : in.getOrDefault(role, List.of())) {
            if (edge.kind() == EdgeKind.RUNS_AS && type(edge.from()).equals(PROFILE)) {
                users.addAll(users(edge.from()));
            } else if (edge.kind() == EdgeKind.RUNS_AS) {
                users.add(edge.from());
            }
        }
        return users;
    }

    /**
     * Whether the policy's holder takes along what it may do to things in other accounts. A copy does not, except where
     * a policy is attached to somebody who is no copy.
     */
    boolean reachesFar(PlannedResource holder) {
        return holder.principal()
                || holder.succeeds() == null
                || far.computeIfAbsent(holder.id(), id -> isOfOneThatMoves(holder));
    }

    private boolean isOfOneThatMoves(PlannedResource holder) {
        String old = old(holder);
        return principals(old).stream()
                .filter(principal -> !principal.equals(old))
                .anyMatch(principal -> successors.standing(principal).stream()
                        .anyMatch(one -> one.principal() && one.account().equals(holder.account())));
    }

    /** What those who act in the name of the holder in its account need, in old ARNs. */
    Set<String> ofUsers(PlannedResource holder) {
        return needed.computeIfAbsent(holder.id(), id -> findNeeds(holder));
    }

    private Set<String> findNeeds(PlannedResource holder) {
        Set<String> found = new HashSet<>();
        for (String principal : principals(old(holder))) {
            for (String user : users(principal)) {
                if (standsIn(user, holder.account())) {
                    firm(user).forEach(edge -> found.add(edge.to()));
                }
            }
        }
        return found;
    }

    private static String old(PlannedResource one) {
        return one.succeeds() == null ? "" : one.succeeds();
    }

    private boolean standsIn(String arn, String account) {
        return successors.standing(arn).stream().anyMatch(one -> one.account().equals(account));
    }

    /** The edges from it that name or were seen. */
    List<Edge> firm(String arn) {
        return from(arn).stream()
                .filter(edge -> edge.strength().weight() >= Strength.NAME.weight())
                .toList();
    }

    /** Whether all contexts share it, so that copies of roles reach it, too. */
    boolean isCommon(String arn) {
        return common.contains(arn);
    }

    /** The accounts of those who use what stands there, its own first. */
    Set<String> consumers(PlannedResource provider) {
        Set<String> accounts = new TreeSet<>();
        for (Edge edge : in.getOrDefault(old(provider), List.of())) {
            for (PlannedResource consumer : successors.standing(edge.from())) {
                if (successors.serves(provider, consumer.account())) {
                    accounts.add(consumer.account());
                }
            }
        }
        accounts.add(provider.account());
        return accounts;
    }

    /** The accounts of what the holder and its users need, with its own. */
    Set<String> providers(PlannedResource holder) {
        Set<String> accounts = new TreeSet<>();
        Set<String> all = new HashSet<>(ofUsers(holder));
        if (reachesFar(holder)) {
            from(old(holder)).forEach(edge -> all.add(edge.to()));
        }
        for (String arn : all) {
            PlannedResource provider = successors.provider(arn, holder.account());
            if (provider != null) {
                accounts.add(provider.account());
            }
        }
        accounts.add(holder.account());
        return accounts;
    }
}
