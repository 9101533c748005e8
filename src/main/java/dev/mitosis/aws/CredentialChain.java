package dev.mitosis.aws;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsGetSessionTokenCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;

/**
 * Chooses where credentials come from: the profile, else the default chain; then the role, if one is named, else the
 * MFA session, if a device is.
 */
record CredentialChain(AwsSettings settings, ProfileFile profiles) {
    private static final String SESSION = "mitosis";

    /** The provider; the token service is only made where a role is assumed. */
    AwsCredentialsProvider provider(
            AwsCredentialsProvider base, Function<AwsCredentialsProvider, StsClient> tokenService) {
        String role = settings.roleArn();
        if (role == null) {
            return settings.mfaSerial() == null ? base : session(tokenService.apply(base));
        }
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(SESSION)
                .externalId(settings.externalId())
                .serialNumber(settings.mfaSerial())
                .tokenCode(settings.mfaToken())
                .build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(tokenService.apply(base))
                .refreshRequest(request)
                .build();
    }

    /** Where policies ask for MFA but no role is assumed, a session token carries it. */
    private AwsCredentialsProvider session(StsClient tokenService) {
        return StsGetSessionTokenCredentialsProvider.builder()
                .stsClient(tokenService)
                .refreshRequest(GetSessionTokenRequest.builder()
                        .serialNumber(settings.mfaSerial())
                        .tokenCode(settings.mfaToken())
                        .build())
                .build();
    }

    /** The profile's provider, or the default chain. */
    AwsCredentialsProvider base() {
        String profile = settings.profile();
        return profile == null
                ? DefaultCredentialsProvider.builder()
                        .profileFile(() -> profiles)
                        .build()
                : ProfileCredentialsProvider.builder()
                        .profileFile(profiles)
                        .profileName(profile)
                        .build();
    }
}
