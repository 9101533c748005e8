package dev.mitosis.cost.fetch;

import dev.mitosis.aws.AwsClients;
import java.util.List;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.billing.BillingClient;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.costandusagereport.CostAndUsageReportClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.freetier.FreeTierClient;
import software.amazon.awssdk.services.invoicing.InvoicingClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients that cost history is read through; each must send a request once and leave repeating to the export,
 * because every request to Cost Explorer is paid.
 */
public record CostClients(
        CostExplorerClient costExplorer,
        BudgetsClient budgets,
        CostAndUsageReportClient reports,
        BcmDataExportsClient dataExports,
        InvoicingClient invoicing,
        FreeTierClient freeTier,
        BillingClient billing)
        implements AutoCloseable {

    /** Clients in the one region that answers for costs. */
    public static CostClients of(AwsClients clients, String partition) {
        String region = partition.equals("aws-cn") ? "cn-northwest-1" : AwsClients.globalRegion(partition);
        return new CostClients(
                clients.client("ce", CostExplorerClient::builder, region),
                clients.client("budgets", BudgetsClient::builder, region),
                clients.client("cur", CostAndUsageReportClient::builder, region),
                clients.client("bcm-data-exports", BcmDataExportsClient::builder, region),
                clients.client("invoicing", InvoicingClient::builder, region),
                clients.client("freetier", FreeTierClient::builder, region),
                clients.client("billing", BillingClient::builder, region));
    }

    @Override
    public void close() {
        List.<SdkAutoCloseable>of(costExplorer, budgets, reports, dataExports, invoicing, freeTier, billing)
                .forEach(SdkAutoCloseable::close);
    }
}
