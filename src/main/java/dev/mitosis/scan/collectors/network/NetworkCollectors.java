package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of networks and what connects them. */
public final class NetworkCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Ec2Networks.spec(),
            Ec2Connections.spec(),
            ElasticLoadBalancing.spec(),
            ElasticLoadBalancingV2.spec(),
            ClientVpn.spec(),
            DirectConnect.spec(),
            DirectConnect.gateways(),
            VpcLattice.spec(),
            NetworkFirewall.spec(),
            Route53Resolver.spec(),
            CloudMap.spec(),
            AppMesh.spec());

    private NetworkCollectors() {}
}
