package dev.mitosis.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An error as the protocol of the request words it; AWS has five ways to say the same. */
record ErrorAnswer(int status, String code, String message) {
    /** The answer to the request. */
    static HttpExchange to(HttpExchange request, Fault fault) {
        Protocol protocol = Protocol.of(request);
        return switch (fault) {
            case THROTTLED -> throttled(protocol).in(protocol);
            case EXPIRED -> expired(protocol).in(protocol);
            case DENIED -> denied(protocol).in(protocol);
            case SKEWED -> skewed(protocol).in(protocol);
            case SERVER_ERROR, BURST -> new ErrorAnswer(500, "InternalFailure", "Something broke.").in(protocol);
            case RESET, TRUNCATED, SLOW, EMPTY, CUT, PAGE ->
                throw new IllegalArgumentException(fault + " is no answer");
        };
    }

    private enum Protocol {
        EC2,
        QUERY,
        S3,
        REST_XML,
        JSON,
        REST_JSON;

        static Protocol of(HttpExchange request) {
            String type = request.header("content-type");
            if (request.signedFor().equals("ec2")) {
                return EC2;
            }
            if (type.startsWith("application/x-www-form-urlencoded")) {
                return QUERY;
            }
            if (!request.header("x-amz-target").isEmpty()) {
                return JSON;
            }
            return switch (request.signedFor()) {
                case "s3" -> S3;
                case "route53", "cloudfront" -> REST_XML;
                default -> REST_JSON;
            };
        }
    }

    private static ErrorAnswer throttled(Protocol protocol) {
        return switch (protocol) {
            case EC2 -> new ErrorAnswer(503, "RequestLimitExceeded", "Request limit exceeded.");
            case QUERY, REST_XML -> new ErrorAnswer(400, "Throttling", "Rate exceeded");
            case S3 -> new ErrorAnswer(503, "SlowDown", "Please reduce your request rate.");
            case JSON -> new ErrorAnswer(400, "ThrottlingException", "Rate exceeded");
            case REST_JSON -> new ErrorAnswer(429, "TooManyRequestsException", "Rate exceeded");
        };
    }

    private static ErrorAnswer expired(Protocol protocol) {
        return switch (protocol) {
            case EC2 -> new ErrorAnswer(400, "RequestExpired", "Request has expired.");
            case QUERY, REST_XML -> new ErrorAnswer(403, "ExpiredToken", "The security token is expired");
            case S3 -> new ErrorAnswer(400, "ExpiredToken", "The provided token has expired.");
            case JSON -> new ErrorAnswer(400, "ExpiredTokenException", "The security token is expired");
            case REST_JSON -> new ErrorAnswer(403, "ExpiredTokenException", "The security token is expired");
        };
    }

    private static ErrorAnswer skewed(Protocol protocol) {
        String words = "Signature expired: 20260101T000000Z is now earlier than 20260101T001000Z";
        return switch (protocol) {
            case EC2 -> new ErrorAnswer(400, "RequestExpired", words);
            case QUERY, REST_XML -> new ErrorAnswer(403, "SignatureDoesNotMatch", words);
            case S3 -> new ErrorAnswer(403, "RequestTimeTooSkewed", "The difference is too large.");
            case JSON, REST_JSON -> new ErrorAnswer(403, "InvalidSignatureException", words);
        };
    }

    private static ErrorAnswer denied(Protocol protocol) {
        return switch (protocol) {
            case EC2 -> new ErrorAnswer(403, "UnauthorizedOperation", "You are not authorized.");
            case QUERY, REST_XML, S3 -> new ErrorAnswer(403, "AccessDenied", "You are not authorized.");
            case JSON -> new ErrorAnswer(400, "AccessDeniedException", "You are not authorized.");
            case REST_JSON -> new ErrorAnswer(403, "AccessDeniedException", "You are not authorized.");
        };
    }

    private HttpExchange in(Protocol protocol) {
        String element = "<Code>" + code + "</Code><Message>" + message + "</Message>";
        return switch (protocol) {
            case EC2 ->
                xml("<Response><Errors><Error>" + element + "</Error></Errors><RequestID>r</RequestID></Response>");
            case QUERY, REST_XML ->
                xml("<ErrorResponse><Error><Type>Sender</Type>" + element
                        + "</Error><RequestId>r</RequestId></ErrorResponse>");
            case S3 -> xml("<Error>" + element + "<RequestId>r</RequestId></Error>");
            case JSON, REST_JSON ->
                answer(
                        Map.of("content-type", "application/x-amz-json-1.1", "x-amzn-errortype", code),
                        "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
        };
    }

    private HttpExchange xml(String body) {
        return answer(Map.of("content-type", "text/xml"), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body);
    }

    private HttpExchange answer(Map<String, String> headers, String body) {
        return new HttpExchange("HTTP/1.1 " + status + " Injected", headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
