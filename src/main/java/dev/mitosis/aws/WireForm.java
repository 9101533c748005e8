package dev.mitosis.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one operation looks on the wire, from which AWS chooses it.
 *
 * @param operation for example {@code rds:DescribeDBInstances}
 * @param api the SDK's package of the API
 * @param signing the service that requests are signed for
 * @param path the template of the path, for example {@code /{Bucket}}
 * @param fixed the parameters that tell the operation from others of its path; an empty value means none
 * @param free the names of the other parameters that the address may have; {@code *} for any
 * @param target X-Amz-Target; empty where the protocol has none
 * @param action Action and Version of the form; empty where the protocol has none
 */
record WireForm(
        String operation,
        String api,
        String signing,
        String method,
        String path,
        Map<String, String> fixed,
        Set<String> free,
        String target,
        Map<String, String> action) {
    private static final String BUCKET = "/{Bucket}";

    /** Whether AWS would take the request for this operation. */
    boolean matches(WireRequest request) {
        return method.equals(request.method())
                && request.signings().equals(List.of(signing))
                && request.targets().equals(target.isEmpty() ? List.of() : List.of(target))
                && onPath(request)
                && asked(request.query())
                && acts(request.form());
    }

    private boolean onPath(WireRequest request) {
        return fits(segments(bucketInHost(request) ? path.substring(BUCKET.length()) : path), segments(request.path()));
    }

    /** Addresses of buckets have the name in the host where they can, else in the path. */
    private boolean bucketInHost(WireRequest request) {
        return api.equals("s3") && path.startsWith(BUCKET) && request.host().contains(".s3.");
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return List.of(inner.split("/", -1));
    }

    private static boolean fits(List<String> template, List<String> actual) {
        int last = template.size() - 1;
        boolean open = template.get(last).endsWith("+}");
        if (open ? actual.size() < template.size() : actual.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!fits(template.get(Math.min(i, last)), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String template, String actual) {
        boolean text = !actual.isEmpty() && !actual.equals(".") && !actual.equals("..");
        return template.startsWith("{") ? text : template.equals(actual);
    }

    private boolean asked(Map<String, List<String>> query) {
        boolean complete = fixed.entrySet().stream().allMatch(one -> says(query, one.getKey(), one.getValue()));
        return complete
                && query.keySet().stream()
                        .allMatch(name -> fixed.containsKey(name) || free.contains(name) || free.contains("*"));
    }

    private boolean acts(Map<String, List<String>> form) {
        return action.isEmpty()
                ? form.isEmpty()
                : action.entrySet().stream().allMatch(one -> says(form, one.getKey(), one.getValue()));
    }

    /**
     * Whether the parameter is there once and with this value; a parameter without a value has none or an empty one.
     */
    private static boolean says(Map<String, List<String>> parameters, String name, String value) {
        List<String> values = parameters.get(name);
        if (values == null || values.size() > 1) {
            return false;
        }
        String only = values.isEmpty() || values.get(0) == null ? "" : values.get(0);
        return only.equals(value);
    }
}
