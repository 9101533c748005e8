package dev.mitosis.partition.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LastActivityTest {
    private static final String ARN = "arn:aws:sqs:eu-west-1:123456789012:orders";

    private static LastActivity read(String metrics) {
        try {
            ObjectNode data =
                    (ObjectNode) Json.mapper().readTree(("{'GetMetricData':[" + metrics + "]}").replace('\'', '"'));
            LastActivity activity = new LastActivity();
            activity.read(new Resource(
                    ARN, "AWS::SQS::Queue", "eu-west-1", "123456789012", "orders", "orders", Map.of(), data));
            return activity;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(metrics, e);
        }
    }

    @Test
    void of_several_metrics_all_must_have_been_watched_and_any_shows_use() {
        LastActivity.Watched watched = read("{'Fact':'activity','From':'2026-01-01'},"
                        + "{'Fact':'activity','From':'2026-02-01','LastActive':'2026-02-09'},"
                        + "{'Fact':'activity','From':'2026-01-15','LastActive':'2026-02-03'}")
                .of(ARN);

        assertThat(watched).isEqualTo(new LastActivity.Watched("2026-02-01", "2026-02-09"));
        assertThat(watched).isNotNull().returns(false, LastActivity.Watched::isIdle);
    }

    @Test
    void sizes_show_no_use_and_nobody_watched_where_there_is_no_metric() {
        assertThat(read("{'Fact':'bytes','From':'2026-01-01','LastActive':'2026-01-02'}")
                        .of(ARN))
                .isNull();
        assertThat(read("{'Fact':'activity','From':'2026-01-01'}").of(ARN))
                .isNotNull()
                .returns(true, LastActivity.Watched::isIdle);
    }
}
