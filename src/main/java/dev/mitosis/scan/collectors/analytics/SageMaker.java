package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Models, what serves them and what makes them. */
final class SageMaker {
    private SageMaker() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("sagemaker", SageMakerClient.class, SageMakerClient::builder)
                .type("AWS::SageMaker::Model", "ListModels", "Models", "MaxResults=100")
                .describeEach("DescribeModel", "", "ModelName={ModelName}")
                .arn("{ModelArn}")
                .id("{ModelName}")
                .detail("ListTags", "ResourceArn={ModelArn}")
                .forTags()
                .and()
                .type("AWS::SageMaker::EndpointConfig", "ListEndpointConfigs", "EndpointConfigs", "MaxResults=100")
                .describeEach("DescribeEndpointConfig", "", "EndpointConfigName={EndpointConfigName}")
                .arn("{EndpointConfigArn}")
                .id("{EndpointConfigName}")
                .detail("ListTags", "ResourceArn={EndpointConfigArn}")
                .forTags()
                .and()
                .type("AWS::SageMaker::Endpoint", "ListEndpoints", "Endpoints", "MaxResults=100")
                .describeEach("DescribeEndpoint", "", "EndpointName={EndpointName}")
                .arn("{EndpointArn}")
                .id("{EndpointName}")
                .detail("ListTags", "ResourceArn={EndpointArn}")
                .forTags()
                .and()
                .type(
                        "AWS::SageMaker::InferenceComponent",
                        "ListInferenceComponents",
                        "InferenceComponents",
                        "MaxResults=100")
                .given("AWS::SageMaker::Endpoint")
                .arn("{InferenceComponentArn}")
                .id("{InferenceComponentName}")
                .detail("DescribeInferenceComponent", "InferenceComponentName={InferenceComponentName}")
                .keep("Specification", "RuntimeConfig", "LastDeploymentConfig")
                .and()
                .type(
                        "AWS::SageMaker::MonitoringSchedule",
                        "ListMonitoringSchedules",
                        "MonitoringScheduleSummaries",
                        "MaxResults=100")
                .given("AWS::SageMaker::Endpoint")
                .arn("{MonitoringScheduleArn}")
                .id("{MonitoringScheduleName}")
                .detail("DescribeMonitoringSchedule", "MonitoringScheduleName={MonitoringScheduleName}")
                .keep("MonitoringScheduleConfig")
                .and()
                .type(
                        "AWS::SageMaker::ModelPackageGroup",
                        "ListModelPackageGroups",
                        "ModelPackageGroupSummaryList",
                        "MaxResults=100")
                .arn("{ModelPackageGroupArn}")
                .id("{ModelPackageGroupName}")
                .detail("GetModelPackageGroupPolicy", "ModelPackageGroupName={ModelPackageGroupName}")
                .noneOn("ValidationException")
                .and()
                .type("AWS::SageMaker::FeatureGroup", "ListFeatureGroups", "FeatureGroupSummaries", "MaxResults=100")
                .describeEach("DescribeFeatureGroup", "", "FeatureGroupName={FeatureGroupName}")
                .arn("{FeatureGroupArn}")
                .id("{FeatureGroupName}")
                .drop("/FeatureDefinitions")
                .type("AWS::SageMaker::Pipeline", "ListPipelines", "PipelineSummaries", "MaxResults=100")
                .arn("{PipelineArn}")
                .id("{PipelineName}")
                .detail("DescribePipeline", "PipelineName={PipelineName}")
                .keep("PipelineDefinition", "ParallelismConfiguration")
                .and()
                .type("AWS::SageMaker::Workteam", "ListWorkteams", "Workteams", "MaxResults=100")
                .given("AWS::SageMaker::Model")
                .arn("{WorkteamArn}")
                .id("{WorkteamName}")
                .type(
                        "AWS::SageMaker::MlflowTrackingServer",
                        "ListMlflowTrackingServers",
                        "TrackingServerSummaries",
                        "MaxResults=100")
                .given("AWS::SageMaker::Domain", "AWS::SageMaker::Model")
                .describeEach("DescribeMlflowTrackingServer", "", "TrackingServerName={TrackingServerName}")
                .arn("{TrackingServerArn}")
                .id("{TrackingServerName}")
                .type("AWS::SageMaker::Cluster", "ListClusters", "ClusterSummaries", "MaxResults=100")
                .describeEach("DescribeCluster", "", "ClusterName={ClusterName}")
                .arn("{ClusterArn}")
                .id("{ClusterName}")
                .end();
    }
}
