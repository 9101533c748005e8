package dev.mitosis.rehearse.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourcePairsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String VPC = "AWS::EC2::VPC";
    private static final String TABLE = "AWS::EC2::RouteTable";

    private final List<Resource> before = new ArrayList<>();
    private final List<Resource> after = new ArrayList<>();
    private final List<PlannedResource> things = new ArrayList<>();
    private final Map<String, String> physical = new TreeMap<>();
    private final Renames renames = new Renames(List.of());

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String arn(String tail) {
        return "arn:aws:ec2:eu-west-1:" + ACCOUNT + ":" + tail;
    }

    private static Resource record(String type, String tail, String data) {
        String id = tail.substring(tail.lastIndexOf('/') + 1);
        return new Resource(arn(tail), type, "eu-west-1", ACCOUNT, id, id, Map.of(), json(data));
    }

    private void old(String type, String tail, String data) {
        before.add(record(type, tail, data));
        things.add(new PlannedResource(
                "source/" + tail,
                arn(tail),
                true,
                type,
                "eu-west-1",
                "source",
                tail,
                arn(tail),
                Fate.MOVES,
                Filled.NEVER,
                null,
                "source",
                List.of()));
    }

    private SourcePairs pairs() {
        return SourcePairs.of(
                new InMemorySnapshot(ACCOUNT, before), new InMemorySnapshot(ACCOUNT, after), things, physical, renames);
    }

    private static String now(SourcePairs pairs, String tail) {
        return Objects.requireNonNull(pairs.of(arn(tail)), tail).id();
    }

    @Test
    void a_thing_is_what_its_stack_has_made() {
        old(VPC, "vpc/vpc-00000001", "{}");
        physical.put("source/vpc/vpc-00000001", "vpc-99999999");
        after.add(record(VPC, "vpc/vpc-88888888", "{}"));
        after.add(record(VPC, "vpc/vpc-99999999", "{}"));

        assertThat(now(pairs(), "vpc/vpc-00000001")).isEqualTo("vpc-99999999");
        assertThat(renames.in("in vpc-00000001")).isEqualTo("in vpc-99999999");
    }

    @Test
    void a_number_of_a_version_is_changed_nowhere_else() {
        old("AWS::ECS::TaskDefinition", "task-definition/api:7", "{}");
        physical.put("source/task-definition/api:7", arn("task-definition/api:1"));
        after.add(record("AWS::ECS::TaskDefinition", "task-definition/api:1", "{}"));
        pairs();

        assertThat(renames.in("7 steps for " + arn("task-definition/api:7")))
                .isEqualTo("7 steps for " + arn("task-definition/api:1"));
    }

    @Test
    void what_comes_with_another_thing_is_told_by_what_it_says_of_that() {
        old(VPC, "vpc/vpc-00000001", "{}");
        old(TABLE, "rtb/rtb-00000001", "{'VpcId':'vpc-00000001','Main':true,'RouteTableId':'rtb-00000001'}");
        physical.put("source/vpc/vpc-00000001", "vpc-99999999");
        after.add(record(VPC, "vpc/vpc-99999999", "{}"));
        after.add(record(
                TABLE, "rtb/rtb-77777777", "{'VpcId':'vpc-77777777','Main':true,'RouteTableId':'rtb-77777777'}"));
        after.add(record(
                TABLE, "rtb/rtb-99999999", "{'VpcId':'vpc-99999999','Main':true,'RouteTableId':'rtb-99999999'}"));

        assertThat(now(pairs(), "rtb/rtb-00000001")).isEqualTo("rtb-99999999");
    }

    @Test
    void nothing_is_taken_for_what_is_hardly_like_it() {
        old(TABLE, "rtb/rtb-00000001", "{'VpcId':'vpc-00000001','Main':true,'OwnerId':'1'}");
        after.add(record(TABLE, "rtb/rtb-99999999", "{'VpcId':'vpc-99999999','Main':false,'OwnerId':'1'}"));

        assertThat(pairs().of(arn("rtb/rtb-00000001"))).isNull();
    }

    @Test
    void ids_at_the_same_place_are_the_same_and_texts_are_not() {
        old(VPC, "vpc/vpc-00000001", "{'DhcpOptionsId':'dopt-00000001','State':'available'}");
        physical.put("source/vpc/vpc-00000001", "vpc-99999999");
        after.add(record(VPC, "vpc/vpc-99999999", "{'DhcpOptionsId':'dopt-99999999','State':'pending'}"));
        pairs();

        assertThat(renames.in("dopt-00000001 available")).isEqualTo("dopt-99999999 available");
    }

    @Test
    void members_are_compared_with_what_the_emulator_says_by_its_ids() {
        old(VPC, "vpc/vpc-00000001", "{'VpcId':'vpc-00000001','CidrBlock':'10.0.0.0/16','State':'available'}");
        old(VPC, "vpc/vpc-00000002", "{'VpcId':'vpc-00000002'}");
        physical.put("source/vpc/vpc-00000001", "vpc-99999999");
        after.add(record(
                VPC,
                "vpc/vpc-99999999",
                "{'VpcId':'vpc-99999999','CidrBlock':'10.1.0.0/16','State':'available','New':1}"));
        SourcePairs pairs = pairs();

        Source source = new SourceView(pairs, renames)
                .of(ACCOUNT, things, List.of(), Map.of("source/vpc/vpc-00000002", "too many"));

        assertThat(source.things()).isEqualTo(2);
        assertThat(source.standing()).isEqualTo(1);
        assertThat(source.members()).isEqualTo(3);
        assertThat(source.asBefore()).isEqualTo(2);
        assertThat(source.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.object()).isEqualTo(arn("vpc/vpc-00000002"));
            assertThat(missing.why()).isEqualTo("too many");
        });
        assertThat(source.differing()).singleElement().satisfies(other -> {
            assertThat(other.of()).isEqualTo("/data/CidrBlock");
            assertThat(other.predicted()).isEqualTo("\"10.0.0.0/16\"");
            assertThat(other.observed()).isEqualTo("\"10.1.0.0/16\"");
        });
    }
}
