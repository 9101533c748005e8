package dev.mitosis.aws;

import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.MitosisException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;
import software.amazon.awssdk.services.s3control.S3ControlBaseClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The one maker of SDK clients: they share credentials, one HTTP pool, the guard and the ledger, and never retry by
 * themselves. Thread-safe; close it at the end.
 */
public final class AwsClients implements AutoCloseable {
    /** What connecting itself calls. */
    static final Set<String> OWN_OPERATIONS = Set.of(
            "sts:GetCallerIdentity",
            "sts:AssumeRole",
            "sts:GetSessionToken",
            "ec2:DescribeRegions",
            "iam:ListAccountAliases");

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final AwsSettings settings;
    private final Set<String> declared;
    private final CallLedger ledger = new CallLedger();
    private final ConnectRetry patience = new ConnectRetry();
    private final SdkHttpClient http;
    private final ProfileFile profiles = ProfileFile.defaultProfileFile();
    private final Map<String, SdkAutoCloseable> clients = new ConcurrentHashMap<>();
    private final HomeRegion home;
    private volatile @Nullable AwsFailure regionsUnknown;
    private final AwsCredentialsProvider base;
    private final AwsCredentialsProvider credentials;
    private @Nullable CallerIdentity caller;

    private AwsClients(AwsSettings settings, Set<String> declared) {
        this.settings = settings;
        this.declared = union(declared);
        this.http = ApacheHttpClient.builder()
                .maxConnections(settings.maxConcurrency())
                .connectionTimeout(CONNECT_TIMEOUT)
                .connectionAcquisitionTimeout(ANSWER_TIMEOUT)
                .socketTimeout(ANSWER_TIMEOUT)
                .build();
        this.home = HomeRegion.of(settings, profiles);
        CredentialChain source = new CredentialChain(settings, profiles);
        this.base = source.base();
        this.credentials = source.provider(base, this::tokenService);
    }

    /**
     * Prepares clients; nothing is sent yet.
     *
     * @param declared the operations that may be called, for example {@code rds:DescribeDBInstances}
     */
    public static AwsClients open(AwsSettings settings, Set<String> declared) {
        return new AwsClients(settings, declared);
    }

    private static Set<String> union(Set<String> declared) {
        Set<String> all = new HashSet<>(declared);
        all.addAll(OWN_OPERATIONS);
        return Set.copyOf(all);
    }

    public AwsSettings settings() {
        return settings;
    }

    public CallLedger ledger() {
        return ledger;
    }

    /**
     * Asks who the caller is, once; the first call of every command.
     *
     * @throws MitosisException where credentials are missing, expired or refused, or nobody answers
     */
    public synchronized CallerIdentity identity() {
        CallerIdentity known = caller;
        if (known == null) {
            known = askIdentity();
            caller = known;
        }
        return known;
    }

    private CallerIdentity askIdentity() {
        try {
            GetCallerIdentityResponse answer = patience.with(
                    () -> client("sts", StsClient::builder, home.name()).getCallerIdentity());
            String partition = Arn.parse(answer.arn()).map(Arn::partition).orElse("aws");
            return new CallerIdentity(
                    new AccountId(answer.account()), answer.arn(), answer.userId(), partition, alias(partition));
        } catch (RuntimeException e) {
            throw new AwsErrors(settings).connecting(e);
        }
    }

    /** Whether the token service still accepts the credentials; a failure of another kind says nothing against them. */
    public boolean accepted() {
        try {
            patience.with(() -> client("sts", StsClient::builder, home.name()).getCallerIdentity());
            return true;
        } catch (RuntimeException e) {
            return AwsFailure.of(e).kind() != AwsFailure.Kind.CREDENTIALS;
        }
    }

    /**
     * A key that only holders of the same credentials can make.
     *
     * @param purpose what the key is for; another purpose gives another key
     */
    public byte[] derivedKey(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] secret = base.resolveCredentials().secretAccessKey().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    /**
     * Says where the credentials come from.
     *
     * @throws MitosisException where there are none
     */
    public CredentialSource credentialSource() {
        try {
            return CredentialSource.of(settings, credentials.resolveCredentials());
        } catch (RuntimeException e) {
            throw new AwsErrors(settings).connecting(e);
        }
    }

    private String alias(String partition) {
        try {
            return client("iam", IamClient::builder, globalRegion(partition))
                    .listAccountAliases()
                    .accountAliases()
                    .stream()
                    .findFirst()
                    .orElse("");
        } catch (RuntimeException e) {
            // The alias only decorates; whether it may be read is the collectors' affair.
            return "";
        }
    }

    /** The regions to read: those asked for, or all that are enabled, in alphabetical order. */
    public List<String> regions() {
        AwsErrors errors = new AwsErrors(settings);
        List<String> enabled = enabledRegions(errors);
        if (settings.allRegions()) {
            return enabled;
        }
        for (String region : settings.regions()) {
            if (!enabled.contains(region)) {
                throw errors.unknownRegion(region, enabled);
            }
        }
        return settings.regions().stream().distinct().sorted().toList();
    }

    private List<String> enabledRegions(AwsErrors errors) {
        try {
            DescribeRegionsResponse answer = patience.with(
                    () -> client("ec2", Ec2Client::builder, home.name()).describeRegions());
            List<String> enabled = answer.regions().stream()
                    .map(software.amazon.awssdk.services.ec2.model.Region::regionName)
                    .sorted()
                    .toList();
            if (enabled.isEmpty()) {
                throw errors.noRegion();
            }
            return enabled;
        } catch (RuntimeException e) {
            AwsFailure failure = AwsFailure.of(e);
            if (failure.kind() != AwsFailure.Kind.DENIED) {
                throw errors.connecting(e);
            }
            return assumedRegions(failure);
        }
    }

    /** Who may not ask which regions are enabled reads those that he names, or those that every account has. */
    private List<String> assumedRegions(AwsFailure failure) {
        if (!settings.allRegions()) {
            return settings.regions().stream().sorted().toList();
        }
        regionsUnknown = failure;
        return DefaultRegions.of(Region.of(home.name()).metadata().partition().id());
    }

    /** Why it is not known whether further regions are enabled; empty where it is, or none is asked for. */
    public Optional<AwsFailure> regionsUnknown() {
        return Optional.ofNullable(regionsUnknown);
    }

    /** The region that answers for a partition's global services. */
    public static String globalRegion(String partition) {
        return switch (partition) {
            case "aws-cn" -> "cn-north-1";
            case "aws-us-gov" -> "us-gov-west-1";
            case "aws-eusc" -> "eusc-de-east-1";
            default -> "us-east-1";
        };
    }

    /**
     * The client of a service in a region; made once.
     *
     * @param service the name that the guard and the ledger know the service by
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            String service, Supplier<B> builder, String region) {
        @SuppressWarnings("unchecked") // the key names the service, and a service has one client class
        C client = (C) clients.computeIfAbsent(
                service + "@" + region, key -> build(service, builder.get(), region, credentials));
        return client;
    }

    /** The error for credentials that are refused on the way: they expired, or the clock went wrong. */
    public MitosisException expired(RuntimeException cause, AwsFailure failure) {
        AwsErrors errors = new AwsErrors(settings);
        return failure.skewed() ? errors.wrongClock(cause, failure) : errors.expired(cause, failure.reason());
    }

    private StsClient tokenService(AwsCredentialsProvider base) {
        return build("sts", StsClient.builder(), home.name(), base);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            String service, B builder, String region, AwsCredentialsProvider provider) {
        WireGuard guard = new WireGuard(
                service, WireForms.of(service, declared), AllowedHosts.of(settings.endpointUrl(), region));
        builder.region(Region.of(region))
                .credentialsProvider(provider)
                .httpClient(new GuardedTransport(http, guard))
                .overrideConfiguration(configuration(guard));
        URI endpoint = settings.endpointUrl();
        if (endpoint != null) {
            // The SDK speaks CBOR to Kinesis, which AWS answers as well as JSON, but emulators do not.
            System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
            builder.endpointOverride(endpoint);
            if (builder instanceof S3BaseClientBuilder<?, ?> buckets) {
                buckets.forcePathStyle(true);
            }
            if (builder instanceof S3ControlBaseClientBuilder<?, ?> accounts) {
                Endpoint fixed = Endpoint.builder().url(endpoint).build();
                accounts.endpointProvider(parameters -> CompletableFuture.completedFuture(fixed));
            }
        }
        return builder.build();
    }

    private ClientOverrideConfiguration configuration(WireGuard guard) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .apiCallTimeout(ANSWER_TIMEOUT)
                .defaultProfileFile(profiles)
                // The transport reads from the finished request what it asks for, which packed it would not show.
                .compressionConfiguration(compression -> compression.requestCompressionEnabled(false))
                // It comes first, because it says what everything behind it is about.
                .addExecutionInterceptor(new AddedOperations())
                .addExecutionInterceptor(new CallGuard(guard, ledger))
                .addExecutionInterceptor(new AddedParameters(guard.service()))
                .addExecutionInterceptor(new AnswerGuard())
                .addExecutionInterceptor(new ClockGuard())
                // Some services prefix the host's name, which an address of one's own seldom allows.
                .putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, settings.endpointUrl() != null)
                .build();
    }

    @Override
    public void close() {
        clients.values().forEach(SdkAutoCloseable::close);
        http.close();
    }
}
