package dev.mitosis.traffic.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Node;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a record names beside the interface. */
class HoldersTest {
    private static final String SERVICE = "arn:aws:ecs:eu-west-1:123456789012:service/";

    private final Holders holders = new Holders(new GraphDocument(
            1,
            "test",
            "123456789012",
            "s",
            Map.of(),
            Stream.of("shop/api", "blog/api", "shop/mail")
                    .map(name -> new Node(SERVICE + name, "AWS::ECS::Service", "eu-west-1", name, false, List.of()))
                    .toList(),
            List.of(),
            List.of()));

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-west-1:123456789012:cluster/shop api, shop/api",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/blog api, blog/api",
        "' api', -",
        "' mail', shop/mail",
        "arn:aws:ecs:eu-west-1:123456789012:cluster/gone mail, shop/mail",
        "' gone', -",
        "i-0123456789abcdef0, -",
    })
    void a_service_is_that_of_its_cluster_else_the_only_one_of_its_name(String text, String service) {
        assertThat(holders.find(text).orElse("-")).isEqualTo(service.equals("-") ? "-" : SERVICE + service);
    }
}
