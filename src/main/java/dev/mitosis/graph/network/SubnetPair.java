package dev.mitosis.graph.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pair of places that a packet may travel between; a null subnet is a place outside. */
public record SubnetPair(
        NetworkEnd source, NetworkModel.@Nullable Subnet from, NetworkEnd target, NetworkModel.@Nullable Subnet to) {
    /** Every subnet of the one with every subnet of the other. */
    public static List<SubnetPair> between(NetworkEnd source, NetworkEnd target) {
        List<SubnetPair> pairs = new ArrayList<>();
        if (source.outside() != null) {
            target.subnets().forEach(to -> pairs.add(new SubnetPair(source, null, target, to)));
        } else if (target.outside() != null) {
            source.subnets().forEach(from -> pairs.add(new SubnetPair(source, from, target, null)));
        } else {
            for (NetworkModel.Subnet from : source.subnets()) {
                for (NetworkModel.Subnet to : target.subnets()) {
                    pairs.add(new SubnetPair(source, from, target, to));
                }
            }
        }
        return pairs;
    }
}
