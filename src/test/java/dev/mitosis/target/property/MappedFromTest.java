package dev.mitosis.target.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Mapped.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** From where each property of the sample is mapped. */
class MappedFromTest {
    private static final Path SAMPLE = Path.of("plans/sample/snapshot");
    private static final Path GOLDEN = Path.of("src/test/resources/dev/mitosis/golden/sample-mapped-from.txt");

    private static List<Resource> sample() throws IOException {
        List<Resource> records = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".jsonl.gz"))
                    .sorted()
                    .toList()) {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        records.add(record(line));
                    }
                }
            }
        }
        return records;
    }

    private static Resource record(String line) throws JsonProcessingException {
        return Json.mapper().readValue(line, Resource.class);
    }

    @Test
    void each_property_of_the_sample_is_mapped_from_its_place() throws IOException {
        List<Resource> sample = sample();
        Neighbours neighbours = new Neighbours();
        sample.forEach(neighbours);
        PropertyMapper mapper = PropertyMapper.load(neighbours);
        Map<String, Set<String>> lines = new TreeMap<>();
        for (Resource record : sample) {
            Mapped mapped = mapper.map(record);
            if (mapped != null) {
                note(lines, record.type(), mapped.origins(), mapped.gaps());
                mapped.children()
                        .forEach(child ->
                                note(lines, record.type() + " > " + child.type(), child.origins(), child.gaps()));
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((type, all) -> {
            text.append(type).append('\n');
            all.forEach(line -> text.append("  ").append(line).append('\n'));
        });

        Golden.assertMatches(GOLDEN, text.toString());
    }

    private static void note(Map<String, Set<String>> lines, String type, List<Origin> origins, List<Gap> gaps) {
        Set<String> own = lines.computeIfAbsent(type, unseen -> new TreeSet<>());
        origins.forEach(origin -> own.add(origin.property() + " <- " + origin.place() + " "
                + origin.rule().name().toLowerCase(Locale.ROOT)));
        gaps.forEach(gap -> own.add("~ " + gap.kind().name().toLowerCase(Locale.ROOT) + " "
                + gap.place().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")));
    }
}
