package dev.mitosis.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends an {@link AddedOperation} under its own name. From the first step on it has this name, so that guard and ledger
 * see what goes out; all of it happens before the request is signed.
 */
final class AddedOperations implements ExecutionInterceptor {
    private static final String TARGET = "X-Amz-Target";

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        AddedOperation.asked(attributes)
                .ifPresent(call -> attributes.putAttribute(
                        SdkExecutionAttribute.OPERATION_NAME, call.operation().operation()));
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return AddedOperation.asked(attributes)
                .map(call -> request.copy(copy -> copy.putHeader(TARGET, target(request, call))
                        .putHeader("Content-Length", String.valueOf(body(call).length))))
                .orElse(request);
    }

    /** The name of the API with that of the operation. */
    private static String target(SdkHttpRequest request, AddedOperation.Call call) {
        String like = request.firstMatchingHeader(TARGET).orElse("");
        return like.substring(0, like.indexOf('.') + 1) + call.operation().operation();
    }

    private static byte[] body(AddedOperation.Call call) {
        return call.body().toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Optional<AddedOperation.Call> asked = AddedOperation.asked(attributes);
        return asked.isPresent() ? asked.map(call -> RequestBody.fromBytes(body(call))) : context.requestBody();
    }

    /** Takes the answer, of which the SDK would keep nothing, and leaves it one that is empty. */
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<AddedOperation.Call> asked = AddedOperation.asked(attributes);
        if (asked.isEmpty() || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        try (InputStream content = context.responseBody().orElseGet(InputStream::nullInputStream)) {
            JsonNode answer = Json.mapper().readTree(content);
            asked.get().answer().take(answer);
            return Optional.of(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | DateTimeException | ArithmeticException e) {
            TornAnswerException torn = new TornAnswerException(
                    "the answer to " + asked.get().operation().operation() + " cannot be read", asIo(e));
            throw SdkClientException.create(torn.getMessage(), torn);
        }
    }

    private static IOException asIo(Exception e) {
        return e instanceof IOException io ? io : new IOException(e);
    }
}
