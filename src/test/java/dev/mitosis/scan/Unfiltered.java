package dev.mitosis.scan;

import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.List;
import java.util.Set;

/** Collectors that take whatever comes: no canary has the values by which they tell types from each other. */
final class Unfiltered {
    private Unfiltered() {}

    static ServiceSpec service(ServiceSpec service) {
        return new ServiceSpec(
                service.name(),
                service.prefix(),
                service.client(),
                service.maker(),
                service.global(),
                service.implied(),
                service.actions(),
                service.price(),
                service.types().stream().map(Unfiltered::type).toList());
    }

    /** The ARN says the type, so that of two types that one operation lists both are there. */
    private static TypeSpec type(TypeSpec type) {
        return new TypeSpec(
                type.type(),
                type.parent(),
                Set.of(),
                type.probe(),
                type.list(),
                type.instead(),
                type.items(),
                type.describe(),
                Template.of(
                        "arn:aws:pretended:::" + type.type() + "/" + type.list().operation()),
                type.id(),
                type.name(),
                type.region(),
                type.account(),
                type.tags(),
                List.of(),
                List.of(),
                type.details(),
                type.secrets(),
                type.drop(),
                type.decode(),
                type.absent());
    }
}
