package dev.mitosis.target.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.DnsPlan.Association;
import dev.mitosis.model.target.DnsPlan.Certificate;
import dev.mitosis.model.target.DnsPlan.Delegation;
import dev.mitosis.model.target.DnsPlan.SwitchedRecord;
import dev.mitosis.model.target.DnsPlan.Validation;
import dev.mitosis.model.target.DnsPlan.Zone;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsTest {
    private static final String ZONE = "hostedzone/Z1";
    private static final String LB = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    private final Split split = new Split();

    private DnsTest zone(String account, boolean hidden, String... networks) {
        List<Map<String, String>> vpcs =
                Arrays.stream(networks).map(id -> Map.of("VPCId", id)).toList();
        split.put(
                "AWS::Route53::HostedZone",
                ZONE,
                account,
                Role.SHARED,
                Map.of(
                        "Name",
                        "example.com.",
                        "Config",
                        Map.of("PrivateZone", hidden),
                        "GetHostedZone",
                        Map.of("VPCs", vpcs)));
        return this;
    }

    private DnsTest balancer(String name, String account) {
        split.put(LB, name, account, Role.WORKLOAD, Map.of("DNSName", name + ".elb.amazonaws.com"));
        return this;
    }

    private DnsTest record(String host, String type, int ttl, String answer) {
        String record = ZONE + "/recordset/" + host + "./" + type + "/simple";
        Map<String, Object> data = new HashMap<>(Map.of("Name", host + ".", "Type", type));
        if (ttl > 0) {
            data.put("TTL", ttl);
        } else {
            data.put("TTL", 0);
            data.put("AliasTarget", Map.of("DNSName", answer));
        }
        split.put("AWS::Route53::RecordSet", record, Split.OLD, Role.SHARED, data);
        split.says(record, EdgeKind.RESOLVES_TO, answer, "/ResourceRecords/0/Value", answer + ".elb.amazonaws.com");
        return this;
    }

    private DnsPlan dns() {
        return split.target().dns();
    }

    private static List<String> rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).toList();
    }

    @Test
    void a_record_of_what_moves_is_listed_with_its_time_and_the_one_to_lower_to() {
        zone(Split.OLD, false).balancer("web", "dev").record("www.example.com", "CNAME", 3600, "web");

        assertThat(dns().records()).singleElement().satisfies(record -> {
            assertThat(record.name()).isEqualTo("www.example.com");
            assertThat(record.ttl()).isEqualTo(3600);
            assertThat(record.lowerTo()).isEqualTo(60);
            assertThat(record.ahead()).isEqualTo(3600);
            assertThat(record.old()).isEqualTo("web.elb.amazonaws.com");
            assertThat(record.planned()).startsWith("${HOST_DEV_ELASTICLOADBALANCINGV2_LOADBALANCER_WEB");
            assertThat(record.answers()).isEqualTo("dev/elasticloadbalancingv2-loadbalancer/web");
            assertThat(record.zone()).isEqualTo("legacy/route53-hostedzone/hostedzone/Z1");
            assertThat(rules(record.reasons())).containsExactly("record.switch", "record.lower");
        });
    }

    @Test
    void an_alias_and_a_short_time_need_not_be_lowered() {
        zone(Split.OLD, false)
                .balancer("web", "dev")
                .record("www.example.com", "A", 0, "web")
                .record("api.example.com", "CNAME", 30, "web");

        assertThat(dns().records()).hasSize(2).allSatisfy(record -> {
            assertThat(record.lowerTo()).isNull();
            assertThat(record.ahead()).isZero();
            assertThat(rules(record.reasons())).contains("record.short");
        });
        assertThat(dns().records()).extracting(SwitchedRecord::ttl).containsExactlyInAnyOrder(null, 30);
    }

    @Test
    void a_record_of_what_stays_is_not_switched() {
        zone(Split.OLD, false).balancer("web", Split.OLD).record("www.example.com", "CNAME", 3600, "web");

        assertThat(dns().records()).isEmpty();
    }

    @Test
    void a_zone_that_stays_says_why_and_one_that_moves_needs_other_name_servers() {
        zone(Split.OLD, false);
        assertThat(dns().zones()).singleElement().satisfies(zone -> {
            assertThat(zone.account()).isEqualTo(Split.OLD);
            assertThat(zone.newNameServers()).isFalse();
            assertThat(rules(zone.reasons())).containsExactly("zone.stays");
        });

        zone("network", false);
        assertThat(dns().zones()).singleElement().satisfies(zone -> {
            assertThat(zone.account()).isEqualTo("network");
            assertThat(zone.newNameServers()).isTrue();
            assertThat(rules(zone.reasons())).containsExactly("zone.moves");
        });
    }

    @Test
    void a_private_zone_answers_in_networks_of_other_accounts_after_an_authorization() {
        split.put("AWS::EC2::VPC", "vpc-main", Split.OLD)
                .put("AWS::EC2::Instance", "server", "dev")
                .need("server", EdgeKind.ATTACHED_TO, "vpc-main");
        zone(Split.OLD, true, "vpc-main");

        Zone zone = dns().zones().get(0);

        assertThat(zone.hidden()).isTrue();
        assertThat(zone.associations())
                .containsExactly(
                        new Association("dev/ec2-vpc/vpc-main", "dev", true),
                        new Association("legacy/ec2-vpc/vpc-main", Split.OLD, false));
        assertThat(rules(zone.reasons())).contains("zone.authorized");
    }

    @Test
    void a_private_zone_of_its_own_network_only_needs_none() {
        split.put("AWS::EC2::VPC", "vpc-main", Split.OLD);
        zone(Split.OLD, true, "vpc-main");

        assertThat(rules(dns().zones().get(0).reasons())).doesNotContain("zone.authorized", "zone.foreign");
    }

    @Test
    void a_network_that_the_snapshot_does_not_hold_is_said_to_be_another_s() {
        zone(Split.OLD, true, "vpc-elsewhere");

        assertThat(rules(dns().zones().get(0).reasons())).contains("zone.foreign");
    }

    @Test
    void names_that_one_other_account_answers_may_be_a_zone_of_its_own() {
        zone(Split.OLD, false)
                .balancer("web", "dev")
                .balancer("shop", Split.OLD)
                .record("www.dev.example.com", "CNAME", 300, "web")
                .record("api.dev.example.com", "CNAME", 300, "web")
                .record("shop.example.com", "CNAME", 300, "shop");

        assertThat(dns().zones().get(0).delegations()).singleElement().satisfies(delegation -> {
            assertThat(delegation.name()).isEqualTo("dev.example.com");
            assertThat(delegation.account()).isEqualTo("dev");
            assertThat(delegation.records()).isEqualTo(2);
            assertThat(delegation.price()).isEqualTo("0.50 USD");
            assertThat(rules(delegation.reasons())).containsExactly("zone.delegation");
        });
    }

    @Test
    void names_of_two_accounts_are_offered_one_level_deeper_and_no_zone_begins_with_a_canonical_name() {
        zone(Split.OLD, false)
                .balancer("web", "dev")
                .balancer("web2", "staging")
                .record("www.a.test.example.com", "CNAME", 300, "web")
                .record("www.b.test.example.com", "CNAME", 300, "web2")
                .record("alone.example.com", "CNAME", 300, "web");

        assertThat(dns().zones().get(0).delegations())
                .extracting(Delegation::name)
                .containsExactly("a.test.example.com", "b.test.example.com");
    }

    @Test
    void a_name_that_two_accounts_answer_at_every_level_is_offered_no_deeper_than_two_levels() {
        zone(Split.OLD, false)
                .balancer("web", "dev")
                .balancer("web2", "staging")
                .record("www.a.b.c.example.com", "CNAME", 300, "web")
                .record("www.d.b.c.example.com", "CNAME", 300, "web2");

        assertThat(dns().zones().get(0).delegations()).isEmpty();
    }

    @Test
    void a_private_zone_that_moves_has_no_servers_to_tell_of() {
        zone("network", true, "vpc-elsewhere");

        assertThat(dns().zones()).singleElement().satisfies(zone -> {
            assertThat(zone.newNameServers()).isFalse();
            assertThat(zone.reasons())
                    .extracting(Reason::text)
                    .containsExactly(
                            "It is made again in network with its records.",
                            "It answers in a network that the snapshot does not hold; whoever has it keeps the"
                                    + " association only if it is made again.");
        });
    }

    @Test
    void a_time_that_is_as_short_as_it_shall_be_is_left_and_says_so() {
        zone(Split.OLD, false)
                .balancer("web", "dev")
                .record("a.example.com", "CNAME", 60, "web")
                .record("b.example.com", "CNAME", 61, "web")
                .record("c.example.com", "A", 0, "web");

        assertThat(dns().records()).extracting(SwitchedRecord::lowerTo).containsExactlyInAnyOrder(null, 60, null);
        assertThat(dns().records())
                .extracting(record -> record.reasons().get(1).text())
                .anyMatch(text -> text.equals("It is remembered for 60 seconds; that is short enough."))
                .anyMatch(text -> text.startsWith("An alias is remembered for"));
    }

    private DnsTest certificate(String kind, String account, String... names) {
        split.put(
                "AWS::CertificateManager::Certificate",
                "certificate/c1",
                account,
                Role.WORKLOAD,
                Map.of("DomainName", names[0], "Type", kind, "SubjectAlternativeNames", List.of(names)));
        return this;
    }

    @Test
    void each_account_has_its_own_certificate_with_one_proof_for_a_name_and_its_wildcard_in_the_zone_s_account() {
        zone(Split.OLD, false).certificate("AMAZON_ISSUED", "dev", "example.com", "*.example.com");
        TargetDocument target = split.target();

        Certificate certificate = target.dns().certificates().get(0);

        assertThat(certificate.account()).isEqualTo("dev");
        assertThat(certificate.names()).containsExactly("*.example.com", "example.com");
        Validation proof = certificate.validations().get(0);
        assertThat(certificate.validations()).hasSize(1);
        assertThat(proof.zone()).isEqualTo("legacy/route53-hostedzone/hostedzone/Z1");
        assertThat(target.resources())
                .filteredOn(resource -> resource.id().equals(proof.record()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.account()).isEqualTo(Split.OLD);
                    assertThat(record.type()).isEqualTo("AWS::Route53::RecordSet");
                    assertThat(rules(record.reasons())).containsExactly("record.validation");
                });
        assertThat(rules(certificate.reasons())).containsExactly("certificate.requested");
    }

    @Test
    void a_name_below_is_proven_in_the_nearest_zone_above() {
        zone(Split.OLD, false).certificate("AMAZON_ISSUED", "dev", "shop.eu.example.com");
        TargetDocument target = split.target();
        Validation proof = target.dns().certificates().get(0).validations().get(0);

        assertThat(proof.zone()).isEqualTo("legacy/route53-hostedzone/hostedzone/Z1");
        assertThat(target.resources())
                .filteredOn(resource -> resource.id().equals(proof.record()))
                .extracting(dev.mitosis.model.target.TargetDocument.PlannedResource::arn)
                .containsExactly("arn:aws:route53:::hostedzone/Z1/recordset/_validation-of-dev.shop.eu.example.com."
                        + "/CNAME/simple");
    }

    @Test
    void a_domain_without_a_zone_is_proven_by_whoever_runs_it() {
        certificate("AMAZON_ISSUED", "dev", "shop.partner.org");

        Certificate certificate = dns().certificates().get(0);

        assertThat(certificate.validations()).containsExactly(new Validation("shop.partner.org", null, null));
        assertThat(rules(certificate.reasons())).contains("certificate.foreign-zone");
    }

    @Test
    void a_certificate_that_was_imported_or_is_of_a_private_authority_needs_no_proof() {
        zone(Split.OLD, false).certificate("IMPORTED", "dev", "example.com");
        assertThat(rules(dns().certificates().get(0).reasons())).containsExactly("certificate.import");

        certificate("PRIVATE", "dev", "example.com");
        assertThat(rules(dns().certificates().get(0).reasons())).containsExactly("certificate.private");
        assertThat(dns().certificates().get(0).validations()).isEmpty();
    }

    @Test
    void a_certificate_that_stays_is_not_made() {
        zone(Split.OLD, false).certificate("AMAZON_ISSUED", Split.OLD, "example.com");

        assertThat(dns().certificates()).isEmpty();
    }

    @Test
    void a_resolver_rule_that_networks_of_other_accounts_use_is_shared() {
        split.put("AWS::EC2::VPC", "vpc-main", "dev")
                .put("AWS::Route53Resolver::ResolverRule", "resolver-rule/corp", "network")
                .put(
                        "AWS::Route53Resolver::ResolverRuleAssociation",
                        "assoc",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("ResolverRuleId", "corp", "VPCId", "vpc-main"))
                .put("AWS::Route53Resolver::ResolverRule", "resolver-rule/own", "dev")
                .put(
                        "AWS::Route53Resolver::ResolverRuleAssociation",
                        "own-assoc",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("ResolverRuleId", "own", "VPCId", "vpc-main"))
                .put("AWS::Route53Resolver::ResolverEndpoint", "resolver-endpoint/in", "network");
        TargetDocument target = split.target();

        assertThat(target.dns().resolvers()).hasSize(3);
        DnsPlan.Resolver shared = resolver(target, "resolver-rule/corp");
        assertThat(shared.accounts()).containsExactly("dev");
        assertThat(target.resources())
                .filteredOn(resource -> resource.id().equals(shared.share()))
                .singleElement()
                .satisfies(share -> assertThat(share.type()).isEqualTo("AWS::RAM::ResourceShare"));
        assertThat(shared.share()).endsWith("/resolver-rule-corp");
        assertThat(rules(shared.reasons())).containsExactly("resolver.shared");
        assertThat(resolver(target, "resolver-rule/own").share()).isNull();
        assertThat(rules(resolver(target, "resolver-rule/own").reasons())).containsExactly("resolver.own");
        assertThat(rules(resolver(target, "resolver-endpoint/in").reasons())).containsExactly("resolver.endpoint");
    }

    @Test
    void a_resolver_rule_that_aws_makes_is_no_rule_to_plan() {
        split.put("AWS::Route53Resolver::ResolverRule", "resolver-rule/internet", Split.OLD, Role.MANAGED, Map.of());

        assertThat(split.target().dns().resolvers()).isEmpty();
    }

    @Test
    void a_resolver_endpoint_that_stays_keeps_its_addresses() {
        split.put("AWS::Route53Resolver::ResolverEndpoint", "resolver-endpoint/in", Split.OLD);

        assertThat(rules(resolver(split.target(), "resolver-endpoint/in").reasons()))
                .containsExactly("resolver.endpoint-stays");
    }

    private static DnsPlan.Resolver resolver(TargetDocument target, String name) {
        return target.dns().resolvers().stream()
                .filter(resolver -> resolver.resource().endsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
