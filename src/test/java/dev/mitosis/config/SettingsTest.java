package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "flag {0}, MITOSIS_REGION {1}, AWS_REGION {2}, file {3}: {4} from {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "eu-west-1, eu-west-2, eu-west-3, eu-north-1, eu-west-1,  flag --region",
                "-,         eu-west-2, eu-west-3, eu-north-1, eu-west-2,  environment MITOSIS_REGION",
                "-,         -,         eu-west-3, eu-north-1, eu-west-3,  environment AWS_REGION",
                "-,         ' ',       eu-west-3, eu-north-1, eu-west-3,  environment AWS_REGION",
                "-,         -,         '',        eu-north-1, eu-north-1, file",
                "-,         -,         -,         eu-north-1, eu-north-1, file",
                "-,         -,         -,         -,          all,        built-in"
            })
    void a_flag_wins_over_the_environment_that_over_the_file_that_over_the_built_in(
            String flag, String mine, String aws, String file, String value, String origin) throws IOException {
        Map<SettingKey, String> flags = flag == null ? Map.of() : Map.of(SettingKey.REGION, flag);
        Map<String, String> environment = new java.util.HashMap<>();
        put(environment, "MITOSIS_REGION", mine);
        put(environment, "AWS_REGION", aws);
        Path project = file(file == null ? "" : "region: " + file);

        Settings settings = Settings.resolve(flags, environment, project);

        assertThat(settings.get(SettingKey.REGION)).contains(value);
        assertThat(settings.all())
                .filteredOn(setting -> setting.key().equals("region"))
                .singleElement()
                .satisfies(setting -> assertThat(setting.origin()).startsWith(origin));
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    @Test
    void a_list_may_be_written_as_a_list_or_with_commas() throws IOException {
        assertThat(read("region: [eu-west-1, us-east-1]").list(SettingKey.REGION))
                .containsExactly("eu-west-1", "us-east-1");
        assertThat(read("region: 'eu-west-1, ,us-east-1,'").list(SettingKey.REGION))
                .containsExactly("eu-west-1", "us-east-1");
        assertThat(read("").list(SettingKey.PROFILE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0.25", "1, 1"})
    void a_number_in_its_range_is_taken(String text, double number) throws IOException {
        assertThat(read("rate-share: " + text).number(SettingKey.RATE_SHARE, 0, 1))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1.01", "half", "NaN", "''"})
    void a_number_out_of_its_range_or_none_at_all_is_refused(String text) throws IOException {
        Settings settings = read("rate-share: " + text);

        assertThatThrownBy(() -> settings.number(SettingKey.RATE_SHARE, 0, 1))
                .isInstanceOfSatisfying(MitosisException.class, e -> {
                    assertThat(e.code()).isEqualTo("M-CONF-03");
                    assertThat(e.why()).startsWith("it takes a number from 0.0 to 1.0; set by file ");
                });
    }

    @Test
    void an_unknown_key_of_the_file_is_refused_with_the_one_that_was_meant() {
        assertThatThrownBy(() -> read("profil: me")).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-CONF-02");
            assertThat(e.fix()).isEqualTo("did you mean 'profile'?");
        });
        assertThatThrownBy(() -> read("colour-of-the-sky: blue"))
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.fix()).isEqualTo("remove the key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"- region", "region", "region: [", "region: a\nregion: b"})
    void a_file_that_holds_no_settings_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        MitosisException.class, e -> assertThat(e.code()).isEqualTo("M-CONF-01"));
    }

    @ParameterizedTest
    @EnumSource(SettingKey.class)
    void every_setting_can_be_written_in_the_file(SettingKey key) throws IOException {
        assertThat(read(key.key() + ": x").get(key)).contains("x");
        assertThat(SettingKey.of(key.key())).contains(key);
        assertThat(key.flag()).isEqualTo("--" + key.key());
    }

    @Test
    void no_variable_sets_two_settings() {
        Set<String> seen = new HashSet<>();
        assertThat(List.of(SettingKey.values()))
                .flatExtracting(SettingKey::variables)
                .allMatch(seen::add);
    }

    private Settings read(String text) throws IOException {
        return Settings.resolve(Map.of(), Map.of(), file(text));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mitosis.yaml"), text);
    }
}
