package dev.mitosis.target.delivery;

import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.DeliveryWay.Deployer;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.delivery.DeliveryFacts.Seen;
import dev.mitosis.target.name.NewThings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds the way into one unit: a role to take, bounded, and what others have to allow it. */
final class WayBuilder {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String REPOSITORY = "AWS::ECR::Repository";
    private static final Set<DeployerKind> OF_AWS =
            EnumSet.of(DeployerKind.PIPELINE, DeployerKind.BUILD, DeployerKind.DEPLOYMENT);
    /** What a deployer keeps its artefacts in, and what it may do to them, by type. */
    private static final Map<String, List<String>> STORES = Map.of(
            "AWS::S3::Bucket",
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"),
            "AWS::KMS::Key",
            List.of("kms:Decrypt", "kms:DescribeKey"),
            REPOSITORY,
            List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"));

    private final DeliveryGround ground;
    private final Map<String, Set<String>> moving;
    private final Map<String, List<Edge>> stores = new HashMap<>();

    WayBuilder(DeliveryGround ground, Map<String, Set<String>> moving) {
        this.ground = ground;
        this.moving = moving;
        for (Edge edge : ground.graph().edges()) {
            PlannedResource to = ground.principal(edge.to());
            if (to != null && STORES.containsKey(to.type())) {
                stores.computeIfAbsent(edge.from(), unseen -> new ArrayList<>(1))
                        .add(edge);
            }
        }
    }

    DeliveryWay way(PlannedUnit unit, Set<Seen> serving) {
        List<Deployer> deployers = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        List<PlannedStatement> trust = new ArrayList<>();
        for (Seen seen : serving) {
            Deployer deployer = deployer(seen, unit, reasons);
            deployers.add(deployer);
            if (needsRole(seen, deployer, unit)) {
                trust.add(trust(seen, deployer, unit, trust.size()));
            }
        }
        if (deployers.isEmpty()) {
            reasons.add(
                    Reason.of("delivery.nobody-seen", "Nobody was seen who deploys into it: a person has to tell."));
        } else if (trust.isEmpty()) {
            reasons.add(Reason.of("delivery.inside", "Whoever deploys into it stands in its account."));
        }
        if (trust.isEmpty()) {
            return new DeliveryWay(
                    unit.id(),
                    List.copyOf(deployers),
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.copyOf(reasons));
        }
        PlannedResource boundary = boundary(unit);
        PlannedResource role = role(unit);
        return new DeliveryWay(
                unit.id(),
                List.copyOf(deployers),
                role.id(),
                boundary.id(),
                List.copyOf(trust),
                permissions(unit, boundary),
                bounds(boundary),
                grants(unit, serving, role),
                List.copyOf(reasons));
    }

    private Deployer deployer(Seen seen, PlannedUnit unit, List<Reason> reasons) {
        PlannedResource own = Objects.requireNonNull(ground.principal(seen.arn()));
        PlannedResource near = ground.in(unit.account(), seen.arn());
        String home = seen.kind() == DeployerKind.STACK || near != null ? unit.account() : own.account();
        String id = near == null ? own.id() : near.id();
        if (near == null && ground.decisions().splitsDelivery() && OF_AWS.contains(seen.kind())) {
            boolean production = ground.homes().isProduction(unit.environment());
            String side =
                    production ? ground.homes().ofProduction() : ground.homes().ofRest();
            if (!side.equals(home)) {
                home = side;
                id = twin(own, side, production).id();
            }
        }
        reasons.add(Reason.of(
                "delivery." + seen.kind().label(), own.name() + words(seen.kind()) + " and works from " + home + "."));
        return new Deployer(id, seen.kind(), home, home.equals(unit.account()));
    }

    private static String words(DeployerKind kind) {
        return switch (kind) {
            case PIPELINE, BUILD, DEPLOYMENT -> " deploys to it";
            case CI_ROLE -> " is taken by builds outside of AWS, reaches it";
            case RUNNER -> " runs builds, reaches it";
            case KEY -> " deploys by access keys, which should give way to a role,";
            case STACK -> " makes its resources by a role of its own";
        };
    }

    private PlannedResource twin(PlannedResource own, String side, boolean production) {
        String tail = own.arn().split(":", 6)[5];
        return ground.things()
                .make(
                        new NewThings.New(
                                side,
                                own.type(),
                                own.region(),
                                own.name(),
                                own.arn().split(":", 4)[2] + ":" + own.region() + ":" + tail,
                                null),
                        Reason.of(
                                "delivery.split",
                                "It was decided that " + (production ? "production" : "what is not production")
                                        + " is delivered by pipelines of its own."));
    }

    private boolean needsRole(Seen seen, Deployer deployer, PlannedUnit unit) {
        return seen.kind() == DeployerKind.STACK
                ? seen.stackRole() != null && ground.in(unit.account(), seen.stackRole()) == null
                : !deployer.inside();
    }

    private PlannedStatement trust(Seen seen, Deployer deployer, PlannedUnit unit, int number) {
        String sid = "Deployer" + (number + 1);
        if (seen.provider() != null) {
            return new PlannedStatement(
                    sid,
                    "Allow",
                    Map.of("Federated", List.of(provider(seen.provider(), unit))),
                    List.of("sts:AssumeRoleWithWebIdentity"),
                    List.of(),
                    List.of(),
                    seen.conditions());
        }
        if (seen.kind() == DeployerKind.STACK) {
            return new PlannedStatement(
                    sid,
                    "Allow",
                    Map.of("Service", List.of("cloudformation.amazonaws.com")),
                    List.of("sts:AssumeRole"),
                    List.of(),
                    List.of(),
                    Map.of());
        }
        return new PlannedStatement(
                sid,
                "Allow",
                Map.of("AWS", List.of(principal(seen, deployer.home()))),
                List.of("sts:AssumeRole"),
                List.of(),
                List.of(),
                Map.of());
    }

    /** The provider of builds in the unit's account: accounts share none. */
    private String provider(String old, PlannedUnit unit) {
        PlannedResource near = ground.in(unit.account(), old);
        if (near != null) {
            return near.arn();
        }
        String host = old.substring(old.indexOf('/') + 1);
        return ground.things()
                .make(
                        new NewThings.New(
                                unit.account(),
                                "AWS::IAM::OIDCProvider",
                                Resource.GLOBAL,
                                host,
                                "iam::oidc-provider/" + host,
                                unit.id()),
                        Reason.of(
                                "delivery.provider",
                                "Builds outside of AWS take a role of this account by its tokens."))
                .arn();
    }

    /** The role that the deployer works by where it will be; the account itself where it has none there. */
    private String principal(Seen seen, String home) {
        if (seen.kind() == DeployerKind.KEY) {
            return Objects.requireNonNull(ground.principal(seen.arn())).arn();
        }
        return ground.workers(seen.arn()).stream()
                .map(role -> ground.in(home, role))
                .filter(Objects::nonNull)
                .map(PlannedResource::arn)
                .findFirst()
                .orElseGet(() -> ground.things().arn(home, "iam::root"));
    }

    private PlannedResource boundary(PlannedUnit unit) {
        return ground.things()
                .make(
                        new NewThings.New(
                                unit.account(),
                                "AWS::IAM::ManagedPolicy",
                                Resource.GLOBAL,
                                "deploy-boundary",
                                "iam::policy/deploy-boundary",
                                unit.id()),
                        Reason.of(
                                "delivery.boundary",
                                "A deployer can make roles: none of them may do more than the boundary, nor change it."));
    }

    private static String name(PlannedUnit unit) {
        return "deploy-" + (unit.context() == null ? "common" : unit.context());
    }

    private PlannedResource role(PlannedUnit unit) {
        return ground.things()
                .make(
                        new NewThings.New(
                                unit.account(),
                                ROLE,
                                Resource.GLOBAL,
                                name(unit),
                                "iam::role/" + name(unit),
                                unit.id()),
                        Reason.of("delivery.role", "Whoever deploys from elsewhere takes it, and nothing else."));
    }

    private List<PlannedStatement> permissions(PlannedUnit unit, PlannedResource boundary) {
        TreeSet<String> actions = new TreeSet<>();
        for (String arn : moving.getOrDefault(unit.id(), Set.of())) {
            String[] parts = arn.split(":", 4);
            if (parts.length == 4 && !parts[2].equals("iam")) {
                actions.add(parts[2] + ":*");
            }
        }
        List<PlannedStatement> statements = new ArrayList<>();
        if (!actions.isEmpty()) {
            statements.add(allow("DeployUnit", List.copyOf(actions), "*", Map.of()));
        }
        String roles = ground.things().arn(unit.account(), "iam::role/*");
        statements.add(allow("PassRoles", List.of("iam:PassRole"), roles, Map.of()));
        statements.add(allow(
                "MakeBoundedRoles",
                List.of("iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:PutRolePolicy"),
                roles,
                Map.of("StringEquals", Map.of("iam:PermissionsBoundary", List.of(boundary.arn())))));
        return List.copyOf(statements);
    }

    /** Everything but what would let a deployer out of its bounds (IAM user guide, access_policies_boundaries). */
    private static List<PlannedStatement> bounds(PlannedResource boundary) {
        return List.of(
                new PlannedStatement(
                        "AllButIdentities",
                        "Allow",
                        Map.of(),
                        List.of(),
                        List.of(
                                "account:*",
                                "iam:CreateAccessKey",
                                "iam:CreateLoginProfile",
                                "iam:CreateUser",
                                "organizations:*"),
                        List.of("*"),
                        Map.of()),
                new PlannedStatement(
                        "KeepBoundary",
                        "Deny",
                        Map.of(),
                        List.of(
                                "iam:CreatePolicyVersion",
                                "iam:DeletePolicy",
                                "iam:DeletePolicyVersion",
                                "iam:DeleteRolePermissionsBoundary",
                                "iam:SetDefaultPolicyVersion"),
                        List.of(),
                        List.of(boundary.arn(), boundary.arn().replace(":policy/deploy-boundary", ":role/*")),
                        Map.of()));
    }

    private static PlannedStatement allow(
            String sid, List<String> actions, String resource, Map<String, Map<String, List<String>>> conditions) {
        return new PlannedStatement(sid, "Allow", Map.of(), actions, List.of(), List.of(resource), conditions);
    }

    /** What the deployers keep elsewhere, and the images that the unit runs. */
    private List<PlannedGrant> grants(PlannedUnit unit, Set<Seen> serving, PlannedResource role) {
        Map<String, PlannedGrant> grants = new TreeMap<>();
        for (Seen seen : serving) {
            for (Edge store : stores.getOrDefault(seen.arn(), List.of())) {
                add(grants, store, unit, role);
                stores.getOrDefault(store.to(), List.of()).stream()
                        .filter(edge -> edge.kind() == EdgeKind.ENCRYPTS_WITH)
                        .forEach(key -> add(grants, key, unit, role));
            }
        }
        for (String member : moving.getOrDefault(unit.id(), Set.of())) {
            stores.getOrDefault(member, List.of()).stream()
                    .filter(edge -> isRepository(edge.to()))
                    .forEach(edge -> add(grants, edge, unit, role));
        }
        return grants.values().stream()
                .sorted(Comparator.comparing(PlannedGrant::on))
                .toList();
    }

    private boolean isRepository(String arn) {
        PlannedResource resource = ground.principal(arn);
        return resource != null && resource.type().equals(REPOSITORY);
    }

    private void add(Map<String, PlannedGrant> grants, Edge edge, PlannedUnit unit, PlannedResource role) {
        PlannedResource store = ground.principal(edge.to());
        if (store == null
                || store.fate() == Fate.RETIRED
                || store.fate() == Fate.MANAGED
                || ground.in(unit.account(), edge.to()) != null) {
            return;
        }
        List<String> resources = store.type().equals("AWS::S3::Bucket")
                ? List.of(store.arn(), store.arn() + "/*")
                : List.of(store.arn());
        grants.putIfAbsent(
                store.id(),
                new PlannedGrant(
                        store.id(),
                        PlannedGrant.Means.RESOURCE_POLICY,
                        role.id(),
                        role.arn(),
                        "",
                        Objects.requireNonNull(STORES.get(store.type())),
                        resources,
                        List.of(edge.kind())));
    }
}
