package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Deploys every stack of every new account of the sample into an emulator, each account under an id of its own, in the
 * order of what they need, and looks whether everything stands there that the emulator can make.
 */
class StackDeployIT {
    private static final Path LIMITS = Path.of("src/test/resources/dev/mitosis/emulator/stack-limits.txt");

    private final Map<String, CloudFormationClient> clients = new HashMap<>();
    private final Map<String, String> ids = new TreeMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, List<StackResource>> made = new HashMap<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void every_stack_of_every_new_account_stands_in_the_emulator(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        StackIndex index = new StackIndex(target);
        Path artefacts = workspace.stackArtefacts(SampleTarget.ACCOUNT);
        Set<String> existing = new HashSet<>();
        for (PlannedAccount account : target.accounts()) {
            String id = account.id();
            ids.put(account.name(), id == null ? String.format("2%011d", ids.size() + 1) : id);
            if (account.existing()) {
                existing.add(account.name());
            }
        }
        List<PlannedStack> stacks = target.stacks().stream()
                .filter(stack -> !existing.contains(stack.account()))
                .sorted(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id))
                .toList();
        assertThat(stacks).hasSizeGreaterThan(50);

        try (MotoServer server = MotoServer.startExtended()) {
            for (PlannedStack stack : stacks) {
                deploy(server.endpoint(), stack, artefacts.resolve(StackArtefacts.template(stack)));
            }
            assertThat(failures).as("stacks that could not be made").isEmpty();
            String state = server.state();
            assertThat(state).as(server::output).startsWith("[");
            verdict(index, stacks, state);
        }
    }

    private void verdict(StackIndex index, List<PlannedStack> stacks, String state) throws IOException {
        Set<String> texts = new HashSet<>();
        Json.mapper().readTree(state).forEach(thing -> {
            thing.path("texts").forEach(text -> texts.add(text.asText()));
        });
        Map<String, Integer> unknown = new TreeMap<>();
        Set<String> lacking = new TreeSet<>();
        int standing = 0;
        int planned = 0;
        for (PlannedStack stack : stacks) {
            Map<String, StackResource> there = new HashMap<>();
            made.getOrDefault(stack.id(), List.of())
                    .forEach(resource -> there.put(resource.logicalResourceId(), resource));
            for (Member member : index.members(stack.id())) {
                planned++;
                StackResource resource = there.get(member.logicalId());
                if (resource == null) {
                    unknown.merge(member.type() + " unknown", 1, Integer::sum);
                } else if (resource.physicalResourceId() == null) {
                    // Made, but the emulator gives nothing back that could be looked for.
                    unknown.merge(member.type() + " has no id", 1, Integer::sum);
                    standing++;
                } else if (exists(resource.physicalResourceId(), texts)) {
                    standing++;
                } else {
                    lacking.add(member.type() + " " + member.id() + " " + resource.physicalResourceId());
                }
            }
        }
        System.out.println("stacks " + stacks.size() + ", resources " + standing + " of " + planned
                + ", limits of the emulator " + unknown);
        assertThat(lacking)
                .as("what the emulator says it has made and does not hold")
                .isEmpty();
        assertThat(standing).isGreaterThan(250);
        StringBuilder limits = new StringBuilder();
        unknown.keySet().forEach(type -> limits.append(type).append('\n'));
        Golden.assertMatches(LIMITS, limits.toString());
    }

    private static boolean exists(String id, Set<String> texts) {
        return texts.contains(id)
                || texts.stream().anyMatch(text -> text.endsWith("/" + id) || text.endsWith(":" + id))
                || texts.contains(id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1));
    }

    private void deploy(URI endpoint, PlannedStack stack, Path template) throws IOException {
        CloudFormationClient client = clients.computeIfAbsent(
                stack.account() + " " + stack.region(), key -> client(endpoint, stack.account(), stack.region()));
        Map<String, String> filled = new HashMap<>();
        stack.needs()
                .forEach(need -> filled.put(
                        need.parameter(), outputs.getOrDefault(need.stack() + " " + need.output(), "not-there")));
        List<Parameter> parameters = stack.parameters().stream()
                .map(parameter -> Parameter.builder()
                        .parameterKey(parameter.name())
                        .parameterValue(filled.getOrDefault(parameter.name(), value(parameter)))
                        .build())
                .toList();
        String body = adapted(template);
        try {
            client.createStack(request -> request.stackName(stack.name())
                    .templateBody(body)
                    .parameters(parameters)
                    .capabilities(Capability.CAPABILITY_NAMED_IAM));
        } catch (CloudFormationException e) {
            failures.add(stack.id() + ": " + e.getMessage());
            return;
        }
        client.describeStacks(request -> request.stackName(stack.name()))
                .stacks()
                .forEach(there -> there.outputs()
                        .forEach(output -> outputs.put(stack.id() + " " + output.outputKey(), output.outputValue())));
        made.put(
                stack.id(),
                client.describeStackResources(request -> request.stackName(stack.name()))
                        .stackResources());
    }

    private String value(PlannedStack.Parameter parameter) {
        String value = parameter.value();
        if (value != null) {
            return value;
        }
        if (parameter.source().equals("account")) {
            return ids.entrySet().stream()
                    .filter(account -> parameter.meaning().contains(" " + account.getKey() + "."))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
        }
        return parameter.name().contains("UserData") ? "eA==" : "ami-12345678";
    }

    /**
     * The template without what the emulator stumbles over: tags of keys; groups of subnets that another stack makes;
     * the code of functions, for which it asks S3; disks that take their size from the image; groups and networks of
     * other accounts, which it looks for in the own one.
     */
    private static String adapted(Path file) throws IOException {
        JsonNode template = Json.yaml().readTree(file.toFile());
        int rules = 0;
        for (JsonNode resource : template.path("Resources")) {
            if (!(resource.path("Properties") instanceof ObjectNode properties)) {
                continue;
            }
            switch (resource.path("Type").asText()) {
                case "AWS::KMS::Key" -> properties.remove("Tags");
                case "AWS::RDS::DBInstance" -> properties.remove("DBSubnetGroupName");
                case "AWS::Lambda::Function" ->
                    properties.set("Code", Json.mapper().createObjectNode().put("ZipFile", "pass"));
                case "AWS::EC2::Instance" -> properties.remove("BlockDeviceMappings");
                case "AWS::EC2::VPCPeeringConnection" -> properties.set("PeerVpcId", properties.path("VpcId"));
                case "AWS::EC2::Route" -> properties.remove("VpcPeeringConnectionId");
                case "AWS::EC2::SecurityGroupIngress" -> {
                    if (file.toString().endsWith("-connections.yaml")
                            && properties.remove("SourceSecurityGroupId") != null) {
                        properties.put("CidrIp", "10.99." + rules++ + ".0/24");
                    }
                }
                default -> {}
            }
        }
        return Json.line(template);
    }

    private CloudFormationClient client(URI endpoint, String account, String region) {
        StsClient sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .build();
        Credentials session = sts.assumeRole(
                        request -> request.roleArn("arn:aws:iam::" + ids.get(account) + ":role/deploy")
                                .roleSessionName("test"))
                .credentials();
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
        return CloudFormationClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .build();
    }
}
