package dev.mitosis.scan.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AddedOperation;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.aws.sdk.SdkRequests;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One operation of one API, bound by name: JSON in, JSON out. Binding loads the classes of this operation only, which
 * matters for clients with hundreds of them.
 */
public final class SdkOperation {
    /** How many steps the name of a service's package has: {@code software.amazon.awssdk.services.rds}. */
    private static final int SERVICE_DEPTH = 5;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final String name;
    private final MethodHandle call;
    private final MethodHandle requestBuilder;
    private final MethodHandle responseBuilder;
    private final @Nullable AddedOperation added;
    private final Paging paging;

    private SdkOperation(
            String name,
            String sent,
            Class<?> client,
            Class<?> request,
            Class<?> response,
            @Nullable AddedOperation added)
            throws ReflectiveOperationException {
        this.name = name;
        this.call = LOOKUP.findVirtual(client, JavaNames.method(sent), MethodType.methodType(response, request));
        this.requestBuilder = builder(request);
        this.responseBuilder = builder(response);
        this.added = added;
        this.paging = Paging.between(newRequest(), newResponse());
    }

    /**
     * Binds an operation; one that the SDK lacks is bound to the one that it is sent as.
     *
     * @param client the SDK's client interface, for example {@code RdsClient}
     * @param operation the API's name of the operation, for example {@code DescribeDBInstances}
     * @throws IllegalArgumentException where the client has no such operation
     */
    public static SdkOperation bind(Class<?> client, String operation) {
        AddedOperation added = AddedOperation.of(client, operation).orElse(null);
        String sent = added == null ? operation : added.like();
        String models = models(client) + JavaNames.classStem(sent);
        try {
            ClassLoader loader = client.getClassLoader();
            Class<?> request = Class.forName(models + "Request", true, loader);
            Class<?> response = Class.forName(models + "Response", true, loader);
            return new SdkOperation(operation, sent, client, request, response, added);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(client.getSimpleName() + " has no operation " + operation, e);
        }
    }

    /** Two APIs of one service, such as the regional one of WAF, share the models of the first. */
    private static String models(Class<?> client) {
        String[] steps = client.getPackageName().split("\\.");
        return String.join(".", List.of(steps).subList(0, SERVICE_DEPTH)) + ".model.";
    }

    private static MethodHandle builder(Class<?> model) throws ReflectiveOperationException {
        Class<?> builder = Class.forName(model.getName() + "$Builder", true, model.getClassLoader());
        return LOOKUP.findStatic(model, "builder", MethodType.methodType(builder));
    }

    public String name() {
        return name;
    }

    /** How the operation hands out long lists. */
    public Paging paging() {
        return paging;
    }

    /** The members that the request may have. */
    public Set<String> requestMembers() {
        return SdkRequests.members(newRequest());
    }

    /** An empty answer, to look at its members. */
    public SdkPojo newResponse() {
        return added == null ? invoke(responseBuilder) : added.newAnswer();
    }

    /** An empty question, to look at its members. */
    public SdkPojo newRequest() {
        return added == null ? invoke(requestBuilder) : added.newRequest();
    }

    /** Calls the operation; throws what the SDK throws. */
    public ObjectNode call(Object client, ObjectNode parameters) {
        if (added == null) {
            return SdkJson.toJson(invoke(call, client, SdkRequests.build(newRequest(), parameters)));
        }
        AddedOperation.Call question = added.ask(parameters);
        invoke(call, client, question.carriedBy(invoke(requestBuilder)));
        return SdkJson.toJson(question.answer());
    }

    private static SdkPojo invoke(MethodHandle handle, Object... arguments) {
        try {
            return (SdkPojo) handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("SDK methods throw no checked exceptions", e);
        }
    }
}
