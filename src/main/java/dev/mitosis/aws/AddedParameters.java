package dev.mitosis.aws;

import dev.mitosis.io.TsvTable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Adds parameters that are newer than the SDK to the requests of one service, before they become a form and are signed.
 * An endpoint that does not know such a parameter refuses it once and is then asked without.
 */
final class AddedParameters implements ExecutionInterceptor {
    private static final String TABLE = "added-parameters.tsv";

    private final String service;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    AddedParameters(String service) {
        this.service = service;
    }

    /**
     * A parameter to add.
     *
     * @param operation for example {@code ec2:DescribeInstances}
     */
    record Parameter(String operation, String name, String value) {
        private static final Map<String, Parameter> ALL = TsvTable.loadNamed(AddedParameters.class, TABLE).stream()
                .map(row -> new Parameter(row.get("operation"), row.get("parameter"), row.get("value")))
                .collect(Collectors.toUnmodifiableMap(Parameter::operation, parameter -> parameter));

        static Map<String, Parameter> all() {
            return ALL;
        }

        /** Whether a refusal is one of this parameter. */
        static boolean refusedBy(String code, String message) {
            return code.equals("UnknownParameter")
                    && ALL.values().stream().anyMatch(parameter -> message.contains(parameter.name()));
        }
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Parameter parameter = Parameter.all().get(operation(attributes));
        if (parameter == null || refused.contains(parameter.operation())) {
            return context.httpRequest();
        }
        return context.httpRequest().copy(request -> request.putRawQueryParameter(parameter.name(), parameter.value()));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (AwsFailure.of(context.exception()).code().equals(AwsFailure.ADDED_PARAMETER)) {
            refused.add(operation(attributes));
        }
    }

    private String operation(ExecutionAttributes attributes) {
        return service + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
