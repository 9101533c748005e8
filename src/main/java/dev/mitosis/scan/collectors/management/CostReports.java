package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.costandusagereport.CostAndUsageReportClient;
import software.amazon.awssdk.services.savingsplans.SavingsplansClient;

/** Where the bill's data goes, and what was promised to be used. */
final class CostReports {
    private CostReports() {}

    static ServiceSpec definitions() {
        return ServiceSpec.global("cur", CostAndUsageReportClient.class, CostAndUsageReportClient::builder)
                .type("AWS::CUR::ReportDefinition", "DescribeReportDefinitions", "ReportDefinitions")
                .arn("arn:{@partition}:cur:{@asked}:{@account}:definition/{ReportName}")
                .id("{ReportName}")
                .drop("/ReportStatus")
                .end();
    }

    static ServiceSpec exports() {
        return ServiceSpec.global("bcm-data-exports", BcmDataExportsClient.class, BcmDataExportsClient::builder)
                .type("AWS::BCMDataExports::Export", "ListExports", "Exports")
                .describeEach("GetExport", "Export", "ExportArn={ExportArn}")
                .arn("{ExportArn}")
                .name("{Name}")
                .end();
    }

    static ServiceSpec savingsPlans() {
        return ServiceSpec.global("savingsplans", SavingsplansClient.class, SavingsplansClient::builder)
                .type(
                        "AWS::SavingsPlans::SavingsPlan",
                        "DescribeSavingsPlans",
                        "savingsPlans",
                        "states=[active,queued,payment-pending]")
                .arn("{savingsPlanArn}")
                .id("{savingsPlanId}")
                .end();
    }
}
