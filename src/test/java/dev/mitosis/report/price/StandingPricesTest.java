package dev.mitosis.report.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StandingPricesTest {
    private static Resource thing(String type, String data) {
        try {
            JsonNode read = Json.mapper().readTree(data.replace('\'', '"'));
            return new Resource("arn:" + type, type, "eu-west-1", "1", "thing", "thing", Map.of(), read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ListedCosts priced(Map<String, BigDecimal> own, Resource... things) {
        StandingPrices prices = new StandingPrices(
                type -> type.equals("AWS::EC2::EIP")
                        ? Optional.of(new ListPrice(new BigDecimal("3.65"), true))
                        : Optional.empty(),
                own);
        Stream.of(things).forEach(prices::add);
        return prices.all();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            AWS::EC2::Instance; {'InstanceType':'t3.micro','State':{'Name':'running'}}; 7.592
            AWS::EC2::Instance; {'InstanceType':'m5.4xlarge','State':{'Name':'running'}}; 560.64
            AWS::EC2::Instance; {'InstanceType':'x9.huge','State':{'Name':'stopped'}}; 0
            AWS::EC2::Volume; {'VolumeType':'gp3','Size':100}; 8
            AWS::EC2::Volume; {'VolumeType':'io1','Size':100,'Iops':1000}; 77.5
            AWS::EC2::VPCEndpoint; {'VpcEndpointType':'Interface','SubnetIds':['a','b','c']}; 21.9
            AWS::EC2::VPCEndpoint; {'VpcEndpointType':'Gateway'}; 0
            AWS::RDS::DBInstance; {'Engine':'postgres','DBInstanceClass':'db.r5.large','AllocatedStorage':100}; 186.7
            AWS::RDS::DBInstance; {'Engine':'mysql','DBInstanceClass':'db.r5.large','AllocatedStorage':100,'MultiAZ':true}; 373.4
            AWS::RDS::DBInstance; {'Engine':'aurora-mysql','DBInstanceClass':'db.r6g.xlarge','AllocatedStorage':1}; 379.6
            AWS::ElastiCache::CacheCluster; {'CacheNodeType':'cache.t3.micro','NumCacheNodes':2}; 24.82
            AWS::DynamoDB::Table; {'ProvisionedThroughput':{'ReadCapacityUnits':10,'WriteCapacityUnits':10}}; 5.694
            AWS::EC2::EIP; {}; 3.65
            """)
    void a_thing_costs_what_the_list_says_of_what_it_is_like(String type, String data, BigDecimal price) {
        assertThat(priced(Map.of(), thing(type, data)).priced().get("arn:" + type))
                .isEqualByComparingTo(price);
    }

    @Test
    void containers_cost_what_their_task_needs_wherever_it_is_read() {
        Resource service = thing(
                "AWS::ECS::Service",
                "{'launchType':'FARGATE','desiredCount':2,'taskDefinition':'arn:AWS::ECS::TaskDefinition'}");
        Resource task = thing("AWS::ECS::TaskDefinition", "{'taskDefinition':{'cpu':'1024','memory':'2048'}}");

        assertThat(priced(Map.of(), service, task).priced().get(service.arn())).isEqualByComparingTo("72.085504");
        assertThat(priced(Map.of(), service).unknown()).containsEntry("AWS::ECS::Service", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            AWS::EC2::Instance; {'InstanceType':'p9.large','State':{'Name':'running'}}
            AWS::EC2::Instance; {'InstanceType':'m5.metal','State':{'Name':'running'}}
            AWS::EC2::Instance; {'InstanceType':'m5.2large','State':{'Name':'running'}}
            AWS::EC2::Volume; {'VolumeType':'gp9','Size':100}
            AWS::EC2::Volume; {'VolumeType':'gp3'}
            AWS::RDS::DBInstance; {'Engine':'oracle-ee','DBInstanceClass':'db.r5.large','AllocatedStorage':100}
            AWS::Quantum::Computer; {}
            """)
    void what_no_list_knows_is_said_to_be_not_known(String type, String data) {
        ListedCosts costs = priced(Map.of(), thing(type, data));

        assertThat(costs.priced()).isEmpty();
        assertThat(costs.unknown()).containsEntry(type, 1);
        assertThat(costs.notKnown()).isEqualTo(1);
    }

    @Test
    void what_costs_by_use_is_counted_apart() {
        ListedCosts costs = priced(
                Map.of(),
                thing("AWS::S3::Bucket", "{}"),
                thing("AWS::DynamoDB::Table", "{'BillingModeSummary':{'BillingMode':'PAY_PER_REQUEST'}}"),
                thing("AWS::IAM::Role", "{}"),
                thing("AWS::EC2::EIP", "{}"));

        assertThat(costs.byUse()).isEqualTo(Map.of("AWS::S3::Bucket", 1, "AWS::DynamoDB::Table", 1));
        assertThat(costs.usedOnly()).isEqualTo(2);
        assertThat(costs.costing()).isEqualTo(1);
    }

    @Test
    void a_price_that_was_found_nowhere_when_it_was_checked_is_said_to_be_so() {
        Resource open = thing(
                "AWS::RDS::DBInstance", "{'Engine':'mysql','DBInstanceClass':'db.m6g.large','AllocatedStorage':1}");
        Resource known = thing("AWS::EC2::Instance", "{'InstanceType':'m6g.large','State':{'Name':'running'}}");

        assertThat(priced(Map.of(), open, known).notConfirmed()).containsExactly(open.arn());
        assertThat(priced(Map.of("AWS::RDS::DBInstance", BigDecimal.ONE), open, known)
                        .notConfirmed())
                .isEmpty();
        assertThat(Stream.of("class-prices.tsv", "standing-prices.tsv")
                        .flatMap(file -> TsvTable.loadNamed(StandingPrices.class, file).stream()))
                .allSatisfy(row -> assertThat(row.get("confirmed")).isNotBlank());
    }

    @Test
    void what_people_say_counts_before_all_lists() {
        Map<String, BigDecimal> own = Map.of("AWS::S3::Bucket", BigDecimal.TEN, "AWS::EC2::EIP", BigDecimal.ONE);

        assertThat(priced(own, thing("AWS::S3::Bucket", "{}"), thing("AWS::EC2::EIP", "{}"))
                        .priced())
                .isEqualTo(Map.of("arn:AWS::S3::Bucket", BigDecimal.TEN, "arn:AWS::EC2::EIP", BigDecimal.ONE));
    }

    static List<TsvTable.TsvRow> rows() {
        return TsvTable.loadNamed(StandingPrices.class, "standing-prices.tsv");
    }

    /** Each row, on a thing that is made to its measure. */
    @ParameterizedTest
    @MethodSource("rows")
    void every_row_prices_a_thing_for_which_its_condition_holds(TsvTable.TsvRow row) {
        ObjectNode data = Json.mapper().createObjectNode();
        if (!row.get("when").equals("-")) {
            for (String condition : row.get("when").split("&", -1)) {
                String[] sides = condition.split("=", -1);
                put(data, sides[0], sides[1].split("[|]", -1)[0]);
            }
        }
        Stream.of("/InstanceType", "/DBInstanceClass", "/CacheNodeType")
                .forEach(member -> put(data, member, "r5.large"));
        Stream.of("/Size", "/Iops", "/VolumeSize", "/AllocatedStorage", "/NumCacheNodes", "/OpenShardCount")
                .forEach(member -> put(data, member, "2"));
        Stream.of("/desiredCount", "/ProvisionedThroughput/ReadCapacityUnits")
                .forEach(member -> put(data, member, "2"));
        Stream.of("/taskDefinition", "/ProvisionedThroughput/WriteCapacityUnits")
                .forEach(member -> put(data, member, member.startsWith("/t") ? "arn:task" : "2"));
        data.putArray("SubnetIds").add("one").add("two");
        Resource task = new Resource(
                "arn:task",
                "AWS::ECS::TaskDefinition",
                "eu-west-1",
                "1",
                "task",
                "task",
                Map.of(),
                thing("x", "{'taskDefinition':{'cpu':'2','memory':'2'}}").data());
        Resource resource = new Resource("arn:it", row.get("type"), "eu-west-1", "1", "it", "it", Map.of(), data);
        ListedCosts costs = priced(Map.of(), resource, task);

        assertThat(row.get("type")).matches("AWS::[A-Za-z0-9]+::[A-Za-z0-9]+");
        assertThat(row.get("source")).matches("aws[.]amazon[.]com/[a-z0-9/-]+");
        if (row.get("amount").equals("use")) {
            assertThat(costs.byUse()).containsKey(row.get("type"));
        } else {
            BigDecimal price = Objects.requireNonNull(costs.priced().get("arn:it"));
            assertThat(price.signum()).isEqualTo(row.get("amount").equals("0") ? 0 : 1);
        }
    }

    private static void put(ObjectNode data, String pointer, String text) {
        String[] members = pointer.substring(1).split("/", -1);
        ObjectNode inner = members.length == 1 ? data : data.withObjectProperty(members[0]);
        inner.put(members[members.length - 1], text);
    }

    @Test
    void every_family_has_a_price_of_a_kind_that_is_asked_for() {
        assertThat(TsvTable.loadNamed(StandingPrices.class, "class-prices.tsv"))
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(rows())
                            .anyMatch(price -> price.get("amount").contains("hours(" + row.get("kind") + ","));
                    assertThat(ClassPrices.hour(row.get("kind"), row.get("family") + ".large"))
                            .contains(new ListPrice(
                                    new BigDecimal(row.get("hour")),
                                    !row.get("confirmed").equals("not confirmed")));
                });
    }
}
