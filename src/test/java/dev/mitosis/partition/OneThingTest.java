package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import org.junit.jupiter.api.Test;

/** A word founds a context only where more than the word says that there is an application. */
class OneThingTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static Fields function(Fields fields, String name) {
        return fields.add(FUNCTION, name)
                .add("AWS::IAM::Role", name + "-role")
                .add("AWS::CloudWatch::Alarm", name + "-errors")
                .edge(name, EdgeKind.RUNS_AS, name + "-role")
                .edge(name + "-errors", EdgeKind.REFERENCES, name);
    }

    private static Fields billing() {
        Fields fields = new Fields().add("AWS::DynamoDB::Table", "billing-items");
        for (String part : Fields.PARTS) {
            function(fields, "billing-" + part).edge("billing-" + part, EdgeKind.WRITES, "billing-items");
        }
        return fields;
    }

    @Test
    void what_one_function_does_founds_no_context_and_it_belongs_to_what_it_writes() {
        PartitionDocument document = function(billing(), "send-dunning")
                .edge("send-dunning", EdgeKind.WRITES, "billing-items")
                .partition();

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("billing");
        assertThat(row(document, "send-dunning").context()).isEqualTo("billing");
        assertThat(row(document, "send-dunning-errors").context()).isEqualTo("billing");
    }

    @Test
    void a_function_with_a_table_of_its_name_is_an_application_whoever_calls_it() {
        PartitionDocument document = function(billing(), "send-dunning")
                .add("AWS::DynamoDB::Table", "dunning-letters")
                .edge("send-dunning", EdgeKind.WRITES, "dunning-letters")
                .edge("billing-api", EdgeKind.INVOKES, "send-dunning")
                .partition();

        assertThat(row(document, "send-dunning").context()).isEqualTo("dunning");
    }
}
