package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.eks.EksClient;

/** Kubernetes clusters with what runs them and who may enter. */
final class Eks {
    private Eks() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("eks", EksClient.class, EksClient::builder)
                .type("AWS::EKS::Cluster", "ListClusters", "clusters")
                .describeEach("DescribeCluster", "cluster", "name={@item}")
                .arn("{arn}")
                .id("{name}")
                .type("AWS::EKS::Nodegroup", "ListNodegroups", "nodegroups", "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach("DescribeNodegroup", "nodegroup", "clusterName={@parent/name}", "nodegroupName={@item}")
                .arn("{nodegroupArn}")
                .id("{nodegroupName}")
                .type("AWS::EKS::Addon", "ListAddons", "addons", "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach("DescribeAddon", "addon", "clusterName={@parent/name}", "addonName={@item}")
                .arn("{addonArn}")
                .id("{addonName}")
                .type("AWS::EKS::FargateProfile", "ListFargateProfiles", "fargateProfileNames", "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach(
                        "DescribeFargateProfile",
                        "fargateProfile",
                        "clusterName={@parent/name}",
                        "fargateProfileName={@item}")
                .arn("{fargateProfileArn}")
                .id("{fargateProfileName}")
                .type("AWS::EKS::AccessEntry", "ListAccessEntries", "accessEntries", "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach(
                        "DescribeAccessEntry", "accessEntry", "clusterName={@parent/name}", "principalArn={@item}")
                .arn("{accessEntryArn}")
                .name("{principalArn}")
                .detail("ListAssociatedAccessPolicies", "clusterName={clusterName}", "principalArn={principalArn}")
                .and()
                .type(
                        "AWS::EKS::PodIdentityAssociation",
                        "ListPodIdentityAssociations",
                        "associations",
                        "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach(
                        "DescribePodIdentityAssociation",
                        "association",
                        "clusterName={@parent/name}",
                        "associationId={associationId}")
                .arn("{associationArn}")
                .id("{associationId}")
                .name("{namespace}/{serviceAccount}")
                .type(
                        "AWS::EKS::IdentityProviderConfig",
                        "ListIdentityProviderConfigs",
                        "identityProviderConfigs",
                        "clusterName={name}")
                .per("AWS::EKS::Cluster")
                .describeEach(
                        "DescribeIdentityProviderConfig",
                        "identityProviderConfig/oidc",
                        "clusterName={@parent/name}",
                        "identityProviderConfig={\"type\":\"{type}\",\"name\":\"{name}\"}")
                .arn("{identityProviderConfigArn}")
                .id("{identityProviderConfigName}")
                .end();
    }
}
