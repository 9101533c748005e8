package dev.mitosis.scan.collectors.network;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.appmesh.AppMeshClient;

/** Meshes with their nodes, routers and gateways. */
final class AppMesh {
    private static final String MESH = "AWS::AppMesh::Mesh";
    private static final String ROUTER = "AWS::AppMesh::VirtualRouter";
    private static final String GATEWAY = "AWS::AppMesh::VirtualGateway";
    private static final String IN_MESH = "meshName={meshName}";
    private static final String OF_OWNER = "meshOwner={meshOwner}";

    private AppMesh() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("appmesh", AppMeshClient.class, AppMeshClient::builder)
                .type(MESH, "ListMeshes", "meshes")
                .arn("{arn}")
                .name("{meshName}")
                .detail("DescribeMesh", IN_MESH, OF_OWNER)
                .detail("ListTagsForResource", "resourceArn={arn}")
                .forTags()
                .and()
                .type("AWS::AppMesh::VirtualNode", "ListVirtualNodes", "virtualNodes", IN_MESH, OF_OWNER)
                .per(MESH)
                .arn("{arn}")
                .name("{virtualNodeName}")
                .detail("DescribeVirtualNode", IN_MESH, OF_OWNER, "virtualNodeName={virtualNodeName}")
                .and()
                .type("AWS::AppMesh::VirtualService", "ListVirtualServices", "virtualServices", IN_MESH, OF_OWNER)
                .per(MESH)
                .arn("{arn}")
                .name("{virtualServiceName}")
                .detail("DescribeVirtualService", IN_MESH, OF_OWNER, "virtualServiceName={virtualServiceName}")
                .and()
                .type(ROUTER, "ListVirtualRouters", "virtualRouters", IN_MESH, OF_OWNER)
                .per(MESH)
                .arn("{arn}")
                .name("{virtualRouterName}")
                .detail("DescribeVirtualRouter", IN_MESH, OF_OWNER, "virtualRouterName={virtualRouterName}")
                .and()
                .type(
                        "AWS::AppMesh::Route",
                        "ListRoutes",
                        "routes",
                        IN_MESH,
                        OF_OWNER,
                        "virtualRouterName={virtualRouterName}")
                .per(ROUTER)
                .arn("{arn}")
                .name("{routeName}")
                .detail(
                        "DescribeRoute",
                        IN_MESH,
                        OF_OWNER,
                        "virtualRouterName={virtualRouterName}",
                        "routeName={routeName}")
                .and()
                .type(GATEWAY, "ListVirtualGateways", "virtualGateways", IN_MESH, OF_OWNER)
                .per(MESH)
                .arn("{arn}")
                .name("{virtualGatewayName}")
                .detail("DescribeVirtualGateway", IN_MESH, OF_OWNER, "virtualGatewayName={virtualGatewayName}")
                .and()
                .type(
                        "AWS::AppMesh::GatewayRoute",
                        "ListGatewayRoutes",
                        "gatewayRoutes",
                        IN_MESH,
                        OF_OWNER,
                        "virtualGatewayName={virtualGatewayName}")
                .per(GATEWAY)
                .arn("{arn}")
                .name("{gatewayRouteName}")
                .detail(
                        "DescribeGatewayRoute",
                        IN_MESH,
                        OF_OWNER,
                        "virtualGatewayName={virtualGatewayName}",
                        "gatewayRouteName={gatewayRouteName}")
                .and()
                .end();
    }
}
