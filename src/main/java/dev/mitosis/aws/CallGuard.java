package dev.mitosis.aws;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.util.Set;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Refuses every operation that nobody declared, before anything is sent, and notes the others in the ledger. */
final class CallGuard implements ExecutionInterceptor {
    private static final ExecutionAttribute<Long> SENT = new ExecutionAttribute<>("mitosis.sent");

    private final String service;
    private final Set<String> declared;
    private final CallLedger ledger;

    /**
     * Guards one client.
     *
     * @param service the name that stands before the colon in {@code declared}
     */
    CallGuard(String service, Set<String> declared, CallLedger ledger) {
        this.service = service;
        this.declared = declared;
        this.ledger = ledger;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = operation(attributes);
        if (!declared.contains(operation)) {
            throw new MitosisException(
                    "M-GUARD-01",
                    "refused to call " + operation,
                    "no collector declares this operation as a read",
                    "nothing was sent; this is a defect of the tool, please report it",
                    ExitCode.INTERNAL);
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, System.nanoTime());
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
        return service + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
