package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;

/** Data lake locations, tags and grants. */
final class LakeFormation {
    private LakeFormation() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("lakeformation", LakeFormationClient.class, LakeFormationClient::builder)
                .type("AWS::LakeFormation::Resource", "ListResources", "ResourceInfoList")
                .arn("resource/{ResourceArn}")
                .id("{ResourceArn}")
                .type("AWS::LakeFormation::DataLakeSettings", "GetDataLakeSettings", "DataLakeSettings")
                .given("AWS::LakeFormation::Resource")
                .arn("data-lake-settings")
                .name("data lake settings")
                .detail("ListPermissions")
                .and()
                .type("AWS::LakeFormation::Tag", "ListLFTags", "LFTags")
                .given("AWS::LakeFormation::Resource")
                .arn("tag/{TagKey}")
                .end();
    }
}
