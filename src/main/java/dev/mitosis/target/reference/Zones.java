package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.PlannedNetwork.PlannedSubnet;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.target.reference.Values.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Availability zones: their names mean another place in each account, so that a zone is what a subnet of the account is
 * in, or a parameter where the account has none there.
 */
final class Zones {
    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d[a-z]");
    private static final String PROPERTY = "AvailabilityZone";

    private final UnaryOperator<@Nullable String> idOf;
    private final Map<Site, String> subnets = new HashMap<>();

    private record Site(String account, String region, String zone) {}

    /**
     * Knows the zones of the networks.
     *
     * @param idOf the id of a zone by its name in the old account; null where no record tells it
     */
    Zones(List<PlannedNetwork> networks, UnaryOperator<@Nullable String> idOf) {
        this.idOf = idOf;
        for (PlannedNetwork network : networks) {
            if (!network.kept()) {
                for (PlannedSubnet subnet : network.subnets()) {
                    subnets.putIfAbsent(new Site(network.account(), network.region(), subnet.zone()), subnet.id());
                }
            }
        }
    }

    /** The zone in the account of the place; null where the text is no zone. */
    @Nullable
    JsonNode say(String text, Place place) {
        if (!place.path().contains(PROPERTY) || !NAME.matcher(text).matches()) {
            return null;
        }
        String known = idOf.apply(text);
        String id = known == null ? text : known;
        Sheet sheet = place.sheet();
        String subnet = subnets.get(new Site(sheet.account(), sheet.thing().region(), id));
        if (subnet != null && !subnet.equals(sheet.thing().id())) {
            return Forms.ref(subnet, PROPERTY);
        }
        return sheet.common(new Parameter(
                Sheet.camel("zone " + id),
                "AWS::EC2::AvailabilityZone::Name",
                "person",
                false,
                null,
                "The name that the account of the stack has for the availability zone " + id
                        + ": aws ec2 describe-availability-zones.",
                null,
                "zone " + id));
    }
}
