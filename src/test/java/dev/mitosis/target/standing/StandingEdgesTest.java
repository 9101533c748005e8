package dev.mitosis.target.standing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingEdgesTest {
    private static final String DEV = "222222222222";
    private static final String SHARED = "333333333333";
    private static final String WORKER = "arn:aws:lambda:eu-west-1:222222222222:function:worker";
    private static final String JOBS = "arn:aws:sqs:eu-west-1:222222222222:jobs";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:333333333333:news";

    private final StandingEdges edges = new StandingEdges();

    StandingEdgesTest() {
        edges.stands("dev/worker", record(WORKER, DEV, ""));
        edges.stands("dev/jobs", record(JOBS, DEV, ""));
        edges.stands("shared/news", record(TOPIC, SHARED, "news.eu-west-1.amazonaws.com"));
    }

    private static Resource record(String arn, String account, String said) {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("Says", said);
        String name = Arn.last(arn);
        return new Resource(arn, "AWS::Test::Thing", "eu-west-1", account, name, name, Map.of(), data);
    }

    private static PlannedEdge planned(String from, String to, EdgeKind kind) {
        return new PlannedEdge(from, to, kind, Strength.EXACT, false, null);
    }

    private static Edge drawn(String to, EdgeKind kind, String text) {
        return new Edge(WORKER, to, kind, Strength.EXACT, List.of(new Evidence(WORKER, "/Environment", text)));
    }

    private StandingDependencies of(PlannedEdge edge) {
        return edges.of(List.of(edge), id -> false);
    }

    @Test
    void a_dependency_is_alive_where_the_scan_draws_it() {
        PlannedEdge reads = planned("dev/worker", "dev/jobs", EdgeKind.READS);
        edges.drawn(List.of(drawn(JOBS, EdgeKind.WRITES, JOBS)));

        assertThat(of(reads).missing()).containsExactly(reads);
        assertThat(of(reads).alive()).isEmpty();

        edges.drawn(List.of(drawn(JOBS, EdgeKind.READS, JOBS)));

        assertThat(of(reads).missing()).isEmpty();
        assertThat(of(reads).planned()).isEqualTo(of(reads).alive()).isEqualTo(Map.of("reads", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "publishes to arn:aws:sns:eu-west-1:333333333333:news, true",
        "publishes to news.eu-west-1.amazonaws.com,            true",
        "publishes to arn:aws:sns:eu-west-1:333333333333:old,  false",
        "publishes to arn:aws:sns:eu-west-1:333333333333:news-archive,  false",
        "news,                                                 false"
    })
    void over_a_border_it_is_alive_where_the_record_names_what_stands_there(String said, boolean alive) {
        PlannedEdge writes = planned("dev/worker", "shared/news", EdgeKind.WRITES);

        edges.stands("dev/worker", record(WORKER, DEV, said));

        assertThat(of(writes).missing().isEmpty()).isEqualTo(alive);
    }

    @Test
    void the_records_of_a_zone_speak_for_it() {
        String zone = "arn:aws:route53:::hostedzone/Z1";
        PlannedEdge resolves = planned("dev/zone", "shared/news", EdgeKind.RESOLVES_TO);
        edges.stands("dev/zone", record(zone, DEV, ""));

        assertThat(of(resolves).missing()).containsExactly(resolves);

        edges.stands("dev/record", record(zone + "/recordset/a./A/simple", DEV, TOPIC));

        assertThat(of(resolves).missing()).isEmpty();
    }

    @Test
    void of_what_is_half_read_nothing_is_missing() {
        PlannedEdge reads = planned("dev/worker", "dev/jobs", EdgeKind.READS);

        StandingDependencies dependencies = edges.of(List.of(reads), "dev/worker"::equals);

        assertThat(dependencies.unsaid()).isEqualTo(1);
        assertThat(dependencies.missing()).isEmpty();
    }

    @Test
    void what_no_connection_serves_nobody_needs() {
        PlannedEdge trusts = new PlannedEdge(
                "dev/worker", "shared/news", EdgeKind.TRUSTS, Strength.EXACT, true, "none/dev/to/shared/news");

        assertThat(of(trusts).planned()).isEmpty();
    }

    @Test
    void of_what_does_not_stand_nothing_is_said() {
        StandingDependencies dependencies = of(planned("dev/worker", "dev/gone", EdgeKind.READS));

        assertThat(dependencies.planned()).isEmpty();
        assertThat(dependencies.missing()).isEmpty();
    }
}
