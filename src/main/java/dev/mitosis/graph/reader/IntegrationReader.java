package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
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
final class IntegrationReader implements ValueReader {
    private static final Pattern SERVICE_PATH =
            Pattern.compile("arn:[^:]+:apigateway:[^:]+:(?:[^:.]+\\.)?([^:.]+):path/(.+)");

    private final TextLinker linker;

    IntegrationReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String uri = value.asText();
        Matcher matcher = SERVICE_PATH.matcher(uri);
        if (!matcher.matches() || matcher.group(1).equals("lambda")) {
            linker.link(writer, uri, pointer, new TextLinker.LinkMode(EdgeKind.INVOKES, ""));
            return;
        }
        String path = matcher.group(2);
        Optional<Entity> called = matcher.group(1).equals("s3")
                ? writer.draft().index().byName(path.replaceAll("/.*", ""), List.of("AWS::S3::Bucket"), writer.self())
                : writer.draft().index().byToken(path, List.of(), writer.self());
        called.ifPresent(entity -> writer.to(entity, EdgeKind.INVOKES, Strength.EXACT, pointer, path));
    }
}
