package dev.mitosis.rehearse.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnimplementedAnswersTest {
    private static final UnimplementedAnswers ALL = UnimplementedAnswers.load();

    @ParameterizedTest
    @CsvSource({
        "501, '', '', true",
        "501, LocalStack, '{\"__type\":\"InternalFailure\"}', true",
        "500, Werkzeug/3.1, '<!doctype html><title>500 Internal Server Error</title>', true",
        "500, AmazonS3, '<title>500 Internal Server Error</title>', false",
        "500, Werkzeug/3.1, '{\"__type\":\"InternalFailure\"}', false",
        "404, Werkzeug/3.1, '<!doctype html><title>404 Not Found</title>', true",
        "404, Werkzeug/3.1, '{\"__type\":\"NotFoundException\"}', false",
        "400, Werkzeug/3.1, '{\"__type\":\"ValidationException\"}', false",
        "403, Werkzeug/3.1, '<Error><Code>AccessDenied</Code></Error>', false",
    })
    void only_what_no_service_would_answer_is_lacking(int status, String server, String body, boolean lacking) {
        assertThat(ALL.include(status, server, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(lacking);
    }

    @Test
    void every_form_names_an_emulator() {
        Set<String> who = new TreeSet<>();
        ALL.forms().forEach(form -> who.add(form.who()));

        assertThat(who).containsExactly("any", "moto_server");
    }
}
