package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

/** Schedules and their groups. */
final class Scheduler {
    private Scheduler() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("scheduler", SchedulerClient.class, SchedulerClient::builder)
                .type("AWS::Scheduler::Schedule", "ListSchedules", "Schedules", "MaxResults=100")
                .describeEach("GetSchedule", "", "GroupName={GroupName}", "Name={Name}")
                .arn("{Arn}")
                .name("{Name}")
                .type("AWS::Scheduler::ScheduleGroup", "ListScheduleGroups", "ScheduleGroups")
                .given("AWS::Scheduler::Schedule")
                .arn("{Arn}")
                .name("{Name}")
                .except("{Name}", "default")
                .detail("ListTagsForResource", "ResourceArn={Arn}")
                .forTags()
                .and()
                .end();
    }
}
