package dev.mitosis.scan;

import dev.mitosis.emulator.MotoServer;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.policy.PolicyDocument;
import dev.mitosis.scan.policy.PolicyStatement;
import dev.mitosis.scan.spec.ServiceSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;

/**
 * An emulator that checks signatures and policies. It names an action after the service that the request is signed for
 * and the operation, where IAM has names of its own; so policies are put into its words before it gets them.
 */
final class EnforcingEmulator implements AutoCloseable {
    private static final String EVERYTHING = allowing("\"*\"");
    private static final String ASSUMING = allowing("\"sts:AssumeRole\"");
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
            + "\"sts:AssumeRole\",\"Principal\":{\"AWS\":\"%s\"},\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"%s\"}}}]}";

    /** It takes the settings of a bucket that it has no action for as a listing of the bucket. */
    private static final Map<String, List<String>> ITS_OWN_NAMES = Map.of(
            "s3",
            List.of("s3:ListBucket"),
            "tag",
            List.of("tagging:GetResources"),
            "cloudwatch",
            List.of("monitoring:GetMetricData", "monitoring:ListMetrics"));

    private final MotoServer server;
    private final Map<String, Set<String>> dialect = dialect();
    private final IamClient administrator;
    private final AccessKey auditor;

    private EnforcingEmulator(MotoServer server, IamClient administrator, AccessKey auditor) {
        this.server = server;
        this.administrator = administrator;
        this.auditor = auditor;
    }

    /** From now on the server lets nobody do what no policy allows. */
    static EnforcingEmulator on(MotoServer server) {
        IamClient open = iam(server, "testing", "testing");
        AccessKey administrator = user(open, "administrator", EVERYTHING);
        AccessKey auditor = user(open, "auditor", ASSUMING);
        enforce(server);
        return new EnforcingEmulator(
                server, iam(server, administrator.accessKeyId(), administrator.secretAccessKey()), auditor);
    }

    private static AccessKey user(IamClient iam, String name, String policy) {
        iam.createUser(r -> r.userName(name));
        iam.putUserPolicy(r -> r.userName(name).policyName(name).policyDocument(policy));
        return iam.createAccessKey(r -> r.userName(name)).accessKey();
    }

    private static void enforce(MotoServer server) {
        try {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(server.endpoint().resolve("/moto-api/reset-auth"))
                                    .header("Content-Type", "application/octet-stream")
                                    .POST(HttpRequest.BodyPublishers.ofString("0"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the emulator answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The key of a user who may do nothing but assume roles. */
    AccessKey auditor() {
        return auditor;
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** Makes a managed policy and says its ARN. */
    String policy(String name, PolicyDocument policy) {
        return administrator
                .createPolicy(r -> r.policyName(name).policyDocument(inItsWords(policy)))
                .policy()
                .arn();
    }

    /** Makes a role with exactly these managed policies and says its ARN. */
    String role(String name, String externalId, List<String> policies) {
        String trust = TRUST.formatted("arn:aws:iam::123456789012:user/auditor", externalId);
        String arn = administrator
                .createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust))
                .role()
                .arn();
        policies.forEach(
                policy -> administrator.attachRolePolicy(r -> r.roleName(name).policyArn(policy)));
        return arn;
    }

    private String inItsWords(PolicyDocument policy) {
        List<PolicyStatement> statements = policy.statements().stream()
                .map(statement -> {
                    Set<String> actions = new TreeSet<>();
                    statement.actions().forEach(action -> actions.addAll(dialect.getOrDefault(action, Set.of(action))));
                    statement.actions().stream()
                            .map(action -> action.substring(0, action.indexOf(':')))
                            .forEach(prefix -> actions.addAll(ITS_OWN_NAMES.getOrDefault(prefix, List.of())));
                    return new PolicyStatement(statement.sid(), List.copyOf(actions));
                })
                .toList();
        return new PolicyDocument(policy.name(), statements).json().toString();
    }

    /** Its names of each IAM action; unlike IAM it heeds upper and lower case, and takes some actions from paths. */
    private static Map<String, Set<String>> dialect() {
        Map<String, Set<String>> dialect = new HashMap<>();
        for (ServiceSpec service : Collectors.all()) {
            for (String operation : service.operations()) {
                String action = service.action(operation);
                Set<String> names = dialect.computeIfAbsent(action, key -> new TreeSet<>(Set.of(key)));
                names.add(signingName(service) + ":" + operation);
                names.add(signingName(service) + ":" + operation.toLowerCase(Locale.ROOT));
            }
        }
        return dialect;
    }

    private static String signingName(ServiceSpec service) {
        try {
            return (String) service.client().getField("SERVICE_NAME").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String allowing(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":" + action
                + ",\"Resource\":\"*\"}]}";
    }

    private static IamClient iam(MotoServer server, String key, String secret) {
        return IamClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(server.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .build();
    }

    @Override
    public void close() {
        administrator.close();
        server.close();
    }
}
