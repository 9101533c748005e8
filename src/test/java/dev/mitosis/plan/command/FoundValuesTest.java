package dev.mitosis.plan.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step finds out by itself instead of asking a person. */
class FoundValuesTest {
    private static final FoundValues VALUES = new FoundValues("legacy");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '%',
            value = {
                "AWS::Lambda::Function~Environment.Variables.LOG_LEVEL~old~moves~aws lambda get-function-configuration --function-name thing"
                        + " --query Environment.Variables.LOG_LEVEL --output text --profile legacy --region eu-west-1",
                "AWS::Lambda::Function~Environment.Variables.LOG_LEVEL~person~moves~%%",
                "AWS::Lambda::Function~Description~old~moves~%%",
                "AWS::ECS::TaskDefinition~ContainerDefinitions.web-1.Environment.MODE.Value~old~moves~aws ecs describe-task-definition --task-definition"
                        + " arn:aws:x:::thing --query \"taskDefinition.containerDefinitions[?name=='web-1'].environment[] | [?name=='MODE'].value | [0]\""
                        + " --output text --profile legacy --region eu-west-1",
                "AWS::ECS::TaskDefinition~ContainerDefinitions.web-1.Command.2~old~moves~aws ecs describe-task-definition --task-definition"
                        + " arn:aws:x:::thing --query \"taskDefinition.containerDefinitions[?name=='web-1'].command | [0][2]\""
                        + " --output text --profile legacy --region eu-west-1",
                "AWS::SSM::Parameter~Value~old~moves~aws ssm get-parameter --name thing --with-decryption --query Parameter.Value --output text"
                        + " --profile legacy --region eu-west-1",
                "AWS::Cognito::UserPool~EmailVerificationMessage~old~moves~aws cognito-idp describe-user-pool --user-pool-id thing"
                        + " --query UserPool.EmailVerificationMessage --output text --profile legacy --region eu-west-1",
                "AWS::EC2::VPC~id~person~managed~aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId'"
                        + " --output text --profile dev --region eu-central-1",
                "AWS::EC2::VPC~id~person~moves~%%",
                "AWS::EC2::VPC~CidrBlock~person~managed~aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].CidrBlock'"
                        + " --output text --profile dev --region eu-central-1",
                "AWS::EC2::VPC~DefaultSecurityGroup~person~managed~aws ec2 describe-security-groups --filters Name=group-name,Values=default"
                        + " \"Name=vpc-id,Values=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId'"
                        + " --output text --profile dev --region eu-central-1)\" --query 'SecurityGroups[0].GroupId'"
                        + " --output text --profile dev --region eu-central-1",
                "-~zone euw1-az1~person~-~aws ec2 describe-availability-zones --zone-ids euw1-az1 --query 'AvailabilityZones[0].ZoneName'"
                        + " --output text --profile dev --region eu-central-1",
                "-~zone us-gov-west-1b~person~-~aws ec2 describe-availability-zones --zone-names us-gov-west-1b"
                        + " --query 'AvailabilityZones[0].ZoneName' --output text --profile dev --region eu-central-1",
                "-~something~person~-~%%",
            })
    void a_row_says_how_a_value_is_found(String type, String property, String source, String fate, String command) {
        assertThat(command(type, property, source, fate)).isEqualTo(command);
    }

    @Test
    void every_row_is_tried() {
        Set<String> types = TsvTable.loadNamed(FoundValues.class, "found-values.tsv").stream()
                .map(row -> row.get("type"))
                .collect(Collectors.toSet());

        assertThat(types)
                .allMatch(type -> List.of(FoundValuesTest.class.getDeclaredMethods()).stream()
                        .map(method -> method.getAnnotation(CsvSource.class))
                        .filter(rows -> rows != null)
                        .flatMap(rows -> List.of(rows.value()).stream())
                        .anyMatch(row -> row.startsWith(type + "~") && !row.endsWith("%%")));
    }

    private static String command(String type, String property, String source, String fate) {
        PlannedResource planned = type.equals("-") ? null : planned(type, fate);
        OldThing old = planned == null
                ? null
                : new OldThing("arn:aws:x:::thing", type, "eu-west-1", "thing", "thing", Map.of());
        Parameter parameter =
                new Parameter("P", "String", source, true, null, "", planned == null ? null : "dev/thing", property);
        return VALUES.command(stack(parameter), parameter, planned, old).orElse("");
    }

    private static PlannedStack stack(Parameter parameter) {
        return new PlannedStack(
                "dev/s",
                "s",
                "dev",
                "eu-central-1",
                StackLayer.COMPUTE,
                0,
                null,
                "s.yaml",
                false,
                List.of(parameter),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedResource planned(String type, String fate) {
        return new PlannedResource(
                "dev/thing",
                "arn:aws:x:::thing",
                true,
                type,
                "eu-central-1",
                "dev",
                "thing",
                "arn:aws:x:::new",
                fate.equals("managed") ? Fate.MANAGED : Fate.MOVES,
                Filled.NEVER,
                null,
                "method",
                List.of(),
                null,
                null,
                List.of());
    }
}
