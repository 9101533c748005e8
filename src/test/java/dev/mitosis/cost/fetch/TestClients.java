package dev.mitosis.cost.fetch;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.billing.BillingClient;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.costandusagereport.CostAndUsageReportClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.freetier.FreeTierClient;
import software.amazon.awssdk.services.invoicing.InvoicingClient;

/** Clients of a server on loopback that share one HTTP pool over all tests. */
final class TestClients {
    private static final SdkHttpClient HTTP = ApacheHttpClient.create();

    private TestClients() {}

    static CostClients of(URI endpoint) {
        return new CostClients(
                client(CostExplorerClient.builder(), endpoint),
                client(BudgetsClient.builder(), endpoint),
                client(CostAndUsageReportClient.builder(), endpoint),
                client(BcmDataExportsClient.builder(), endpoint),
                client(InvoicingClient.builder(), endpoint),
                client(FreeTierClient.builder(), endpoint),
                client(BillingClient.builder(), endpoint));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
