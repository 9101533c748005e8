package dev.mitosis.rehearse.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.MotoServer;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import dev.mitosis.target.SourceDesigner;
import dev.mitosis.target.template.CloudFormationWriter;
import dev.mitosis.target.template.StackIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An account that no script has made stands in an emulator, as far as its CloudFormation goes. */
class SourceBuilderIT {
    /** Of what the emulator makes at all; networks first, which all else stands in. */
    private static final Set<String> MADE = Set.of(
            "AWS::EC2::VPC",
            "AWS::EC2::Subnet",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::IAM::Role",
            "AWS::Lambda::Function",
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::SNS::Topic",
            "AWS::S3::Bucket",
            "AWS::SecretsManager::Secret");

    private static SourcePlan plan(Designed designed) {
        TargetDocument design = SourceDesigner.design(
                designed.request().snapshot(), designed.request().graph(), designed.target());
        StackIndex index = new StackIndex(design);
        Set<String> wanted = design.resources().stream()
                .filter(thing -> MADE.contains(thing.type()))
                .map(PlannedResource::unit)
                .collect(Collectors.toSet());
        List<SourceStack> stacks = design.stacks().stream()
                .filter(stack -> wanted.contains(stack.unit()))
                .map(stack -> stack(stack, index))
                .toList();
        return new SourcePlan(designed.request().snapshot(), design, stacks);
    }

    /** By calls of their own, where the scan has found nothing. */
    private static List<String> called(SourcePlan plan, Renames renames, LoopbackEndpoint emulator) throws IOException {
        SourcePairs none = SourcePairs.of(
                plan.snapshot(), new InMemorySnapshot("123456789012", List.of()), List.of(), Map.of(), renames);
        return SourceBuilder.call(emulator, plan, none, renames);
    }

    private static List<String> stacks(SourcePlan plan) {
        List<String> stacks = plan.snapshot()
                .resources()
                .filter(record -> record.type().equals("AWS::CloudFormation::Stack"))
                .map(Resource::arn)
                .toList();
        assertThat(stacks).isNotEmpty();
        return stacks;
    }

    private static SourceStack stack(PlannedStack stack, StackIndex index) {
        Map<String, String> members = new TreeMap<>();
        index.members(stack.id()).forEach(member -> members.put(member.logicalId(), member.id()));
        return new SourceStack(stack, new CloudFormationWriter(index).write(stack), members);
    }

    @Test
    void what_the_emulator_can_make_stands() throws IOException {
        SourcePlan plan = plan(new Case("tags-all-small", 1, "{}").design());
        Renames renames = new Renames(List.of());
        try (MotoServer server = MotoServer.startLayered()) {
            SourceBuilder.Built built =
                    SourceBuilder.build(plan, LoopbackEndpoint.of(server.endpoint()), renames, name -> {});

            Set<String> wanted = plan.design().resources().stream()
                    .filter(thing -> MADE.contains(thing.type()) && thing.stack() != null)
                    .map(PlannedResource::id)
                    .collect(Collectors.toSet());
            Set<String> missing = wanted.stream()
                    .filter(id -> !built.physical().containsKey(id))
                    .map(id -> id + ": " + built.refused().get(id))
                    // Generated groups of one VPC may share a name, which no account has.
                    .filter(told -> !told.contains("already exists"))
                    .collect(Collectors.toSet());
            assertThat(wanted).hasSizeGreaterThan(50);
            assertThat(missing).isEmpty();
            assertThat(called(plan, renames, LoopbackEndpoint.of(server.endpoint())))
                    .as("old stacks stand with nothing in them")
                    .containsAll(stacks(plan));
        }
    }
}
