package dev.mitosis.target.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.SampleTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;

/**
 * The files of the sample's organization in an emulator: units, accounts and policies, and the template of stack sets.
 */
class OrganizationDeployIT {
    /** Kinds of policies that the emulator makes; those of backups, buckets and EC2 it does not know. */
    private static final Set<String> KNOWN = Set.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY");

    private final Map<String, String> given = new HashMap<>();

    @Test
    void units_accounts_and_policies_of_the_sample_stand_in_the_emulator(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        Path files = workspace.organizationArtefacts(SampleTarget.ACCOUNT);
        try (MotoServer server = MotoServer.startExtended();
                OrganizationsClient organizations = at(OrganizationsClient.builder(), server);
                CloudFormationClient stacks = at(CloudFormationClient.builder(), server)) {
            given.put(
                    "OrganizationId",
                    organizations
                            .createOrganization(request -> request.featureSet(OrganizationFeatureSet.ALL))
                            .organization()
                            .id());
            String root = organizations.listRoots().roots().get(0).id();
            given.putAll(Map.of("RootId", root, "MailName", "cloud", "MailDomain", "example.com"));
            given.put("Stage", "attached");

            deploy(stacks, files.resolve("units.yaml"));
            deploy(stacks, files.resolve("accounts.yaml"));
            Set<String> policies = deploy(stacks, files.resolve("policies.yaml"));

            List<String> units = new ArrayList<>();
            units(organizations, root, units);
            assertThat(units).contains("Security", "Infrastructure", "Sandbox", "Policy Staging", "Suspended");
            assertThat(organizations.listAccounts().accounts())
                    .extracting(account -> account.name())
                    .containsAll(target.accounts().stream()
                            .filter(account ->
                                    !account.existing() && !account.name().equals("management"))
                            .map(account -> account.name())
                            .toList());
            assertThat(policies)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(policy -> assertThat(organizations
                                    .describePolicy(request -> request.policyId(policy))
                                    .policy()
                                    .content())
                            .contains("{"));
            stacks.createStackSet(request -> request.stackSetName("baseline")
                    .templateBody(text(files.resolve("baseline.yaml")))
                    .capabilities(Capability.CAPABILITY_NAMED_IAM));
            assertThat(stacks.describeStackSet(request -> request.stackSetName("baseline"))
                            .stackSet()
                            .templateBody())
                    .contains("AWS::");
        }
    }

    private static void units(OrganizationsClient organizations, String parent, List<String> names) {
        organizations
                .listOrganizationalUnitsForParent(request -> request.parentId(parent))
                .organizationalUnits()
                .forEach(unit -> {
                    names.add(unit.name());
                    units(organizations, unit.id(), names);
                });
    }

    private static <B extends AwsClientBuilder<B, C>, C> C at(B builder, MotoServer server) {
        return builder.endpointOverride(server.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .build();
    }

    /** Deploys a template; what it gives out is given to those after it. Returns the ids of what stands. */
    private Set<String> deploy(CloudFormationClient stacks, Path file) throws IOException {
        ObjectNode template = (ObjectNode) Json.yaml().readTree(file.toFile());
        ObjectNode resources = (ObjectNode) template.path("Resources");
        List<String> unknown = new ArrayList<>();
        resources.properties().forEach(resource -> {
            JsonNode properties = resource.getValue().path("Properties");
            if (resource.getValue().path("Type").asText().equals("AWS::Organizations::Policy")
                    && !KNOWN.contains(properties.path("Type").asText())) {
                unknown.add(resource.getKey());
            }
        });
        resources.remove(unknown);
        resources.forEach(resource -> ((ObjectNode) resource).remove("DependsOn"));
        List<Parameter> parameters = new ArrayList<>();
        template.path("Parameters").properties().forEach(parameter -> {
            String value = given.get(parameter.getKey());
            if (value != null) {
                parameters.add(Parameter.builder()
                        .parameterKey(parameter.getKey())
                        .parameterValue(value)
                        .build());
            } else if (!parameter.getValue().has("Default")) {
                throw new IllegalStateException(file + " needs " + parameter.getKey());
            }
        });
        String name = String.valueOf(file.getFileName()).replace(".yaml", "");
        stacks.createStack(request -> request.stackName(name)
                .templateBody(Json.line(template))
                .parameters(parameters)
                .capabilities(Capability.CAPABILITY_NAMED_IAM));
        stacks.describeStacks(request -> request.stackName(name))
                .stacks()
                .forEach(stack ->
                        stack.outputs().forEach(output -> given.put(output.outputKey(), output.outputValue())));
        Set<String> standing = new TreeSet<>();
        stacks.describeStackResources(request -> request.stackName(name))
                .stackResources()
                .forEach(resource -> standing.add(resource.physicalResourceId()));
        assertThat(standing).as(name).hasSizeGreaterThanOrEqualTo(resources.size());
        return standing;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
