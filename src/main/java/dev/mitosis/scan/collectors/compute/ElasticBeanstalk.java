package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;

/** Beanstalk applications, their versions and environments. */
final class ElasticBeanstalk {
    private ElasticBeanstalk() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("elasticbeanstalk", ElasticBeanstalkClient.class, ElasticBeanstalkClient::builder)
                .type("AWS::ElasticBeanstalk::Application", "DescribeApplications", "Applications")
                .arn("{ApplicationArn}")
                .id("{ApplicationName}")
                .detail("ListTagsForResource", "ResourceArn={ApplicationArn}")
                .forTags()
                .and()
                .type(
                        "AWS::ElasticBeanstalk::Environment",
                        "DescribeEnvironments",
                        "Environments",
                        "IncludeDeleted=false")
                .given("AWS::ElasticBeanstalk::Application")
                .arn("{EnvironmentArn}")
                .id("{EnvironmentId}")
                .name("{EnvironmentName}")
                .except("{Status}", "Terminated")
                .detail(
                        "DescribeConfigurationSettings",
                        "ApplicationName={ApplicationName}",
                        "EnvironmentName={EnvironmentName}")
                .and()
                .detail("DescribeEnvironmentResources", "EnvironmentName={EnvironmentName}")
                .and()
                .detail("ListTagsForResource", "ResourceArn={EnvironmentArn}")
                .forTags()
                .and()
                .type(
                        "AWS::ElasticBeanstalk::ApplicationVersion",
                        "DescribeApplicationVersions",
                        "ApplicationVersions",
                        "MaxRecords=1000")
                .given("AWS::ElasticBeanstalk::Application")
                .arn("{ApplicationVersionArn}")
                .id("{VersionLabel}")
                .name("{ApplicationName}/{VersionLabel}")
                .end();
    }
}
