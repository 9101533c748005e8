import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.io.Json;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws the graph of a generated snapshot and prints time and peak heap as one line of tab-separated values.
 *
 * <p>The skew is life-like: one default security group holds 30 % of the instances, one role may do everything, one
 * bucket is named in every policy, names follow a power law. Records are made while they are streamed, so that what is
 * measured is the graph's own memory.
 */
public final class GraphBenchmark {
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";

    private GraphBenchmark() {}

    /** {@code SIZE}, {@code write SIZE FOLDER} or {@code stage SIZE FOLDER}. */
    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "write" -> write(new Generated(Integer.parseInt(arguments[1])), new Workspace(Path.of(arguments[2])));
            case "stage" -> measure(Integer.parseInt(arguments[1]), () -> stage(new Workspace(Path.of(arguments[2]))));
            default -> {
                int size = Integer.parseInt(arguments[0]);
                measure(size, () -> draw(new Generated(size)));
            }
        }
    }

    private static void measure(int size, Supplier<GraphDocument> work) {
        long start = System.nanoTime();
        GraphDocument graph = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf("%d\t%d\t%.2f\t%.2f\t%d%n", size, graph.edges().size(), seconds, cpu, peak >> 20);
    }

    /** Only the drawing; records are made while they are read. */
    private static GraphDocument draw(Snapshot snapshot) {
        return new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
    }

    /** The whole stage: verify, unpack and parse the snapshot, draw, write graph.json. */
    private static GraphDocument stage(Workspace workspace) {
        return new StageRunner(workspace, ACCOUNT, Progress.SILENT).graph();
    }

    private static void write(Generated snapshot, Workspace workspace) {
        SnapshotWriter writer = SnapshotWriter.begin(workspace.snapshot(ACCOUNT));
        Map<String, List<Resource>> byType = snapshot.resources().collect(Collectors.groupingBy(Resource::type));
        byType.forEach((type, resources) ->
                writer.write(REGION, type.split("::")[1].toLowerCase(Locale.ROOT), type.split("::")[2], resources));
        writer.finish(new SnapshotSummary(
                ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of(REGION), List.of(), List.of()));
    }

    /** A snapshot whose records exist only while they are looked at. */
    private record Generated(int size) implements Snapshot {
        @Override
        public SnapshotManifest manifest() {
            return new SnapshotManifest(
                    1, "benchmark", ACCOUNT, "generated", "aws", "", "", "", List.of(REGION), List.of(), Map.of(), List.of(), List.of());
        }

        @Override
        public Stream<Resource> resources() {
            return IntStream.range(0, size).mapToObj(this::resource);
        }

        private Resource resource(int i) {
            SplittableRandom dice = new SplittableRandom(i);
            int block = i / 20;
            return switch (i % 20) {
                case 0 -> network(block);
                case 1 -> group(block);
                case 2, 3, 4, 5, 6 -> instance(i, block, dice);
                case 7 -> role(block, dice);
                case 8, 9, 10, 11 -> function(i, block, dice);
                case 12, 13 -> named("dynamodb", "AWS::DynamoDB::Table", "table/", "orders-" + i, "TableName");
                case 14, 15 -> named("sqs", "AWS::SQS::Queue", "", "jobs-" + i, "QueueName");
                case 16 -> bucket(block);
                case 17 -> volume(i, dice);
                default -> logGroup(i, block);
            };
        }

        private static String hex(String prefix, int number) {
            String digits = Integer.toHexString(number);
            return prefix + "0".repeat(17 - digits.length()) + digits;
        }

        private static Resource made(String arn, String type, String region, String id, String name, ObjectNode data) {
            return new Resource(arn, type, region, ACCOUNT, id, name, Map.of("env", "prod"), data);
        }

        private static ObjectNode data() {
            return Json.mapper().createObjectNode();
        }

        private static Resource ec2(String type, String path, String id, ObjectNode data) {
            return made("arn:aws:ec2:" + REGION + ":" + ACCOUNT + ":" + path + "/" + id, type, REGION, id, id, data);
        }

        private Resource network(int block) {
            if (block % 10 == 0) {
                String id = hex("vpc-", block);
                return ec2("AWS::EC2::VPC", "vpc", id, data().put("VpcId", id).put("CidrBlock", "10." + (block / 10) % 250 + ".0.0/16"));
            }
            String id = hex("subnet-", block);
            ObjectNode data = data().put("SubnetId", id).put("VpcId", hex("vpc-", block - block % 10));
            return ec2("AWS::EC2::Subnet", "subnet", id, data.put("CidrBlock", "10." + (block / 10) % 250 + "." + block % 10 + ".0/24"));
        }

        private Resource group(int block) {
            String id = hex("sg-", block);
            ObjectNode data = data().put("GroupId", id).put("VpcId", hex("vpc-", block - block % 10));
            ObjectNode rule = data.putArray("IpPermissions").addObject().put("IpProtocol", "tcp").put("FromPort", 443).put("ToPort", 443);
            rule.putArray("UserIdGroupPairs").addObject().put("GroupId", hex("sg-", block / 2));
            return ec2("AWS::EC2::SecurityGroup", "security-group", id, data);
        }

        private Resource instance(int i, int block, SplittableRandom dice) {
            String id = hex("i-", i);
            int subnet = block % 10 == 0 ? block + 1 : block;
            ObjectNode data = data().put("InstanceId", id).put("SubnetId", hex("subnet-", subnet)).put("ImageId", "ami-0123456789abcdef0");
            // The default group of the first VPC: everybody's.
            data.putArray("SecurityGroups").addObject().put("GroupId", hex("sg-", dice.nextInt(10) < 3 ? 0 : block));
            data.putObject("Placement").put("AvailabilityZone", REGION + "a");
            data.putObject("State").put("Name", "running");
            return ec2("AWS::EC2::Instance", "instance", id, data);
        }

        private Resource role(int block, SplittableRandom dice) {
            String name = "app-" + block;
            ObjectNode data = data().put("RoleName", name);
            ObjectNode document = data.putArray("RolePolicyList").addObject().putObject("PolicyDocument");
            var statements = document.putArray("Statement");
            if (block == 0) {
                statements.addObject().put("Effect", "Allow").put("Action", "*").put("Resource", "*");
            }
            // One bucket that every policy names.
            statements.addObject().put("Effect", "Allow").put("Action", "s3:GetObject").put("Resource", "arn:aws:s3:::acme-0/*");
            for (int n = 0; n < 3; n++) {
                int table = skewed(dice) * 20 + 12;
                statements.addObject().put("Effect", "Allow").put("Action", "dynamodb:Query")
                        .put("Resource", "arn:aws:dynamodb:" + REGION + ":" + ACCOUNT + ":table/orders-" + table);
            }
            return made("arn:aws:iam::" + ACCOUNT + ":role/" + name, "AWS::IAM::Role", "global", name, name, data);
        }

        private Resource function(int i, int block, SplittableRandom dice) {
            String name = "fn-" + i;
            ObjectNode data = data().put("FunctionName", name).put("Role", "arn:aws:iam::" + ACCOUNT + ":role/app-" + block);
            ObjectNode variables = data.putObject("Environment").putObject("Variables");
            variables.put("TABLE_NAME", "orders-" + (skewed(dice) * 20 + 12));
            variables.put("QUEUE_URL", "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/jobs-" + (skewed(dice) * 20 + 14));
            variables.put("LOG_LEVEL", "info");
            variables.put("UPLOADS", "s3://acme-" + skewed(dice) + "/in");
            return made("arn:aws:lambda:" + REGION + ":" + ACCOUNT + ":function:" + name, "AWS::Lambda::Function", REGION, name, name, data);
        }

        /** A block by a power law: few are named often, many seldom. */
        private int skewed(SplittableRandom dice) {
            double share = Math.pow(dice.nextDouble(), 3);
            return (int) (share * Math.max(1, size / 20));
        }

        private static Resource named(String service, String type, String path, String name, String member) {
            String arn = "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + path + name;
            return made(arn, type, REGION, name, name, data().put(member, name));
        }

        private static Resource bucket(int block) {
            String name = "acme-" + block;
            return made("arn:aws:s3:::" + name, "AWS::S3::Bucket", REGION, name, name, data().put("Name", name));
        }

        private static Resource volume(int i, SplittableRandom dice) {
            String id = hex("vol-", i);
            ObjectNode data = data().put("VolumeId", id).put("Size", dice.nextInt(500));
            data.putArray("Attachments").addObject().put("InstanceId", hex("i-", i - 15));
            return ec2("AWS::EC2::Volume", "volume", id, data);
        }

        private static Resource logGroup(int i, int block) {
            String name = "/aws/lambda/fn-" + (block * 20 + (i % 2 == 0 ? 8 : 9));
            String unique = i % 2 == 0 ? name : name + "/extra";
            return made("arn:aws:logs:" + REGION + ":" + ACCOUNT + ":log-group:" + unique, "AWS::Logs::LogGroup", REGION, unique, unique,
                    data().put("logGroupName", unique));
        }
    }
}
