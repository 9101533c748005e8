package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.sdk.SdkJson;
import dev.mitosis.aws.sdk.SdkRequests;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One read operation.
 *
 * @param name its IAM name, for example {@code ce:GetTags}
 * @param call sends the parameters once and gives the answer
 */
record CostOperation(String name, BiFunction<CostClients, JsonNode, SdkPojo> call) {
    private static final String COST_EXPLORER = "ce:";

    static <B extends SdkBuilder<B, R> & SdkPojo, R> CostOperation of(
            String name, Supplier<B> request, BiFunction<CostClients, R, ? extends SdkPojo> call) {
        return new CostOperation(name, (clients, parameters) -> {
            B builder = request.get();
            SdkRequests.fill(builder, (ObjectNode) parameters);
            return call.apply(clients, builder.build());
        });
    }

    /** Whether each request costs money. */
    boolean paid() {
        return name.startsWith(COST_EXPLORER);
    }

    ObjectNode answer(CostClients clients, JsonNode parameters) {
        return SdkJson.toJson(call.apply(clients, parameters));
    }
}
