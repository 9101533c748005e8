package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import java.util.Optional;

/**
 * What stands around the applications of an environment and may be everybody's.
 *
 * @param bus the event bus that every region has
 * @param scaler the role of Auto Scaling that every account has
 * @param alerts the topic of all alarms
 * @param key the key of all that is encrypted
 * @param logs the bucket of all access logs
 * @param zone the zone of all names
 * @param certificate the certificate of all names
 * @param balancer a listener for all
 * @param cluster the cluster of all containers
 * @param executor the role that starts all containers
 * @param artifacts the bucket of all builds
 * @param image the image of all servers
 * @param everything the role that may do everything
 * @param shipper the function that sends all logs elsewhere
 */
public record Surroundings(
        Network network,
        String domain,
        Draft bus,
        Draft scaler,
        Optional<Draft> alerts,
        Optional<Draft> key,
        Optional<Draft> logs,
        Optional<Draft> zone,
        Optional<Draft> certificate,
        Optional<Draft> balancer,
        Optional<Draft> cluster,
        Optional<Draft> executor,
        Optional<Draft> artifacts,
        Optional<Draft> image,
        Optional<Draft> everything,
        Optional<Draft> shipper) {
    /** The same in a network of one's own, out of reach of the listener of all. */
    public Surroundings in(Network own) {
        return new Surroundings(
                own,
                domain,
                bus,
                scaler,
                alerts,
                key,
                logs,
                zone,
                certificate,
                Optional.empty(),
                cluster,
                executor,
                artifacts,
                image,
                everything,
                shipper);
    }

    /** The same with a listener and a cluster for all, where there are. */
    Surroundings serving(Optional<Draft> listener, Optional<Draft> containers) {
        return new Surroundings(
                network,
                domain,
                bus,
                scaler,
                alerts,
                key,
                logs,
                zone,
                certificate,
                listener,
                containers,
                executor,
                artifacts,
                image,
                everything,
                shipper);
    }
}
