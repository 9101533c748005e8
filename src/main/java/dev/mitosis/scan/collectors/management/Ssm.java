package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Parameters; the encrypted ones are never read. */
final class Ssm {
    private Ssm() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ssm", SsmClient.class, SsmClient::builder)
                .type("AWS::SSM::Parameter", "DescribeParameters", "Parameters", "MaxResults=50")
                .probe()
                .arn("parameter/{Name#path}")
                .id("{Name}")
                .detail("GetParameters")
                .batch("Names", "{Name}", 10, "Parameters", "Name")
                .forEveryKey()
                .unless("{Type}", "SecureString")
                .and()
                .detail("ListTagsForResource", "ResourceType=Parameter", "ResourceId={Name}")
                .forTags()
                .and()
                .tags("ListTagsForResource/TagList")
                .end();
    }
}
