package dev.mitosis.report;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan as it is in life: twelve contexts in three environments, some four hundred resources. */
public final class SampleReport {
    public static final String ACCOUNT = "123456789012";

    private static final String SNAPSHOT = "5b1f0c4de9a27730aa41c3de0f9b6d2c8e7a5f4310b9d8c7e6f5a4b3c2d1e0f9";
    private static final List<String> CONTEXTS = List.of(
            "billing",
            "catalog",
            "checkout",
            "customer-identity",
            "data-lake",
            "fraud-detection",
            "inventory",
            "notifications",
            "order-management",
            "partner-portal",
            "search",
            "shipping");
    private static final List<String> ENVIRONMENTS = List.of("dev", "prod", "staging");
    private static final List<String> TYPES = List.of(
            "AWS::EC2::Instance",
            "AWS::EC2::SecurityGroup",
            "AWS::Lambda::Function",
            "AWS::IAM::Role",
            "AWS::SQS::Queue",
            "AWS::DynamoDB::Table",
            "AWS::S3::Bucket",
            "AWS::RDS::DBInstance",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::Logs::LogGroup",
            "AWS::SecretsManager::Secret");

    private SampleReport() {}

    /** The whole sample. */
    public static ReportInput input() {
        List<ResourceRow> resources = resources();
        PartitionDocument partition = partition(resources);
        PlanDocument plan = SamplePlan.of(partition);
        return new ReportInput(
                snapshot(resources), resources, graph(resources), partition, plan, check(plan), decisions());
    }

    /** The same documents with a target, and with what people and a rehearsal say. */
    public static ReportInput with(
            ReportInput input,
            @Nullable TargetDocument target,
            CellNotes notes,
            @Nullable RehearsalDocument rehearsal) {
        return new ReportInput(
                input.snapshot(),
                input.resources(),
                input.graph(),
                input.partition(),
                input.plan(),
                input.check(),
                input.decisions(),
                target,
                notes,
                Spending.UNKNOWN,
                rehearsal);
    }

    /** The input with what people have decided. */
    public static ReportInput deciding(ReportInput input, Decisions decisions) {
        return new ReportInput(
                input.snapshot(),
                input.resources(),
                input.graph(),
                input.partition(),
                input.plan(),
                input.check(),
                decisions);
    }

    /** The sample with one more resource of this name. */
    public static ReportInput withResourceNamed(String name) {
        return withResourcesNamed(List.of(name));
    }

    /** The sample with more resources, of these names, behind its own. */
    public static ReportInput withResourcesNamed(List<String> names) {
        ReportInput sample = input();
        List<ResourceRow> resources = new ArrayList<>(sample.resources());
        for (String name : names) {
            resources.add(new ResourceRow(
                    "arn:aws:sqs:eu-west-1:123456789012:hostile"
                            + (resources.size() - sample.resources().size()),
                    "AWS::SQS::Queue",
                    "eu-west-1",
                    name,
                    Map.of(name, name)));
        }
        return new ReportInput(
                sample.snapshot(),
                resources,
                sample.graph(),
                sample.partition(),
                sample.plan(),
                sample.check(),
                sample.decisions());
    }

    /** Billing only reads the key's description, which may be cut. */
    private static EdgeKind need(ResourceRow row) {
        return row.name().contains("billing") ? EdgeKind.READS : EdgeKind.ENCRYPTS_WITH;
    }

    static String accountOf(String context, String environment) {
        return environment.equals("prod") ? "kitchen-sink" : context + "-" + environment;
    }

    private static List<ResourceRow> resources() {
        List<ResourceRow> rows = new ArrayList<>();
        for (String context : CONTEXTS) {
            for (String environment : ENVIRONMENTS) {
                for (String type : TYPES) {
                    String name = String.join(
                            "-",
                            context,
                            environment,
                            type.substring(type.lastIndexOf(':') + 1).toLowerCase(java.util.Locale.ROOT));
                    Map<String, String> tags = new TreeMap<>(Map.of("Environment", environment, "app", context));
                    rows.add(new ResourceRow(arn(type, name), type, region(type), name, tags));
                }
            }
        }
        rows.add(new ResourceRow(
                arn("AWS::EC2::VPC", "legacy-main"), "AWS::EC2::VPC", "eu-west-1", "legacy-main", Map.of()));
        rows.add(new ResourceRow(
                arn("AWS::KMS::Key", "shared-key"), "AWS::KMS::Key", "eu-west-1", "shared-key", Map.of()));
        rows.add(new ResourceRow(
                arn("AWS::EC2::Volume", "vol-0f3a9"),
                "AWS::EC2::Volume",
                "eu-west-1",
                "vol-0f3a9",
                Map.of("note", "=do not delete, ask Maria")));
        return rows;
    }

    private static String region(String type) {
        return type.contains("IAM") ? "global" : "eu-west-1";
    }

    private static String arn(String type, String name) {
        String service = type.split("::", -1)[1].toLowerCase(java.util.Locale.ROOT);
        return "arn:aws:" + service + ":eu-west-1:" + ACCOUNT + ":" + name;
    }

    private static SnapshotManifest snapshot(List<ResourceRow> resources) {
        Map<String, Integer> counts = new TreeMap<>();
        resources.forEach(row -> counts.merge(row.type(), 1, Integer::sum));
        List<Coverage> coverage = new ArrayList<>();
        counts.forEach((type, count) -> coverage.add(new Coverage(
                type.split("::", -1)[1],
                type,
                "eu-west-1",
                type.split("::", -1)[1].toLowerCase(java.util.Locale.ROOT) + ":Describe" + type.split("::", -1)[2]
                        + "s",
                CoverageStatus.READ,
                count,
                "")));
        coverage.add(new Coverage(
                "MSK",
                "AWS::MSK::Cluster",
                "eu-west-1",
                "kafka:ListClustersV2",
                CoverageStatus.DENIED,
                0,
                "AccessDeniedException: the role is not authorized to perform kafka:ListClustersV2"));
        coverage.add(new Coverage(
                "GameLift",
                "AWS::GameLift::Fleet",
                "eu-west-1",
                "tag:GetResources",
                CoverageStatus.SEEN_ELSEWHERE,
                2,
                "The tagging API names two fleets that no collector reads."));
        return new SnapshotManifest(
                1,
                "mitosis 0.1.0",
                ACCOUNT,
                SNAPSHOT,
                "aws",
                "kitchen-sink",
                "2026-03-02T08:00:00Z",
                "2026-03-02T08:01:14Z",
                List.of("eu-west-1", "us-east-1"),
                List.of(),
                counts,
                coverage,
                List.of());
    }

    private static GraphDocument graph(List<ResourceRow> resources) {
        List<Node> nodes = resources.stream()
                .map(row -> new Node(row.arn(), row.type(), row.region(), row.name(), false, List.of()))
                .toList();
        List<Edge> edges = new ArrayList<>();
        String key = arn("AWS::KMS::Key", "shared-key");
        for (ResourceRow row : resources) {
            if (row.type().equals("AWS::S3::Bucket")) {
                edges.add(new Edge(
                        row.arn(),
                        key,
                        need(row),
                        dev.mitosis.model.Strength.EXACT,
                        List.of(new Evidence(
                                row.arn(),
                                "/GetBucketEncryption/ServerSideEncryptionConfiguration/Rules/0/ApplyServerSideEncryptionByDefault/KMSMasterKeyID",
                                key))));
            }
        }
        return new GraphDocument(1, "mitosis 0.1.0", ACCOUNT, SNAPSHOT, Map.of(), nodes, edges, List.of());
    }

    private static PartitionDocument partition(List<ResourceRow> resources) {
        return new PartitionDocument(
                1,
                "mitosis 0.1.0",
                ACCOUNT,
                SNAPSHOT,
                Map.of(),
                contexts(),
                environments(),
                accounts(),
                assignments(resources),
                crossings(resources),
                shared(),
                couplings(),
                findings());
    }

    private static List<Context> contexts() {
        return CONTEXTS.stream()
                .map(name -> new Context(
                        "c-" + name,
                        name,
                        List.of(name),
                        name.length() % 5 == 0 ? 0.55 : 0.93,
                        List.of(
                                Reason.of("context.tag", "28 of 33 resources carry the tag app=" + name + "."),
                                Reason.of("context.stack", "The stack " + name + "-service holds 11 of them."))))
                .toList();
    }

    private static List<Environment> environments() {
        return ENVIRONMENTS.stream()
                .map(name -> new Environment(
                        name,
                        name.equals("prod"),
                        List.of(Reason.of("environment.tag", "The tag Environment says so."))))
                .toList();
    }

    private static List<TargetAccount> accounts() {
        List<TargetAccount> accounts = new ArrayList<>();
        accounts.add(
                new TargetAccount(
                        "kitchen-sink",
                        "Workloads/Prod",
                        "workload",
                        CONTEXTS,
                        "prod",
                        true,
                        List.of(
                                Reason.of(
                                        "account.production-stays",
                                        "Production stays in the old account, because nothing can be moved between accounts and a second production would have to be built beside the running one."))));
        for (String foundation :
                List.of("management", "log-archive", "security-tooling", "network", "shared-services", "backup")) {
            accounts.add(new TargetAccount(
                    foundation,
                    foundation.equals("management") ? "Root" : "Infrastructure",
                    foundation,
                    List.of(),
                    null,
                    false,
                    List.of(Reason.of(
                            "account.foundation",
                            "Every organization needs it: " + foundation
                                    + " must be out of the reach of the workloads."))));
        }
        for (String context : CONTEXTS) {
            for (String environment : List.of("dev", "staging")) {
                accounts.add(
                        new TargetAccount(
                                accountOf(context, environment),
                                "Workloads/NonProd",
                                "workload",
                                List.of(context),
                                environment,
                                false,
                                List.of(
                                        Reason.of(
                                                "account.environment",
                                                "Development and staging belong apart from production: the wrong shell must not reach it."))));
            }
        }
        return accounts;
    }

    private static List<Assignment> assignments(List<ResourceRow> resources) {
        List<Assignment> rows = new ArrayList<>();
        for (ResourceRow row : resources) {
            String context = row.tags().get("app");
            String environment = row.tags().get("Environment");
            if (context == null || environment == null) {
                rows.add(new Assignment(
                        row.arn(),
                        row.type(),
                        null,
                        null,
                        "kitchen-sink",
                        row.name().startsWith("vol") ? Role.UNASSIGNED : Role.SHARED,
                        0.4,
                        List.of(Reason.of(
                                "shared.needed-by-many",
                                "No tag, stack or name says whose it is, and resources of 12 contexts use it.")),
                        false));
            } else {
                double confidence = row.name().startsWith("search-staging")
                        ? 0.48
                        : row.name().length() % 7 == 0 ? 0.71 : 0.96;
                rows.add(new Assignment(
                        row.arn(),
                        row.type(),
                        context,
                        environment,
                        accountOf(context, environment),
                        Role.WORKLOAD,
                        confidence,
                        List.of(
                                Reason.of("context.tag", "The tag app=" + context + " names the context."),
                                Reason.of(
                                        "environment.tag",
                                        "The tag Environment=" + environment + " agrees with its network.")),
                        false));
            }
        }
        return rows;
    }

    private static List<Crossing> crossings(List<ResourceRow> resources) {
        String key = arn("AWS::KMS::Key", "shared-key");
        return resources.stream()
                .filter(row ->
                        row.type().equals("AWS::S3::Bucket") && !row.name().contains("prod"))
                .map(row -> new Crossing(
                        row.arn(),
                        key,
                        need(row),
                        accountOf(row.tags().getOrDefault("app", ""), row.tags().getOrDefault("Environment", "")),
                        "kitchen-sink",
                        "resource-policy"))
                .toList();
    }

    private static List<SharedResource> shared() {
        return List.of(
                new SharedResource(
                        arn("AWS::EC2::VPC", "legacy-main"),
                        "AWS::EC2::VPC",
                        CONTEXTS,
                        List.of("connects"),
                        "network",
                        "Keep it for production; new accounts get networks of their own, joined through a transit gateway in the network account.",
                        "platform-account"),
                new SharedResource(
                        arn("AWS::KMS::Key", "shared-key"),
                        "AWS::KMS::Key",
                        CONTEXTS.subList(0, 7),
                        List.of("encrypts"),
                        "kitchen-sink",
                        "Make a key for each account, re-encrypt on copy, and leave the old one to production.",
                        "one-per-account"));
    }

    private static List<Coupling> couplings() {
        return List.of(
                new Coupling(
                        "billing",
                        "order-management",
                        "prod",
                        41.5,
                        12,
                        false,
                        List.of(Reason.of(
                                "border.shared-database",
                                "Both write to the tables of orders-db: decouple the database first."))),
                new Coupling(
                        "catalog",
                        "search",
                        "prod",
                        3,
                        18.25,
                        true,
                        List.of(Reason.of(
                                "border.asynchronous", "They only share one queue, which works across accounts."))));
    }

    private static List<Finding> findings() {
        return List.of(new Finding(
                "partition.tag-contradicts-network",
                Severity.MEDIUM,
                List.of(arn("AWS::EC2::Instance", "search-staging-instance")),
                "search-staging-instance is tagged staging but runs in a production subnet.",
                "Correct the tag or move it before its wave."));
    }

    private static CheckDocument check(PlanDocument plan) {
        List<Invariant> invariants = Stream.of(
                        Map.entry("nothing-lost", "Every resource has exactly one disposition and reaches its target"),
                        Map.entry("no-cycle", "No step waits for itself"),
                        Map.entry("no-consumer-without-provider", "No consumer is without its provider at any time"),
                        Map.entry(
                                "no-early-deletion",
                                "Nothing is deleted before its copy is verified and its consumers are cut over"),
                        Map.entry(
                                "cost-history-first",
                                "The cost history is exported and verified before the account joins"),
                        Map.entry("management-empty", "Nothing is placed in the management account"))
                .map(entry -> new Invariant(entry.getKey(), entry.getValue(), Verdict.HOLDS, 399, List.of()))
                .toList();
        return new CheckDocument(
                1,
                "mitosis 0.1.0",
                ACCOUNT,
                SNAPSHOT,
                Map.of(),
                true,
                plan.steps().size(),
                invariants,
                List.of());
    }

    private static Decisions decisions() {
        Decisions none = Decisions.none();
        return new Decisions(
                none.operatingModel(),
                null,
                none.contexts(),
                Map.of(),
                List.of(),
                none.blastRadius(),
                Map.of("billing", 15),
                List.of(),
                null,
                Map.of("billing", "Maria Silva", "search", "Jon Okafor"));
    }

    static List<DispositionRow> dispositions(PartitionDocument partition) {
        return partition.resources().stream().map(SampleReport::disposition).toList();
    }

    private static DispositionRow disposition(Assignment row) {
        if (row.role() == Role.UNASSIGNED) {
            return new DispositionRow(
                    row.id(),
                    Disposition.UNDECIDED,
                    "none",
                    "It is attached to nothing and nobody claims it: a person has to say whether it may go.");
        }
        boolean stays = "prod".equals(row.environment()) || row.role() == Role.SHARED;
        boolean data = row.type().contains("RDS")
                || row.type().contains("S3")
                || row.type().contains("DynamoDB");
        Disposition found = stays ? Disposition.STAY : data ? Disposition.REPLICATE : Disposition.RECREATE;
        return new DispositionRow(
                row.id(),
                found,
                "aws." + row.type().split("::", -1)[1],
                stays
                        ? "Production stays in the old account."
                        : "Nothing can be moved between accounts: it is created again in the target.");
    }
}
