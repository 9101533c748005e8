package dev.mitosis.partition.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.Json;
import dev.mitosis.io.YamlPlace;
import dev.mitosis.model.KnowledgeFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's own words, {@code knowledge/words.yaml}: added to the lists of the same names that are shipped.
 *
 * @param compounds words that are joined before names are split, and as what
 */
public record OwnWords(
        List<String> service,
        List<String> part,
        List<String> layer,
        List<String> kind,
        List<String> tool,
        List<String> shared,
        List<String> everybody,
        List<String> platform,
        Map<String, String> compounds) {
    /** None. */
    public static final OwnWords NONE = new OwnWords(null, null, null, null, null, null, null, null, null);

    private static final String FILE = "words.yaml";

    public OwnWords(
            @Nullable List<String> service,
            @Nullable List<String> part,
            @Nullable List<String> layer,
            @Nullable List<String> kind,
            @Nullable List<String> tool,
            @Nullable List<String> shared,
            @Nullable List<String> everybody,
            @Nullable List<String> platform,
            @Nullable Map<String, String> compounds) {
        this.service = copy(service);
        this.part = copy(part);
        this.layer = copy(layer);
        this.kind = copy(kind);
        this.tool = copy(tool);
        this.shared = copy(shared);
        this.everybody = copy(everybody);
        this.platform = copy(platform);
        this.compounds = compounds == null ? Map.of() : Map.copyOf(compounds);
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * Reads the file, where it is among them.
     *
     * @throws dev.mitosis.model.MitosisException M-KNOW-02 where it makes no sense
     */
    public static OwnWords read(List<KnowledgeFile> knowledge) {
        for (KnowledgeFile file : knowledge) {
            if (file.name().equals(FILE) && !file.saysNothing()) {
                return read(file);
            }
        }
        return NONE;
    }

    private static OwnWords read(KnowledgeFile file) {
        try {
            OwnWords words = Json.yaml()
                    .readerFor(OwnWords.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file.text());
            return words == null ? NONE : words;
        } catch (JsonProcessingException e) {
            throw YamlPlace.wrong(file, e);
        }
    }
}
