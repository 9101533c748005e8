package dev.mitosis.graph.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the tables of this package with the smallest thing that it speaks of, and with one that it does not. */
class OwnershipRowsTest {
    private static final String ACCOUNT = "123456789012";

    private static Entity entity(int ordinal, String type) {
        return new Entity(ordinal, "arn:aws:x:eu-west-1:1:" + ordinal, type, "eu-west-1", ACCOUNT, "id", "name", false);
    }

    private static List<TsvRow> partOf() {
        return TsvTable.load(PartOfTable.class, PartOfTable.FILE, 5);
    }

    @Test
    void every_row_of_part_of_finds_the_whole_by_its_own_edge_and_by_no_other() {
        Wholes wholes = Wholes.load();
        int ordinal = 0;
        for (TsvRow row : partOf()) {
            String tie = row.cell(2);
            Entity part = entity(ordinal++, row.cell(0));
            Entity whole = entity(ordinal++, row.cell(1));
            EdgeKind kind = kind(tie);
            String place = tie.startsWith("/") ? tie : "/Any";
            Entity from = tie.equals("<") ? whole : part;
            Entity to = tie.equals("<") ? part : whole;

            wholes.learn(to, from, kind, place);
            wholes.learn(from, to, EdgeKind.MAY_CONNECT, "/Other");
            assertThat(wholes.of(part)).as("not %s", row).isEmpty();

            wholes.learn(from, to, kind, place);
            assertThat(wholes.of(part)).as(row.toString()).containsExactly(whole);
        }
    }

    private static EdgeKind kind(String tie) {
        return Arrays.stream(EdgeKind.values())
                .filter(kind -> tie.equals(">" + kind.label()))
                .findFirst()
                .orElse(EdgeKind.ATTACHED_TO);
    }

    /**
     * The types and properties are AWS's: the CloudFormation resource specification, and the types that a scan makes.
     */
    @Test
    void every_row_of_part_of_joins_known_types_by_a_property_that_the_part_has() {
        Map<String, Set<String>> known = KnownTypes.load();

        List<String> strange = new ArrayList<>();
        for (TsvRow row : partOf()) {
            boolean named = row.cell(3).equals("-")
                    || known.getOrDefault(row.cell(0), Set.of()).contains(row.cell(3));
            if (!known.containsKey(row.cell(0)) || !known.containsKey(row.cell(1)) || !named) {
                strange.add(row.line() + ": " + row.cell(0) + " " + row.cell(1) + " " + row.cell(3));
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void a_pair_of_types_stands_once_and_no_type_is_part_of_itself() {
        Set<String> pairs = new HashSet<>();
        for (TsvRow row : partOf()) {
            assertThat(pairs.add(row.cell(0) + " " + row.cell(1)))
                    .as(row.toString())
                    .isTrue();
            assertThat(pairs).as(row.toString()).doesNotContain(row.cell(1) + " " + row.cell(0));
        }
    }

    @Test
    void every_inline_part_is_found_at_its_place_and_nowhere_else() {
        InlineParts parts = InlineParts.load();
        for (TsvRow row : TsvTable.load(InlineParts.class, InlineParts.FILE, 5)) {
            if (row.cell(1).equals("-")) {
                assertThat(parts.kindOf(row.cell(0), "arn:aws:any")
                                .orElseThrow()
                                .name())
                        .isEqualTo(row.cell(2));
                continue;
            }
            String part = row.cell(1).replace("*", "0").replace("#", "3");

            assertThat(parts.partAt(row.cell(0), part + "/Member"))
                    .as(row.toString())
                    .isEqualTo(part);
            assertThat(parts.partAt(row.cell(0), "/Other" + part))
                    .as(row.toString())
                    .isEmpty();
            assertThat(parts.kindOf(row.cell(0), part).orElseThrow().name()).isEqualTo(row.cell(2));
        }
    }

    @Test
    void a_statement_that_stands_alone_needs_no_index() {
        InlineParts parts = InlineParts.load();

        assertThat(parts.partAt("AWS::IAM::Role", "/RolePolicyList/0/PolicyDocument/Statement/Resource"))
                .isEqualTo("/RolePolicyList/0/PolicyDocument/Statement");
        assertThat(parts.partAt("AWS::IAM::Role", "/RolePolicyList/0/PolicyDocument/Statement/2/Resource"))
                .isEqualTo("/RolePolicyList/0/PolicyDocument/Statement/2");
        for (String member : List.of("Statement/Sid1", "Statement/", "Statement//x", "Statement")) {
            assertThat(parts.partAt("AWS::IAM::Role", "/RolePolicyList/0/PolicyDocument/" + member))
                    .as(member)
                    .isEqualTo("/RolePolicyList/0/PolicyDocument/Statement");
        }
    }

    @Test
    void a_part_is_the_whole_of_its_place_and_nothing_below_it() {
        InlineParts parts = InlineParts.load();

        assertThat(parts.kindOf("AWS::EC2::RouteTable", "/Routes/1")).isPresent();
        assertThat(parts.kindOf("AWS::EC2::RouteTable", "/Routes/1/GatewayId")).isEmpty();
        assertThat(parts.kindOf("AWS::EC2::RouteTable", "/Routes")).isEmpty();
    }

    @Test
    void a_tie_without_a_kind_holds_by_attachment_containment_or_mention_and_by_nothing_else() {
        PartOfTable.Tie tie = Objects.requireNonNull(PartOfTable.load()
                .tie("AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::LoadBalancer"));

        assertThat(EdgeKind.values())
                .filteredOn(kind -> tie.holds(kind, "/Any"))
                .containsExactlyInAnyOrder(EdgeKind.ATTACHED_TO, EdgeKind.CONTAINS, EdgeKind.REFERENCES);
    }

    @Test
    void the_first_row_that_holds_says_who_made_it() {
        Makers makers = Makers.load();
        ObjectNode both = JsonNodeFactory.instance
                .objectNode()
                .put("RequesterManaged", true)
                .put("InterfaceType", "lambda");
        String arn = "arn:aws:x:eu-west-1:" + ACCOUNT + ":eni-1";
        String type = "AWS::EC2::NetworkInterface";
        makers.learn(new Resource(arn, type, "eu-west-1", ACCOUNT, "eni-1", "eni-1", Map.of(), both));

        assertThat(makers.of(named(arn, type), Wholes.load()))
                .extracting(Maker::by)
                .isEqualTo("the service that requested it");
    }

    @Test
    void every_maker_is_known_by_what_its_row_says_and_by_nothing_else() {
        for (TsvRow row : TsvTable.loadNamed(Makers.class, Makers.FILE)) {
            if (row.get("where").startsWith("part-of:") || row.get("where").startsWith("called-as:")) {
                continue;
            }
            for (String sample : samples(row.get("matches"))) {
                Resource made = made(row, sample);
                Makers makers = Makers.load();
                makers.learn(made);
                makers.learn(made(row, "some-thing-of-a-person"));

                assertThat(makers.of(named(made.arn(), made.type()), Wholes.load()))
                        .as("%s: %s", row, sample)
                        .isNotNull();
            }
            if (!row.get("matches").matches(".*\\.\\+|.*\\(lambda.*")) {
                Resource person = made(row, "some-thing-of-a-person");
                Makers makers = Makers.load();
                makers.learn(person);

                assertThat(makers.of(named(person.arn(), person.type()), Wholes.load()))
                        .as("not %s", row)
                        .isNull();
            }
        }
    }

    private static Entity named(String arn, String type) {
        return new Entity(0, arn, type, "eu-west-1", ACCOUNT, "id", "name", false);
    }

    private static Resource made(TsvRow row, String value) {
        String where = row.get("where");
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (where.startsWith("/")) {
            put(data, where.replace("**", "Any").substring(1).split("/"), value);
        }
        return new Resource(
                where.equals("arn:") ? value : "arn:aws:x:eu-west-1:" + ACCOUNT + ":thing",
                row.get("type"),
                "eu-west-1",
                ACCOUNT,
                where.equals("id:") ? value : "an-id",
                where.equals("name:") ? value : "a-name",
                where.startsWith("tag:") ? Map.of(samples(where.substring(4)).get(0), value) : Map.of(),
                data);
    }

    private static void put(ObjectNode data, String[] path, String value) {
        ObjectNode at = data;
        for (int i = 0; i < path.length - 1; i++) {
            if (path[i + 1].equals("*")) {
                ArrayNode list = at.putArray(path[i]);
                i++;
                if (i == path.length - 1) {
                    list.add(value);
                    return;
                }
                at = list.addObject();
            } else {
                at = at.putObject(path[i]);
            }
        }
        at.put(path[path.length - 1], value);
    }

    /** A text for each alternative of the expression. */
    private static List<String> samples(String regex) {
        List<String> samples = new ArrayList<>();
        for (String alternative : regex.split("\\|(?![^(]*\\))", -1)) {
            String text = alternative
                    .replaceAll("\\(_\\[a-z_]\\+\\)\\?|\\(/\\.\\*\\)\\?|\\(_SPOT\\)\\?|/\\?$", "")
                    .replaceAll("\\[a-z-]\\*|\\[A-Za-z]\\*", "")
                    .replaceAll("\\(([^()|]*)\\|[^()]*\\)", "$1")
                    .replaceAll("\\[a-z0-9-]\\+", "eu-west-1")
                    .replaceAll("\\[0-9a-f](\\+|\\{10})", "0123456789")
                    .replaceAll("\\[\\^/]\\+", "thing")
                    .replaceAll("\\[:\\.]", ":")
                    .replaceAll("\\.[*+]", "x")
                    .replace("\\.", ".");
            assertThat(text).as(regex).matches(regex);
            samples.add(text);
        }
        return samples;
    }

    @Test
    void the_gateway_of_a_default_vpc_is_made_with_it_and_that_of_another_is_not() {
        Makers makers = Makers.load();
        Wholes wholes = Wholes.load();
        ObjectNode isDefault = JsonNodeFactory.instance.objectNode().put("IsDefault", true);
        Entity vpc = entity(0, "AWS::EC2::VPC");
        Entity other = entity(1, "AWS::EC2::VPC");
        Entity gateway = entity(2, "AWS::EC2::InternetGateway");
        Entity others = entity(3, "AWS::EC2::InternetGateway");
        makers.learn(new Resource(vpc.arn(), vpc.type(), "eu-west-1", ACCOUNT, "vpc-1", "vpc-1", Map.of(), isDefault));
        wholes.learn(gateway, vpc, EdgeKind.ATTACHED_TO, "/Attachments/0/VpcId");
        wholes.learn(others, other, EdgeKind.ATTACHED_TO, "/Attachments/0/VpcId");

        assertThat(makers.of(gateway, wholes)).isNotNull();
        assertThat(makers.of(others, wholes)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"shop.example., NS, true", "team.shop.example., NS, false", "shop.example., A, false"})
    void a_zone_makes_the_name_servers_of_itself_and_people_delegate_others(String name, String type, boolean made) {
        String zoneArn = "arn:aws:route53:::hostedzone/Z1";
        Entity zone = new Entity(
                0, zoneArn, "AWS::Route53::HostedZone", Resource.GLOBAL, ACCOUNT, "Z1", "shop.example.", false);
        Entity record = new Entity(
                1,
                zoneArn + "/recordset/" + name + "/" + type + "/simple",
                "AWS::Route53::RecordSet",
                Resource.GLOBAL,
                ACCOUNT,
                name,
                name,
                false);
        Wholes wholes = Wholes.load();
        wholes.learn(record, zone, EdgeKind.ATTACHED_TO, "/HostedZoneId");

        assertThat(Makers.load().of(record, wholes) != null).isEqualTo(made);
    }

    @Test
    void what_is_part_of_a_part_is_part_of_the_whole_too() {
        Wholes wholes = Wholes.load();
        Entity rule = entity(0, "AWS::ElasticLoadBalancingV2::ListenerRule");
        Entity listener = entity(1, "AWS::ElasticLoadBalancingV2::Listener");
        Entity balancer = entity(2, "AWS::ElasticLoadBalancingV2::LoadBalancer");
        wholes.learn(rule, listener, EdgeKind.ATTACHED_TO, "/ListenerArn");
        wholes.learn(listener, balancer, EdgeKind.ATTACHED_TO, "/LoadBalancerArn");

        assertThat(wholes.of(rule)).containsExactly(listener);
        assertThat(wholes.above(rule)).containsExactly(listener, balancer);
        assertThat(wholes.above(balancer)).isEmpty();
    }

    @Test
    void what_is_attached_to_one_zone_and_mentions_another_is_part_of_the_one() {
        Wholes wholes = Wholes.load();
        Entity record = entity(0, "AWS::Route53::RecordSet");
        Entity zone = entity(1, "AWS::Route53::HostedZone");
        Entity mentioned = entity(2, "AWS::Route53::HostedZone");
        wholes.learn(record, mentioned, EdgeKind.REFERENCES, "/Any");
        wholes.learn(record, zone, EdgeKind.ATTACHED_TO, "/HostedZoneId");

        assertThat(wholes.of(record)).containsExactly(zone);
    }
}
