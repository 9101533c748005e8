package dev.mitosis.cli.graph;

import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.graph.network.Gate;
import dev.mitosis.graph.network.PathAnalysis;
import dev.mitosis.graph.network.Traffic;
import dev.mitosis.graph.query.Reachability;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.pipeline.GraphQuestions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells whether traffic can pass between two resources. */
@Command(
        name = "reach",
        description = {
            "Tells whether traffic can pass: yes, no or unknown, with the chain of rules or what decides against it.",
            "Security groups, network ACLs, routes, peerings, transit gateways and endpoints have a say, there and back.",
            "An end may also be 'internet', a range outside such as 10.8.0.0/16, or a resource of a service such as S3."
        },
        footer = {
            "",
            "Examples:",
            "  mitosis graph reach checkout-api maindb --port 5432",
            "  mitosis graph reach internet jenkins --port 8080",
            "  mitosis graph reach 10.8.0.0/16 maindb --port 5432"
        })
final class GraphReachCommand extends MitosisCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "An ARN, id or name, internet, or a range.")
    String from;

    @Parameters(index = "1", paramLabel = "TO", description = "An ARN, id or name, internet, or a range.")
    String to;

    @Option(names = "--port", paramLabel = "N", defaultValue = "-1", description = "The port. Default: any.")
    int port;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            defaultValue = "tcp",
            description = "One of tcp, udp, icmp, -1. Default: ${DEFAULT-VALUE}.")
    String protocol;

    @Option(names = "--ipv6", description = "Ask for IPv6.")
    boolean ipv6;

    @SuppressWarnings("NullAway.Init") // picocli sets the parameters
    GraphReachCommand() {}

    /** The document that {@code graph reach --output json} prints. */
    record ReachDocument(
            int formatVersion,
            String tool,
            String account,
            String from,
            String to,
            String traffic,
            PathAnalysis answer) {}

    @Override
    protected ExitCode execute() {
        GraphQuestions questions = new GraphQuestions(workspace(), account());
        Reachability reachability = new Reachability(questions.graph(), questions.snapshot());
        String source = reachability.find(from);
        String target = reachability.find(to);
        Traffic traffic = new Traffic(protocol, port, ipv6);
        PathAnalysis answer = reachability.check(source, target, traffic);
        print(
                new ReachDocument(
                        Json.FORMAT_VERSION, Json.TOOL, account(), source, target, traffic.toString(), answer),
                () -> text(answer, traffic));
        return ExitCode.DONE;
    }

    private void text(PathAnalysis answer, Traffic traffic) {
        String asked = traffic + " from " + TextTable.clean(from) + " to " + TextTable.clean(to);
        out().println(
                        switch (answer.reachable()) {
                            case YES -> "Yes: " + asked + " passes.";
                            case NO -> "No: " + asked + " is blocked.";
                            case UNKNOWN -> "Unknown: the snapshot does not tell whether " + asked + " passes.";
                        });
        for (Gate gate : answer.gates()) {
            String verdict = switch (gate.passes()) {
                case YES -> "pass   ";
                case NO -> "BLOCKED";
                case UNKNOWN -> "UNKNOWN";
            };
            out().println("  " + verdict + "  " + gate.text());
        }
    }
}
