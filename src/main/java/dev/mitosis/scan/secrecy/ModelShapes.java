package dev.mitosis.scan.secrecy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkPojo;

/** The shapes of the APIs' models, each made once, when something first has it. */
final class ModelShapes {
    private final Map<String, ModelShape> known = new ConcurrentHashMap<>();
    private final SecretPlaces places;

    ModelShapes(SecretPlaces places) {
        this.places = places;
    }

    /** The shape of an SDK object. */
    ModelShape of(SdkPojo pojo) {
        return known.computeIfAbsent(ModelShape.place(pojo), place -> new ModelShape(pojo, this));
    }

    SecretPlaces places() {
        return places;
    }
}
