package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.OldThing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    private static StepTemplate copy(String size) throws IOException {
        return Json.yaml().readValue("{action: copy, minutes: 20" + size + "}", StepTemplate.class);
    }

    private static List<Moved> things(JsonNode... sizes) {
        PlannedResource planned = new PlannedResource(
                "a/x",
                "arn",
                true,
                "AWS::EC2::Volume",
                "r",
                "a",
                "x",
                "arn",
                Fate.MOVES,
                Filled.AT_CREATION,
                null,
                "ebs-volume",
                List.of(),
                null,
                null,
                List.of());
        return Stream.of(sizes)
                .map(size -> new Moved(
                        new OldThing("arn", "AWS::EC2::Volume", "r", "id", "x", Map.of("/Size", size)),
                        planned,
                        MethodLibrary.load().byId("ebs-volume")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"20, 1, 20", "20, 2, 25", "20, 5, 40", "3, 3, 5", "20, 0, 20"})
    void the_first_takes_its_time_and_each_further_one_a_quarter_of_it(int one, int count, int minutes) {
        assertThat(Durations.of(one, count)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"GiB, 300, 140", "items, 300, 140", "MiB, 307200, 140", "bytes, 322122547200, 140", "GiB, 1, 21"})
    void a_copy_takes_as_long_as_its_size_at_that_throughput(String unit, long size, int minutes) throws IOException {
        StepTemplate copy = copy(", size: {path: /Size, unit: " + unit + ", perHour: 150, source: x}");

        assertThat(Durations.whole(copy, things(LongNode.valueOf(size)))).isEqualTo(minutes);
        assertThat(Durations.whole(copy, things(TextNode.valueOf(String.valueOf(size)))))
                .isEqualTo(minutes);
    }

    @Test
    void the_largest_of_several_tells_how_long_and_what_is_left_is_a_tenth() throws IOException {
        StepTemplate copy = copy(", size: {path: /Size, unit: GiB, perHour: 150, source: x}");
        List<Moved> two = things(LongNode.valueOf(300), LongNode.valueOf(150));

        assertThat(Durations.whole(copy, two)).isEqualTo(25 + 120);
        assertThat(Durations.rest(copy, two)).isEqualTo(25 + 12);
    }

    @Test
    void where_nothing_tells_the_size_it_takes_the_working_time() throws IOException {
        assertThat(Durations.whole(copy(""), things(LongNode.valueOf(300)))).isEqualTo(20);
        assertThat(Durations.whole(
                        copy(", size: {path: /Other, unit: GiB, perHour: 150, source: x}"),
                        things(LongNode.valueOf(300))))
                .isEqualTo(20);
    }
}
