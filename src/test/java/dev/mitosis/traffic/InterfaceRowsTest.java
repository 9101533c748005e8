package dev.mitosis.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.traffic.place.NetworkPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each row of the tables about interfaces makes of the smallest interface that it speaks of, and of the nearest
 * one that it does not. The lines are golden, so that a row that is lost is seen.
 */
class InterfaceRowsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String FIELDS =
            "interface-id flow-direction srcaddr dstaddr srcport dstport protocol packets bytes start end";

    @TempDir
    private Path folder;

    private final List<Resource> resources = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final List<String> records = new ArrayList<>(List.of(FIELDS));
    private final List<String> lines = new ArrayList<>();

    private static List<TsvRow> rows(String file) {
        return TsvTable.loadNamed(NetworkPorts.class, file);
    }

    private String node(String type, String name) {
        nodes.add(new Node(arn(name), type, "eu-west-1", name, false, List.of()));
        return arn(name);
    }

    private static String arn(String name) {
        return "arn:aws:x:eu-west-1:" + ACCOUNT + ":" + name;
    }

    private void attach(String from, String to) {
        edges.add(new Edge(from, to, EdgeKind.ATTACHED_TO, Strength.EXACT, List.of()));
    }

    /** An interface with an address, by its number. */
    private String port(int number, String description) {
        ObjectNode data = Json.mapper()
                .createObjectNode()
                .put("VpcId", "vpc-1")
                .put("PrivateIpAddress", address(number))
                .put("Description", description);
        String id = "eni-" + number;
        String arn = node("AWS::EC2::NetworkInterface", id);
        resources.add(new Resource(arn, "AWS::EC2::NetworkInterface", "eu-west-1", ACCOUNT, id, id, Map.of(), data));
        return arn;
    }

    private static String address(int number) {
        return "10.0.1." + number;
    }

    private void record(int port, String way, String from, String to, int server) {
        records.add("eni-" + port + " " + way + " " + from + " " + to + " 40000 " + server
                + " 6 1 100 1700000000 1700000060");
    }

    /** Who was seen talking to whom, by the server's port. */
    private Map<Integer, Conversation> read() throws IOException {
        resources.add(new Resource(
                node("AWS::EC2::VPC", "vpc-1"),
                "AWS::EC2::VPC",
                "eu-west-1",
                ACCOUNT,
                "vpc-1",
                "vpc-1",
                Map.of(),
                Json.mapper().createObjectNode().put("CidrBlock", "10.0.0.0/16")));
        Path log = Files.write(folder.resolve("a.log"), records);
        GraphDocument graph = new GraphDocument(1, "test", ACCOUNT, "s", Map.of(), nodes, edges, List.of());
        return TrafficReader.read(new TrafficRequest(
                        new InMemorySnapshot(ACCOUNT, resources),
                        graph,
                        List.of(log),
                        null,
                        folder.resolve("spill"),
                        Map.of()))
                .conversations()
                .stream()
                .collect(Collectors.toMap(Conversation::port, one -> one));
    }

    private static Conversation at(Map<Integer, Conversation> seen, int port) {
        return Objects.requireNonNull(seen.get(port), () -> "nobody was seen at port " + port);
    }

    private void compare(String file) {
        Golden.assertMatches(Path.of("src/test/resources/dev/mitosis/golden", file), String.join("\n", lines) + "\n");
    }

    /** An interface that shares group and subnet with a thing of the type, and an own place for both. */
    private void made(int number, String description, String type) {
        String group = node("AWS::EC2::SecurityGroup", "sg-" + number);
        String subnet = node("AWS::EC2::Subnet", "subnet-" + number);
        for (String one : List.of(port(number, description), node(type, "thing-" + number))) {
            attach(one, group);
            attach(one, subnet);
        }
        record(number, "egress", address(number), "20.0.0.9", 100 + number);
    }

    @Test
    void the_mark_of_a_maker_leads_to_what_has_the_groups_and_subnets_of_the_interface() throws IOException {
        List<String> said = new ArrayList<>();
        int number = 0;
        for (TsvRow row : rows("interface-makers.tsv")) {
            String mark = row.get("maker");
            for (String type : row.get("types").split(",", -1)) {
                made(++number, "for " + mark + " 7", type);
                made(++number, "for " + mark.substring(0, mark.length() - 1), type);
                said.add("interface-makers " + mark + " " + type);
            }
        }
        Map<Integer, Conversation> seen = read();

        for (int i = 0; i < said.size(); i++) {
            assertThat(at(seen, 101 + 2 * i).client()).as(said.get(i)).endsWith(":thing-" + (2 * i + 1));
            assertThat(at(seen, 102 + 2 * i).client())
                    .as("not " + said.get(i))
                    .isEqualTo("external:unresolved/interface-without-owner");
            lines.add(said.get(i));
        }
        compare("rows-interface-makers.txt");
    }

    @Test
    void what_is_made_by_one_has_no_interface_of_another() throws IOException {
        made(1, "RDSNetworkInterface", "AWS::Redshift::Cluster");

        assertThat(at(read(), 101).client()).isEqualTo("external:unresolved/interface-without-owner");
    }

    /** A database beside an interface in group g and subnet s, and whether it is its owner. */
    @ParameterizedTest
    @CsvSource({
        "g, s, true",
        "g, -, false",
        "g, other, false",
        "other, s, false",
        "-, s, false",
        "g, by its group, true",
    })
    void what_an_interface_belongs_to_has_its_groups_and_its_subnet(String group, String subnet, boolean owns)
            throws IOException {
        String thing = node("AWS::RDS::DBInstance", "thing");
        String port = port(1, "RDSNetworkInterface");
        attach(port, node("AWS::EC2::SecurityGroup", "g"));
        attach(port, node("AWS::EC2::Subnet", "s"));
        if (!group.equals("-")) {
            attach(thing, group.equals("g") ? arn("g") : node("AWS::EC2::SecurityGroup", group));
        }
        if (subnet.equals("by its group")) {
            String subnets = node("AWS::RDS::DBSubnetGroup", "subnets");
            attach(thing, subnets);
            attach(subnets, arn("s"));
        } else if (!subnet.equals("-")) {
            attach(thing, subnet.equals("s") ? arn("s") : node("AWS::EC2::Subnet", "elsewhere"));
        }
        record(1, "egress", address(1), "20.0.0.9", 443);

        assertThat(at(read(), 443).client().endsWith(":thing")).isEqualTo(owns);
    }

    @Test
    void an_interface_without_a_group_belongs_to_nothing_that_has_none_either() throws IOException {
        node("AWS::RDS::DBInstance", "thing");
        port(1, "RDSNetworkInterface");
        record(1, "egress", address(1), "20.0.0.9", 443);

        assertThat(at(read(), 443).client()).isEqualTo("external:unresolved/interface-without-owner");
    }

    @Test
    void an_interface_that_two_are_attached_to_is_nobody_s() throws IOException {
        String port = port(1, "");
        attach(node("AWS::EC2::Instance", "one"), port);
        attach(node("AWS::EC2::Instance", "two"), port);
        record(1, "egress", address(1), "20.0.0.9", 443);

        assertThat(at(read(), 443).client()).isEqualTo("external:unresolved/interface-without-owner");
    }

    @Test
    void packets_pass_what_joins_networks_and_end_at_anything_else() throws IOException {
        int number = 0;
        for (TsvRow row : rows("passing-types.tsv")) {
            for (String type : List.of(row.get("type"), row.get("type") + "X")) {
                attach(port(++number, ""), node(type, "thing-" + number));
                record(number, "ingress", "20.0.0.9", "10.0.0.9", 100 + number);
            }
            lines.add("passing-types " + row.get("type"));
        }
        Map<Integer, Conversation> seen = read();

        for (int i = 1; i <= number; i += 2) {
            assertThat(at(seen, 100 + i).server()).as(lines.get(i / 2)).doesNotContain("thing");
            assertThat(at(seen, 101 + i).server()).as("not " + lines.get(i / 2)).endsWith(":thing-" + (i + 1));
        }
        compare("rows-passing-types.txt");
    }
}
