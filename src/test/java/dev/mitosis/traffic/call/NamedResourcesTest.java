package dev.mitosis.traffic.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is called so; of two that are, neither. */
class NamedResourcesTest {
    private static final String ROLE = "AWS::IAM::Role";
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String SHOP = "arn:aws:iam::123456789012:role/shop";

    private static Resource called(String name, String type, String region, String arn) {
        return new Resource(
                arn,
                type,
                region,
                "123456789012",
                name,
                name,
                Map.of(),
                Json.mapper().createObjectNode());
    }

    private static NamedResources of(Resource... resources) {
        return new NamedResources(new InMemorySnapshot("123456789012", List.of(resources)));
    }

    @Test
    void a_name_is_that_of_the_one_that_has_it() {
        NamedResources resources = of(
                called("shop", ROLE, Resource.GLOBAL, SHOP),
                called("shop", "AWS::IAM::User", Resource.GLOBAL, "arn:aws:iam::123456789012:user/shop"));

        assertThat(resources.byName(ROLE, "shop", "")).contains(SHOP);
    }

    @Test
    void a_name_that_two_have_is_neither_s() {
        NamedResources resources = of(
                called("shop", ROLE, Resource.GLOBAL, SHOP),
                called("shop", ROLE, Resource.GLOBAL, "arn:aws:iam::123456789012:role/old/shop"));

        assertThat(resources.byName(ROLE, "shop", "")).isEmpty();
    }

    @Test
    void what_is_called_so_elsewhere_is_no_other_one() {
        List<String> regions = List.of("eu-west-1", "eu-west-2");
        NamedResources resources = of(regions.stream()
                .map(region ->
                        called("pay", FUNCTION, region, "arn:aws:lambda:" + region + ":123456789012:function:pay"))
                .toArray(Resource[]::new));

        assertThat(resources.byName(FUNCTION, "pay", "eu-west-2"))
                .contains("arn:aws:lambda:eu-west-2:123456789012:function:pay");
    }
}
