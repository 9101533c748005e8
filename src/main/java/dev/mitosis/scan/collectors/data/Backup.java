package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.backup.BackupClient;

/** Backup vaults, plans and what they select. */
final class Backup {
    private Backup() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("backup", BackupClient.class, BackupClient::builder)
                .type("AWS::Backup::BackupVault", "ListBackupVaults", "BackupVaultList", "MaxResults=1000")
                .probe("{BackupVaultName} {NumberOfRecoveryPoints}", "(Default|aws/efs/automatic-backup-vault) 0")
                .arn("{BackupVaultArn}")
                .id("{BackupVaultName}")
                .except("{VaultType}", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT")
                .detail("GetBackupVaultAccessPolicy", "BackupVaultName={BackupVaultName}")
                .keep("Policy")
                .detail("GetBackupVaultNotifications", "BackupVaultName={BackupVaultName}")
                .detail("ListRecoveryPointsByBackupVault", "BackupVaultName={BackupVaultName}", "MaxResults=1000")
                .keep("RecoveryPoints")
                .when("{NumberOfRecoveryPoints}")
                .unless("{NumberOfRecoveryPoints}", "0")
                .forUsage()
                .detail("ListTags", "ResourceArn={BackupVaultArn}")
                .forTags()
                .and()
                .type(
                        "AWS::Backup::LogicallyAirGappedBackupVault",
                        "ListBackupVaults",
                        "BackupVaultList",
                        "MaxResults=1000")
                .arn("{BackupVaultArn}")
                .id("{BackupVaultName}")
                .only("{VaultType}", "LOGICALLY_AIR_GAPPED_BACKUP_VAULT")
                .detail("GetBackupVaultAccessPolicy", "BackupVaultName={BackupVaultName}")
                .keep("Policy")
                .detail("DescribeBackupVault", "BackupVaultName={BackupVaultName}")
                .keep("MpaApprovalTeamArn")
                .and()
                .type("AWS::Backup::BackupPlan", "ListBackupPlans", "BackupPlansList", "MaxResults=1000")
                .describeEach("GetBackupPlan", "", "BackupPlanId={BackupPlanId}")
                .arn("{BackupPlanArn}")
                .id("{BackupPlanId}")
                .name("{BackupPlan/BackupPlanName}")
                .detail("ListTags", "ResourceArn={BackupPlanArn}")
                .forTags()
                .and()
                .type(
                        "AWS::Backup::BackupSelection",
                        "ListBackupSelections",
                        "BackupSelectionsList",
                        "BackupPlanId={BackupPlanId}")
                .per("AWS::Backup::BackupPlan")
                .describeEach(
                        "GetBackupSelection", "", "BackupPlanId={@parent/BackupPlanId}", "SelectionId={SelectionId}")
                .arn("backup-plan:{@parent/BackupPlanId}/selection:{SelectionId}")
                .id("{SelectionId}")
                .name("{BackupSelection/SelectionName}")
                .type("AWS::Backup::Framework", "ListFrameworks", "Frameworks")
                .given("AWS::Backup::BackupPlan")
                .arn("{FrameworkArn}")
                .name("{FrameworkName}")
                .detail("DescribeFramework", "FrameworkName={FrameworkName}")
                .keep("FrameworkControls")
                .and()
                .type("AWS::Backup::ReportPlan", "ListReportPlans", "ReportPlans")
                .given("AWS::Backup::BackupPlan")
                .arn("{ReportPlanArn}")
                .name("{ReportPlanName}")
                .type("AWS::Backup::RestoreTestingPlan", "ListRestoreTestingPlans", "RestoreTestingPlans")
                .given("AWS::Backup::BackupPlan")
                .arn("{RestoreTestingPlanArn}")
                .id("{RestoreTestingPlanName}")
                .detail("GetRestoreTestingPlan", "RestoreTestingPlanName={RestoreTestingPlanName}")
                .and()
                .end();
    }
}
