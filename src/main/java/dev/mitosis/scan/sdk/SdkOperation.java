package dev.mitosis.scan.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.aws.sdk.SdkRequests;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;
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
    private final Paging paging;

    private SdkOperation(String name, Class<?> client, Class<?> request, Class<?> response)
            throws ReflectiveOperationException {
        this.name = name;
        this.call = LOOKUP.findVirtual(client, JavaNames.method(name), MethodType.methodType(response, request));
        this.requestBuilder = builder(request);
        this.responseBuilder = builder(response);
        this.paging = Paging.between(newRequest(), newResponse());
    }

    /**
     * Binds an operation.
     *
     * @param client the SDK's client interface, for example {@code RdsClient}
     * @param operation the API's name of the operation, for example {@code DescribeDBInstances}
     * @throws IllegalArgumentException where the client has no such operation
     */
    public static SdkOperation bind(Class<?> client, String operation) {
        String models = models(client) + JavaNames.classStem(operation);
        try {
            ClassLoader loader = client.getClassLoader();
            Class<?> request = Class.forName(models + "Request", true, loader);
            Class<?> response = Class.forName(models + "Response", true, loader);
            return new SdkOperation(operation, client, request, response);
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
        return invoke(responseBuilder);
    }

    /** An empty question, to look at its members. */
    public SdkPojo newRequest() {
        return invoke(requestBuilder);
    }

    /** Calls the operation; throws what the SDK throws. */
    public ObjectNode call(Object client, ObjectNode parameters) {
        Object request = SdkRequests.build(newRequest(), parameters);
        return SdkJson.toJson(invoke(call, client, request));
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
