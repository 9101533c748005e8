package dev.mitosis.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.RecordShape;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MeasuredMembersTest {
    private static final String DATA = "/data";
    private static final Map<String, List<RecordShape>> SHAPES = RecordShape.collected();

    static Stream<MeasuredMembers.Entry> entries() {
        return MeasuredMembers.load().entries().stream();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void every_measured_member_is_one_that_a_record_can_hold(MeasuredMembers.Entry entry) {
        String pointer = entry.pointer();

        assertThat(pointer).startsWith(DATA + "/");
        assertThat(SHAPES.entrySet().stream()
                        .filter(shapes ->
                                entry.type().equals("*") || shapes.getKey().equals(entry.type()))
                        .flatMap(shapes -> shapes.getValue().stream()))
                .anyMatch(shape -> shape.has(pointer.substring(DATA.length()).replaceFirst("/\\*\\*$", "")));
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::DynamoDB::Table,  /data/ItemCount,                          true",
        "AWS::DynamoDB::Table,  /data/ItemCounts,                         false",
        "AWS::DynamoDB::Table,  /ItemCount,                               false",
        "AWS::DynamoDB::Tables, /data/ItemCount,                          false",
        "AWS::DynamoDB::Table,  /data/GlobalSecondaryIndexes/3/ItemCount, true",
        "AWS::DynamoDB::Table,  /data/GlobalSecondaryIndexes/ItemCount,   false",
        "AWS::IAM::Role,        /data/RoleLastUsed,                       true",
        "AWS::IAM::Role,        /data/RoleLastUsed/Region,                true",
        "AWS::IAM::Role,        /data/RoleLastUsedBy,                     false",
        "AWS::Lambda::Function, /data/GetMetricData/0/LastDay,            true"
    })
    void a_star_is_one_step_and_two_are_any(String type, String pointer, boolean measured) {
        assertThat(MeasuredMembers.load().contains(type, pointer)).isEqualTo(measured);
    }

    @Test
    void no_entry_stands_twice() {
        assertThat(entries().map(entry -> entry.type() + entry.pointer())).doesNotHaveDuplicates();
    }
}
