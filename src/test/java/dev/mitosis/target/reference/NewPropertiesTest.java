package dev.mitosis.target.reference;

import static dev.mitosis.target.reference.ConnectedEstate.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedNetwork.PlannedRoute;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the new things that connections are made of shall be. */
class NewPropertiesTest {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String PEERING = "AWS::EC2::VPCPeeringConnection";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String TABLE = "AWS::EC2::RouteTable";
    private static final String SHARE = "AWS::RAM::ResourceShare";
    private static final String GATEWAY = "AWS::EC2::TransitGateway";

    private static final String MAIN = "shop/ec2-vpc/main";
    private static final String CORE = "billing/ec2-vpc/core";
    private static final String PEER = "shop/ec2-vpcpeeringconnection/main-to-core";
    private static final String ACCEPTS = "billing/iam-role/accept-peering-from-shop";
    private static final String ROUTE = "shop/ec2-route/private-1-to-10.65.0.0-22";
    private static final String NO_WAY = "target.nothing-to-say";

    /** Subnets of two zones, of which the isolated ones count first, and routes that lead to the other network. */
    private static ConnectedEstate peered() {
        return networked()
                .makes(PEER, PEERING)
                .makes(ROUTE, "AWS::EC2::Route")
                .makes(ACCEPTS, ROLE)
                .connects(Means.PEERING, CORE, "shop", PEER, ROUTE, ACCEPTS);
    }

    private static ConnectedEstate networked() {
        return new ConnectedEstate()
                .moves(MAIN, VPC)
                .moves(CORE, VPC)
                .moves("shop/ec2-routetable/private_1", TABLE)
                .moves("shop/ec2-subnet/out", "AWS::EC2::Subnet")
                .moves("shop/ec2-subnet/in-a", "AWS::EC2::Subnet")
                .moves("shop/ec2-subnet/in-b", "AWS::EC2::Subnet")
                .network(
                        MAIN,
                        List.of(
                                subnet("shop/ec2-subnet/out", "euw1-az1", "public"),
                                subnet("shop/ec2-subnet/in-b", "euw1-az2", "isolated"),
                                subnet("shop/ec2-subnet/in-a", "euw1-az1", "isolated"),
                                subnet("shop/ec2-subnet/unplanned", "euw1-az3", "isolated")),
                        List.of(
                                new PlannedRoute(
                                        "shop/ec2-routetable/private_1", "10.65.0.0/22", PEER, "leads to " + CORE),
                                new PlannedRoute("shop/ec2-routetable/private_1", "10.66.0.0/22", PEER, "as before"),
                                new PlannedRoute(
                                        "shop/ec2-routetable/private_1", "10.67.0.0/22", null, "leads to nothing"),
                                new PlannedRoute(
                                        "shop/ec2-routetable/unplanned", "10.65.0.0/22", PEER, "leads to " + CORE)));
    }

    private static PlannedSubnet subnet(String id, String zone, String tier) {
        return new PlannedSubnet(id, "10.64.0.0/26", zone, tier, 1, null, null);
    }

    @Test
    void a_peering_names_both_networks_and_the_role_that_accepts_it() {
        assertThat(peered().said(PEER)).isEqualTo(json("""
                {'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},
                 'PeerVpcId':{'ref':'billing/ec2-vpc/core','attribute':'Ref'},
                 'PeerOwnerId':{'account':'billing'},'PeerRegion':'eu-west-1',
                 'PeerRoleArn':{'arnOf':'billing/iam-role/accept-peering-from-shop'}}"""));
    }

    @Test
    void a_peering_of_two_networks_of_one_account_names_both() {
        String second = "shop/ec2-vpc/second";
        String peering = "shop/ec2-vpcpeeringconnection/main-to-second";
        PlannedRoute there =
                new PlannedRoute("shop/ec2-routetable/private_1", "10.66.0.0/22", peering, "leads to " + second);
        PlannedRoute back =
                new PlannedRoute("shop/ec2-routetable/private_1", "10.64.0.0/22", peering, "leads to " + MAIN);
        JsonNode said = new ConnectedEstate()
                .moves(MAIN, VPC)
                .moves(second, VPC)
                .network(MAIN, List.of(), List.of(there))
                .network(second, List.of(), List.of(back))
                .makes(peering, PEERING)
                .connects(Means.PEERING, second, "shop", peering)
                .made(peering);

        assertThat(said.at("/VpcId/ref").asText()).isEqualTo(MAIN);
        assertThat(said.at("/PeerVpcId/ref").asText()).isEqualTo(second);
    }

    @Test
    void a_peering_to_which_no_route_leads_is_not_made() {
        ConnectedEstate estate = networked()
                .makes("shop/ec2-vpcpeeringconnection/idle", PEERING)
                .connects(Means.PEERING, CORE, "shop", "shop/ec2-vpcpeeringconnection/idle");

        assertThat(estate.said("shop/ec2-vpcpeeringconnection/idle")).isNull();
    }

    @Test
    void the_role_that_accepts_a_peering_trusts_the_other_account_and_may_do_nothing_else() {
        assertThat(peered().said(ACCEPTS)).isEqualTo(json("""
                {'RoleName':'accept-peering-from-shop',
                 'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':'sts:AssumeRole',
                    'Principal':{'AWS':[{'text':['arn:aws:iam::',{'account':'shop'},':root']}]}}]},
                 'Policies':[{'PolicyName':'connection','PolicyDocument':{'Version':'2012-10-17','Statement':[
                   {'Effect':'Allow','Action':'ec2:AcceptVpcPeeringConnection','Resource':[
                     {'text':['arn:aws:ec2:eu-west-1:',{'account':'billing'},':thing/',
                              {'ref':'billing/ec2-vpc/core','attribute':'Ref'}]},
                     {'text':['arn:aws:ec2:eu-west-1:',{'account':'billing'},':vpc-peering-connection/*']}]}]}}]}"""));
    }

    @Test
    void a_route_leads_from_its_table_over_the_peering() {
        assertThat(peered().said(ROUTE)).isEqualTo(json("""
                {'RouteTableId':{'ref':'shop/ec2-routetable/private_1','attribute':'Ref'},
                 'DestinationCidrBlock':'10.65.0.0/22',
                 'VpcPeeringConnectionId':{'ref':'shop/ec2-vpcpeeringconnection/main-to-core','attribute':'Ref'}}"""));
    }

    @Test
    void a_route_that_leads_to_no_other_network_or_whose_table_is_not_planned_is_none_of_a_connection() {
        for (String name : List.of(
                "private-1-to-10.66.0.0-22", "private-1-to-10.67.0.0-22", "unplanned-to-10.65.0.0-22", "other")) {
            String route = "shop/ec2-route/" + name;
            ConnectedEstate estate =
                    peered().makes(route, "AWS::EC2::Route").connects(Means.PEERING, CORE, "shop", PEER, route);

            assertThat(estate.said(route)).as(name).isNull();
        }
    }

    @Test
    void what_is_shared_is_shared_with_every_other_account_that_needs_it() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves("shop/ec2-prefixlist/offices", "AWS::EC2::PrefixList")
                .makes("shop/ram-resourceshare/offices", SHARE)
                .connects(
                        Means.RAM_SHARE,
                        "shop/ec2-prefixlist/offices",
                        "legacy",
                        "shop/ec2-prefixlist/offices",
                        "shop/ram-resourceshare/offices")
                .connects(
                        Means.RAM_SHARE,
                        "shop/ec2-prefixlist/offices",
                        "billing",
                        "shop/ec2-prefixlist/offices",
                        "shop/ram-resourceshare/offices");

        assertThat(estate.said("shop/ram-resourceshare/offices")).isEqualTo(json("""
                {'Name':'offices','AllowExternalPrincipals':false,
                 'ResourceArns':[{'ref':'shop/ec2-prefixlist/offices','attribute':'Arn'}],
                 'Principals':[{'account':'billing'},{'account':'legacy'}]}"""));
    }

    private static ConnectedEstate joined() {
        return networked()
                .makes("shop/ec2-transitgateway/hub", GATEWAY)
                .makes("shop/ram-resourceshare/hub", SHARE)
                .makes("shop/ec2-transitgatewayattachment/main-to-hub", "AWS::EC2::TransitGatewayAttachment")
                .connects(
                        Means.TRANSIT_GATEWAY,
                        CORE,
                        "shop",
                        "shop/ram-resourceshare/hub",
                        "shop/ec2-transitgateway/hub",
                        "shop/ec2-transitgatewayattachment/main-to-hub");
    }

    @Test
    void a_gateway_between_networks_is_shared_with_the_account_at_its_other_side() {
        assertThat(joined().said("shop/ram-resourceshare/hub")).isEqualTo(json("""
                {'Name':'hub','AllowExternalPrincipals':false,
                 'ResourceArns':[{'ref':'shop/ec2-transitgateway/hub','attribute':'TransitGatewayArn'}],
                 'Principals':[{'account':'billing'}]}"""));
        assertThat(joined().said("shop/ec2-transitgateway/hub")).isEqualTo(json("""
                {'AutoAcceptSharedAttachments':'enable','DefaultRouteTableAssociation':'enable',
                 'DefaultRouteTablePropagation':'enable','Description':'Joins the networks of the estate'}"""));
    }

    @Test
    void a_network_is_attached_by_one_subnet_of_each_zone_and_by_such_as_lead_nowhere_first() {
        assertThat(joined().said("shop/ec2-transitgatewayattachment/main-to-hub"))
                .isEqualTo(json("""
                {'TransitGatewayId':{'ref':'shop/ec2-transitgateway/hub','attribute':'Ref'},
                 'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},
                 'SubnetIds':[{'ref':'shop/ec2-subnet/in-a','attribute':'Ref'},
                              {'ref':'shop/ec2-subnet/in-b','attribute':'Ref'}]}"""));
    }

    @Test
    void nothing_is_attached_without_a_gateway_a_network_or_subnets() {
        String type = "AWS::EC2::TransitGatewayAttachment";
        ConnectedEstate estate = networked()
                .moves("shop/ec2-vpc/bare", VPC)
                .network("shop/ec2-vpc/bare", List.of(), List.of())
                .makes("shop/ec2-transitgateway/hub", GATEWAY)
                .makes("shop/ec2-transitgatewayattachment/main-alone", type)
                .makes("shop/ec2-transitgatewayattachment/elsewhere", type)
                .makes("billing/ec2-transitgatewayattachment/main", type)
                .makes("shop/ec2-transitgatewayattachment/bare", type)
                .connects(Means.TRANSIT_GATEWAY, CORE, "shop", "shop/ec2-transitgatewayattachment/main-alone")
                .connects(
                        Means.TRANSIT_GATEWAY,
                        CORE,
                        "billing",
                        "shop/ec2-transitgateway/hub",
                        "shop/ec2-transitgatewayattachment/elsewhere",
                        "shop/ec2-transitgatewayattachment/bare",
                        "billing/ec2-transitgatewayattachment/main");

        assertThat(estate.said("shop/ec2-transitgatewayattachment/main-alone")).isNull();
        assertThat(estate.said("shop/ec2-transitgatewayattachment/elsewhere")).isNull();
        assertThat(estate.said("billing/ec2-transitgatewayattachment/main")).isNull();
        assertThat(estate.said("shop/ec2-transitgatewayattachment/bare")).isNull();
    }

    @Test
    void of_networks_whose_names_begin_alike_the_longer_name_is_meant() {
        ConnectedEstate estate = joined().moves("shop/ec2-vpc/main-2", VPC)
                .moves("shop/ec2-subnet/second", "AWS::EC2::Subnet")
                .network(
                        "shop/ec2-vpc/main-2",
                        List.of(subnet("shop/ec2-subnet/second", "euw1-az1", "private")),
                        List.of())
                .makes("shop/ec2-transitgatewayattachment/main-2-to-hub", "AWS::EC2::TransitGatewayAttachment")
                .connects(
                        Means.TRANSIT_GATEWAY,
                        CORE,
                        "shop",
                        "shop/ec2-transitgateway/hub",
                        "shop/ec2-transitgatewayattachment/main-2-to-hub");

        assertThat(estate.made("shop/ec2-transitgatewayattachment/main-2-to-hub")
                        .at("/VpcId/ref")
                        .asText())
                .isEqualTo("shop/ec2-vpc/main-2");
    }

    private static final String BALANCER = "billing/elasticloadbalancingv2-loadbalancer/api";
    private static final String SERVICE = "billing/ec2-vpcendpointservice/api";
    private static final String ENDPOINT = "shop/ec2-vpcendpoint/main-to-api";

    private static ConnectedEstate linked() {
        return networked()
                .moves(BALANCER, "AWS::ElasticLoadBalancingV2::LoadBalancer")
                .makes(SERVICE, "AWS::EC2::VPCEndpointService")
                .makes(ENDPOINT, "AWS::EC2::VPCEndpoint")
                .connects(Means.PRIVATE_LINK, BALANCER, "shop", SERVICE, ENDPOINT)
                .connects(Means.PRIVATE_LINK, BALANCER, "legacy", SERVICE)
                .connects(Means.PRIVATE_LINK, BALANCER, "shop", SERVICE);
    }

    @Test
    void a_service_lets_in_each_account_once_by_a_part() {
        Written service = linked().written(SERVICE);

        assertThat(service.properties()).isEqualTo(json("""
                {'AcceptanceRequired':false,
                 'NetworkLoadBalancerArns':[{'arnOf':'billing/elasticloadbalancingv2-loadbalancer/api'}]}"""));
        assertThat(service.parts()).singleElement().satisfies(part -> {
            assertThat(part.id()).isEqualTo(SERVICE + "/vpcendpointservicepermissions");
            assertThat(part.type()).isEqualTo("AWS::EC2::VPCEndpointServicePermissions");
            assertThat(part.properties()).isEqualTo(json("""
                    {'ServiceId':{'ref':'billing/ec2-vpcendpointservice/api','attribute':'Ref'},
                     'AllowedPrincipals':[{'text':['arn:aws:iam::',{'account':'legacy'},':root']},
                                          {'text':['arn:aws:iam::',{'account':'shop'},':root']}]}"""));
        });
    }

    @Test
    void an_endpoint_stands_in_the_network_of_the_consumer() {
        assertThat(linked().said(ENDPOINT)).isEqualTo(json("""
                {'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},
                 'SubnetIds':[{'ref':'shop/ec2-subnet/in-a','attribute':'Ref'},
                              {'ref':'shop/ec2-subnet/in-b','attribute':'Ref'}],
                 'VpcEndpointType':'Interface',
                 'ServiceName':{'text':['com.amazonaws.vpce.eu-west-1.',
                   {'ref':'billing/ec2-vpcendpointservice/api','attribute':'Ref'}]}}"""));
    }

    @Test
    void an_endpoint_to_nothing_or_in_no_network_is_not_made() {
        ConnectedEstate estate = networked()
                .moves(BALANCER, "AWS::ElasticLoadBalancingV2::LoadBalancer")
                .makes(SERVICE, "AWS::EC2::VPCEndpointService")
                .makes(ENDPOINT, "AWS::EC2::VPCEndpoint")
                .makes("shop/ec2-vpcendpoint/elsewhere", "AWS::EC2::VPCEndpoint")
                .connects(Means.PRIVATE_LINK, BALANCER, "shop", ENDPOINT)
                .connects(Means.PRIVATE_LINK, BALANCER, "shop", SERVICE, "shop/ec2-vpcendpoint/elsewhere");

        assertThat(estate.said(ENDPOINT)).isNull();
        assertThat(estate.said("shop/ec2-vpcendpoint/elsewhere")).isNull();
        assertThat(estate.written(ENDPOINT).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(NO_WAY));
    }

    private static final String CONFIGURATION = "shop/vpclattice-resourceconfiguration/Orders_of_main";
    private static final String LATTICE = "shop/vpclattice-resourcegateway/main";

    private static ConnectedEstate configured() {
        return networked()
                .moves("shop/rds-dbinstance/orders", "AWS::RDS::DBInstance")
                .makes(LATTICE, "AWS::VpcLattice::ResourceGateway")
                .makes(CONFIGURATION, "AWS::VpcLattice::ResourceConfiguration")
                .makes("shop/ram-resourceshare/orders", SHARE)
                .makes("shop/ec2-vpcendpoint/main-to-orders", "AWS::EC2::VPCEndpoint")
                .connects(
                        Means.RESOURCE_CONFIGURATION,
                        "shop/rds-dbinstance/orders",
                        "billing",
                        LATTICE,
                        CONFIGURATION,
                        "shop/ram-resourceshare/orders",
                        "shop/ec2-vpcendpoint/main-to-orders");
    }

    @Test
    void a_database_is_reached_by_a_configuration_that_is_shared_in_its_place() {
        ConnectedEstate estate = configured();

        assertThat(estate.said(CONFIGURATION)).isEqualTo(json("""
                {'Name':'orders-of-main','ResourceConfigurationType':'ARN',
                 'ResourceConfigurationDefinition':{'ArnResource':{'arnOf':'shop/rds-dbinstance/orders'}},
                 'ResourceGatewayId':{'ref':'shop/vpclattice-resourcegateway/main','attribute':'Id'}}"""));
        assertThat(estate.said(LATTICE)).isEqualTo(json("""
                {'Name':'main','VpcIdentifier':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},
                 'SubnetIds':[{'ref':'shop/ec2-subnet/in-a','attribute':'Ref'},
                              {'ref':'shop/ec2-subnet/in-b','attribute':'Ref'}]}"""));
        assertThat(estate.said("shop/ram-resourceshare/orders")).isEqualTo(json("""
                {'Name':'orders','AllowExternalPrincipals':false,
                 'ResourceArns':[{'ref':'shop/vpclattice-resourceconfiguration/Orders_of_main','attribute':'Ref'}],
                 'Principals':[{'account':'billing'}]}"""));
        assertThat(estate.said("shop/ec2-vpcendpoint/main-to-orders")).isEqualTo(json("""
                {'VpcId':{'ref':'shop/ec2-vpc/main','attribute':'Ref'},
                 'SubnetIds':[{'ref':'shop/ec2-subnet/in-a','attribute':'Ref'},
                              {'ref':'shop/ec2-subnet/in-b','attribute':'Ref'}],
                 'VpcEndpointType':'Resource',
                 'ResourceConfigurationArn':
                   {'ref':'shop/vpclattice-resourceconfiguration/Orders_of_main','attribute':'Ref'}}"""));
    }

    @Test
    void a_gateway_stands_in_the_account_of_what_is_reached() {
        ConnectedEstate estate = networked()
                .moves("billing/rds-dbinstance/orders", "AWS::RDS::DBInstance")
                .makes(LATTICE, "AWS::VpcLattice::ResourceGateway")
                .connects(Means.RESOURCE_CONFIGURATION, "billing/rds-dbinstance/orders", "shop", LATTICE);

        assertThat(estate.said(LATTICE)).isNull();
    }

    @Test
    void names_of_vpc_lattice_are_cut_to_forty_letters_without_a_hyphen_at_their_end() {
        String id = "shop/vpclattice-resourceconfiguration/_A-very-long-name-of-a-database-with-a-2nd-half";
        ConnectedEstate estate = networked()
                .moves("shop/rds-dbinstance/orders", "AWS::RDS::DBInstance")
                .makes(id, "AWS::VpcLattice::ResourceConfiguration")
                .connects(Means.RESOURCE_CONFIGURATION, "shop/rds-dbinstance/orders", "billing", id);

        assertThat(estate.said(id)).isEqualTo(json("""
                {'Name':'a-very-long-name-of-a-database-with-a-2','ResourceConfigurationType':'ARN',
                 'ResourceConfigurationDefinition':{'ArnResource':{'arnOf':'shop/rds-dbinstance/orders'}}}"""));
    }

    @Test
    void a_stream_between_accounts_takes_what_comes_and_a_vpn_is_one_of_ipsec() {
        ConnectedEstate estate = new ConnectedEstate()
                .moves(CORE, VPC)
                .makes("shop/kinesis-stream/handed-on", "AWS::Kinesis::Stream")
                .makes("shop/ec2-vpngateway/office", "AWS::EC2::VPNGateway")
                .connects(Means.VPN, CORE, "shop", "shop/kinesis-stream/handed-on", "shop/ec2-vpngateway/office");

        assertThat(estate.said("shop/kinesis-stream/handed-on"))
                .isEqualTo(json("{'Name':'handed-on','StreamModeDetails':{'StreamMode':'ON_DEMAND'}}"));
        assertThat(estate.said("shop/ec2-vpngateway/office")).isEqualTo(json("{'Type':'ipsec.1'}"));
    }

    @Test
    void nothing_is_said_of_what_connects_nothing_that_is_planned() {
        ConnectedEstate estate = new ConnectedEstate()
                .makes("shop/ec2-vpngateway/alone", "AWS::EC2::VPNGateway")
                .makes("shop/ec2-vpngateway/nowhere", "AWS::EC2::VPNGateway")
                .connects(Means.VPN, CORE, "shop", "shop/ec2-vpngateway/nowhere");

        assertThat(estate.said("shop/ec2-vpngateway/alone")).isNull();
        assertThat(estate.said("shop/ec2-vpngateway/nowhere")).isNull();
    }
}
