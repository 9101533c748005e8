package dev.mitosis.method;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.Json;
import dev.mitosis.io.YamlPlace;
import dev.mitosis.model.KnowledgeFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the methods of a user, with the place of what is wrong in errors. */
final class OwnMethods {
    private static final String FOLDER = "methods/";

    private final Map<String, KnowledgeFile> files = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();

    /** @throws dev.mitosis.model.MitosisException M-KNOW-02 for what is no list of methods */
    OwnMethods(List<KnowledgeFile> knowledge) {
        knowledge.stream().filter(file -> file.name().startsWith(FOLDER)).forEach(this::read);
    }

    private void read(KnowledgeFile file) {
        if (file.saysNothing()) {
            return;
        }
        List<Method> read;
        try {
            read = Json.yaml()
                    .readerForListOf(Method.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file.text());
        } catch (JsonProcessingException e) {
            throw YamlPlace.wrong(file, e);
        }
        for (Method method : read) {
            if (method == null || method.id() == null) {
                throw file.wrong(0, "a method has no id", null);
            }
            KnowledgeFile other = files.putIfAbsent(method.id(), file);
            if (other != null) {
                throw file.wrong(
                        file.line("id: " + method.id()),
                        "the method " + method.id() + " is in " + KnowledgeFile.FOLDER + other.name() + ", too",
                        null);
            }
            methods.put(method.id(), method);
        }
    }

    Map<String, Method> all() {
        return methods;
    }

    Map<String, KnowledgeFile> files() {
        return files;
    }

    /**
     * Refuses what the validator finds in them.
     *
     * @param problems each begins with the id of its method
     */
    void refuse(List<String> problems) {
        for (String problem : problems) {
            String id = problem.substring(0, Math.max(0, problem.indexOf(':')));
            KnowledgeFile file = files.get(id);
            if (file != null) {
                throw file.wrong(file.line("id: " + id), problem, null);
            }
        }
    }
}
