package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** What holds for all buckets of the account, and further ways to buckets. */
final class S3Control {
    private static final String NAME = "s3control";
    private static final String OF_ACCOUNT = "AccountId={@account}";

    private S3Control() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(NAME, S3ControlClient.class, S3ControlClient::builder)
                .prefix("s3")
                .type("AWS::S3::AccessPoint", "ListAccessPoints", "AccessPointList", OF_ACCOUNT)
                .arn("{AccessPointArn}")
                .name("{Name}")
                .detail("GetAccessPointPolicy", OF_ACCOUNT, "Name={Name}")
                .detail("GetAccessPoint", OF_ACCOUNT, "Name={Name}")
                .keep("PublicAccessBlockConfiguration", "BucketAccountId")
                .and()
                .type(
                        "AWS::S3::StorageLens",
                        "ListStorageLensConfigurations",
                        "StorageLensConfigurationList",
                        OF_ACCOUNT)
                // AWS puts one of this name into every account.
                .except("{Id}", "default-account-dashboard")
                .arn("{StorageLensArn}")
                .id("{Id}")
                .region("{HomeRegion}")
                .detail("GetStorageLensConfiguration", OF_ACCOUNT, "ConfigId={Id}")
                .detail("GetStorageLensConfigurationTagging", OF_ACCOUNT, "ConfigId={Id}")
                .and()
                .type("AWS::S3::StorageLensGroup", "ListStorageLensGroups", "StorageLensGroupList", OF_ACCOUNT)
                .arn("{StorageLensGroupArn}")
                .id("{Name}")
                .region("{HomeRegion}")
                .detail("GetStorageLensGroup", OF_ACCOUNT, "Name={Name}")
                .and()
                .end();
    }

    static ServiceSpec ofAccount() {
        return ServiceSpec.global(NAME, S3ControlClient.class, S3ControlClient::builder)
                .prefix("s3")
                .action("GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock")
                .type(
                        "AWS::S3::AccountPublicAccessBlock",
                        "GetPublicAccessBlock",
                        "PublicAccessBlockConfiguration",
                        OF_ACCOUNT)
                .noneOn("NoSuchPublicAccessBlockConfiguration")
                .arn("arn:{@partition}:s3:::account/{@account}/public-access-block")
                .name("public access block")
                .end();
    }

    static ServiceSpec ofManyRegions() {
        return ServiceSpec.global(NAME, S3ControlClient.class, S3ControlClient::builder)
                .prefix("s3")
                // Only this region answers: docs, managing Multi-Region Access Points.
                .home("us-west-2")
                .type("AWS::S3::MultiRegionAccessPoint", "ListMultiRegionAccessPoints", "AccessPoints", OF_ACCOUNT)
                .arn("arn:{@partition}:s3::{@account}:accesspoint/{Alias}")
                .name("{Name}")
                .end();
    }
}
