package dev.mitosis.target.connection;

import static dev.mitosis.target.connection.CrossingFixture.GROUP;
import static dev.mitosis.target.connection.CrossingFixture.SERVER;
import static dev.mitosis.target.connection.CrossingFixture.SUBNET;
import static dev.mitosis.target.connection.CrossingFixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where things live, by what they are attached to. */
class HomesTest {
    private static CrossingFixture network() {
        return new CrossingFixture().put(VPC, "dev/vpc").put(SUBNET, "dev/a").attach("dev/a", "dev/vpc");
    }

    @Test
    void a_vpc_is_its_own_home() {
        assertThat(network().homes().of("dev/vpc")).isEqualTo("dev/vpc");
        assertThat(network().homes().of("dev/elsewhere")).isNull();
    }

    @Test
    void a_database_lives_where_the_subnets_of_its_subnet_group_are() {
        Homes homes = network()
                .put("AWS::RDS::DBSubnetGroup", "dev/subnets")
                .put("AWS::RDS::DBInstance", "dev/db")
                .attach("dev/db", "dev/subnets")
                .attach("dev/subnets", "dev/a")
                .homes();

        assertThat(homes.of("dev/db")).isEqualTo("dev/vpc");
    }

    @Test
    void what_has_no_place_of_its_own_lives_where_its_user_is() {
        CrossingFixture fixture = network()
                .put(SERVER, "dev/server")
                .attach("dev/server", "dev/a")
                .put("AWS::EC2::LaunchTemplate", "dev/template")
                .edge("dev/server", EdgeKind.REFERENCES, "dev/template")
                .put("AWS::IAM::InstanceProfile", "dev/profile")
                .edge("dev/template", EdgeKind.RUNS_AS, "dev/profile")
                .put("AWS::IAM::Role", "dev/role")
                .edge("dev/profile", EdgeKind.RUNS_AS, "dev/role")
                .put("AWS::SQS::Queue", "dev/queue")
                .edge("dev/server", EdgeKind.READS, "dev/queue");

        assertThat(fixture.homes().of("dev/template")).isEqualTo("dev/vpc");
        assertThat(fixture.homes().of("dev/role")).isEqualTo("dev/vpc");
        assertThat(fixture.homes().of("dev/queue")).isNull();
    }

    @Test
    void the_first_of_several_homes_counts() {
        Homes homes = network()
                .put(VPC, "dev/another")
                .put(SERVER, "dev/server")
                .attach("dev/server", "dev/vpc")
                .attach("dev/server", "dev/another")
                .homes();

        assertThat(homes.of("dev/server")).isEqualTo("dev/another");
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::Instance,      AWS::EC2::Subnet,        attached-to, true",
        "AWS::EC2::SecurityGroup, AWS::EC2::VPC,           attached-to, true",
        "AWS::EC2::NetworkInterface, AWS::EC2::VPC,        attached-to, true",
        "AWS::EC2::Instance,      AWS::EC2::VPC,           attached-to, false",
        "AWS::EC2::Instance,      AWS::EC2::SecurityGroup, attached-to, false",
        "AWS::EC2::SecurityGroup, AWS::EC2::VPC,           may-connect, false"
    })
    void what_lives_in_shared_subnets_lives_in_their_network(String from, String to, String kind, boolean inside) {
        CrossingFixture fixture = new CrossingFixture().put(VPC, "network/vpc");
        if (!to.equals(VPC)) {
            fixture.put(to, "network/place").attach("network/place", "network/vpc");
        }
        fixture.put(from, "dev/guest")
                .edge("dev/guest", EdgeKind.of(kind).orElseThrow(), to.equals(VPC) ? "network/vpc" : "network/place");

        assertThat(fixture.homes().of("dev/guest")).isEqualTo(inside ? "network/vpc" : null);
    }

    @Test
    void what_nobody_knows_lives_in_no_shared_network() {
        CrossingFixture fixture = new CrossingFixture().put(VPC, "network/vpc").put(SUBNET, "network/a");
        fixture.attach("network/a", "network/vpc").attach("dev/unknown", "network/a");
        fixture.put(SERVER, "dev/server").attach("dev/server", "network/unknown");

        assertThat(fixture.homes().of("dev/unknown")).isNull();
        assertThat(fixture.homes().of("dev/server")).isNull();
    }

    @Test
    void the_first_member_of_a_group_stands_for_all() {
        Homes homes = network()
                .put(GROUP, "dev/group")
                .put(SERVER, "dev/b")
                .put(SERVER, "dev/a-server")
                .put(SERVER, "dev/c")
                .attach("dev/b", "dev/group")
                .attach("dev/a-server", "dev/group")
                .attach("dev/c", "dev/group")
                .homes();

        assertThat(homes.member("dev/group")).isEqualTo("dev/a-server");
        assertThat(homes.member("dev/other")).isNull();
    }
}
