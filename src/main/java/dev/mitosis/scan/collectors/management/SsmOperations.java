package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.ssm.SsmClient;

/** How machines are looked after: documents of the account's own, windows, associations, baselines. */
final class SsmOperations {
    private static final String[] MACHINES = {"AWS::EC2::Instance", "AWS::SSM::Document"};

    private SsmOperations() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("ssm", SsmClient.class, SsmClient::builder)
                .type(
                        "AWS::SSM::Document",
                        "ListDocuments",
                        "DocumentIdentifiers",
                        "Filters=[{\"Key\":\"Owner\",\"Values\":[\"Self\"]}]")
                .arn("document/{Name}")
                .id("{Name}")
                .detail("DescribeDocumentPermission", "Name={Name}", "PermissionType=Share")
                // What is attached it tells with an address that opens it.
                .detail("GetDocument", "Name={Name}", "DocumentFormat={DocumentFormat}")
                .keep("Content")
                .and()
                .type("AWS::SSM::MaintenanceWindow", "DescribeMaintenanceWindows", "WindowIdentities")
                .arn("maintenancewindow/{WindowId}")
                .name("{Name}")
                .drop("/NextExecutionTime")
                .detail("GetMaintenanceWindow", "WindowId={WindowId}")
                .keep("AllowUnassociatedTargets")
                .detail("DescribeMaintenanceWindowTargets", "WindowId={WindowId}")
                .detail("DescribeMaintenanceWindowTasks", "WindowId={WindowId}")
                .and()
                .type("AWS::SSM::Association", "ListAssociations", "Associations")
                .given(MACHINES)
                .arn("association/{AssociationId}")
                .name("{AssociationName|Name}")
                .drop("/LastExecutionDate", "/Overview")
                .detail("DescribeAssociation", "AssociationId={AssociationId}")
                .and()
                .drop(
                        "/DescribeAssociation/AssociationDescription/LastExecutionDate",
                        "/DescribeAssociation/AssociationDescription/LastSuccessfulExecutionDate",
                        "/DescribeAssociation/AssociationDescription/Overview",
                        "/DescribeAssociation/AssociationDescription/Status",
                        "/DescribeAssociation/AssociationDescription/TriggeredAlarms")
                .type(
                        "AWS::SSM::PatchBaseline",
                        "DescribePatchBaselines",
                        "BaselineIdentities",
                        "Filters=[{\"Key\":\"OWNER\",\"Values\":[\"Self\"]}]")
                .given(MACHINES)
                .describeEach("GetPatchBaseline", "", "BaselineId={BaselineId}")
                .arn("patchbaseline/{BaselineId}")
                .name("{Name}")
                .type("AWS::SSM::ResourceDataSync", "ListResourceDataSync", "ResourceDataSyncItems")
                .given(MACHINES)
                .arn("resource-data-sync/{SyncName}")
                .id("{SyncName}")
                .drop("/LastSyncTime", "/LastSuccessfulSyncTime", "/LastStatus", "/LastSyncStatusMessage")
                .end();
    }
}
