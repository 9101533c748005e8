package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceBuilder;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeBuilder;
import software.amazon.awssdk.services.quicksight.QuickSightClient;

/** Dashboards and the data behind them. */
final class QuickSight {
    private static final String SOURCE = "AWS::QuickSight::DataSource";
    private static final String SET = "AWS::QuickSight::DataSet";
    private static final String ACCOUNT = "AwsAccountId={@account}";

    private QuickSight() {}

    static ServiceSpec spec() {
        ServiceBuilder service = ServiceSpec.regional("quicksight", QuickSightClient.class, QuickSightClient::builder);
        type(service, "DataSource", "ListDataSources", "DataSources");
        type(service, "DataSet", "ListDataSets", "DataSetSummaries")
                .detail("DescribeDataSet", ACCOUNT, "DataSetId={DataSetId}")
                .noneOn("InvalidParameterValueException")
                .and()
                .drop("/DescribeDataSet/DataSet/OutputColumns", "/DescribeDataSet/DataSet/LogicalTableMap");
        type(service, "Dashboard", "ListDashboards", "DashboardSummaryList").given(SOURCE, SET);
        type(service, "Analysis", "ListAnalyses", "AnalysisSummaryList")
                .given(SOURCE, SET)
                .except("{Status}", "DELETED");
        type(service, "VPCConnection", "ListVPCConnections", "VPCConnectionSummaries")
                .given(SOURCE, SET);
        type(service, "Template", "ListTemplates", "TemplateSummaryList").given(SOURCE, SET);
        type(service, "Folder", "ListFolders", "FolderSummaryList").given(SOURCE, SET);
        type(service, "Topic", "ListTopics", "TopicsSummaries").given(SOURCE, SET);
        return service.build();
    }

    /** An account that has not signed up for the service says that it does not exist there. */
    private static TypeBuilder type(ServiceBuilder service, String type, String operation, String items) {
        return service.type("AWS::QuickSight::" + type, operation, items, ACCOUNT)
                .arn("{Arn}")
                .name("{Name}")
                .noneOn("ResourceNotFoundException", "UnsupportedUserEditionException");
    }
}
