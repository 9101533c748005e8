package dev.mitosis.aws;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to reach an account.
 *
 * @param profile a profile of the AWS configuration files; null takes the default credential chain
 * @param regions region names; empty or {@code all} means every region that is enabled in the account
 * @param endpointUrl an endpoint that answers for all services, for example an emulator; null for AWS itself
 * @param roleArn a role to assume before anything is read
 * @param externalId the external id that the role's trust policy asks for
 * @param mfaSerial the MFA device that the role's trust policy asks for
 * @param mfaToken the device's current code
 * @param maxConcurrency how many calls are in flight at most
 * @param rateShare the part of each published API rate that is used, above 0 and at most 1
 */
public record AwsSettings(
        @Nullable String profile,
        List<String> regions,
        @Nullable URI endpointUrl,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String mfaSerial,
        @Nullable String mfaToken,
        int maxConcurrency,
        double rateShare) {
    private static final String ALL = "all";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public AwsSettings {
        regions = List.copyOf(regions);
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("at least one call must be allowed in flight, got " + maxConcurrency);
        }
        if (!(rateShare > 0 && rateShare <= 1)) {
            throw new IllegalArgumentException("the share of the API rates is above 0 and at most 1, got " + rateShare);
        }
    }

    /** The same with another endpoint. */
    public AwsSettings withEndpoint(@Nullable URI endpoint) {
        return new AwsSettings(
                profile, regions, endpoint, roleArn, externalId, mfaSerial, mfaToken, maxConcurrency, rateShare);
    }

    /** The same with other regions. */
    public AwsSettings withRegions(List<String> chosen) {
        return new AwsSettings(
                profile, chosen, endpointUrl, roleArn, externalId, mfaSerial, mfaToken, maxConcurrency, rateShare);
    }

    /** The same with another profile. */
    public AwsSettings withProfile(@Nullable String chosen) {
        return new AwsSettings(
                chosen, regions, endpointUrl, roleArn, externalId, mfaSerial, mfaToken, maxConcurrency, rateShare);
    }

    /** Whether every enabled region is meant. */
    public boolean allRegions() {
        return regions.isEmpty() || regions.contains(ALL);
    }

    /** Whether the endpoint is on this machine, where no production shares the API rates. */
    public boolean local() {
        return endpointUrl != null && endpointUrl.getHost() != null && LOOPBACK.contains(endpointUrl.getHost());
    }
}
