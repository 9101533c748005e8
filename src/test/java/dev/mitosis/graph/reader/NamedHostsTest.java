package dev.mitosis.graph.reader;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.REFERENCES;

import dev.mitosis.graph.GraphFixture;
import org.junit.jupiter.api.Test;

/** Who names a host of a zone of the account needs the record and what answers at it. */
class NamedHostsTest {
    private static final String FUNCTION = "AWS::Lambda::Function api";
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String ZONE = "Z0123456789ABCDEFGHIJ";
    private static final String DATABASE = "AWS::RDS::DBCluster orders";

    private static GraphFixture named(String variable) {
        return graphOf(a -> a.add(
                        "AWS::RDS::DBCluster",
                        "orders",
                        d -> d.set("/Endpoint", "orders.cluster-x.eu-west-1.rds.amazonaws.com"))
                .add("AWS::Route53::HostedZone", ZONE, z -> z.set("/Name", "shop.internal."))
                .add(
                        RECORD,
                        ZONE + "/recordset/shop.internal./A/simple",
                        r -> r.set("/AliasTarget/DNSName", "orders.cluster-x.eu-west-1.rds.amazonaws.com."))
                .add(
                        RECORD,
                        ZONE + "/recordset/db.shop.internal./CNAME/simple",
                        r -> r.set("/ResourceRecords/-/Value", "orders.cluster-x.eu-west-1.rds.amazonaws.com"))
                .add(
                        RECORD,
                        ZONE + "/recordset/sql.shop.internal./CNAME/simple",
                        r -> r.set("/ResourceRecords/-/Value", "db.shop.internal"))
                .function("api", f -> f.set("/Environment/Variables/DB", variable)));
    }

    @Test
    void a_variable_that_names_a_record_needs_it_and_what_answers_at_it() {
        GraphFixture drawn = named("db.shop.internal");

        drawn.edge(FUNCTION, REFERENCES, RECORD + " " + ZONE + "/recordset/db.shop.internal./CNAME/simple");
        drawn.edge(FUNCTION, REFERENCES, DATABASE).because("/Environment/Variables/DB", "db.shop.internal");
    }

    @Test
    void a_name_that_is_short_for_another_name_is_followed_to_its_end() {
        GraphFixture drawn = named("mysql://sql.shop.internal:3306/orders");

        drawn.edge(FUNCTION, REFERENCES, DATABASE);
    }

    @Test
    void the_bare_name_of_a_zone_is_a_setting_and_no_call() {
        named("shop.internal").noEdge(FUNCTION, DATABASE);
    }

    @Test
    void a_custom_domain_is_meant_before_the_record_that_leads_to_it() {
        GraphFixture drawn = graphOf(a -> a.add(
                        "AWS::ApiGateway::DomainName",
                        "api.shop.example",
                        d -> d.set("/domainName", "api.shop.example"))
                .add("AWS::Route53::HostedZone", ZONE, z -> z.set("/Name", "shop.example."))
                .add(RECORD, ZONE + "/recordset/api.shop.example./A/simple", r -> r.set("/Type", "A"))
                .region("eu-central-1")
                .function("api", f -> f.set("/Environment/Variables/URL", "https://api.shop.example/v1")));

        drawn.edge(FUNCTION, REFERENCES, "AWS::ApiGateway::DomainName api.shop.example");
    }
}
