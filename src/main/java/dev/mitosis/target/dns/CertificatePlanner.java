package dev.mitosis.target.dns;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.DnsPlan.Validation;
import dev.mitosis.target.dns.Whereabouts.Stand;
import dev.mitosis.target.name.NewThings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plans a certificate of its own for each account that serves a name, with the records that prove that it may: one for
 * each account and domain, in the account of the zone that answers for it.
 */
final class CertificatePlanner {
    private static final String WILDCARD = "*.";

    private final DnsFacts facts;
    private final Whereabouts where;
    private final NewThings things;
    private final Map<String, Zone> zones = new HashMap<>();

    /** A zone that answers for everybody. */
    private record Zone(String arn, Stand stand) {}

    CertificatePlanner(DnsFacts facts, Whereabouts where, NewThings things) {
        this.facts = facts;
        this.where = where;
        this.things = things;
        facts.zones.forEach((arn, zone) -> {
            if (!zone.hidden()) {
                Stand stand = where.usedIn("", arn);
                if (stand != null) {
                    zones.put(zone.name(), new Zone(arn, stand));
                }
            }
        });
    }

    List<DnsPlan.Certificate> plan() {
        List<DnsPlan.Certificate> certificates = new ArrayList<>();
        facts.certificates.forEach((arn, certificate) -> {
            for (Stand stand : where.of(arn)) {
                if (stand.another()) {
                    certificates.add(certificate(certificate, stand));
                }
            }
        });
        certificates.sort(Comparator.comparing(DnsPlan.Certificate::resource));
        return certificates;
    }

    private DnsPlan.Certificate certificate(DnsFacts.Certificate certificate, Stand stand) {
        List<Reason> reasons = new ArrayList<>();
        List<Validation> validations = List.of();
        switch (certificate.kind()) {
            case "IMPORTED" ->
                reasons.add(Reason.of(
                        "certificate.import",
                        "It was imported, and the certificate manager never gives the key out: import it again from where"
                                + " the key is kept, or request one here."));
            case "PRIVATE" ->
                reasons.add(Reason.of(
                        "certificate.private",
                        "A private authority issues it, which the account is given a share of."));
            default -> validations = validations(certificate, stand, reasons);
        }
        return new DnsPlan.Certificate(
                stand.id(), stand.account(), stand.region(), certificate.names(), validations, List.copyOf(reasons));
    }

    private List<Validation> validations(DnsFacts.Certificate certificate, Stand stand, List<Reason> reasons) {
        reasons.add(Reason.of(
                "certificate.requested",
                "A certificate cannot change its account; two accounts may have one of the same name at a time, so it is"
                        + " requested ahead of the switch."));
        TreeSet<String> domains = new TreeSet<>();
        certificate.names().forEach(name -> domains.add(base(name)));
        List<Validation> validations = new ArrayList<>();
        for (String domain : domains) {
            Zone zone = zoneOf(domain);
            validations.add(new Validation(
                    domain,
                    zone == null ? null : zone.stand().id(),
                    zone == null ? null : record(domain, zone, stand)));
            if (zone == null) {
                reasons.add(Reason.of(
                        "certificate.foreign-zone",
                        "No zone of the account answers for " + domain
                                + ": whoever runs it has to write the record that proves it."));
            }
        }
        return List.copyOf(validations);
    }

    private static String base(String name) {
        String plain = DnsFacts.plain(name);
        return plain.startsWith(WILDCARD) ? plain.substring(WILDCARD.length()) : plain;
    }

    /** The nearest zone above the domain. */
    private @Nullable Zone zoneOf(String domain) {
        String at = domain;
        while (!at.isEmpty()) {
            Zone zone = zones.get(at);
            if (zone != null) {
                return zone;
            }
            int dot = at.indexOf('.');
            at = dot < 0 ? "" : at.substring(dot + 1);
        }
        return null;
    }

    private String record(String domain, Zone at, Stand certificate) {
        Stand zone = at.stand();
        String name = "_validation-of-" + certificate.account() + "." + domain + ".";
        String arn = where.arnIn(zone.account(), at.arn());
        String path = arn.substring(arn.lastIndexOf(':') + 1);
        return things.make(
                        new NewThings.New(
                                zone.account(),
                                "AWS::Route53::RecordSet",
                                Resource.GLOBAL,
                                name,
                                "route53::!" + path + "/recordset/" + name + "/CNAME/simple",
                                null),
                        Reason.of(
                                "record.validation",
                                "It proves that " + certificate.account() + " may have certificates of " + domain
                                        + "; the certificate manager says its name and value when the first is requested,"
                                        + " and it stays for the renewals."))
                .id();
    }
}
