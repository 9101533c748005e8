package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMeaningsTest {
    private final Schemas schemas = Schemas.load();
    private final NameMeanings meanings = new NameMeanings(schemas);

    @ParameterizedTest
    @CsvSource({
        "AWS::EKS::FargateProfile,   ClusterName,                                AWS::EKS::Cluster",
        "AWS::ECS::Service,          Cluster,                                    AWS::ECS::Cluster",
        "AWS::S3::Bucket,            LoggingConfiguration/DestinationBucketName, AWS::S3::Bucket",
        "AWS::Logs::SubscriptionFilter, LogGroupName,                            AWS::Logs::LogGroup",
        "AWS::RDS::DBInstance,       SourceDBInstanceIdentifier,                 AWS::RDS::DBInstance",
        "AWS::RDS::DBInstance,       DBSubnetGroupName,                          AWS::RDS::DBSubnetGroup",
        "AWS::Scheduler::Schedule,   GroupName,                                  AWS::Scheduler::ScheduleGroup.Name",
        "AWS::Backup::BackupPlan,    BackupPlan/BackupPlanRule/3/TargetBackupVault, AWS::Backup::BackupVault",
        "AWS::AutoScaling::AutoScalingGroup, LaunchConfigurationName,            AWS::AutoScaling::LaunchConfiguration"
    })
    void a_property_that_is_called_as_a_type_of_its_service_holds_its_name(String type, String path, String told) {
        assertThat(meanings.of(type, path)).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        // Names of stages are unique within an API.
        "AWS::ApiGateway::BasePathMapping, Stage",
        "AWS::ApiGateway::Deployment,      StageName",
        "AWS::RDS::DBInstance,             Engine",
        "AWS::ECS::Service,                Microcluster",
        "AWS::SQS::Queue,                  FifoQueueing",
        "AWS::Nothing::Known,              ClusterName"
    })
    void what_is_called_otherwise_or_is_unique_within_something_else_tells_nothing(String type, String path) {
        assertThat(meanings.of(type, path)).isEmpty();
    }

    @Test
    void of_two_types_the_longer_name_counts() {
        assertThat(meanings.of("AWS::ElastiCache::CacheCluster", "CacheSubnetGroupName"))
                .containsExactly("AWS::ElastiCache::SubnetGroup");
        assertThat(meanings.of("AWS::DAX::Cluster", "SubnetGroupName")).containsExactly("AWS::DAX::SubnetGroup");
    }

    @Test
    void whatever_names_its_whole_by_a_name_that_people_chose_is_told() {
        List<String> untold = new ArrayList<>();
        for (TsvTable.TsvRow row : TsvTable.load(dev.mitosis.graph.ownership.Makers.class, "part-of.tsv", 5)) {
            ResourceSchema part = schemas.find(row.cell(0));
            ResourceSchema whole = schemas.find(row.cell(1));
            String property = row.cell(3);
            if (part == null
                    || whole == null
                    || property.equals("-")
                    || property.toLowerCase(Locale.ROOT).endsWith("arn")) {
                continue;
            }
            boolean chosen = whole.identifier().size() == 1
                    && !whole.readOnly().contains(whole.identifier().get(0));
            if (chosen
                    && part.meaning(property).isEmpty()
                    && meanings.of(part.type(), property).stream().noneMatch(one -> one.startsWith(whole.type()))) {
                untold.add(part.type() + " " + property + " of " + whole.type());
            }
        }
        assertThat(untold).isEmpty();
    }
}
