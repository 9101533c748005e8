package dev.mitosis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which element of one list is which of another. */
class ElementPairsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = """
            why                                          | before                                        | after                                         | same  | pairs      | removed | added
            the same in another order                    | [1,2]                                         | [2,1]                                         | true  | []         | []      | []
            one of two equals is gone                    | [1,1]                                         | [1]                                           | false | []         | [1]     | []
            plain values have no counterpart             | [1]                                           | [2]                                           | false | []         | [0]     | [0]
            an ARN is stronger than a name               | [{"Name":"a","Arn":"1"},{"Name":"b","Arn":"2"}] | [{"Name":"b","Arn":"1"},{"Name":"a","Arn":"2"}] | false | [0-0, 1-1] | []    | []
            an id is stronger than a name                | [{"Name":"a","RuleId":"1"},{"Name":"b","RuleId":"2"}] | [{"Name":"b","RuleId":"1"},{"Name":"a","RuleId":"2"}] | false | [0-0, 1-1] | [] | []
            a name is stronger than a key                | [{"Key":"a","Name":"1"},{"Key":"b","Name":"2"}] | [{"Key":"b","Name":"1"},{"Key":"a","Name":"2"}] | false | [0-0, 1-1] | []    | []
            an id that occurs twice identifies nothing   | [{"Id":"1","Name":"a"},{"Id":"1","Name":"b"}] | [{"Id":"2","Name":"b"},{"Id":"3","Name":"a"}] | false | [1-0, 0-1] | []      | []
            an id that one lacks identifies nothing      | [{"Id":"1","Name":"a"},{"Name":"b"}]          | [{"Id":"2","Name":"b"},{"Id":"3","Name":"a"}] | false | [1-0, 0-1] | []      | []
            a number identifies nothing                  | [{"Id":1},{"Id":2}]                           | [{"Id":2,"x":0},{"Id":1,"x":0}]               | false | [0-0, 1-1] | []      | []
            objects without a name by their place        | [{"p":1},{"p":2}]                             | [{"p":3},{"p":4}]                             | false | [0-0, 1-1] | []      | []
            equal ones are taken out of the order first  | [{"p":1},{"p":2}]                             | [{"p":2},{"p":3}]                             | false | [0-1]      | []      | []
            a new id is added, an old one removed        | [{"Id":"1"},{"Id":"2"}]                       | [{"Id":"2","x":1},{"Id":"3"}]                 | false | [1-0]      | [0]     | [1]
            an object is no value                        | [{"p":1}]                                     | [7]                                           | false | []         | [0]     | [0]
            """)
    void elements_find_each_other(
            String why, String before, String after, boolean same, String pairs, String removed, String added)
            throws JsonProcessingException {
        ElementPairs found = ElementPairs.of(json(before), json(after));

        assertThat(found.identical()).isEqualTo(same);
        assertThat(found.matched().stream()
                        .map(pair -> pair.before() + "-" + pair.after())
                        .toList())
                .hasToString(pairs);
        assertThat(found.removed()).hasToString(removed);
        assertThat(found.added()).hasToString(added);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Json.mapper().readTree(text);
    }
}
