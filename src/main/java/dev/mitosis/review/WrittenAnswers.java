package dev.mitosis.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.config.DecisionsEditor;
import dev.mitosis.io.Json;
import dev.mitosis.report.question.GivenAnswer;
import dev.mitosis.report.question.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes into {@code decisions.yaml} what answers to questions decide. */
final class WrittenAnswers {
    private final DecisionsEditor editor;
    private final Map<String, Question> questions;

    WrittenAnswers(DecisionsEditor editor, Map<String, Question> questions) {
        this.editor = editor;
        this.questions = questions;
    }

    /** Writes an answer; one that decides nothing writes nothing. */
    void write(String key, String word) {
        Question question = questions.get(key);
        if (question == null) {
            return;
        }
        GivenAnswer answer = question.answer(word);
        if (answer instanceof GivenAnswer.Valued valued) {
            editor.put(valued.path(), valued.value());
        } else if (answer instanceof GivenAnswer.Chosen chosen
                && !chosen.option().decision().isEmpty()) {
            decide(List.of(), tree(chosen.option().decision()));
        }
    }

    private static Object tree(String decision) {
        try {
            return Json.yaml().readValue(decision, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an option holds no YAML: " + decision, e);
        }
    }

    private void decide(List<String> path, Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(String.valueOf(key));
                decide(longer, below);
            });
        } else if (value instanceof List<?> list) {
            List<Map<String, Object>> items = new ArrayList<>();
            for (Object item : list) {
                Map<String, Object> one = new LinkedHashMap<>();
                ((Map<?, ?>) item).forEach((key, below) -> one.put(String.valueOf(key), below));
                items.add(one);
            }
            editor.add(path, items);
        } else {
            editor.put(path, String.valueOf(value));
        }
    }
}
