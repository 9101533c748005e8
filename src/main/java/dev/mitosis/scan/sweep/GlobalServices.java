package dev.mitosis.scan.sweep;

import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.ServiceRegion;
import dev.mitosis.scan.read.TypeRead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells where what a stack of a region names really is: the stack of a region also makes roles, distributions and
 * zones, which are in none. A type that was asked for globally is global, unless it says itself where it is as buckets
 * do, and so is one of a service of which everything else is.
 */
record GlobalServices(Map<String, Boolean> types, Map<String, Boolean> services) {
    static GlobalServices of(List<TypeRead> reads) {
        Map<String, Boolean> types = new HashMap<>();
        Map<String, Boolean> services = new HashMap<>();
        for (TypeRead read : reads) {
            boolean global =
                    read.place().region().equals(Resource.GLOBAL) && read.spec().region() == null;
            types.merge(read.spec().type(), global, Boolean::logicalAnd);
            services.merge(service(read.spec().type()), global, Boolean::logicalAnd);
        }
        return new GlobalServices(types, services);
    }

    private static String service(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf("::")));
    }

    /** The place itself, or the one that a global resource has. */
    ServiceRegion placeOf(String type, ServiceRegion place) {
        boolean global = types.getOrDefault(type, services.getOrDefault(service(type), false));
        return global ? place.global() : place;
    }
}
