package dev.mitosis.aws;

import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Chooses where credentials come from: the profile, else the default chain; then the role, if one is named. */
record Credentials(AwsSettings settings, ProfileFile profiles) {
    private static final String SESSION = "mitosis";

    /** The provider; the token service is only made where a role is assumed. */
    AwsCredentialsProvider provider(
            AwsCredentialsProvider base, Function<AwsCredentialsProvider, StsClient> tokenService) {
        String role = settings.roleArn();
        if (role == null) {
            return base;
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
