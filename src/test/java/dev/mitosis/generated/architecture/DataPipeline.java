package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;

/** A stream into a bucket, jobs over it, and a state machine that runs them each night. */
final class DataPipeline {
    private DataPipeline() {}

    static void build(Site site, String piece) {
        Draft stream = site.make("AWS::Kinesis::Stream", piece + "-stream");
        Draft raw = Parts.bucket(site, piece + "-raw");
        Draft curated = Parts.bucket(site, piece + "-curated");
        firehose(site, piece, stream, raw);
        Draft database = site.make("AWS::Glue::Database", piece + "-catalog");
        Draft role = Access.role(site.place(), piece + "-glue", "glue.amazonaws.com");
        Access.use(role, raw);
        Access.use(role, curated);
        Draft job = site.make("AWS::Glue::Job", piece + "-job")
                .link(EdgeKind.RUNS_AS, role, "/Role", role.arn())
                .set("/DefaultArguments/--output", "s3://" + curated.name() + "/")
                .needs(EdgeKind.REFERENCES, curated);
        site.make("AWS::Glue::Crawler", piece + "-crawler")
                .link(EdgeKind.RUNS_AS, role, "/Role", role.name())
                .link(EdgeKind.WRITES, database, "/DatabaseName", database.name())
                .add(
                        "/Targets/S3Targets",
                        Nodes.object("Path", "s3://" + curated.name() + "/", "Exclusions", Nodes.array()))
                .needs(EdgeKind.READS, curated);
        nightly(site, piece, job, Parts.function(site, piece + "-notify"));
        Parts.function(site, piece + "-ingest").uses("STREAM", stream);
    }

    private static void firehose(Site site, String piece, Draft stream, Draft raw) {
        Draft role = Access.role(site.place(), piece + "-firehose", "firehose.amazonaws.com");
        Access.use(role, raw);
        site.make("AWS::KinesisFirehose::DeliveryStream", piece + "-delivery")
                .set(
                        "/Source/KinesisStreamSourceDescription",
                        Nodes.object("KinesisStreamARN", stream.arn(), "RoleARN", role.arn()))
                .needs(EdgeKind.READS, stream)
                .needs(EdgeKind.RUNS_AS, role)
                .add(
                        "/Destinations",
                        Nodes.object(
                                "DestinationId",
                                "destinationId-000000000001",
                                "ExtendedS3DestinationDescription",
                                Nodes.object("RoleARN", role.arn(), "BucketARN", raw.arn(), "Prefix", "raw/")))
                .needs(EdgeKind.WRITES, raw);
    }

    private static void nightly(Site site, String piece, Draft job, Workload notify) {
        Draft role = Access.role(site.place(), piece + "-states", "states.amazonaws.com");
        Access.use(role, notify.draft());
        Draft machine = site.make("AWS::StepFunctions::StateMachine", piece + "-nightly");
        machine.set(
                        "/DescribeStateMachine/definition",
                        "{\"StartAt\":\"Run\",\"States\":{\"Run\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::glue:startJobRun.sync\",\"Parameters\":{\"JobName\":\""
                                + job.name() + "\"},\"Next\":\"Tell\"},\"Tell\":{\"Type\":\"Task\",\"Resource\":\""
                                + notify.draft().arn() + "\",\"End\":true}}}")
                .needs(EdgeKind.INVOKES, job)
                .needs(EdgeKind.INVOKES, notify.draft())
                .link(EdgeKind.RUNS_AS, role, "/DescribeStateMachine/roleArn", role.arn());
        Draft starter = Access.role(site.place(), piece + "-start", "events.amazonaws.com");
        Access.use(starter, machine);
        Parts.rule(site, piece + "-nightly-schedule", "cron(0 2 * * ? *)")
                .add(
                        "/ListTargetsByRule/Targets",
                        Nodes.object("Id", "Target0", "Arn", machine.arn(), "RoleArn", starter.arn()))
                .needs(EdgeKind.INVOKES, machine)
                .needs(EdgeKind.RUNS_AS, starter);
    }
}
