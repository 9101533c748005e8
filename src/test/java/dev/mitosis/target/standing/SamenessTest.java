package dev.mitosis.target.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamenessTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'A':1}               | {'A':'1'}            | true",
                "{'A':1}               | {'A':1,'B':2}        | false",
                "{'A':1,'B':2}         | {'A':1}              | false",
                "['a','b']             | ['b','a']            | true",
                "['a','b']             | ['a','a']            | false",
                "{'Key':'«untold»'}    | {}                   | true",
                "{'Key':'«untold»'}    | {'Other':1}          | false",
                "['q/«untold»/x']      | ['q/1/x']            | true",
                "['q/«untold»/x']      | ['q/1/y']            | false",
                "{'Table':'orders'}    | {'Table':'***'}      | true",
                "{'Table':'orders'}    | {'Table':'other'}    | false",
                "{'Table':'orders'}    | {'Table2':'***'}     | false"
            })
    void values_are_compared_as_far_as_they_are_told(String planned, String found, boolean same) throws IOException {
        assertThat(Sameness.of(
                        Json.mapper().readTree(planned.replace('\'', '"')),
                        Json.mapper().readTree(found.replace('\'', '"'))))
                .isEqualTo(same);
    }
}
