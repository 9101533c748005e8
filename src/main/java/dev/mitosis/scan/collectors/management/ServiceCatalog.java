package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.servicecatalog.ServiceCatalogClient;

/** Portfolios, their products and what was made of them. */
final class ServiceCatalog {
    private static final String PORTFOLIO = "AWS::ServiceCatalog::Portfolio";

    private ServiceCatalog() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("servicecatalog", ServiceCatalogClient.class, ServiceCatalogClient::builder)
                .type(PORTFOLIO, "ListPortfolios", "PortfolioDetails")
                .arn("{ARN}")
                .id("{Id}")
                .name("{DisplayName}")
                .detail("ListPortfolioAccess", "PortfolioId={Id}")
                .detail("ListPrincipalsForPortfolio", "PortfolioId={Id}")
                .and()
                .type("AWS::ServiceCatalog::CloudFormationProduct", "SearchProductsAsAdmin", "ProductViewDetails")
                .given(PORTFOLIO)
                .arn("{ProductARN}")
                .id("{ProductViewSummary/ProductId}")
                .name("{ProductViewSummary/Name}")
                .detail("DescribeProductAsAdmin", "Id={ProductViewSummary/ProductId}")
                .keep("ProvisioningArtifactSummaries", "TagOptions", "Budgets")
                .and()
                .type(
                        "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
                        "SearchProvisionedProducts",
                        "ProvisionedProducts",
                        "AccessLevelFilter={\"Key\":\"Account\",\"Value\":\"self\"}")
                .given("AWS::CloudFormation::Stack")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .detail("DescribeRecord", "Id={LastSuccessfulProvisioningRecordId|LastProvisioningRecordId}")
                .keep("RecordDetail")
                .and()
                .end();
    }
}
