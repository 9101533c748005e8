package dev.mitosis.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.AddedShape;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.aws.sdk.SdkRequests;
import dev.mitosis.io.TsvTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;

/**
 * An operation that is newer than the SDK. It goes out as another one of its API, whose address, credentials and errors
 * are the same; {@link AddedOperations} puts its own name and body into the request and takes its answer.
 *
 * @param name for example {@code kms:GetKeyLastUsage}
 * @param api the SDK's package of the API
 * @param like the operation that it goes out as, without the service
 */
public record AddedOperation(String name, String api, String like, AddedShape.Form request, AddedShape.Form answer) {
    private static final String TABLE = "added-operations.tsv";
    private static final ExecutionAttribute<Call> CALL = new ExecutionAttribute<>("mitosis.added");

    private static final Map<String, AddedOperation> ALL = TsvTable.loadNamed(AddedOperation.class, TABLE).stream()
            .map(AddedOperation::of)
            .collect(Collectors.toUnmodifiableMap(AddedOperation::name, operation -> operation));

    private static AddedOperation of(TsvTable.TsvRow row) {
        String name = row.get("operation");
        String api = row.get("api");
        String operation = name.substring(name.indexOf(':') + 1);
        row.get("source");
        return new AddedOperation(
                name,
                api,
                row.get("like"),
                AddedShape.Form.of(
                        api, operation + "Request", List.of(row.get("request").split(" ", -1))),
                AddedShape.Form.of(
                        api, operation + "Response", List.of(row.get("answer").split(" ", -1))));
    }

    /** All of them by name. */
    static Map<String, AddedOperation> all() {
        return ALL;
    }

    /**
     * The operation of that name, if it is one of these.
     *
     * @param client the SDK's client interface
     */
    public static Optional<AddedOperation> of(Class<?> client, String operation) {
        String api = client.getPackageName();
        return ALL.values().stream()
                .filter(one -> one.operation().equals(operation) && api.endsWith("." + one.api()))
                .findFirst();
    }

    /** The name without the service. */
    String operation() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** An empty question, to look at its members. */
    public SdkPojo newRequest() {
        return new AddedShape(request);
    }

    /** An empty answer, to look at its members. */
    public SdkPojo newAnswer() {
        return new AddedShape(answer);
    }

    /** A question that is to be asked. */
    public Call ask(ObjectNode parameters) {
        AddedShape asked = (AddedShape) SdkRequests.build(newRequest(), parameters);
        return new Call(this, SdkJson.toJson(asked), new AddedShape(answer));
    }

    /** The question that a request stands for; empty where it stands for itself. */
    static Optional<Call> asked(ExecutionAttributes attributes) {
        return Optional.ofNullable(attributes.getAttribute(CALL));
    }

    /**
     * One question on its way.
     *
     * @param body what is sent
     * @param answer what comes back, empty until then
     */
    public record Call(AddedOperation operation, ObjectNode body, AddedShape answer) {
        /** The request that carries the question, which the client sends. */
        public Object carriedBy(SdkPojo like) {
            return ((AwsRequest.Builder) like)
                    .overrideConfiguration(own -> own.putExecutionAttribute(CALL, this))
                    .build();
        }
    }
}
