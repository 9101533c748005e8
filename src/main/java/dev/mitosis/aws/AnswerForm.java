package dev.mitosis.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The form that a protocol gives to what an operation answers. What may be missing is judged by what AWS does: JSON
 * leaves out members that are empty, so that an empty object is honest unless the model promises a member; no protocol
 * leaves out the object, or the root element, itself.
 */
enum AnswerForm {
    JSON {
        @Override
        Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) throws IOException {
            try (JsonParser parser = Json.TEXTS.createParser(body)) {
                return parser.nextToken() == JsonToken.START_OBJECT
                        ? shape.flaw(Json.members(parser))
                        : Optional.of("is no JSON object");
            }
        }
    },
    /** The SDK's parser sees to the rest: an answer that breaks off has no end in this form. */
    CBOR {
        private static final int MAJOR_TYPE = 0xe0;
        private static final int MAP = 0xa0;

        @Override
        Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) {
            return (body[0] & MAJOR_TYPE) == MAP ? Optional.empty() : Optional.of("is no CBOR map");
        }
    },
    /** The root is named after the operation and holds the result, even where that is empty. */
    QUERY {
        @Override
        Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) throws IOException {
            XmlOutline outline = XmlOutline.of(body);
            if (!outline.root().equals(operation + RESPONSE)) {
                return Optional.of("is a " + outline.root());
            }
            Set<String> result = outline.children().get(operation + RESULT);
            return result == null ? Optional.of("holds no " + operation + RESULT) : shape.flaw(result);
        }
    },
    /** The root is named after the operation; the members stand beside the request's id. */
    EC2 {
        @Override
        Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) throws IOException {
            XmlOutline outline = XmlOutline.of(body);
            if (!outline.root().equals(operation + RESPONSE)) {
                return Optional.of("is a " + outline.root());
            }
            Set<String> members = new HashSet<>(outline.children().keySet());
            members.removeIf(name -> name.equalsIgnoreCase("requestId"));
            return shape.flaw(members);
        }
    },
    /** What the SDK keeps of the model does not tell the root's name; it is told by what is in it. */
    REST_XML {
        @Override
        Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) throws IOException {
            return shape.flaw(XmlOutline.of(body).children().keySet());
        }
    };

    private static final String RESPONSE = "Response";
    private static final String RESULT = "Result";
    private static final List<String> PAGES = List.of("<!doctype html", "<html");
    private static final int LONGEST_START = 64;

    private static final class Json {
        private static final JsonFactory TEXTS = JsonFactory.builder()
                // The SDK does not mind comments, either.
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .build();

        /** Reads the object to its end. */
        static Set<String> members(JsonParser parser) throws IOException {
            Set<String> members = new HashSet<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                members.add(parser.currentName());
                parser.nextToken();
                parser.skipChildren();
            }
            return members;
        }
    }

    /** The form of a protocol by the name that the SDK has for it. */
    static AnswerForm of(String protocol) {
        return switch (protocol) {
            case "query" -> QUERY;
            case "ec2" -> EC2;
            case "rest-xml" -> REST_XML;
            case "smithy-rpc-v2-cbor" -> CBOR;
            default -> JSON;
        };
    }

    /**
     * What is wrong with a body that is a structure or a text; empty for nothing.
     *
     * @throws IOException where it breaks off or is written in another language
     */
    final Optional<String> flaw(String operation, OutputShape shape, byte[] body) throws IOException {
        if (body.length == 0) {
            return Optional.of("is empty");
        }
        if (isPage(body)) {
            return Optional.of("is a page for people");
        }
        return shape.body() == OutputShape.Body.TEXT ? textFlaw(body) : structureFlaw(operation, shape, body);
    }

    /** A text that is XML is one element, as the region of a bucket; one that is JSON, as a policy, is whole. */
    private static Optional<String> textFlaw(byte[] body) throws IOException {
        if (body.length > 0 && body[0] == '<') {
            return XmlOutline.of(body).children().isEmpty() ? Optional.empty() : Optional.of("is no text");
        }
        if (body.length > 0 && body[0] == '{') {
            try (JsonParser parser = Json.TEXTS.createParser(body)) {
                parser.nextToken();
                parser.skipChildren();
            }
        }
        return Optional.empty();
    }

    /** Whether a text ends where its language says that it ends; any other text is whole. */
    static boolean isWhole(byte[] body) {
        try {
            textFlaw(body);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    abstract Optional<String> structureFlaw(String operation, OutputShape shape, byte[] body) throws IOException;

    private static boolean isPage(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, LONGEST_START), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        return PAGES.stream().anyMatch(start::startsWith);
    }
}
