package dev.mitosis.target.dns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears each record once and keeps what names, certificates and addresses are told by. */
public final class DnsFacts implements Consumer<Resource> {
    private static final String RECORD_SET = "/recordset/";

    private final AddressTable addressTable = AddressTable.load();

    final Map<String, Zone> zones = new TreeMap<>();
    final Map<String, Entry> records = new TreeMap<>();
    final Map<String, Certificate> certificates = new TreeMap<>();
    final Map<String, Elastic> elastic = new TreeMap<>();
    final List<Holder> holders = new ArrayList<>();
    final Map<String, Rule> rules = new TreeMap<>();
    final Map<String, String> networks = new HashMap<>();
    final List<String[]> ruleUses = new ArrayList<>();

    /** A hosted zone and the VPCs that it answers in. */
    record Zone(String name, boolean hidden, List<String> networks) {}

    /** A record of a zone, told by the zone's ARN; an alias has no time of its own. */
    record Entry(
            String zone, String name, String type, @Nullable Integer ttl) {}

    /** A certificate, and whether it was requested here, imported, or issued by a private authority. */
    record Certificate(String kind, List<String> names) {}

    /** An elastic address. */
    record Elastic(
            String arn,
            String allocation,
            String address,
            boolean amazon,
            @Nullable String instance) {}

    /** What has a public address. */
    record Holder(
            String arn,
            AddressTable.Row row,
            @Nullable String address,
            @Nullable String allocation) {}

    /** A rule or an endpoint of a resolver. */
    record Rule(boolean shareable) {}

    @Override
    public void accept(Resource resource) {
        JsonNode data = resource.data();
        switch (resource.type()) {
            case "AWS::Route53::HostedZone" -> zones.put(resource.arn(), zone(resource));
            case "AWS::Route53::RecordSet" -> record(resource);
            case "AWS::CertificateManager::Certificate" -> certificates.put(resource.arn(), certificate(resource));
            case "AWS::EC2::VPC" -> networks.put(resource.id(), resource.arn());
            case "AWS::EC2::EIP" -> elastic(resource);
            case "AWS::Route53Resolver::ResolverRule" -> rules.put(resource.arn(), new Rule(true));
            case "AWS::Route53Resolver::ResolverEndpoint" -> rules.put(resource.arn(), new Rule(false));
            case "AWS::Route53Resolver::ResolverRuleAssociation" ->
                ruleUses.add(new String[] {
                    data.path("ResolverRuleId").asText(), data.path("VPCId").asText()
                });
            default -> {
                // Nothing that has a name or an address of its own, or one that the table tells.
            }
        }
        addressTable.of(resource.type()).ifPresent(row -> holders(resource, row));
    }

    private static Zone zone(Resource resource) {
        TreeSet<String> networks = new TreeSet<>();
        for (JsonNode vpc : resource.data().at("/GetHostedZone/VPCs")) {
            networks.add(vpc.path("VPCId").asText());
        }
        return new Zone(
                plain(resource.data().path("Name").asText(resource.name())),
                resource.data().at("/Config/PrivateZone").asBoolean(false),
                List.copyOf(networks));
    }

    private void record(Resource resource) {
        int at = resource.arn().indexOf(RECORD_SET);
        if (at < 0) {
            return;
        }
        JsonNode data = resource.data();
        boolean remembered = data.path("TTL").isNumber() && !data.has("AliasTarget");
        records.put(
                resource.arn(),
                new Entry(
                        resource.arn().substring(0, at),
                        plain(data.path("Name").asText(resource.name())),
                        data.path("Type").asText(),
                        remembered ? data.path("TTL").asInt() : null));
    }

    private static Certificate certificate(Resource resource) {
        TreeSet<String> names = new TreeSet<>();
        for (String place : List.of("/SubjectAlternativeNames/*", "/**/SubjectAlternativeNames/*")) {
            JsonPath.of(place).each(resource.data(), "", (value, pointer) -> names.add(value.asText()));
        }
        String first = resource.data().path("DomainName").asText(resource.name());
        names.add(first);
        String kind = resource.data()
                .path("Type")
                .asText(resource.data()
                        .at("/DescribeCertificate/Certificate/Type")
                        .asText());
        return new Certificate(kind, List.copyOf(names));
    }

    private void elastic(Resource resource) {
        JsonNode data = resource.data();
        String pool = data.path("PublicIpv4Pool").asText("amazon");
        boolean ordinary = data.path("CustomerOwnedIpv4Pool").asText().isEmpty()
                && data.path("CarrierIp").asText().isEmpty();
        String instance = data.path("InstanceId").asText();
        Elastic address = new Elastic(
                resource.arn(),
                data.path("AllocationId").asText(resource.id()),
                data.path("PublicIp").asText(),
                ordinary && (pool.isEmpty() || pool.equals("amazon")),
                instance.isEmpty() ? null : instance);
        elastic.put(address.allocation(), address);
    }

    private void holders(Resource resource, AddressTable.Row row) {
        row.place().each(resource.data(), "", (element, pointer) -> {
            String address = member(element, row.address());
            String allocation = member(element, row.allocation());
            if (!address.isEmpty() || !allocation.isEmpty()) {
                holders.add(new Holder(
                        resource.arn(),
                        row,
                        address.isEmpty() ? null : address,
                        allocation.isEmpty() ? null : allocation));
            }
        });
    }

    private static String member(JsonNode element, String member) {
        return switch (member) {
            case "-" -> "";
            case "." -> element.asText();
            default -> element.path(member).asText();
        };
    }

    /** The name without the dot at its end, in lower case. */
    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
