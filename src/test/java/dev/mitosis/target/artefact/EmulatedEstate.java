package dev.mitosis.target.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.standing.Made;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
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
 * The stacks of the new accounts of a target in an emulator: each account under an id of its own, each stack after
 * those that it needs.
 */
final class EmulatedEstate {
    private final TargetDocument target;
    private final StackIndex index;
    private final Path artefacts;
    private final URI endpoint;
    private final Map<String, CloudFormationClient> clients = new HashMap<>();
    private final Map<String, String> ids = new TreeMap<>();
    private final Map<String, String> outputs = new HashMap<>();
    private final Map<String, StackResource> made = new HashMap<>();
    private final Map<String, Map<String, String>> parameters = new HashMap<>();
    private final List<String> failures = new ArrayList<>();
    private int rules;

    /**
     * Nothing is deployed yet.
     *
     * @param artefacts the folder of the templates
     * @param endpoint of the emulator
     */
    EmulatedEstate(TargetDocument target, Path artefacts, URI endpoint) {
        this.target = target;
        this.index = new StackIndex(target);
        this.artefacts = artefacts;
        this.endpoint = endpoint;
        for (PlannedAccount account : target.accounts()) {
            String id = account.id();
            ids.put(account.name(), id == null ? String.format("2%011d", ids.size() + 1) : id);
        }
    }

    /** The stacks of accounts that are to be made, each after those that it needs. */
    List<PlannedStack> stacks() {
        return target.stacks().stream()
                .filter(stack -> target.accounts().stream()
                        .noneMatch(
                                account -> account.existing() && account.name().equals(stack.account())))
                .sorted(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id))
                .toList();
    }

    /** Deploys all stacks; what the emulator refuses is in {@link #failures}. */
    void deploy() throws IOException {
        for (PlannedStack stack : stacks()) {
            deploy(stack);
        }
    }

    /** Deploys the stacks of one account; what others would have given is not there. */
    void deploy(String account) throws IOException {
        for (PlannedStack stack : stacks()) {
            if (stack.account().equals(account)) {
                deploy(stack);
            }
        }
    }

    List<String> failures() {
        return failures;
    }

    /** The ids of the accounts by their names. */
    Map<String, String> ids() {
        return ids;
    }

    /** What the emulator says it has made, by planned id. */
    Map<String, StackResource> made() {
        return made;
    }

    /** What is known of what was made. */
    Made known() {
        Map<String, String> physical = new HashMap<>();
        made.forEach((id, resource) -> physical.put(id, String.valueOf(resource.physicalResourceId())));
        return new Made(ids, physical, parameters);
    }

    private void deploy(PlannedStack stack) throws IOException {
        CloudFormationClient client = clients.computeIfAbsent(
                stack.account() + " " + stack.region(), key -> client(stack.account(), stack.region()));
        Map<String, String> filled = new TreeMap<>();
        stack.parameters().forEach(parameter -> filled.put(parameter.name(), value(parameter)));
        stack.needs()
                .forEach(need -> filled.put(
                        need.parameter(), outputs.getOrDefault(need.stack() + " " + need.output(), "not-there")));
        parameters.put(stack.id(), filled);
        String body = adapted(artefacts.resolve(StackArtefacts.template(stack)));
        try {
            client.createStack(request -> request.stackName(stack.name())
                    .templateBody(body)
                    .parameters(filled.entrySet().stream()
                            .map(value -> Parameter.builder()
                                    .parameterKey(value.getKey())
                                    .parameterValue(value.getValue())
                                    .build())
                            .toList())
                    .capabilities(Capability.CAPABILITY_NAMED_IAM));
        } catch (CloudFormationException e) {
            failures.add(stack.id() + ": " + e.getMessage());
            return;
        }
        client.describeStacks(request -> request.stackName(stack.name()))
                .stacks()
                .forEach(there -> there.outputs()
                        .forEach(output -> outputs.put(stack.id() + " " + output.outputKey(), output.outputValue())));
        Map<String, StackResource> there = new HashMap<>();
        client.describeStackResources(request -> request.stackName(stack.name()))
                .stackResources()
                .forEach(resource -> there.put(resource.logicalResourceId(), resource));
        for (Member member : index.members(stack.id())) {
            StackResource resource = there.get(member.logicalId());
            if (resource != null) {
                made.put(member.id(), resource);
            }
        }
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
     * The template without what the emulator stumbles over: the code of functions, for which it asks S3; disks that
     * take their size from the image; groups and networks of other accounts, which it looks for in the own one.
     */
    private String adapted(Path file) throws IOException {
        JsonNode template = Json.yaml().readTree(file.toFile());
        for (JsonNode resource : template.path("Resources")) {
            if (!(resource.path("Properties") instanceof ObjectNode properties)) {
                continue;
            }
            switch (resource.path("Type").asText()) {
                case "AWS::Lambda::Function" ->
                    properties.set("Code", Json.mapper().createObjectNode().put("ZipFile", "pass"));
                case "AWS::EC2::Instance" -> properties.remove("BlockDeviceMappings");
                case "AWS::EC2::VPCPeeringConnection" -> properties.set("PeerVpcId", properties.path("VpcId"));
                case "AWS::EC2::Route" -> properties.remove("VpcPeeringConnectionId");
                case "AWS::EC2::SecurityGroupIngress" -> {
                    if (file.getFileName().toString().contains("-connections")
                            && properties.remove("SourceSecurityGroupId") != null) {
                        properties.put("CidrIp", "10.99." + rules++ + ".0/24");
                    }
                }
                default -> {}
            }
        }
        return Json.line(template);
    }

    /** Credentials of a role in an account, as system properties that the SDK reads. */
    Map<String, String> credentials(String account) {
        Credentials session = session(account);
        return Map.of(
                "aws.accessKeyId", session.accessKeyId(),
                "aws.secretAccessKey", session.secretAccessKey(),
                "aws.sessionToken", session.sessionToken());
    }

    private Credentials session(String account) {
        try (StsClient sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .build()) {
            return sts.assumeRole(request -> request.roleArn("arn:aws:iam::" + ids.get(account) + ":role/deploy")
                            .roleSessionName("test"))
                    .credentials();
        }
    }

    private CloudFormationClient client(String account, String region) {
        Credentials session = session(account);
        return CloudFormationClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken())))
                .build();
    }
}
