package dev.mitosis.graph.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last part of an ARN names its resource, and with more behind it a part of that. */
class ArnTailsTest {
    private static ArnTails tails() {
        ArnTails tails = new ArnTails();
        int ordinal = 0;
        for (String arn : List.of(
                "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                "arn:aws:ecs:eu-west-1:123456789012:service/shop/api",
                "arn:aws:lambda:eu-west-1:123456789012:function:quote",
                "arn:aws:cassandra:eu-west-1:123456789012:/keyspace/shop/table/carts",
                "arn:aws:sqs:eu-west-1:123456789012:jobs")) {
            tails.add(new Entity(ordinal++, arn, "AWS::Some::Thing", "eu-west-1", "123456789012", arn, arn, false));
        }
        return tails;
    }

    @ParameterizedTest
    @CsvSource({
        "table/orders, arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
        "table/orders/index/by-day, arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
        "service/shop/api, arn:aws:ecs:eu-west-1:123456789012:service/shop/api",
        "function:quote:live, arn:aws:lambda:eu-west-1:123456789012:function:quote",
        "keyspace/shop/table/carts, arn:aws:cassandra:eu-west-1:123456789012:/keyspace/shop/table/carts",
        "/keyspace/shop/table/carts, arn:aws:cassandra:eu-west-1:123456789012:/keyspace/shop/table/carts",
        "table/orders-old,",
        "service/shop,",
        "service/shop/web,",
        "my/table/orders,",
        "jobs,",
        "orders,",
        "'',",
    })
    void a_text_names_what_its_leading_segments_are_the_tail_of(String text, String arn) {
        assertThat(tails().find(text)).extracting(Entity::arn).isEqualTo(arn == null ? List.of() : List.of(arn));
    }
}
