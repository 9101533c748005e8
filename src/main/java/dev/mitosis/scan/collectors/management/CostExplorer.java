package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;

/**
 * How the bill is cut and watched. Each request costs money, so that as few as possible are made: one for each list,
 * one for each cost category. The costs themselves are read by the export of the cost history.
 */
final class CostExplorer {
    private static final String MONITOR = "AWS::CE::AnomalyMonitor";

    private CostExplorer() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("ce", CostExplorerClient.class, CostExplorerClient::builder)
                // Docs: cost-management/latest/userguide/ce-what-is; every page is a request.
                .price("0.01")
                .type(
                        "AWS::CE::CostCategory",
                        "ListCostCategoryDefinitions",
                        "CostCategoryReferences",
                        "MaxResults=100")
                .describeEach("DescribeCostCategoryDefinition", "CostCategory", "CostCategoryArn={CostCategoryArn}")
                .arn("{CostCategoryArn}")
                .name("{Name}")
                .drop("/ProcessingStatus")
                .type(
                        "AWS::CE::CostAllocationTag",
                        "ListCostAllocationTags",
                        "CostAllocationTags",
                        "Status=Active",
                        "MaxResults=1000")
                .arn("cost-allocation-tag/{TagKey}")
                .id("{TagKey}")
                .drop("/LastUsedDate")
                .type(MONITOR, "GetAnomalyMonitors", "AnomalyMonitors", "MaxResults=100")
                .arn("{MonitorArn}")
                .name("{MonitorName}")
                .drop("/LastEvaluatedDate", "/DimensionalValueCount")
                .type(
                        "AWS::CE::AnomalySubscription",
                        "GetAnomalySubscriptions",
                        "AnomalySubscriptions",
                        "MaxResults=100")
                .given(MONITOR)
                .arn("{SubscriptionArn}")
                .name("{SubscriptionName}")
                .end();
    }
}
