package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextRedactorTest {
    private static final String HOST = "orders-db.abc.eu-west-1.rds.amazonaws.com";

    private final TextRedactor redactor = new TextRedactor(RedactionRules.ALL, known());

    private static Identifiers known() {
        Identifiers known = new Identifiers();
        Stream.of("orders-prod", "orders_table", "/orders/prod/db", "shop.internal.", "base/java17", "events.fifo")
                .forEach(known::add);
        return known;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://orders:s3cr3t@" + HOST + ":5432/main?x=1 | postgres://***@" + HOST + ":5432/***",
                "jdbc:postgresql://" + HOST + ":5432/main | jdbc:postgresql://" + HOST + ":5432/***",
                "postgres://user:p@ss/wo@rd@" + HOST + "/x | postgres://***@" + HOST + "/***",
                "https://sqs.eu-west-1.amazonaws.com/123456789012/jobs | https://sqs.eu-west-1.amazonaws.com/123456789012/jobs",
                "https://hooks.slack.com/services/T0/B0/xyz | https://hooks.slack.com/***",
                "s3://my-bucket/some/key.csv | s3://my-bucket/***",
                "arn:aws:sns:eu-west-1:123456789012:topic | arn:aws:sns:eu-west-1:123456789012:topic",
                "lambda:path/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/x | ***arn:aws:lambda:eu-west-1:123456789012:function:f/x",
                "i-0123456789abcdef0 | i-0123456789abcdef0",
                "orders-prod | orders-prod",
                "table=orders_table;ttl=5 | ***orders_table***",
                "/orders/prod/db | /orders/prod/db",
                "db.shop.internal:6379 | db.shop.internal:6379",
                HOST + ":5432 | " + HOST + ":5432",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com/base/java17:1.2 | 123456789012.dkr.ecr.eu-west-1.amazonaws.com/base/java17***",
                "hunter2 | ***",
                "5432 | ***",
                "true | ***",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc | ***",
                "AKIAIOSFODNN7EXAMPLE | ***",
                "not-orders-prod | ***",
                "orders-prod2 | ***",
            })
    void only_what_identifies_a_resource_is_kept(String text, String kept) {
        assertThat(redactor.redact(text.strip())).isEqualTo(kept.strip());
    }

    @Test
    void a_script_keeps_its_hosts_and_names_and_nothing_else() {
        String script = """
                #!/bin/bash
                export DB_HOST=%s DB_PASSWORD='tr0ub4dor&3'
                aws s3 cp s3://artifacts/app.jar .
                run --table orders_table --token abcdef
                """.formatted(HOST);

        assertThat(redactor.redact(script)).isEqualTo("***" + HOST + "***s3://artifacts/***orders_table***");
    }

    static Stream<String> secrets() {
        SplittableRandom random = new SplittableRandom(7);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&*_-";
        return IntStream.range(0, 200).mapToObj(i -> {
            StringBuilder secret = new StringBuilder("Q7");
            for (int n = 0; n < 12 + random.nextInt(20); n++) {
                secret.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return secret.toString();
        });
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void no_secret_survives_in_any_of_the_usual_places(String secret) {
        for (String place : new String[] {
            "%s",
            "PASSWORD=%s",
            "postgres://app:%s@" + HOST + "/orders",
            "mongodb+srv://%s@cluster0.example.mongodb.net",
            "https://api.example.com/v1?key=%s",
            "https://hooks.example.com/%s/x",
            "{\"password\": \"%s\", \"host\": \"" + HOST + "\"}",
            "Authorization: Bearer %s",
            "server " + HOST + " user orders-prod pass %s",
        }) {
            assertThat(redactor.redact(place.formatted(secret))).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "' ', ***", "***, ***", "orders-prod orders-prod, orders-prod orders-prod"})
    void what_is_empty_or_hidden_already_stays_so(String text, String kept) {
        assertThat(redactor.redact(text)).isEqualTo(kept);
        assertThat(redactor.redact(redactor.redact(text))).isEqualTo(kept);
    }
}
