package dev.mitosis.graph.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.graph.network.PathAnalysis;
import dev.mitosis.graph.network.Reach;
import dev.mitosis.graph.network.Traffic;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is reached where the snapshot tells no network, because there is none or because it was not read. */
class UnplacedEndsTest {
    private static final String DATABASE = "AWS::RDS::DBInstance";
    private static final Traffic HTTPS = Traffic.HTTPS;
    private static final Traffic POSTGRES = new Traffic("tcp", 5432, false);

    private final AccountBuilder account = new AccountBuilder("123456789012")
            .vpc("main")
            .openAcl("main")
            .subnet("data", "main", "10.0.1.0/24")
            .add("AWS::EC2::RouteTable", "data", t -> t.to("vpc", "main").to("subnet", "data"))
            .function("roaming", f -> {})
            .queue("jobs", q -> {})
            .bucket("files", b -> {});

    private PathAnalysis ask(String from, String to, Traffic traffic) {
        Reachability reachability = new Reachability(
                new GraphBuilder()
                        .build(new GraphRequest(account.snapshot(), Map.of()))
                        .document(),
                account.snapshot());
        return reachability.check(from, to, traffic);
    }

    private String function() {
        return account.arn("AWS::Lambda::Function", "roaming");
    }

    private String database(String data) {
        account.add(
                DATABASE, "orders", d -> d.set("/PubliclyAccessible", "false").json("/DBSubnetGroup", data));
        return account.arn(DATABASE, "orders");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"tcp,  443, YES", "tcp,  -1,  YES", "-1,   -1,  YES", "tcp,  22,  NO", "udp,  443, NO", "icmp, -1,  NO"
    })
    void the_endpoint_of_a_service_answers_on_its_port_only(String protocol, int port, Reach reach) {
        PathAnalysis answer =
                ask("external:internet", account.arn("AWS::SQS::Queue", "jobs"), new Traffic(protocol, port, false));

        assertThat(answer.reachable()).isEqualTo(reach);
    }

    @Test
    void a_database_is_behind_no_endpoint_of_its_service() {
        PathAnalysis answer = ask("external:internet", database("{}"), HTTPS);

        assertThat(answer.reachable()).isEqualTo(Reach.UNKNOWN);
        assertThat(answer.decisive().text()).endsWith("is in no subnet that the snapshot knows");
        assertThat(ask(function(), account.arn(DATABASE, "orders"), POSTGRES).reachable())
                .isEqualTo(Reach.UNKNOWN);
    }

    @Test
    void the_subnets_within_a_record_stand_for_the_group_that_was_not_read() {
        String subnet = account.get("AWS::EC2::Subnet", "data").id();
        String database = database("{'DBSubnetGroupName':'unread','Subnets':[{'SubnetIdentifier':'" + subnet + "'}]}");

        PathAnalysis answer = ask("external:internet", database, POSTGRES);

        assertThat(answer.reachable()).isEqualTo(Reach.NO);
        assertThat(answer.decisive().text()).isEqualTo(subnet + " has no route through an internet gateway");
    }

    @Test
    void a_service_opens_no_connections_and_what_has_no_public_endpoint_is_not_reached() {
        account.add(
                "AWS::ApiGateway::RestApi", "inside", r -> r.json("/endpointConfiguration", "{'types':['PRIVATE']}"));
        account.add(
                "AWS::ApiGateway::RestApi", "shop", r -> r.json("/endpointConfiguration", "{'types':['REGIONAL']}"));

        assertThat(ask(account.arn("AWS::S3::Bucket", "files"), account.arn("AWS::SQS::Queue", "jobs"), HTTPS)
                        .decisive()
                        .text())
                .endsWith("opens no connections");
        assertThat(ask("external:internet", account.arn("AWS::ApiGateway::RestApi", "inside"), HTTPS)
                        .reachable())
                .isEqualTo(Reach.NO);
        assertThat(ask("external:internet", account.arn("AWS::ApiGateway::RestApi", "shop"), HTTPS)
                        .reachable())
                .isEqualTo(Reach.YES);
    }
}
