package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument.Place;
import dev.mitosis.model.CheckDocument.Prediction;
import dev.mitosis.model.RehearsalDocument.Broken;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaveViewTest {
    private static final String QUEUE = "dev/sqs-queue/orders";
    private static final String OLD = "arn:aws:sqs:eu-west-1:123456789012:orders";

    private static final WaveView VIEW = new WaveView(
            List.of(
                    new Prediction(1, List.of(new Place(QUEUE, "dev", "eu-west-1")), List.of(), List.of(), List.of()),
                    new Prediction(
                            2, List.of(), List.of(new Place(OLD, "production", "eu-west-1")), List.of(), List.of())),
            Map.of(QUEUE, 5),
            Map.of(QUEUE, List.of("make"), OLD, List.of("delete")),
            Map.of(QUEUE, OLD));

    private static ObservedWave seen(int wave, String things, String... done) throws IOException {
        String standing = "{'accounts':[{'name':'dev'},{'name':'production'}],'things':[" + things + "]}";
        return VIEW.after(wave, Json.mapper().readTree(standing.replace('\'', '"')), Set.of(done));
    }

    @Test
    void what_stands_is_compared_member_by_member() throws IOException {
        ObservedWave seen = seen(
                1,
                "{'id':'" + QUEUE + "','state':'different','unseen':['/Tags'],'differences':[{'of':'VisibilityTimeout',"
                        + "'planned':'30','found':'60'}]}",
                "make");

        assertThat(seen)
                .isEqualTo(new ObservedWave(
                        1, 1, 1, 0, 0, 4, List.of(new Difference(QUEUE, "dev", "VisibilityTimeout", "30", "60"))));
    }

    @Test
    void what_is_missing_although_its_step_ran_is_otherwise() throws IOException {
        ObservedWave seen = seen(1, "{'id':'" + QUEUE + "','state':'absent'}", "make");

        assertThat(seen.differing()).containsExactly(new Difference(QUEUE, "dev", "existence", "standing", "absent"));
    }

    @Test
    void what_is_missing_because_its_step_did_not_run_is_not_rehearsed() throws IOException {
        assertThat(seen(1, "{'id':'" + QUEUE + "','state':'absent'}"))
                .isEqualTo(new ObservedWave(1, 1, 0, 0, 1, 0, List.of()));
    }

    @Test
    void what_no_scan_sees_is_counted_apart() throws IOException {
        assertThat(seen(1, "{'id':'" + QUEUE + "','state':'unseen'}", "make"))
                .isEqualTo(new ObservedWave(1, 1, 0, 1, 0, 0, List.of()));
    }

    @Test
    void what_should_be_gone_and_still_stands_is_otherwise() throws IOException {
        String queue = "{'id':'" + QUEUE + "','state':'standing'}";
        assertThat(seen(2, queue, "make", "delete").differing()).isEmpty();
        assertThat(seen(2, queue + ",{'id':'" + OLD + "','state':'standing'}", "make", "delete")
                        .differing())
                .containsExactly(new Difference(OLD, "production", "existence", "absent", "standing"));
    }

    @Test
    void an_account_that_nobody_looked_at_tells_nothing() throws IOException {
        ObservedWave seen = VIEW.after(1, Json.mapper().readTree("{\"accounts\":[],\"things\":[]}"), Set.of("make"));

        assertThat(seen.predicted()).isZero();
    }

    @Test
    void a_dependency_of_what_was_built_otherwise_is_not_broken_by_the_plan() throws IOException {
        JsonNode standing = Json.mapper()
                .readTree(("{'dependencies':{'planned':{'reads':3},'alive':{'reads':1},'unsaid':1,'missing':[{'from':'"
                                + QUEUE + "','to':'dev/key','kind':'reads'}]}}")
                        .replace('\'', '"'));

        assertThat(VIEW.end(1, standing, Set.of(), Set.of()).broken())
                .containsExactly(new Broken(QUEUE, "dev/key", "reads"));
        assertThat(VIEW.end(1, standing, Set.of(), Set.of(OLD)).broken()).isEmpty();
        assertThat(VIEW.end(1, standing, Set.of(), Set.of(OLD)).unsaid()).isEqualTo(2);
    }
}
