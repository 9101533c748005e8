package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.vpclattice.VpcLatticeClient;

/** Services that are offered across networks, and the networks of them. */
final class VpcLattice {
    private static final String NETWORK = "AWS::VpcLattice::ServiceNetwork";
    private static final String SERVICE = "AWS::VpcLattice::Service";
    private static final String LISTENER = "AWS::VpcLattice::Listener";
    private static final String GATEWAY = "AWS::VpcLattice::ResourceGateway";

    private VpcLattice() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("vpc-lattice", VpcLatticeClient.class, VpcLatticeClient::builder)
                .type(NETWORK, "ListServiceNetworks", "items", "maxResults=100")
                .arn("{arn}")
                .name("{name}")
                .detail("GetServiceNetwork", "serviceNetworkIdentifier={id}")
                .keep("authType", "sharingConfig")
                .detail("GetAuthPolicy", "resourceIdentifier={arn}")
                .detail("GetResourcePolicy", "resourceArn={arn}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type(
                        "AWS::VpcLattice::ServiceNetworkVpcAssociation",
                        "ListServiceNetworkVpcAssociations",
                        "items",
                        "serviceNetworkIdentifier={id}")
                .per(NETWORK)
                .describeEach("GetServiceNetworkVpcAssociation", "", "serviceNetworkVpcAssociationIdentifier={id}")
                .arn("{arn}")
                .type(
                        "AWS::VpcLattice::ServiceNetworkServiceAssociation",
                        "ListServiceNetworkServiceAssociations",
                        "items",
                        "serviceNetworkIdentifier={id}")
                .per(NETWORK)
                .arn("{arn}")
                .name("{serviceName}")
                .type(SERVICE, "ListServices", "items", "maxResults=100")
                .describeEach("GetService", "", "serviceIdentifier={id}")
                .arn("{arn}")
                .name("{name}")
                .detail("GetAuthPolicy", "resourceIdentifier={arn}")
                .detail("GetResourcePolicy", "resourceArn={arn}")
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type(LISTENER, "ListListeners", "items", "serviceIdentifier={id}")
                .per(SERVICE)
                .describeEach("GetListener", "", "serviceIdentifier={@parent/id}", "listenerIdentifier={id}")
                .arn("{arn}")
                .name("{name}")
                .type(
                        "AWS::VpcLattice::Rule",
                        "ListRules",
                        "items",
                        "serviceIdentifier={serviceId}",
                        "listenerIdentifier={id}")
                .per(LISTENER)
                .describeEach(
                        "GetRule",
                        "",
                        "serviceIdentifier={@parent/serviceId}",
                        "listenerIdentifier={@parent/id}",
                        "ruleIdentifier={id}")
                .arn("{arn}")
                .name("{name}")
                .except("{isDefault}", "true")
                .type("AWS::VpcLattice::TargetGroup", "ListTargetGroups", "items", "maxResults=100")
                .describeEach("GetTargetGroup", "", "targetGroupIdentifier={id}")
                .arn("{arn}")
                .name("{name}")
                .detail("ListTargets", "targetGroupIdentifier={id}")
                .and()
                .type(GATEWAY, "ListResourceGateways", "items")
                .given("AWS::EC2::VPC")
                .arn("{arn}")
                .name("{name}")
                .type("AWS::VpcLattice::ResourceConfiguration", "ListResourceConfigurations", "items")
                .given(GATEWAY, NETWORK)
                .describeEach("GetResourceConfiguration", "", "resourceConfigurationIdentifier={id}")
                .arn("{arn}")
                .name("{name}")
                .type(
                        "AWS::VpcLattice::AccessLogSubscription",
                        "ListAccessLogSubscriptions",
                        "items",
                        "resourceIdentifier={id}")
                .per(NETWORK)
                .arn("{arn}")
                .type(
                        "AWS::VpcLattice::AccessLogSubscription",
                        "ListAccessLogSubscriptions",
                        "items",
                        "resourceIdentifier={id}")
                .per(SERVICE)
                .arn("{arn}")
                .end();
    }
}
