package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.globalaccelerator.GlobalAcceleratorClient;

/** Fixed addresses at the edge with the endpoints behind them. */
final class GlobalAccelerator {
    private static final String ACCELERATOR = "AWS::GlobalAccelerator::Accelerator";
    private static final String LISTENER = "AWS::GlobalAccelerator::Listener";

    private GlobalAccelerator() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("globalaccelerator", GlobalAcceleratorClient.class, GlobalAcceleratorClient::builder)
                // Only this region answers: docs, Global Accelerator endpoints and quotas.
                .home("us-west-2")
                .type(ACCELERATOR, "ListAccelerators", "Accelerators", "MaxResults=100")
                .arn("{AcceleratorArn}")
                .name("{Name}")
                .detail("DescribeAcceleratorAttributes", "AcceleratorArn={AcceleratorArn}")
                .detail("ListTagsForResource", "ResourceArn={AcceleratorArn}")
                .forTags()
                .and()
                .type(LISTENER, "ListListeners", "Listeners", "AcceleratorArn={AcceleratorArn}")
                .per(ACCELERATOR)
                .arn("{ListenerArn}")
                .type(
                        "AWS::GlobalAccelerator::EndpointGroup",
                        "ListEndpointGroups",
                        "EndpointGroups",
                        "ListenerArn={ListenerArn}")
                .per(LISTENER)
                .arn("{EndpointGroupArn}")
                .name("{EndpointGroupRegion}")
                .type(
                        "AWS::GlobalAccelerator::CrossAccountAttachment",
                        "ListCrossAccountAttachments",
                        "CrossAccountAttachments")
                .arn("{AttachmentArn}")
                .name("{Name}")
                .end();
    }
}
