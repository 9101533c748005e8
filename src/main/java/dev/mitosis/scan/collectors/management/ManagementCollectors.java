package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import java.util.List;

/** The collectors of configuration, monitoring, governance and billing. */
public final class ManagementCollectors {
    /** The order decides who has a resource that two of them name: the first. */
    public static final List<ServiceSpec> ALL = List.of(
            Ssm.spec(),
            CloudWatch.spec(),
            CloudWatchLogs.spec(),
            CloudFormation.spec(),
            Config.spec(),
            CloudTrail.spec(),
            ResourceGroups.spec(),
            SsmOperations.spec(),
            ServiceCatalog.spec(),
            AppRegistry.spec(),
            Licenses.spec(),
            AccountContacts.spec(),
            Ec2Account.spec(),
            ServiceQuotas.spec(),
            ResourceExplorer.spec(),
            Budgets.spec(),
            CostExplorer.spec(),
            CostReports.definitions(),
            CostReports.exports(),
            CostReports.savingsPlans());

    private ManagementCollectors() {}
}
