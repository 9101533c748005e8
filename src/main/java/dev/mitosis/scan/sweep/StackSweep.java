package dev.mitosis.scan.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Arn;
import dev.mitosis.scan.call.Items;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.read.ListedResource;
import dev.mitosis.scan.read.TypeRead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what the stacks that were read say of their resources; asks nothing. */
final class StackSweep {
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String RESOURCES = Mention.Source.STACK.operation() + "/StackResourceSummaries";

    private final ArnTypes types;
    private final PartTypes parts;

    StackSweep(ArnTypes types, PartTypes parts) {
        this.types = types;
        this.parts = parts;
    }

    List<Mention> mentions(List<TypeRead> reads) {
        List<Mention> seen = new ArrayList<>();
        GlobalServices globals = GlobalServices.of(reads);
        for (TypeRead read : reads) {
            if (read.spec().type().equals(STACK)) {
                read.sorted().forEach(stack -> members(stack, new Place(read.place(), globals), seen));
            }
        }
        return seen;
    }

    private record Place(ServiceRegion ofStack, GlobalServices globals) {
        ServiceRegion of(String type) {
            return globals.placeOf(type, ofStack);
        }
    }

    private void members(ListedResource stack, Place places, List<Mention> seen) {
        for (JsonNode member : Items.at(stack.data(), RESOURCES)) {
            String type = member.path("ResourceType").asText("");
            String id = member.path("PhysicalResourceId").asText("");
            boolean gone = member.path("ResourceStatus").asText("").equals("DELETE_COMPLETE");
            if (!type.isEmpty() && !id.isEmpty() && !gone && !parts.contains(type)) {
                ServiceRegion place = places.of(type);
                Arn arn = types.arnOf(type, id, place);
                ObjectNode data = member.deepCopy();
                data.put("StackId", stack.arn());
                String region = arn.region().isEmpty() ? place.region() : arn.region();
                seen.add(new Mention(Mention.Source.STACK, arn, type, region, id, Map.of(), data));
            }
        }
    }
}
