package dev.mitosis.scan.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"authtoken", "AuthToken", "MasterUserPassword", "masteruserpassword", "clientSecret"})
    void a_name_that_ends_like_a_secret_is_kept_back_whatever_its_case(String member) {
        assertThat(SecretPlaces.all().byName(member).touches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BucketName", "Engine", "PasswordLastUsed"})
    void a_name_that_only_sounds_like_one_is_not(String member) {
        assertThat(SecretPlaces.all().byName(member).touches()).isFalse();
    }
}
