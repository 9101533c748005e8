package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTest {
    private static final String DOCUMENT = "{'a':{'b':1,'c':[{'b':2},{'d':3}]},'x/y':{'t~u':4},'list':[[5],6],'':7}";

    private static JsonNode document() {
        return json(DOCUMENT);
    }

    private static JsonNode json(String text) {
        try {
            return Json.mapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> found(String path) {
        List<String> found = new ArrayList<>();
        JsonPath.of(path).each(document(), "", (value, pointer) -> found.add(pointer + "=" + value));
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/b | /a/b=1",
                "/a/*/b | ''",
                "/a/c/*/b | /a/c/0/b=2",
                "/a/**/b | /a/b=1 /a/c/0/b=2",
                "/**/b | /a/b=1 /a/c/0/b=2",
                "/**/d | /a/c/1/d=3",
                "/list/* | /list/0=[5] /list/1=6",
                "/list/** | /list=[[5],6] /list/0=[5] /list/0/0=5 /list/1=6",
                "/list/0 | ''",
                "/x~1y/t~0u | /x~1y/t~0u=4",
                "/x~1y/* | /x~1y/t~0u=4",
                "/ | /=7",
                "/none/** | ''"
            })
    void a_path_finds_its_values_with_their_pointers(String path, String expected) {
        assertThat(String.join(" ", found(path))).isEqualTo(expected);
    }

    @Test
    void the_empty_path_is_the_document() {
        assertThat(found("")).containsExactly("=" + document());
    }

    @Test
    void a_path_begins_with_a_slash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPath.of("a/b"))
                .withMessageContaining("'a/b'");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b, true",
        "/a/b, /a/b/c, false",
        "/a/b, /a, false",
        "/a/*/c, /a/0/c, true",
        "/a/*/c, /a/c, false",
        "/a/*/c, /a/0/1/c, false",
        "/a/**, /a, true",
        "/a/**, /a/0/1/c, true",
        "/a/**, /ab, false",
        "/**/c, /c, true",
        "/**/c, /a/b/c, true",
        "/**/c, /a/c/b, false",
        "/a.b, /axb, false",
        "/x~1y, /x~1y, true"
    })
    void a_pointer_is_held_against_a_path(String path, String pointer, boolean matches) {
        assertThat(JsonPath.of(path).matches(pointer)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/b | {'a':{'b':'-','c':[{'b':2},{'d':3}]},'x/y':{'t~u':4},'list':[[5],6],'':7}",
                "/a/c/*/b | {'a':{'b':1,'c':[{'b':'-'},{'d':3}]},'x/y':{'t~u':4},'list':[[5],6],'':7}",
                "/**/b | {'a':{'b':'-','c':[{'b':'-'},{'d':3}]},'x/y':{'t~u':4},'list':[[5],6],'':7}",
                "/list/* | {'a':{'b':1,'c':[{'b':2},{'d':3}]},'x/y':{'t~u':4},'list':['-','-'],'':7}",
                "/a/** | {'a':{'b':'-','c':'-'},'x/y':{'t~u':4},'list':[[5],6],'':7}",
                "/** | {'a':'-','x/y':'-','list':'-','':'-'}",
                "/none/b | {'a':{'b':1,'c':[{'b':2},{'d':3}]},'x/y':{'t~u':4},'list':[[5],6],'':7}"
            })
    void values_are_changed_in_their_place(String path, String expected) {
        JsonNode document = document();
        JsonPath.of(path).change(document, value -> Optional.of(TextNode.valueOf("-")));
        assertThat(document).isEqualTo(json(expected));
    }

    @Test
    void a_member_without_a_new_value_is_removed_and_an_element_stays() {
        JsonNode document = document();
        JsonPath.of("/a/b").change(document, value -> Optional.empty());
        JsonPath.of("/list/*").change(document, value -> Optional.empty());
        assertThat(document.at("/a").has("b")).isFalse();
        assertThat(document.at("/list")).hasSize(2);
    }

    @Test
    void what_stays_when_members_are_mapped_is_the_same_object() {
        JsonNode before = Json.mapper().valueToTree(Map.of("a", List.of("x", "y"), "b/c", List.of("z")));
        List<String> places = new ArrayList<>();

        JsonNode after = JsonPath.mapped(before, "", (list, place) -> {
            places.add(place);
            return JsonPath.mapped(list, place, (text, at) -> at.equals("/a/1") ? TextNode.valueOf("Y") : text);
        });

        assertThat(places).containsExactlyInAnyOrder("/a", "/b~1c");
        assertThat(after.toString()).contains("[\"x\",\"Y\"]");
        assertThat(before.toString()).contains("[\"x\",\"y\"]");
        assertThat(after.path("b/c")).isSameAs(before.path("b/c"));
        assertThat(JsonPath.mapped(before, "", (node, place) -> node)).isSameAs(before);
    }
}
