package dev.mitosis.generated.ground;

import dev.mitosis.generated.ground.Habits.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stacks of one place, made when the first resource needs them. */
final class Stacks {
    private static final Set<String> DATA = Set.of("S3", "DynamoDB", "RDS", "ElastiCache", "SecretsManager", "KMS");
    private static final Set<String> NEVER = Set.of("AWS::EC2::Snapshot", "AWS::RDS::DBSnapshot", "AWS::EC2::Image");
    private static final double UNLISTED = 0.04;

    private final Place place;
    private final Deployment deployment;
    private final Map<String, Unit> units = new LinkedHashMap<>();

    Stacks(Place place, Deployment deployment) {
        this.place = place;
        this.deployment = deployment;
    }

    /** The stack of a resource; null where it is made by hand. */
    @Nullable
    Unit of(String type, String part) {
        if (deployment == Deployment.HAND
                || NEVER.contains(type)
                || place.noise().chance(UNLISTED)) {
            return null;
        }
        return switch (deployment) {
            case LAYERS -> unit(layer(type), null);
            case NESTED -> nested(layer(type));
            case HAND, STACK, CDK, SERVERLESS -> unit("", null);
        };
    }

    private Unit nested(String layer) {
        Unit root = unit("", null);
        return unit(root.name() + "-" + Naming.camel(layer), root);
    }

    private Unit unit(String key, @Nullable Unit parent) {
        Unit known = units.get(key);
        if (known == null) {
            String name = parent == null
                    ? place.stackName(key)
                    : key + "-" + place.noise().text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 12);
            known = place.stack(name, parent);
            units.put(key, known);
        }
        return known;
    }

    private static String layer(String type) {
        String service = type.split("::", -1)[1];
        return DATA.contains(service) ? "data" : "service";
    }
}
