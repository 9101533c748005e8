package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedTextsTest {
    private record Told(List<String> arns, JsonNode tree) {}

    @TempDir
    Path folder;

    @Test
    void a_text_that_a_document_says_twice_is_one_object() throws IOException {
        Told told = load("{\"arns\": [\"arn:a\", \"arn:b\", \"arn:a\"], \"tree\": {\"to\": \"arn:b\", \"size\": 3}}");

        assertThat(told.arns()).containsExactly("arn:a", "arn:b", "arn:a");
        assertThat(told.arns().get(2)).isSameAs(told.arns().get(0));
        assertThat(told.tree().path("to").textValue()).isSameAs(told.arns().get(1));
        assertThat(told.tree().path("size").intValue()).isEqualTo(3);
    }

    @Test
    void texts_with_the_same_hash_stay_different() throws IOException {
        assertThat(load("{\"arns\": [\"Aa\", \"BB\", \"Aa\"], \"tree\": \"BB\"}"))
                .isEqualTo(new Told(List.of("Aa", "BB", "Aa"), Json.mapper().valueToTree("BB")));
    }

    private Told load(String text) throws IOException {
        Path file = folder.resolve("told.json");
        Files.writeString(file, text);
        return DocumentFile.load(file, Told.class);
    }
}
