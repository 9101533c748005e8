package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks {@code whoami} with credentials of all kinds. */
class CredentialsIT {
    private static final String DEVICE = "arn:aws:iam::123456789012:mfa/ops";
    private static final String ROLE = "arn:aws:iam::123456789012:role/Audit";

    private static MotoServer server;

    @TempDir
    private Path folder;

    private final List<String> questions = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = MotoServer.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void give_credentials() {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI");
    }

    @AfterEach
    void take_credentials() {
        for (String name : List.of("accessKeyId", "secretAccessKey", "configFile", "sharedCredentialsFile")) {
            System.clearProperty("aws." + name);
        }
    }

    @Test
    void whoami_shows_which_source_won_with_the_key_redacted() {
        CommandLineRun run = whoami();

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("credentials  Java system properties (AKIA****MPLE)")
                .contains("account      123456789012")
                .contains("regions      ")
                .doesNotContain("wJalrXUtnFEMI", "AKIAIOSFODNN7EXAMPLE");
    }

    @Test
    void a_profile_is_named() throws IOException {
        configuration("""
                [profile legacy]
                aws_access_key_id = AKIAI44QH8DHBEXAMPLE
                aws_secret_access_key = je7MtGbClwBF
                """);

        assertThat(whoami("--profile", "legacy").out())
                .contains("credentials  profile legacy, keys of the profile (AKIA****MPLE)");
    }

    @Test
    void a_role_is_assumed_and_the_terminal_is_asked_for_the_code_of_the_device() {
        CommandLineRun run = whoami("--role-arn", ROLE, "--external-id", "x", "--mfa", DEVICE);

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(questions).containsExactly("Code of " + DEVICE + ": ");
        assertThat(run.out()).contains("assumed-role/Audit/mitosis").contains(ROLE + ", with MFA");
    }

    @Test
    void a_code_on_the_command_line_asks_nobody() {
        assertThat(whoami("--role-arn", ROLE, "--mfa", DEVICE, "123456").exit()).isZero();
        assertThat(questions).isEmpty();
    }

    @Test
    void a_device_without_a_role_makes_a_session() {
        CommandLineRun run = whoami("--mfa", DEVICE, "123456");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("session token, with MFA");
    }

    @Test
    void without_anybody_to_ask_for_the_code_the_usage_is_wrong() {
        CommandLineRun run = CommandLineRun.in(folder, "whoami", "--endpoint-url", endpoint(), "--mfa", DEVICE);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("M-AUTH-06").contains("--mfa " + DEVICE + " CODE");
    }

    @Test
    void a_single_sign_on_profile_without_a_login_says_how_to_log_in() throws IOException {
        configuration("""
                [profile sso]
                sso_session = corp
                sso_account_id = 123456789012
                sso_role_name = Audit
                [sso-session corp]
                sso_region = eu-west-1
                sso_start_url = https://corp.awsapps.example/start
                """);

        CommandLineRun run = whoami("--profile", "sso");

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("aws sso login --profile sso");
    }

    private void configuration(String text) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(file, text);
        System.setProperty("aws.configFile", file.toString());
        System.setProperty(
                "aws.sharedCredentialsFile", folder.resolve("credentials").toString());
    }

    private CommandLineRun whoami(String... further) {
        List<String> arguments = new ArrayList<>(List.of("whoami", "--endpoint-url", endpoint()));
        arguments.addAll(List.of(further));
        return CommandLineRun.answering(
                folder,
                Map.of(),
                question -> {
                    questions.add(question);
                    return Optional.of("123456");
                },
                arguments.toArray(String[]::new));
    }

    private static String endpoint() {
        return server.endpoint().toString();
    }
}
