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
        type(service, "DataSource", "ListDataSources", "DataSources")
                .detail("DescribeDataSourcePermissions", ACCOUNT, "DataSourceId={DataSourceId}")
                .keep("Permissions");
        type(service, "DataSet", "ListDataSets", "DataSetSummaries")
                .detail("DescribeDataSet", ACCOUNT, "DataSetId={DataSetId}")
                .noneOn("InvalidParameterValueException")
                .detail("DescribeDataSetPermissions", ACCOUNT, "DataSetId={DataSetId}")
                .keep("Permissions")
                .detail("DescribeDataSetRefreshProperties", ACCOUNT, "DataSetId={DataSetId}")
                .keep("DataSetRefreshProperties")
                // Only a copy within QuickSight is refreshed so; a set that is not one has no such properties.
                .unless("{ImportMode}", "DIRECT_QUERY")
                .noneOn("InvalidParameterValueException")
                .and()
                .drop("/DescribeDataSet/DataSet/OutputColumns", "/DescribeDataSet/DataSet/LogicalTableMap");
        type(service, "Dashboard", "ListDashboards", "DashboardSummaryList")
                .given(SOURCE, SET)
                .detail("DescribeDashboard", ACCOUNT, "DashboardId={DashboardId}")
                .keep("Dashboard")
                .detail("DescribeDashboardPermissions", ACCOUNT, "DashboardId={DashboardId}")
                .keep("Permissions", "LinkSharingConfiguration");
        type(service, "Analysis", "ListAnalyses", "AnalysisSummaryList")
                .given(SOURCE, SET)
                .except("{Status}", "DELETED")
                .detail("DescribeAnalysis", ACCOUNT, "AnalysisId={AnalysisId}")
                .keep("Analysis")
                .detail("DescribeAnalysisPermissions", ACCOUNT, "AnalysisId={AnalysisId}")
                .keep("Permissions");
        type(service, "VPCConnection", "ListVPCConnections", "VPCConnectionSummaries")
                .given(SOURCE, SET);
        type(service, "Template", "ListTemplates", "TemplateSummaryList")
                .given(SOURCE, SET)
                .detail("DescribeTemplatePermissions", ACCOUNT, "TemplateId={TemplateId}")
                .keep("Permissions");
        type(service, "Folder", "ListFolders", "FolderSummaryList")
                .given(SOURCE, SET)
                .detail("DescribeFolderPermissions", ACCOUNT, "FolderId={FolderId}")
                .keep("Permissions");
        type(service, "Topic", "ListTopics", "TopicsSummaries")
                .given(SOURCE, SET)
                .detail("DescribeTopic", ACCOUNT, "TopicId={TopicId}")
                .keep("Topic", "CustomInstructions")
                .and()
                // How people call the columns is as long as the data is wide.
                .drop(
                        "/DescribeTopic/Topic/DataSets/*/Columns",
                        "/DescribeTopic/Topic/DataSets/*/CalculatedFields",
                        "/DescribeTopic/Topic/DataSets/*/Filters",
                        "/DescribeTopic/Topic/DataSets/*/NamedEntities");
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
