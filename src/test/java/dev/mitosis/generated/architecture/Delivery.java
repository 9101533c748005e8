package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Optional;

/** How an application's releases come about; its parts belong to no environment. */
public final class Delivery {
    private Delivery() {}

    /** The registry of the application's images. */
    public static Draft repository(Place at) {
        return at.make("AWS::ECR::Repository", "images");
    }

    /** A pipeline that builds, and perhaps deploys what runs in the environments. */
    public static void pipeline(Place at, Optional<Draft> repository, Optional<Draft> artifacts, List<Site> sites) {
        Draft role = Access.role(at, "build", "codebuild.amazonaws.com");
        Draft bucket = artifacts.orElseGet(() -> at.make("AWS::S3::Bucket", "artifacts"));
        Access.use(role, bucket);
        Draft project =
                at.make("AWS::CodeBuild::Project", "build").link(EdgeKind.RUNS_AS, role, "/serviceRole", role.arn());
        repository.ifPresent(images -> project.add(
                        "/environment/environmentVariables",
                        Nodes.object("name", "REPOSITORY", "value", images.text("/repositoryUri"), "type", "PLAINTEXT"))
                .needs(EdgeKind.REFERENCES, images));
        Draft pipeline = at.make("AWS::CodePipeline::Pipeline", "pipeline")
                .link(EdgeKind.RUNS_AS, role, "/pipeline/roleArn", role.arn())
                .set("/pipeline/artifactStore", Nodes.object("type", "S3", "location", bucket.name()))
                .needs(EdgeKind.WRITES, bucket)
                .add("/pipeline/stages", stage("Build", "CodeBuild", Nodes.object("ProjectName", project.name())))
                .needs(EdgeKind.INVOKES, project);
        for (Site site : sites) {
            site.workloads().stream()
                    .map(Workload::draft)
                    .filter(draft -> draft.type().equals("AWS::Lambda::Function"))
                    .findFirst()
                    .ifPresent(function -> pipeline.add(
                                    "/pipeline/stages",
                                    stage("Deploy", "Lambda", Nodes.object("FunctionName", function.name())))
                            .needs(EdgeKind.INVOKES, function));
        }
    }

    private static Object stage(String name, String provider, Object configuration) {
        return Nodes.object(
                "name",
                name,
                "actions",
                Nodes.array(Nodes.object(
                        "name",
                        name,
                        "actionTypeId",
                        Nodes.object("category", name, "owner", "AWS", "provider", provider, "version", "1"),
                        "configuration",
                        configuration)));
    }
}
