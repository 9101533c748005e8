package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.s3.S3Client;

/** Buckets with their settings. */
final class S3 {
    private S3() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("s3", S3Client.class, S3Client::builder)
                .action("ListBuckets", "s3:ListAllMyBuckets")
                .action("GetBucketEncryption", "s3:GetEncryptionConfiguration")
                .action("GetBucketNotificationConfiguration", "s3:GetBucketNotification")
                .action("GetBucketReplication", "s3:GetReplicationConfiguration")
                .action("GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration")
                .action("GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock")
                .action("GetBucketCors", "s3:GetBucketCORS")
                .action("GetBucketAccelerateConfiguration", "s3:GetAccelerateConfiguration")
                .action("GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration")
                .action("ListBucketAnalyticsConfigurations", "s3:GetAnalyticsConfiguration")
                .action("ListBucketIntelligentTieringConfigurations", "s3:GetIntelligentTieringConfiguration")
                .action("ListBucketInventoryConfigurations", "s3:GetInventoryConfiguration")
                .action("ListBucketMetricsConfigurations", "s3:GetMetricsConfiguration")
                .type("AWS::S3::Bucket", "ListBuckets", "Buckets", "MaxBuckets=1000")
                .arn("arn:{@partition}:s3:::{Name}")
                .name("{Name}")
                .region("{BucketRegion|GetBucketLocation/LocationConstraint|@asked}")
                .tags("GetBucketTagging/TagSet")
                .detail("GetBucketLocation", "Bucket={Name}")
                .locatesUnless("{BucketRegion}")
                .detail("GetBucketPolicy", "Bucket={Name}")
                .detail("GetBucketEncryption", "Bucket={Name}")
                .detail("GetBucketNotificationConfiguration", "Bucket={Name}")
                .detail("GetBucketLogging", "Bucket={Name}")
                .detail("GetBucketReplication", "Bucket={Name}")
                .detail("GetBucketVersioning", "Bucket={Name}")
                .detail("GetBucketTagging", "Bucket={Name}")
                .forTags()
                .detail("GetBucketLifecycleConfiguration", "Bucket={Name}")
                .detail("GetBucketWebsite", "Bucket={Name}")
                .detail("GetPublicAccessBlock", "Bucket={Name}")
                .detail("GetBucketCors", "Bucket={Name}")
                .detail("GetBucketOwnershipControls", "Bucket={Name}")
                .detail("GetBucketAcl", "Bucket={Name}")
                .detail("GetBucketAccelerateConfiguration", "Bucket={Name}")
                .keep("Status")
                .detail("GetObjectLockConfiguration", "Bucket={Name}")
                .detail("ListBucketAnalyticsConfigurations", "Bucket={Name}")
                .keep("AnalyticsConfigurationList")
                .detail("ListBucketIntelligentTieringConfigurations", "Bucket={Name}")
                .keep("IntelligentTieringConfigurationList")
                .detail("ListBucketInventoryConfigurations", "Bucket={Name}")
                .keep("InventoryConfigurationList")
                .detail("ListBucketMetricsConfigurations", "Bucket={Name}")
                .keep("MetricsConfigurationList")
                .and()
                .end();
    }
}
