package dev.mitosis.cost.fetch;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.bcmdataexports.model.GetExportRequest;
import software.amazon.awssdk.services.bcmdataexports.model.ListExportsRequest;
import software.amazon.awssdk.services.billing.model.ListBillingViewsRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetActionsForAccountRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetNotificationsForAccountRequest;
import software.amazon.awssdk.services.budgets.model.DescribeBudgetsRequest;
import software.amazon.awssdk.services.costandusagereport.model.DescribeReportDefinitionsRequest;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.costexplorer.model.DescribeCostCategoryDefinitionRequest;
import software.amazon.awssdk.services.costexplorer.model.GetAnomaliesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetAnomalyMonitorsRequest;
import software.amazon.awssdk.services.costexplorer.model.GetAnomalySubscriptionsRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostAndUsageWithResourcesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostCategoriesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetCostForecastRequest;
import software.amazon.awssdk.services.costexplorer.model.GetDimensionValuesRequest;
import software.amazon.awssdk.services.costexplorer.model.GetReservationCoverageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetReservationUtilizationRequest;
import software.amazon.awssdk.services.costexplorer.model.GetSavingsPlansCoverageRequest;
import software.amazon.awssdk.services.costexplorer.model.GetSavingsPlansUtilizationDetailsRequest;
import software.amazon.awssdk.services.costexplorer.model.GetSavingsPlansUtilizationRequest;
import software.amazon.awssdk.services.costexplorer.model.GetTagsRequest;
import software.amazon.awssdk.services.costexplorer.model.ListCostAllocationTagBackfillHistoryRequest;
import software.amazon.awssdk.services.costexplorer.model.ListCostAllocationTagsRequest;
import software.amazon.awssdk.services.costexplorer.model.ListCostCategoryDefinitionsRequest;
import software.amazon.awssdk.services.freetier.model.GetAccountPlanStateRequest;
import software.amazon.awssdk.services.freetier.model.GetFreeTierUsageRequest;
import software.amazon.awssdk.services.invoicing.model.ListInvoiceSummariesRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Every operation that the export may call; all of them only read. */
final class CostOperations {
    private static final Map<String, CostOperation> BY_NAME = Stream.of(costExplorer(), definitions(), others())
            .flatMap(operations -> operations)
            .collect(
                    Collectors.toMap(CostOperation::name, operation -> operation, (left, right) -> left, TreeMap::new));

    private CostOperations() {}

    /** The IAM names of all operations, sorted. */
    static Set<String> names() {
        return new TreeSet<>(BY_NAME.keySet());
    }

    static CostOperation named(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), () -> "no operation " + name + " among " + BY_NAME.keySet());
    }

    private static Stream<CostOperation> costExplorer() {
        return Stream.of(
                CostOperation.of(
                        "ce:GetCostAndUsage",
                        GetCostAndUsageRequest::builder,
                        (clients, request) -> clients.costExplorer().getCostAndUsage(request)),
                CostOperation.of(
                        "ce:GetCostAndUsageWithResources",
                        GetCostAndUsageWithResourcesRequest::builder,
                        (clients, request) -> clients.costExplorer().getCostAndUsageWithResources(request)),
                ce("ce:GetTags", GetTagsRequest::builder, CostExplorerClient::getTags),
                ce("ce:GetCostCategories", GetCostCategoriesRequest::builder, CostExplorerClient::getCostCategories),
                ce("ce:GetDimensionValues", GetDimensionValuesRequest::builder, CostExplorerClient::getDimensionValues),
                ce("ce:GetCostForecast", GetCostForecastRequest::builder, CostExplorerClient::getCostForecast),
                ce(
                        "ce:GetReservationUtilization",
                        GetReservationUtilizationRequest::builder,
                        CostExplorerClient::getReservationUtilization),
                ce(
                        "ce:GetReservationCoverage",
                        GetReservationCoverageRequest::builder,
                        CostExplorerClient::getReservationCoverage),
                ce(
                        "ce:GetSavingsPlansUtilization",
                        GetSavingsPlansUtilizationRequest::builder,
                        CostExplorerClient::getSavingsPlansUtilization),
                ce(
                        "ce:GetSavingsPlansUtilizationDetails",
                        GetSavingsPlansUtilizationDetailsRequest::builder,
                        CostExplorerClient::getSavingsPlansUtilizationDetails),
                ce(
                        "ce:GetSavingsPlansCoverage",
                        GetSavingsPlansCoverageRequest::builder,
                        CostExplorerClient::getSavingsPlansCoverage));
    }

    private static Stream<CostOperation> definitions() {
        return Stream.of(
                ce("ce:GetAnomalies", GetAnomaliesRequest::builder, CostExplorerClient::getAnomalies),
                ce("ce:GetAnomalyMonitors", GetAnomalyMonitorsRequest::builder, CostExplorerClient::getAnomalyMonitors),
                ce(
                        "ce:GetAnomalySubscriptions",
                        GetAnomalySubscriptionsRequest::builder,
                        CostExplorerClient::getAnomalySubscriptions),
                ce(
                        "ce:ListCostAllocationTags",
                        ListCostAllocationTagsRequest::builder,
                        CostExplorerClient::listCostAllocationTags),
                ce(
                        "ce:ListCostAllocationTagBackfillHistory",
                        ListCostAllocationTagBackfillHistoryRequest::builder,
                        CostExplorerClient::listCostAllocationTagBackfillHistory),
                ce(
                        "ce:ListCostCategoryDefinitions",
                        ListCostCategoryDefinitionsRequest::builder,
                        CostExplorerClient::listCostCategoryDefinitions),
                ce(
                        "ce:DescribeCostCategoryDefinition",
                        DescribeCostCategoryDefinitionRequest::builder,
                        CostExplorerClient::describeCostCategoryDefinition));
    }

    private static Stream<CostOperation> others() {
        return Stream.of(
                CostOperation.of(
                        "budgets:DescribeBudgets",
                        DescribeBudgetsRequest::builder,
                        (clients, request) -> clients.budgets().describeBudgets(request)),
                CostOperation.of(
                        "budgets:DescribeBudgetNotificationsForAccount",
                        DescribeBudgetNotificationsForAccountRequest::builder,
                        (clients, request) -> clients.budgets().describeBudgetNotificationsForAccount(request)),
                CostOperation.of(
                        "budgets:DescribeBudgetActionsForAccount",
                        DescribeBudgetActionsForAccountRequest::builder,
                        (clients, request) -> clients.budgets().describeBudgetActionsForAccount(request)),
                CostOperation.of(
                        "cur:DescribeReportDefinitions",
                        DescribeReportDefinitionsRequest::builder,
                        (clients, request) -> clients.reports().describeReportDefinitions(request)),
                exports("bcm-data-exports:ListExports", ListExportsRequest::builder, BcmDataExportsClient::listExports),
                exports("bcm-data-exports:GetExport", GetExportRequest::builder, BcmDataExportsClient::getExport),
                CostOperation.of(
                        "invoicing:ListInvoiceSummaries",
                        ListInvoiceSummariesRequest::builder,
                        (clients, request) -> clients.invoicing().listInvoiceSummaries(request)),
                CostOperation.of(
                        "freetier:GetFreeTierUsage",
                        GetFreeTierUsageRequest::builder,
                        (clients, request) -> clients.freeTier().getFreeTierUsage(request)),
                CostOperation.of(
                        "freetier:GetAccountPlanState",
                        GetAccountPlanStateRequest::builder,
                        (clients, request) -> clients.freeTier().getAccountPlanState(request)),
                CostOperation.of(
                        "billing:ListBillingViews",
                        ListBillingViewsRequest::builder,
                        (clients, request) -> clients.billing().listBillingViews(request)));
    }

    private static <B extends SdkBuilder<B, R> & SdkPojo, R> CostOperation ce(
            String name, Supplier<B> request, BiFunction<CostExplorerClient, R, ? extends SdkPojo> call) {
        return CostOperation.of(name, request, (clients, parameters) -> call.apply(clients.costExplorer(), parameters));
    }

    private static <B extends SdkBuilder<B, R> & SdkPojo, R> CostOperation exports(
            String name, Supplier<B> request, BiFunction<BcmDataExportsClient, R, ? extends SdkPojo> call) {
        return CostOperation.of(name, request, (clients, parameters) -> call.apply(clients.dataExports(), parameters));
    }
}
