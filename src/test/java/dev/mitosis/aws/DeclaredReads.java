package dev.mitosis.aws;

import dev.mitosis.cost.fetch.CostExporter;
import dev.mitosis.scan.Scanner;
import dev.mitosis.scan.collectors.Collectors;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.bcmdataexports.BcmDataExportsClient;
import software.amazon.awssdk.services.billing.BillingClient;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.cloudcontrol.CloudControlClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.costandusagereport.CostAndUsageReportClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.freetier.FreeTierClient;
import software.amazon.awssdk.services.invoicing.InvoicingClient;
import software.amazon.awssdk.services.resourceexplorer2.ResourceExplorer2Client;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Every operation that a command may call, with the SDK's client interface that calls it. */
final class DeclaredReads {
    private DeclaredReads() {}

    /** Sorted by name, for example {@code rds:DescribeDBInstances}. */
    static Map<String, Class<?>> all() {
        Map<String, Class<?>> clients = clients();
        TreeSet<String> names = new TreeSet<>(Scanner.operations());
        names.addAll(CostExporter.operations());
        names.addAll(AwsClients.OWN_OPERATIONS);
        Map<String, Class<?>> reads = new TreeMap<>();
        for (String name : names) {
            Class<?> client = clients.get(name.substring(0, name.indexOf(':')));
            if (client == null) {
                throw new AssertionError("no client is known here for " + name);
            }
            reads.put(name, client);
        }
        return reads;
    }

    private static Map<String, Class<?>> clients() {
        Map<String, Class<?>> clients = new HashMap<>(Map.of(
                "sts", StsClient.class,
                "ce", CostExplorerClient.class,
                "budgets", BudgetsClient.class,
                "cur", CostAndUsageReportClient.class,
                "bcm-data-exports", BcmDataExportsClient.class,
                "invoicing", InvoicingClient.class,
                "freetier", FreeTierClient.class,
                "billing", BillingClient.class));
        clients.put("cloudcontrol", CloudControlClient.class);
        clients.put("cloudtrail", CloudTrailClient.class);
        clients.put("cloudwatch", CloudWatchClient.class);
        clients.put("configservice", ConfigClient.class);
        clients.put("resource-explorer-2", ResourceExplorer2Client.class);
        clients.put("resourcegroupstaggingapi", ResourceGroupsTaggingApiClient.class);
        Collectors.all().forEach(service -> clients.put(service.name(), service.client()));
        return clients;
    }

    /** The client's method that makes the call. */
    static Method call(String operation, Class<?> client) {
        AddedOperation added = AddedOperation.all().get(operation);
        String name = added == null ? operation.substring(operation.indexOf(':') + 1) : added.like();
        return Stream.of(client.getMethods())
                .filter(method ->
                        method.getName().equals(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)))
                .filter(method -> method.getParameterCount() == 1
                        && SdkRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(client + " has no " + name));
    }
}
