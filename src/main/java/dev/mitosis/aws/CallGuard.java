package dev.mitosis.aws;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * Refuses every operation that nobody declared, before anything is sent, and notes the others in the ledger. It sees
 * what the SDK means to do; what then really goes out, {@link GuardedTransport} sees.
 */
final class CallGuard implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("mitosis.sent");

    private static final int API = "software.amazon.awssdk.services.".length();

    private final WireGuard wire;
    private final CallLedger ledger;

    CallGuard(WireGuard wire, CallLedger ledger) {
        this.wire = wire;
        this.ledger = ledger;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = operation(attributes);
        if (!wire.forms().knows(operation, api(context.request()))) {
            throw refused(
                    "M-GUARD-01",
                    "refused to call " + operation + " of the API " + api(context.request()),
                    "no collector declares this operation as a read");
        }
        context.request().overrideConfiguration().filter(CallGuard::changes).ifPresent(override -> {
            throw refused(
                    "M-GUARD-03",
                    "refused to call " + operation + " with settings of its own",
                    "a single request may not have headers, credentials, an endpoint or plugins of its own");
        });
    }

    private static boolean changes(RequestOverrideConfiguration override) {
        boolean identity = override instanceof AwsRequestOverrideConfiguration aws
                && (aws.credentialsIdentityProvider().isPresent()
                        || aws.tokenIdentityProvider().isPresent());
        return identity
                || !override.headers().isEmpty()
                || !override.rawQueryParameters().isEmpty()
                || !override.plugins().isEmpty()
                || override.signer().isPresent()
                || override.endpointProvider().isPresent();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        ContentStreamProvider body = context.httpRequest() instanceof SdkHttpFullRequest full
                ? full.contentStreamProvider().orElse(null)
                : null;
        String actual = wire.operation(context.httpRequest(), body);
        if (!actual.equals(operation(attributes))) {
            throw refused(
                    "M-GUARD-05",
                    "refused to send " + actual + " as " + operation(attributes),
                    "the finished request has the form of another operation");
        }
        attributes.putAttribute(SENT, System.nanoTime());
    }

    private static MitosisException refused(String code, String what, String why) {
        return new MitosisException(
                code, what, why, "nothing was sent; this is a defect of the tool, please report it", ExitCode.INTERNAL);
    }

    /** The SDK's package of the API that a request belongs to, for example {@code rds}. */
    private static String api(SdkRequest request) {
        String name = request.getClass().getPackageName();
        return name.length() <= API ? "" : name.substring(API, name.indexOf('.', API));
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ledger.answered(operation(attributes), elapsed(attributes));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(SENT) != null) {
            boolean throttled = AwsFailure.of(context.exception()).kind() == AwsFailure.Kind.THROTTLED;
            ledger.failed(operation(attributes), elapsed(attributes), throttled);
        }
    }

    /** What an emulator answers in a form that no client can read, AWS does not answer so. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable thrown = context.exception();
        boolean emulated = context.httpResponse().map(AwsFailure::emulated).orElse(false);
        return emulated && UnreadableEmulationException.explains(thrown)
                ? new UnreadableEmulationException(thrown)
                : thrown;
    }

    private static long elapsed(ExecutionAttributes attributes) {
        Long sent = attributes.getAttribute(SENT);
        return sent == null ? 0 : System.nanoTime() - sent;
    }

    private String operation(ExecutionAttributes attributes) {
        return wire.service() + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
