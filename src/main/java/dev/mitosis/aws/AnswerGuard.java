package dev.mitosis.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkProtocolMetadata;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses an answer that says that all went well and does not have the form of its operation's output: the SDK would
 * make "there is none" of it.
 */
final class AnswerGuard implements ExecutionInterceptor {
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        OutputShape shape = AddedOperation.asked(attributes)
                .map(call -> OutputShape.of(call.answer().sdkFields()))
                .orElseGet(() -> OutputShape.answering(context.request()));
        if (!context.httpResponse().isSuccessful() || shape.free()) {
            return context.responseBody();
        }
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        try (InputStream content = context.responseBody().orElseGet(InputStream::nullInputStream)) {
            byte[] body = content.readAllBytes();
            byte[] plain = plain(context.httpResponse(), body);
            Optional<String> flaw = form(context.httpRequest(), attributes).flaw(operation, shape, plain);
            if (flaw.isPresent()) {
                throw new TornAnswerException("the answer to " + operation + " " + flaw.get());
            }
            return Optional.of(new ByteArrayInputStream(body));
        } catch (IOException e) {
            TornAnswerException torn = e instanceof TornAnswerException known
                    ? known
                    : new TornAnswerException("the answer to " + operation + " is not whole", e);
            throw SdkClientException.create(torn.getMessage(), torn);
        }
    }

    /** A service that can speak CBOR is asked in JSON where CBOR is switched off. */
    private static AnswerForm form(SdkHttpRequest request, ExecutionAttributes attributes) {
        SdkProtocolMetadata protocol = attributes.getAttribute(SdkInternalExecutionAttribute.PROTOCOL_METADATA);
        boolean cbor = request.firstMatchingHeader("Content-Type").orElse("").contains("cbor");
        return cbor ? AnswerForm.CBOR : AnswerForm.of(protocol.serviceProtocol());
    }

    private static byte[] plain(SdkHttpResponse response, byte[] body) throws IOException {
        boolean zipped =
                response.firstMatchingHeader("Content-Encoding").orElse("").equals("gzip");
        if (!zipped) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
