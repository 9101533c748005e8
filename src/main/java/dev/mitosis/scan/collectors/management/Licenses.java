package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.licensemanager.LicenseManagerClient;

/** Licences and what is counted against them. */
final class Licenses {
    private Licenses() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("license-manager", LicenseManagerClient.class, LicenseManagerClient::builder)
                .type("AWS::LicenseManager::LicenseConfiguration", "ListLicenseConfigurations", "LicenseConfigurations")
                .given("AWS::EC2::Instance", "AWS::EC2::Image", "AWS::RDS::DBInstance")
                .arn("{LicenseConfigurationArn}")
                .name("{Name}")
                .account("{OwnerAccountId}")
                .drop("/AutomatedDiscoveryInformation")
                .detail("ListAssociationsForLicenseConfiguration", "LicenseConfigurationArn={LicenseConfigurationArn}")
                .and()
                .end();
    }
}
