package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {
    private static final String SOME = "0123456789abcdefABCDEF0123456789abcdef";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opened for ops, password: hunter2! | opened for ops, password: ***",
                "PGPASSWORD=hunter2 psql | PGPASSWORD=*** psql",
                "db.user=a;db_pwd = 'hunter2';x=1 | db.user=a;db_pwd = '***';x=1",
                "{\"apiKey\":\"hunter2\",\"n\":1} | {\"apiKey\":\"***\",\"n\":1}",
                "jdbc:mysql://h/db?user=a&password=hunter2&ssl=true | jdbc:mysql://h/db?user=a&password=***&ssl=true",
                "postgres://app:hunter2@db.example.com:5432/x | postgres://app:***@db.example.com:5432/x",
                "jdbc:oracle:thin:app/hunter2@//h:1521/x | jdbc:oracle:thin:app/***@//h:1521/x",
                "https://hooks.slack.com/services/T0/B0/hunter2 | https://hooks.slack.com/services/***",
            })
    void what_is_called_a_secret_in_a_text_is_hidden(String text, String shown) {
        assertThat(hide(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_" + SOME,
                "github_pat_" + SOME,
                "glpat-" + SOME,
                "xoxb-" + SOME,
                "sk_live_" + SOME,
                "SG." + SOME + "." + SOME,
                "npm_012345678901234567890123456789012345",
                "AIza01234567890123456789012345678901234",
                "da2-abcdefghijklmnopqrstuvwx23",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
            })
    void tokens_are_known_by_their_form(String token) {
        assertThat(hide("deploys with " + token + ", rotate it")).isEqualTo("deploys with ***, rotate it");
    }

    @Test
    void of_a_private_key_only_the_frame_stays() {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIhunter2\n-----END RSA PRIVATE KEY-----";

        assertThat(hide(key)).isEqualTo("-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-password-AbCdEf",
                "arn:aws:secretsmanager:eu-west-1:123456789012:secret:my-secret:password::",
                "{{resolve:secretsmanager:MySecret:SecretString:password}}",
                "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/token",
                "https://token.actions.githubusercontent.com",
                "git@github.com:shop/token.git",
                "https://sqs.eu-west-1.amazonaws.com/123456789012/token-queue",
                "jdbc:mysql://db.example.com:3306/shop",
                "password=${DB_PASSWORD}",
                "secret: ***",
                "Allows secret: true",
                "secretsmanager:GetSecretValue",
                "-----BEGIN CERTIFICATE-----",
                "key: value",
            })
    void what_only_names_a_secret_stays(String text) {
        assertThat(hide(text)).isEqualTo(text);
    }

    @Test
    void the_name_of_a_resource_stays_whatever_it_is_called() {
        SecretForms forms = new SecretForms(RedactionRules.ALL, "prod/db"::equals);

        assertThat(forms.hide("DB_SECRET=prod/db, DB_PASSWORD=hunter2"))
                .isEqualTo("DB_SECRET=prod/db, DB_PASSWORD=***");
        assertThat(forms.hide("DB_SECRET", "prod/db")).isEqualTo("prod/db");
        assertThat(forms.hide("DB_SECRET", "hunter2")).isEqualTo("***");
    }

    private static String hide(String text) {
        return new SecretForms(RedactionRules.ALL, name -> false).hide(text);
    }
}
