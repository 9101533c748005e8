package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the URI of an API's integration: a function inside of it, or the path of another AWS service.
 *
 * <p>For example {@code arn:aws:apigateway:eu-west-1:sqs:path/123456789012/jobs}. Source: "integration:uri", API
 * Gateway REST API Reference.
 */
final class IntegrationReader implements Reader {
    private static final Pattern SERVICE_PATH =
            Pattern.compile("arn:[^:]+:apigateway:[^:]+:(?:[^:.]+\\.)?([^:.]+):path/(.+)");

    private final TextLinker linker;

    IntegrationReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String uri = value.asText();
        Matcher matcher = SERVICE_PATH.matcher(uri);
        if (!matcher.matches() || matcher.group(1).equals("lambda")) {
            linker.link(pen, uri, pointer, new TextLinker.Reading(EdgeKind.INVOKES, ""));
            return;
        }
        String path = matcher.group(2);
        Optional<Entity> called = matcher.group(1).equals("s3")
                ? pen.drawing().index().byName(path.replaceAll("/.*", ""), List.of("AWS::S3::Bucket"), pen.self())
                : pen.drawing().index().byToken(path, List.of(), pen.self());
        called.ifPresent(entity -> pen.to(entity, EdgeKind.INVOKES, Strength.EXACT, pointer, path));
    }
}
