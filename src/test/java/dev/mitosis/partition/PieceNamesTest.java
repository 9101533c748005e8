package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names of pieces, kinds and parts beside those of applications. */
class PieceNamesTest {
    private static final List<String> RANKERS = List.of("exams", "tolls", "livestock");
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String DELIVERY = "AWS::KinesisFirehose::DeliveryStream";
    private static final String APPLICATION = "AWS::ElasticBeanstalk::Application";
    private static final String ENVIRONMENT = "AWS::ElasticBeanstalk::Environment";

    /** A function with its role and queue. */
    private static Fields piece(Fields fields, String name) {
        return fields.add(FUNCTION, name)
                .add(ROLE, name + "-role")
                .add(QUEUE, name + "-jobs")
                .edge(name, EdgeKind.RUNS_AS, name + "-role")
                .edge(name, EdgeKind.WRITES, name + "-jobs");
    }

    /** Three applications with the same piece among several without. */
    private static Fields rankers() {
        Fields fields = new Fields();
        List.of("brewery", "mediator", "museum", "harbour", "trams", "couriers").forEach(app -> piece(fields, app));
        RANKERS.forEach(app -> piece(fields, app + "-ranker"));
        return fields;
    }

    private static Set<String> contexts(PartitionDocument document) {
        return RANKERS.stream()
                .map(app -> String.valueOf(row(document, app + "-ranker").context()))
                .collect(Collectors.toSet());
    }

    @Test
    void a_piece_that_several_applications_have_is_no_application() {
        assertThat(contexts(rankers().partition())).hasSize(3);
    }

    @Test
    void pieces_that_use_each_other_are_those_of_one_application() {
        Fields fields = rankers();
        for (String app : RANKERS) {
            RANKERS.forEach(other -> fields.edge(app + "-ranker", EdgeKind.WRITES, other + "-ranker-jobs"));
        }

        assertThat(contexts(fields.partition())).containsExactly("ranker");
    }

    @Test
    void what_says_the_kind_of_a_thing_names_no_application_beside_another_word() {
        Fields fields = new Fields()
                .add(TABLE, "shows", "app", "broadcasts")
                .add(TABLE, "parcels", "app", "delivery")
                .add(TABLE, "vans", "app", "delivery")
                .add(DELIVERY, "broadcasts-sync-delivery")
                .add(DELIVERY, "delivery-sync");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "broadcasts-sync-delivery").context()).isEqualTo("broadcasts");
        assertThat(row(document, "delivery-sync").context()).isEqualTo("delivery");
    }

    @Test
    void a_word_in_the_names_of_all_streams_is_no_word_of_the_organisation() {
        Fields fields = piece(piece(new Fields(), "delivery"), "delivery-worker");
        for (String app : RANKERS) {
            fields.add(TABLE, app + "-items", "app", app).add(DELIVERY, app + "-delivery", "app", app);
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "delivery").context()).startsWith("delivery");
        assertThat(row(document, "delivery-worker").context())
                .isEqualTo(row(document, "delivery").context());
    }

    @Test
    void a_whole_without_a_telling_name_is_called_as_its_parts() {
        Fields fields = piece(piece(new Fields(), "brewery"), "brewery-mailer")
                .add(APPLICATION, "api")
                .add(ENVIRONMENT, "api-env-brewery")
                .part("api-env-brewery", "api");

        assertThat(row(fields.partition(), "api").context()).isEqualTo("brewery");
    }

    @Test
    void the_same_whole_in_several_environments_is_an_application_whoever_uses_it() {
        Fields fields = piece(piece(new Fields(), "mediator"), "mediator-queue");
        for (String stage : List.of("prod", "staging", "dev")) {
            fields.add(APPLICATION, "patients-" + stage)
                    .add(ENVIRONMENT, "patients-env-" + stage)
                    .part("patients-env-" + stage, "patients-" + stage)
                    .edge("mediator", EdgeKind.INVOKES, "patients-env-" + stage);
        }

        assertThat(row(fields.partition(), "patients-staging").context()).isEqualTo("patients");
    }

    @Test
    void what_an_application_has_in_the_sandbox_is_the_applications() {
        Fields fields = piece(piece(new Fields(), "recorder-prod"), "recorder-sandbox");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "recorder-sandbox").context()).isEqualTo("recorder");
        assertThat(row(document, "recorder-sandbox").account()).isEqualTo("sandbox");
    }
}
