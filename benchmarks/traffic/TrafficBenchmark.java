import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Reads a generated day of flow logs and prints time and memory as one line of tab-separated values.
 *
 * <p>A VPC with 400 instances, 200 of which serve the others on eight ports by a power law, and clients from 20,000
 * addresses of the internet; both ends of inner flows log, every third record has the flags of a handshake, one in fifty
 * was refused. The files are as S3 has them: one for each five minutes and gzip, with the fields of version 5.
 */
public final class TrafficBenchmark {
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "eu-west-1";
    private static final int INSTANCES = 400;
    private static final int FILES = 288;
    private static final long DAY = 1_767_225_600L;
    private static final int[] PORTS = {443, 80, 5432, 3306, 6379, 8080, 53, 9092};

    private TrafficBenchmark() {}

    /** {@code write ROWS FOLDER} or {@code read ROWS FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[2]);
        if (arguments[0].equals("write")) {
            account(new Workspace(folder));
            logs(Integer.parseInt(arguments[1]), Files.createDirectories(folder.resolve("logs")));
        } else {
            read(arguments[1], folder);
        }
    }

    private static void read(String rows, Path folder) throws IOException {
        long start = System.nanoTime();
        TrafficDocument traffic = new StageRunner(new Workspace(folder), ACCOUNT, Progress.SILENT)
                .traffic(List.of(folder.resolve("logs")), null);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        System.out.printf("%s\t%d\t%.1f\t%.1f\t%s%n", rows, traffic.conversations().size(), seconds, cpu, resident());
    }

    /** The high-water mark of the process's memory, the database's included, as Linux tells it. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) >> 10))
                        .findFirst()
                        .orElse("?")
                : "?";
    }

    private static String hex(String prefix, int number) {
        return prefix + String.format("%017x", number);
    }

    private static String address(int instance) {
        return "10.0." + instance / 200 + "." + (instance % 200 + 5);
    }

    private static Resource ec2(String type, String path, String id, ObjectNode data) {
        String arn = "arn:aws:ec2:" + REGION + ":" + ACCOUNT + ":" + path + "/" + id;
        return new Resource(arn, type, REGION, ACCOUNT, id, id, Map.of(), data);
    }

    private static ObjectNode data() {
        return Json.mapper().createObjectNode();
    }

    private static void account(Workspace workspace) {
        SnapshotWriter writer = SnapshotWriter.begin(workspace.snapshot(ACCOUNT));
        List<Resource> ports = new ArrayList<>();
        List<Resource> instances = new ArrayList<>();
        String vpc = hex("vpc-", 1);
        for (int i = 0; i < INSTANCES; i++) {
            ports.add(ec2(
                    "AWS::EC2::NetworkInterface",
                    "network-interface",
                    hex("eni-", i),
                    data().put("NetworkInterfaceId", hex("eni-", i)).put("VpcId", vpc).put("PrivateIpAddress", address(i))));
            ObjectNode instance = data().put("InstanceId", hex("i-", i));
            instance.putArray("NetworkInterfaces").addObject().put("NetworkInterfaceId", hex("eni-", i));
            instances.add(ec2("AWS::EC2::Instance", "instance", hex("i-", i), instance));
        }
        writer.write(REGION, "ec2", "Vpcs", List.of(ec2("AWS::EC2::VPC", "vpc", vpc, data().put("VpcId", vpc).put("CidrBlock", "10.0.0.0/16"))));
        writer.write(REGION, "ec2", "NetworkInterfaces", ports);
        writer.write(REGION, "ec2", "Instances", instances);
        writer.finish(new SnapshotSummary(ACCOUNT, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of(REGION), List.of(), List.of()));
    }

    private static void logs(int rows, Path folder) throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path path = folder.resolve(ACCOUNT + "_vpcflowlogs_" + REGION + "_fl-0123456789abcdef0_" + String.format("%03d", file) + ".log.gz");
            SplittableRandom dice = new SplittableRandom(file);
            try (Writer out = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(path), 1 << 16), StandardCharsets.US_ASCII))) {
                out.write("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action"
                        + " log-status vpc-id instance-id tcp-flags pkt-srcaddr pkt-dstaddr flow-direction\n");
                int here = (int) ((long) rows * (file + 1) / FILES - (long) rows * file / FILES);
                for (int row = 0; row < here; row++) {
                    out.write(record(dice, DAY + file * 300L));
                }
            }
        }
    }

    private static String record(SplittableRandom dice, long time) {
        int server = (int) (200 * Math.pow(dice.nextDouble(), 2));
        int inner = dice.nextInt(10) < 7 ? (server * 7 + 1 + dice.nextInt(12) * 31) % INSTANCES : -1;
        String client = inner >= 0 ? address(inner) : "203." + dice.nextInt(4) + "." + dice.nextInt(20) + "." + dice.nextInt(250);
        boolean asks = dice.nextBoolean();
        boolean atServer = inner < 0 || dice.nextBoolean();
        int logging = atServer ? server : inner;
        int port = PORTS[(server + dice.nextInt(2)) % PORTS.length];
        int own = 32768 + dice.nextInt(28000);
        String way = asks ? client + " " + address(server) : address(server) + " " + client;
        return "5 " + ACCOUNT + " " + hex("eni-", logging) + " " + way + " " + (asks ? own + " " + port : port + " " + own)
                + (port == 53 ? " 17 " : " 6 ") + (1 + dice.nextInt(50)) + " " + (40 + dice.nextInt(100_000)) + " " + time + " "
                + (time + 59) + (dice.nextInt(50) == 0 ? " REJECT" : " ACCEPT") + " OK " + hex("vpc-", 1) + " " + hex("i-", logging) + " "
                + (port == 53 || dice.nextInt(3) > 0 ? 0 : asks ? 2 : 18) + " " + way + " " + (asks == atServer ? "ingress" : "egress") + "\n";
    }
}
