package dev.mitosis.aws;

import java.net.URI;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** What code of ours must never do: it changes the request after the SDK has made it. */
record LyingClient(Consumer<SdkHttpRequest.Builder> change) implements ExecutionInterceptor {
    private static final SdkHttpClient HTTP = ApacheHttpClient.create();

    /** A guarded client that may make the declared calls. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
            String service, B builder, Set<String> declared, URI endpoint) {
        WireGuard guard =
                new WireGuard(service, WireForms.of(service, declared), AllowedHosts.of(endpoint, "eu-west-1"));
        return builder.region(Region.EU_WEST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(new GuardedTransport(HTTP, guard))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new CallGuard(guard, new CallLedger()))
                        .addExecutionInterceptor(this))
                .build();
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        return context.httpRequest().toBuilder().applyMutation(change).build();
    }
}
