package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class CredentialSourceTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";

    @Test
    void the_source_is_named_and_of_the_key_only_the_ends_are_shown() {
        CredentialSource source = CredentialSource.of(TestSettings.defaults(), credentials("g"));

        assertThat(source.name()).isEqualTo("environment variables");
        assertThat(source.key()).isEqualTo("AKIA****MPLE");
    }

    @Test
    void a_chain_of_sources_is_told_in_order() {
        AwsSettings settings = TestSettings.defaults().withProfile("legacy");

        assertThat(CredentialSource.of(settings, credentials("r,s")).name())
                .isEqualTo("profile legacy, single sign-on session of the profile, single sign-on");
    }

    @Test
    void a_short_key_is_hidden_altogether() {
        assertThat(CredentialSource.of(
                                TestSettings.defaults(),
                                AwsBasicCredentials.builder()
                                        .accessKeyId("testing")
                                        .secretAccessKey("testing")
                                        .build())
                        .key())
                .isEqualTo("****");
    }

    private static AwsBasicCredentials credentials(String source) {
        return AwsBasicCredentials.builder()
                .accessKeyId(KEY)
                .secretAccessKey("secret")
                .providerName(source)
                .build();
    }
}
