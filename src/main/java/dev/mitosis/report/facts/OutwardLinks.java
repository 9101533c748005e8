package dev.mitosis.report.facts;

import dev.mitosis.model.table.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads out of the reports: to where something is documented, and to the thing in the console of AWS. */
public final class OutwardLinks {
    private static final String DOCUMENTATION = "D:";
    private static final String API_MODEL = "B:";
    private static final String REPOSITORY = "G:";
    private static final String PAGE = "P:";
    private static final Map<String, String> WITHOUT = Map.of(
            "unsourced", "documented nowhere that we know: verify it before relying on it",
            "inference", "deduced from what is documented");

    private static final Pattern OPERATION = Pattern.compile("([a-z0-9-]+) ([A-Z][A-Za-z0-9]+)(?:[ ,].*)?");
    /** What the AWS CLI calls otherwise than the model. */
    private static final Map<String, String> COMMANDS = Map.of("s3", "s3api", "config", "configservice");

    /** Excel refuses longer addresses. */
    private static final int LONGEST = 2_000;

    private OutwardLinks() {}

    /** Where a step's knowledge comes from, as a link where it leads to a page. */
    public static Value source(String source) {
        if (source.startsWith(DOCUMENTATION)) {
            String page = source.substring(DOCUMENTATION.length());
            return named("AWS documentation, " + page, "https://docs.aws.amazon.com/" + page + ".html");
        }
        if (source.startsWith(REPOSITORY)) {
            String place = source.substring(REPOSITORY.length());
            return named(place, "https://github.com/" + place.split(" ", 2)[0]);
        }
        if (source.startsWith(PAGE)) {
            return Value.url(source.substring(PAGE.length()));
        }
        return source.startsWith(API_MODEL)
                ? operation(source.substring(API_MODEL.length()))
                : Value.url(WITHOUT.getOrDefault(source, source));
    }

    /** What is known of an operation from AWS's model of its API leads to its page in the reference of the AWS CLI. */
    private static Value operation(String source) {
        String text = "AWS's model of its API, " + source;
        Matcher named = OPERATION.matcher(source);
        if (!named.matches()) {
            return Value.text(text);
        }
        String command = named.group(2)
                .replaceAll("(.)([A-Z][a-z]+)", "$1-$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
        // Errors and shapes have no page of their own; their service has.
        String page = command.endsWith("-exception") ? "index" : command;
        String service = COMMANDS.getOrDefault(named.group(1), named.group(1));
        return named(text, "https://docs.aws.amazon.com/cli/latest/reference/" + service + "/" + page + ".html");
    }

    private static Value named(String text, String address) {
        return Value.url(address) instanceof Value.Url ? new Value.Url(text, address) : Value.text(text);
    }

    /** An ARN that leads to the thing in the console; plain text where it is none. */
    public static Value console(String arn) {
        String[] parts = arn.split(":", 3);
        // Parts of an ARN may be known only when the thing is made.
        if (parts.length < 3 || !parts[0].equals("arn") || arn.contains("${")) {
            return Value.text(arn);
        }
        String address = "https://" + host(parts[1]) + "/go/view?arn="
                + URLEncoder.encode(arn, StandardCharsets.UTF_8).replace("+", "%20");
        return address.length() > LONGEST ? Value.text(arn) : new Value.Url(arn, address);
    }

    /**
     * The address of a file of the plan.
     *
     * @param way from the folder of the page to that of the artefacts, with slashes; empty where nobody knows it
     * @param path below that folder
     * @return empty where there is no way
     */
    public static Optional<String> file(String way, String path) {
        if (way.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(null, null, way + "/" + path, null).toASCIIString());
        } catch (URISyntaxException e) {
            // What no address can hold is text.
            return Optional.empty();
        }
    }

    private static String host(String partition) {
        return switch (partition) {
            case "aws-cn" -> "console.amazonaws.cn";
            case "aws-us-gov" -> "console.amazonaws-us-gov.com";
            default -> "console.aws.amazon.com";
        };
    }
}
