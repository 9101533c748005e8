package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.servicecatalogappregistry.ServiceCatalogAppRegistryClient;

/** Applications as people have named them, with what belongs to each. */
final class AppRegistry {
    private static final String APPLICATION = "AWS::ServiceCatalogAppRegistry::Application";

    private AppRegistry() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional(
                        "servicecatalog-appregistry",
                        ServiceCatalogAppRegistryClient.class,
                        ServiceCatalogAppRegistryClient::builder)
                .prefix("servicecatalog")
                .type(APPLICATION, "ListApplications", "applications")
                .describeEach("GetApplication", "", "application={id}")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("ListAssociatedResources", "application={id}")
                .and()
                .type("AWS::ServiceCatalogAppRegistry::AttributeGroup", "ListAttributeGroups", "attributeGroups")
                .given(APPLICATION)
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("GetAttributeGroup", "attributeGroup={id}")
                .keep("attributes")
                .and()
                .end();
    }
}
