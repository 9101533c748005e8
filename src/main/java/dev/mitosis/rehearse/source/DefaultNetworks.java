package dev.mitosis.rehearse.source;

import dev.mitosis.model.Resource;
import dev.mitosis.rehearse.gate.EmulatorCalls;
import dev.mitosis.snapshot.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The default network of each Region, which stands in every account, in an emulated one as well: nobody builds it. */
final class DefaultNetworks {
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final Set<String> TYPES = Set.of(VPC, SUBNET, GROUP);

    private final EmulatorCalls calls;
    private final Renames renames;
    private final List<Resource> old = new ArrayList<>();
    private final Set<String> standing = new TreeSet<>();

    private DefaultNetworks(EmulatorCalls calls, Renames renames) {
        this.calls = calls;
        this.renames = renames;
    }

    /**
     * Finds them in the emulator.
     *
     * @param renames takes in what the emulator calls them
     * @return the ARNs in the old account of what stands already
     */
    static Set<String> find(EmulatorCalls calls, Snapshot snapshot, Renames renames) throws IOException {
        DefaultNetworks networks = new DefaultNetworks(calls, renames);
        try (Stream<Resource> records = snapshot.resources()) {
            records.filter(record -> TYPES.contains(record.type())).forEach(networks.old::add);
        }
        for (Resource record : List.copyOf(networks.old)) {
            if (record.type().equals(VPC) && record.data().path("IsDefault").asBoolean()) {
                networks.find(record);
            }
        }
        return networks.standing;
    }

    private void find(Resource vpc) throws IOException {
        List<Map<String, String>> vpcs = asked(vpc.region(), "DescribeVpcs", "vpcSet");
        List<Map<String, String>> subnets = asked(vpc.region(), "DescribeSubnets", "subnetSet");
        List<Map<String, String>> groups = asked(vpc.region(), "DescribeSecurityGroups", "securityGroupInfo");
        for (Map<String, String> there : vpcs) {
            if (there.getOrDefault("isDefault", "").equals("true")) {
                String id = there.getOrDefault("vpcId", "");
                is(vpc, id);
                for (Resource subnet : of(vpc, SUBNET)) {
                    String zone = subnet.data().path("AvailabilityZone").asText();
                    first(subnet, subnets, "subnetId", one -> in(one, id) && zone.equals(one.get("availabilityZone")));
                }
                for (Resource group : of(vpc, GROUP)) {
                    String name = group.data().path("GroupName").asText();
                    first(group, groups, "groupId", one -> in(one, id) && name.equals(one.get("groupName")));
                }
                return;
            }
        }
    }

    private static boolean in(Map<String, String> one, String vpc) {
        return vpc.equals(one.get("vpcId"));
    }

    private List<Resource> of(Resource vpc, String type) {
        return old.stream()
                .filter(record -> record.type().equals(type)
                        && record.data().path("VpcId").asText().equals(vpc.id()))
                .toList();
    }

    private void first(
            Resource record, List<Map<String, String>> there, String id, Predicate<Map<String, String>> same) {
        there.stream().filter(same).findFirst().ifPresent(one -> is(record, one.getOrDefault(id, "")));
    }

    private void is(Resource record, String id) {
        renames.put(record.id(), id);
        standing.add(record.arn());
    }

    private List<Map<String, String>> asked(String region, String action, String set) throws IOException {
        return XmlTexts.in(
                calls.ask("ec2", region, Map.of("Action", action, "Version", "2016-11-15"))
                        .text(),
                set);
    }
}
