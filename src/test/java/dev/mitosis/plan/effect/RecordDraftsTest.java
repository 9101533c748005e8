package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which record of a name a command is about. */
class RecordDraftsTest {
    private static final String RECORD = "arn:aws:route53:::hostedzone/Z1/recordset/api.example.com./A/";

    @Test
    void one_of_several_records_of_a_name_is_told_by_its_identifier() {
        assertThat(RecordDrafts.identifier(RECORD + "blue", "A")).isEqualTo(" --start-record-identifier blue");
        assertThat(RecordDrafts.identifier(RECORD + "half of it", "A"))
                .isEqualTo(" --start-record-identifier 'half of it'");
    }

    @Test
    void a_record_that_is_the_only_one_of_its_name_needs_none() {
        assertThat(RecordDrafts.identifier(RECORD + "simple", "A")).isEmpty();
        assertThat(RecordDrafts.identifier("", "A")).isEmpty();
    }
}
