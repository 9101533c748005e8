package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.athena.AthenaClient;

/** Query workgroups, catalogs and stored queries. */
final class Athena {
    /** Where there is none of these, nobody asks queries; the work group that every region has is not listed. */
    private static final String[] CATALOGS = {
        "AWS::Glue::Database", "AWS::Athena::WorkGroup", "AWS::Athena::DataCatalog"
    };

    /** As many as a page of the listing has; AWS tells of 256 at once. */
    private static final int STATEMENTS = 50;

    private Athena() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("athena", AthenaClient.class, AthenaClient::builder)
                .type("AWS::Athena::WorkGroup", "ListWorkGroups", "WorkGroups")
                .describeEach("GetWorkGroup", "WorkGroup", "WorkGroup={Name}")
                .arn("workgroup/{Name}")
                .id("{Name}")
                .except("{Name}/{Configuration/ResultConfiguration/OutputLocation|'unset'}", "primary/unset")
                .detail(
                        "ListTagsForResource",
                        "ResourceARN=arn:{@partition}:athena:{@region}:{@account}:workgroup/{Name}")
                .noneOn("InvalidRequestException")
                .forTags()
                .and()
                .type("AWS::Athena::DataCatalog", "ListDataCatalogs", "DataCatalogsSummary")
                .arn("datacatalog/{CatalogName}")
                .except("{CatalogName}", "AwsDataCatalog")
                .detail("GetDataCatalog", "Name={CatalogName}")
                .and()
                .type("AWS::Athena::NamedQuery", "ListNamedQueries", "NamedQueryIds")
                .given(CATALOGS)
                .describeAll("BatchGetNamedQuery", "NamedQueryIds", 50, "NamedQueries")
                .arn("namedquery/{NamedQueryId}")
                .name("{Name}")
                .type("AWS::Athena::NamedQuery", "ListNamedQueries", "NamedQueryIds", "WorkGroup={Name}")
                .per("AWS::Athena::WorkGroup")
                .describeAll("BatchGetNamedQuery", "NamedQueryIds", 50, "NamedQueries")
                .arn("namedquery/{NamedQueryId}")
                .name("{Name}")
                .type(
                        "AWS::Athena::PreparedStatement",
                        "ListPreparedStatements",
                        "PreparedStatements",
                        "WorkGroup=primary")
                .given(CATALOGS)
                .arn("workgroup/primary/preparedstatement/{StatementName}")
                .detail("BatchGetPreparedStatement", "WorkGroup=primary")
                .batch("PreparedStatementNames", "{StatementName}", STATEMENTS, "PreparedStatements", "StatementName")
                .forEveryKey()
                .and()
                .type(
                        "AWS::Athena::PreparedStatement",
                        "ListPreparedStatements",
                        "PreparedStatements",
                        "WorkGroup={Name}")
                .per("AWS::Athena::WorkGroup")
                .arn("workgroup/{@parent/Name}/preparedstatement/{StatementName}")
                .detail("BatchGetPreparedStatement", "WorkGroup={@parent/Name}")
                .batch("PreparedStatementNames", "{StatementName}", STATEMENTS, "PreparedStatements", "StatementName")
                .forEveryKey()
                .and()
                .type("AWS::Athena::CapacityReservation", "ListCapacityReservations", "CapacityReservations")
                .given("AWS::Athena::WorkGroup")
                .arn("capacity-reservation/{Name}")
                .id("{Name}")
                .detail("GetCapacityAssignmentConfiguration", "CapacityReservationName={Name}")
                .noneOn("InvalidRequestException")
                .and()
                .end();
    }
}
