package dev.mitosis.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.report.facts.MonthlyPrices;
import dev.mitosis.report.price.StandingPrices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What things cost by list price, found a second time: what a type costs is said here by code that reads its members,
 * and only the prices of classes and of things that are all alike come from the same lists.
 */
final class PricesAgain {
    private static final Set<String> BY_USE = Set.of(
            "AWS::S3::Bucket",
            "AWS::Lambda::Function",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::Logs::LogGroup",
            "AWS::ECR::Repository",
            "AWS::ApiGateway::RestApi",
            "AWS::ApiGatewayV2::Api",
            "AWS::StepFunctions::StateMachine",
            "AWS::Events::EventBus",
            "AWS::CloudFront::Distribution",
            "AWS::RDS::DBSnapshot");
    private static final BigDecimal HOURS = BigDecimal.valueOf(730);
    private static final Map<String, String> GB =
            Map.of("gp2", "0.10", "gp3", "0.08", "st1", "0.045", "sc1", "0.015", "standard", "0.05");

    private static final Set<String> USED = lines(StandingPrices.class, "standing-prices.tsv").stream()
            .filter(cells -> cells[2].equals("use") && cells[1].equals("-"))
            .map(cells -> cells[0])
            .collect(Collectors.toSet());
    private static final Set<String> FREE = lines(StandingPrices.class, "standing-prices.tsv").stream()
            .filter(cells -> cells[2].equals("0") && cells[1].matches("-|/Tier=Standard.*"))
            .map(cells -> cells[0])
            .collect(Collectors.toSet());

    private final Map<String, BigDecimal> flat = flat();
    private final Set<String> open = new HashSet<>();
    private final Map<String, BigDecimal> large = new HashMap<>();
    private final Map<String, JsonNode> all = new HashMap<>();

    PricesAgain(List<JsonNode> resources) {
        for (String[] cells : lines(StandingPrices.class, "class-prices.tsv")) {
            large.put(cells[0] + cells[1], new BigDecimal(cells[2]));
            if (cells[4].equals("not confirmed")) {
                open.add(cells[0] + cells[1]);
            }
        }
        resources.forEach(resource -> all.put(resource.path("arn").asText(), resource));
    }

    /** What types cost whose things are all alike. */
    static Map<String, BigDecimal> flat() {
        Map<String, BigDecimal> prices = new HashMap<>();
        lines(MonthlyPrices.class, "monthly-prices.tsv")
                .forEach(cells -> prices.put(cells[0], new BigDecimal(cells[1])));
        return prices;
    }

    private static List<String[]> lines(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("\t") && !line.startsWith("type\t") && !line.startsWith("kind\t"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether things of a type cost nothing whatever they are like. */
    static boolean isFree(String type) {
        return FREE.contains(type);
    }

    /** Whether its class has a price that was found nowhere when it was checked. */
    boolean isNotConfirmed(JsonNode resource) {
        JsonNode data = resource.path("data");
        String kind = data.path("Engine").asText().startsWith("aurora") ? "aurora" : "rds";
        String[] parts = data.path("DBInstanceClass").asText().split("[.]", -1);
        return resource.path("type").asText().equals("AWS::RDS::DBInstance")
                && parts.length > 1
                && open.contains(kind + parts[1]);
    }

    /** Whether a thing costs only what it is used. */
    static boolean isByUse(JsonNode resource) {
        JsonNode data = resource.path("data");
        String type = resource.path("type").asText();
        return USED.contains(type)
                || (type.equals("AWS::DynamoDB::Table")
                        && data.path("BillingModeSummary")
                                .path("BillingMode")
                                .asText()
                                .equals("PAY_PER_REQUEST"));
    }

    /** The price of a thing; empty where it has none. */
    Optional<BigDecimal> of(String arn) {
        JsonNode resource = all.get(arn);
        if (resource == null) {
            return Optional.empty();
        }
        JsonNode data = resource.path("data");
        String type = resource.path("type").asText();
        return switch (type) {
            case "AWS::EC2::Instance" ->
                data.path("State").path("Name").asText().equals("running")
                        ? hours("ec2", data.path("InstanceType").asText())
                        : Optional.of(BigDecimal.ZERO);
            case "AWS::EC2::Volume" ->
                Optional.ofNullable(GB.get(data.path("VolumeType").asText()))
                        .map(gb -> new BigDecimal(gb).multiply(number(data, "Size")));
            case "AWS::EC2::Snapshot" -> Optional.of(new BigDecimal("0.05").multiply(number(data, "VolumeSize")));
            case "AWS::RDS::DBInstance" -> database(data);
            case "AWS::ElastiCache::CacheCluster" ->
                hours("cache", data.path("CacheNodeType").asText().substring(6))
                        .map(hour -> hour.multiply(number(data, "NumCacheNodes")));
            case "AWS::ECS::Service" -> container(data);
            case "AWS::EC2::VPCEndpoint" ->
                switch (data.path("VpcEndpointType").asText()) {
                    case "Gateway" -> Optional.of(BigDecimal.ZERO);
                    case "Interface" ->
                        Optional.of(new BigDecimal("7.30")
                                .multiply(BigDecimal.valueOf(
                                        data.path("SubnetIds").size())));
                    default -> Optional.empty();
                };
            case "AWS::DynamoDB::Table" -> table(data);
            case "AWS::Kinesis::Stream" ->
                Optional.of(
                        data.path("StreamModeDetails")
                                        .path("StreamMode")
                                        .asText()
                                        .equals("ON_DEMAND")
                                ? new BigDecimal("29.20")
                                : new BigDecimal("10.95").multiply(number(data, "OpenShardCount")));
            case "AWS::CloudWatch::Alarm" -> Optional.of(new BigDecimal("0.10"));
            case "AWS::KMS::Key" ->
                Optional.of(data.path("KeyManager").asText().equals("CUSTOMER") ? BigDecimal.ONE : BigDecimal.ZERO);
            case "AWS::EC2::Image" -> Optional.of(BigDecimal.ZERO);
            default -> BY_USE.contains(type) ? Optional.empty() : Optional.ofNullable(flat.get(type));
        };
    }

    private Optional<BigDecimal> hours(String kind, String name) {
        String[] parts = name.split("\\.", -1);
        Map<String, String> sizes = Map.of(
                "nano", "1/16", "micro", "1/8", "small", "1/4", "medium", "1/2", "large", "1", "xlarge", "2", "2xlarge",
                "4", "4xlarge", "8");
        BigDecimal price = large.get(kind + parts[0]);
        String size = sizes.get(parts[parts.length - 1]);
        if (price == null || size == null) {
            return Optional.empty();
        }
        String[] fraction = size.split("/", -1);
        BigDecimal hour = price.multiply(new BigDecimal(fraction[0]));
        return Optional.of((fraction.length == 1 ? hour : hour.divide(new BigDecimal(fraction[1]))).multiply(HOURS));
    }

    private Optional<BigDecimal> database(JsonNode data) {
        String engine = data.path("Engine").asText();
        BigDecimal copies = BigDecimal.valueOf(data.path("MultiAZ").asBoolean() ? 2 : 1);
        String name = data.path("DBInstanceClass").asText().substring(3);
        if (engine.startsWith("aurora")) {
            return hours("aurora", name);
        }
        return Set.of("mysql", "mariadb", "postgres").contains(engine)
                ? hours("rds", name)
                        .map(hour -> hour.add(new BigDecimal("0.115").multiply(number(data, "AllocatedStorage")))
                                .multiply(copies))
                : Optional.empty();
    }

    private Optional<BigDecimal> container(JsonNode data) {
        if (!data.path("launchType").asText().equals("FARGATE")) {
            return data.path("launchType").asText().equals("EC2") ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        }
        JsonNode task = all.getOrDefault(data.path("taskDefinition").asText(), data.path("nothing"))
                .path("data")
                .path("taskDefinition");
        return task.has("cpu") && task.has("memory")
                ? Optional.of(new BigDecimal("0.02886")
                        .multiply(new BigDecimal(task.path("cpu").asText()))
                        .add(new BigDecimal("0.003169")
                                .multiply(new BigDecimal(task.path("memory").asText())))
                        .multiply(number(data, "desiredCount")))
                : Optional.empty();
    }

    private static Optional<BigDecimal> table(JsonNode data) {
        JsonNode units = data.path("ProvisionedThroughput");
        return data.path("BillingModeSummary").path("BillingMode").asText().equals("PAY_PER_REQUEST")
                ? Optional.empty()
                : Optional.of(new BigDecimal("0.0949")
                        .multiply(number(units, "ReadCapacityUnits"))
                        .add(new BigDecimal("0.4745").multiply(number(units, "WriteCapacityUnits"))));
    }

    private static BigDecimal number(JsonNode data, String member) {
        return new BigDecimal(data.path(member).asText("0"));
    }
}
