package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.macie2.Macie2Client;

/** The search for personal data in buckets, where it is switched on. */
final class Macie {
    private static final String SESSION = "AWS::Macie::Session";

    private Macie() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("macie2", Macie2Client.class, Macie2Client::builder)
                .type(SESSION, "GetMacieSession", "")
                .when("{status}")
                .arn("session")
                .name("Macie")
                .detail("GetAdministratorAccount")
                .and()
                .type("AWS::Macie::ClassificationJob", "ListClassificationJobs", "items")
                .per(SESSION)
                .describeEach("DescribeClassificationJob", "", "jobId={jobId}")
                .arn("{jobArn}")
                .name("{name}")
                .except("{jobStatus}", "CANCELLED|COMPLETE")
                .type("AWS::Macie::CustomDataIdentifier", "ListCustomDataIdentifiers", "items")
                .per(SESSION)
                .arn("{arn}")
                .name("{name}")
                .detail("GetCustomDataIdentifier", "id={id}")
                .keep("ignoreWords", "keywords", "maximumMatchDistance", "regex", "severityLevels")
                .and()
                .type("AWS::Macie::AllowList", "ListAllowLists", "allowLists")
                .per(SESSION)
                .arn("{arn}")
                .name("{name}")
                .detail("GetAllowList", "id={id}")
                .keep("criteria")
                .and()
                .type("AWS::Macie::FindingsFilter", "ListFindingsFilters", "findingsFilterListItems")
                .per(SESSION)
                .arn("{arn}")
                .name("{name}")
                .detail("GetFindingsFilter", "id={id}")
                .keep("description", "findingCriteria", "position")
                .and()
                .end();
    }
}
