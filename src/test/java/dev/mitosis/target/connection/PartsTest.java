package dev.mitosis.target.connection;

import static dev.mitosis.target.connection.CrossingFixture.DATABASE;
import static dev.mitosis.target.connection.CrossingFixture.VPC;
import static dev.mitosis.target.connection.CrossingFixture.network;
import static dev.mitosis.target.connection.CrossingFixture.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.PlannedIds;
import dev.mitosis.target.network.Placed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes up a connection, on both sides. */
class PartsTest {
    private static final String GATEWAY = "AWS::EC2::TransitGateway";
    private static final String ATTACHMENT = "AWS::EC2::TransitGatewayAttachment";

    private final NewThings additions = new NewThings(new PlannedIds("123456789012"), "aws");

    private Parts parts(CrossingFixture estate) {
        return new Parts(additions, Knowledge.load(), new Hubs(estate.things.values(), estate.homes(), "network"));
    }

    private List<String> made() {
        return additions.all().stream()
                .map(one -> one.account() + " " + one.type() + " " + one.name())
                .sorted()
                .toList();
    }

    @Test
    void a_peering_has_a_route_in_each_table_of_both_sides() {
        Parts parts = parts(new CrossingFixture());
        List<String> joining = parts.joining(
                Means.PEERING,
                network("dev/ec2-vpc/vpc", "10.1.0.0/16", "dev/ec2-routetable/out"),
                network("legacy/ec2-vpc/vpc", "10.0.0.0/16", "legacy/ec2-routetable/out"));

        assertThat(made())
                .containsExactly(
                        "dev AWS::EC2::Route out-to-10.0.0.0-16",
                        "dev AWS::EC2::VPCPeeringConnection vpc-to-legacy-vpc",
                        "legacy AWS::EC2::Route out-to-10.1.0.0-16",
                        "legacy AWS::IAM::Role accept-peering-from-dev");
        assertThat(joining).hasSize(4);
        assertThat(parts.routes("dev/ec2-vpc/vpc"))
                .extracting(PlannedRoute::table, PlannedRoute::destination, PlannedRoute::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "dev/ec2-routetable/out", "10.0.0.0/16", "leads to legacy/ec2-vpc/vpc"));
    }

    @Test
    void no_route_leads_to_a_network_of_which_nobody_knows_the_range() {
        Parts parts = parts(new CrossingFixture());
        parts.joining(
                Means.PEERING, network("dev/vpc", "10.1.0.0/16", "dev/out"), network("legacy/vpc", "", "legacy/out"));

        assertThat(parts.routes("dev/vpc")).isEmpty();
        assertThat(parts.routes("legacy/vpc")).hasSize(1);
    }

    @Test
    void a_new_gateway_stands_in_the_account_of_networks_with_an_attachment_for_each() {
        parts(new CrossingFixture())
                .joining(
                        Means.TRANSIT_GATEWAY,
                        network("dev/vpc", "10.1.0.0/16", null),
                        network("legacy/vpc", "10.0.0.0/16", null));

        assertThat(made())
                .containsExactly(
                        "dev AWS::EC2::TransitGatewayAttachment attach-vpc",
                        "legacy AWS::EC2::TransitGatewayAttachment attach-vpc",
                        "network AWS::EC2::TransitGateway estate",
                        "network AWS::RAM::ResourceShare share-estate");
    }

    @Test
    void what_stands_already_is_used() {
        CrossingFixture estate = new CrossingFixture()
                .put(GATEWAY, "legacy/tgw-2")
                .put(GATEWAY, "legacy/tgw-1")
                .put(GATEWAY, "legacy/tgw-3")
                .put(VPC, "legacy/vpc")
                .put(ATTACHMENT, "legacy/attachment")
                .attach("legacy/attachment", "legacy/vpc")
                .put(ATTACHMENT, "legacy/nowhere");
        List<String> joining = parts(estate)
                .joining(
                        Means.TRANSIT_GATEWAY,
                        network("dev/vpc", "10.1.0.0/16", null),
                        network("legacy/vpc", "10.0.0.0/16", null));

        assertThat(joining).contains("legacy/tgw-1", "legacy/attachment");
        assertThat(made())
                .containsExactly(
                        "dev AWS::EC2::TransitGatewayAttachment attach-vpc",
                        "legacy AWS::RAM::ResourceShare share-tgw-1");
    }

    @Test
    void a_gateway_of_another_region_or_one_that_goes_is_none() {
        Placed far = placed(GATEWAY, "legacy/tgw", "us-east-1");
        Placed gone = new Placed(
                "legacy/gone",
                "arn:gone",
                GATEWAY,
                "eu-west-1",
                "legacy",
                dev.mitosis.model.target.Fate.RETIRED,
                false,
                true);
        Hubs hubs = new Hubs(List.of(far, gone), new CrossingFixture().homes(), "network");

        assertThat(hubs.in("eu-west-1")).isEqualTo(new Hubs.Hub("network", null));
        assertThat(hubs.in("us-east-1")).isEqualTo(new Hubs.Hub("legacy", "legacy/tgw"));
        assertThat(hubs.attachment("legacy/vpc")).isNull();
    }

    @Test
    void an_attachment_that_goes_attaches_nothing() {
        CrossingFixture estate = new CrossingFixture()
                .put(VPC, "legacy/vpc")
                .put(ATTACHMENT, "legacy/old")
                .attach("legacy/old", "legacy/vpc");
        List<Placed> things = new ArrayList<>(List.of(new Placed(
                "legacy/old",
                "arn:old",
                ATTACHMENT,
                "eu-west-1",
                "legacy",
                dev.mitosis.model.target.Fate.RETIRED,
                false,
                true)));

        assertThat(new Hubs(things, estate.homes(), "network").attachment("legacy/vpc"))
                .isNull();
        assertThat(new Hubs(estate.things.values(), estate.homes(), "network").attachment("legacy/vpc"))
                .isEqualTo("legacy/old");
    }

    @ParameterizedTest
    @CsvSource({
        "RAM_SHARE,              AWS::EC2::PrefixList, legacy AWS::RAM::ResourceShare share-it",
        "RESOURCE_POLICY,        AWS::SQS::Queue,      legacy AWS::SQS::QueuePolicy other-accounts-it",
        "API,                    AWS::SQS::Queue,      legacy AWS::SQS::QueuePolicy other-accounts-it",
        "RESOURCE_POLICY,        AWS::KMS::Key,        ''",
        "RESOURCE_POLICY,        AWS::Events::Rule,    ''",
        "ROLE,                   AWS::SQS::Queue,      dev AWS::IAM::ManagedPolicy assume-in-legacy;legacy AWS::IAM::Role from-dev",
        "EVENT_BUS,              AWS::Events::EventBus, dev AWS::Events::Rule forward-to-legacy;dev AWS::IAM::Role forward-to-legacy;legacy AWS::Events::EventBusPolicy other-accounts-it",
        "EVENT_BUS,              AWS::SQS::Queue,      ''",
        "REPLICA,                AWS::S3::Bucket,      dev AWS::IAM::Role replicate-it;dev AWS::S3::Bucket it-${ACCOUNT_DEV};legacy AWS::S3::BucketPolicy other-accounts-it",
        "LOG_DESTINATION,        AWS::Lambda::Function, legacy AWS::IAM::Role logs-to-it;legacy AWS::Kinesis::Stream it-logs;legacy AWS::Lambda::EventSourceMapping it-logs;legacy AWS::Logs::Destination it",
        "LOG_DESTINATION,        AWS::Kinesis::Stream, legacy AWS::IAM::Role logs-to-it;legacy AWS::Logs::Destination it",
        "MONITORING_LINK,        AWS::SQS::Queue,      dev AWS::Oam::Sink sink;legacy AWS::Oam::Link to-dev",
        "VPN,                    AWS::EC2::VPNGateway, dev AWS::EC2::VPNConnection it;dev AWS::EC2::VPNGateway it",
        "PRIVATE_LINK,           AWS::SQS::Queue,      dev AWS::EC2::VPCEndpoint vpc-to-legacy-it;legacy AWS::EC2::VPCEndpointService it",
        "ZONE_ASSOCIATION,       AWS::SQS::Queue,      ''"
    })
    void each_means_has_its_parts(Means means, String type, String expected) {
        List<String> single = parts(new CrossingFixture())
                .single(
                        means,
                        new Parts.Ends("dev", placed(type, "legacy/it"), null),
                        network("dev/vpc", "10.1.0.0/16", null),
                        null);

        assertThat(String.join(";", made())).isEqualTo(expected);
        assertThat(single).contains("legacy/it").hasSize(made().size() + 1);
        assertThat(single)
                .containsAll(additions.all().stream().map(PlannedResource::id).toList());
    }

    @Test
    void a_resource_is_reached_through_the_gateway_of_its_network() {
        Parts.Ends ends = new Parts.Ends("dev", placed(DATABASE, "legacy/rds-dbinstance/db"), null);
        parts(new CrossingFixture())
                .single(Means.RESOURCE_CONFIGURATION, ends, null, network("legacy/ec2-vpc/main", "10.0.0.0/16", null));

        assertThat(made())
                .containsExactly(
                        "dev AWS::EC2::VPCEndpoint to-legacy-db",
                        "legacy AWS::RAM::ResourceShare share-db",
                        "legacy AWS::VpcLattice::ResourceConfiguration db",
                        "legacy AWS::VpcLattice::ResourceGateway to-main");
        parts(new CrossingFixture()).single(Means.RESOURCE_CONFIGURATION, ends, null, null);
        assertThat(made()).contains("legacy AWS::VpcLattice::ResourceGateway to-db");
    }

    @Test
    void a_route_of_a_copied_network_to_a_gateway_brings_an_attachment() {
        List<String> attachment = parts(new CrossingFixture())
                .attachment(
                        new Parts.Ends("dev", placed(GATEWAY, "legacy/tgw"), null),
                        network("dev/vpc", "10.1.0.0/16", null));

        assertThat(made())
                .containsExactly(
                        "dev AWS::EC2::TransitGatewayAttachment attach-vpc",
                        "legacy AWS::RAM::ResourceShare share-tgw");
        assertThat(attachment).contains("legacy/tgw").hasSize(3);
    }
}
