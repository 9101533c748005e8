package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;

/**
 * What runs, and the role that it runs as.
 *
 * @param draft a function, a task definition or a launch template
 */
public record Workload(Draft draft, Draft role) {
    /** Tells it by a variable, or in its user data, where another resource is. */
    public Workload knows(String variable, String value, Draft target) {
        switch (draft.type()) {
            case "AWS::Lambda::Function" -> draft.set("/Environment/Variables/" + variable, value);
            case "AWS::ECS::TaskDefinition" ->
                draft.add(
                        "/taskDefinition/containerDefinitions/0/environment",
                        Nodes.object("name", variable, "value", value));
            default -> remember(target.type().equals("AWS::S3::Bucket") ? "s3://" + target.name() + "/" : value);
        }
        draft.needs(EdgeKind.REFERENCES, target);
        return this;
    }

    /** User data is kept as the identifiers in it. */
    private void remember(String value) {
        String at = "/DescribeLaunchTemplateVersions/LaunchTemplateVersions/0/LaunchTemplateData";
        String known = draft.text(at + "/UserData");
        draft.set(at + "/UserData", (known.isEmpty() ? "***" : known) + value + "***");
    }

    /** Works with another resource: knows where it is and may use it. */
    public Workload uses(String variable, Draft target) {
        Access.use(role, target);
        return knows(variable, address(target), target);
    }

    static String address(Draft target) {
        return switch (target.type()) {
            case "AWS::SQS::Queue" -> target.id();
            case "AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Kinesis::Stream", "AWS::Events::EventBus" ->
                target.name();
            default -> target.arn();
        };
    }
}
