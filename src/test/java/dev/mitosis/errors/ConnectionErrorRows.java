package dev.mitosis.errors;

import static dev.mitosis.errors.ErrorRow.row;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/** The codes of what goes wrong on the way to AWS, of scans, and of imports. */
final class ConnectionErrorRows {
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/ops";
    private static final String SCAN = "scan --service elb --region eu-west-1";
    private static final String JOURNAL = "plans/" + TestWorkspace.ACCOUNT + "/snapshot.journal";
    private static final String QUEUES =
            "{\"QueueUrls\":[\"https://sqs.eu-west-1.amazonaws.com/123456789012/orders\"]}";

    private ConnectionErrorRows() {}

    static Stream<ErrorRow> rows() {
        return Stream.of(credentials(), addresses(), scans(), journals(), imports())
                .flatMap(List::stream);
    }

    private static List<ErrorRow> credentials() {
        return List.of(
                row("M-AUTH-01", at -> asked(at, "whoami --profile nobody-is-called-so"), at -> asked(at, "whoami")),
                told("M-AUTH-02", "ExpiredToken"),
                told("M-AUTH-03", "InvalidClientTokenId"),
                told("M-AUTH-04", "AccessDenied"),
                told("M-AUTH-05", "RequestTimeTooSkewed"),
                row(
                        "M-AUTH-06",
                        at -> asked(at, "whoami --mfa " + DEVICE),
                        at -> asked(at, "whoami --mfa " + DEVICE + " 123456")),
                row(
                        "M-AUTH-07",
                        at -> asked(at, SCAN + " --account 999999999999"),
                        at -> asked(at, SCAN + " --account " + TestWorkspace.ACCOUNT)));
    }

    private static ErrorRow told(String code, String error) {
        return row(code, at -> asked(at, "whoami", "GetCallerIdentity", error), at -> asked(at, "whoami"));
    }

    private static List<ErrorRow> addresses() {
        return List.of(
                row(
                        "M-AWS-01",
                        at -> at.run("whoami --endpoint-url http://127.0.0.1:" + closedPort()),
                        at -> asked(at, "whoami")),
                row(
                        "M-AWS-02",
                        at -> asked(at, "whoami --region eu-wets-1"),
                        at -> asked(at, "whoami --region eu-west-1")),
                row(
                        "M-AWS-03",
                        at -> asked(
                                at,
                                "whoami",
                                "DescribeRegions",
                                "<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>"),
                        at -> asked(at, "whoami")),
                row(
                        "M-CONF-03",
                        at -> asked(at.variable("MITOSIS_RATE_SHARE", "7"), "whoami"),
                        at -> asked(at.variable("MITOSIS_RATE_SHARE", "1"), "whoami")),
                row("M-CONF-04", at -> at.run("whoami --endpoint-url localhost:4566"), at -> asked(at, "whoami")));
    }

    private static int closedPort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<ErrorRow> scans() {
        return List.of(
                row("M-SCAN-01", at -> asked(at, "scan --service elbow"), at -> asked(at, SCAN)),
                row(
                        "M-SCAN-02",
                        at -> asked(at, SCAN + " --dry-run --cloud-control AWS:S3"),
                        at -> asked(at, SCAN + " --dry-run --cloud-control AWS::S3::Bucket")),
                row("M-SCAN-20", at -> asked(at, SCAN + " --resume"), at -> again(at, SCAN + " --resume")));
    }

    private static List<ErrorRow> journals() {
        return List.of(
                row("M-SCAN-21", at -> again(at, SCAN + " --thorough --resume"), at -> again(at, SCAN + " --resume")),
                row(
                        "M-SCAN-22",
                        at -> asked(at.file(JOURNAL, "{}\n"), SCAN + " --resume"),
                        at -> asked(at.file(JOURNAL, "{}\n"), SCAN)),
                row("M-SCAN-23", at -> asked(at.file(JOURNAL + "/in-the-way", ""), SCAN), at -> asked(at, SCAN)));
    }

    private static List<ErrorRow> imports() {
        String file = "answers/sqs-list-queues.json";
        String import_ = "import --aws-cli answers --region eu-west-1";
        return List.of(
                row(
                        "M-IMP-01",
                        at -> at.run(import_),
                        at -> at.file(file, QUEUES).run(import_)),
                row(
                        "M-IMP-02",
                        at -> at.file(file, "{\"QueueUrls\":[]}").run(import_),
                        at -> at.file(file, QUEUES).run(import_)),
                row(
                        "M-IMP-03",
                        at -> at.file(file, QUEUES).run("import --aws-cli answers"),
                        at -> at.file("answers/eu-west-1/sqs-list-queues.json", QUEUES)
                                .run("import --aws-cli answers")),
                row(
                        "M-IMP-04",
                        at -> at.run("import --aws-config nowhere.json --account " + TestWorkspace.ACCOUNT),
                        at -> at.file("there.json", "{\"configurationItems\": []}")
                                .run("import --aws-config there.json --account " + TestWorkspace.ACCOUNT)));
    }

    /** Runs a command against an AWS of its own that may answer one operation in its own way. */
    private static Ending asked(TestWorkspace at, String command, String... answer) {
        try (StandInAws aws = new StandInAws()) {
            if (answer.length > 0) {
                aws.with(answer[0], answer[1]);
            }
            return at.run(command + " --endpoint-url " + aws.endpoint());
        }
    }

    /** Runs a command after a scan that was denied everything. */
    private static Ending again(TestWorkspace at, String command) {
        asked(at, SCAN);
        return asked(at, command);
    }
}
