package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A seeded account of several products and environments, in one of the styles that accounts have in life. */
final class RandomAccount {
    /** What an account tells about itself. */
    enum Style {
        /** Names follow a convention; there is not one tag. */
        NAMES,
        /** Names are hashes; everything is tagged. */
        TAGS,
        /** Names are hashes; everything was made by stacks with telling names. */
        STACKS,
        /** Names are hashes, without tags: only who depends on whom is known. */
        DEPENDENCIES,
        /** Some tags under rival keys, a few of them wrong; irregular names, some of them hashes. */
        LIFE
    }

    /** What is true of one resource. */
    record True(String context, String environment) {}

    private static final List<String> PRODUCTS = List.of(
            "billing",
            "inventory",
            "search",
            "identity",
            "ledger",
            "pricing",
            "orders",
            "shipping",
            "booking",
            "claims",
            "quotes",
            "fraud-detection",
            "recommendations",
            "returns",
            "warehouse",
            "tickets",
            "surveys",
            "payroll");
    private static final Map<String, List<String>> SPELLINGS = Map.of(
            "prod", List.of("prod", "production", "prd", "live"),
            "staging", List.of("staging", "stage", "stg", "uat"),
            "dev", List.of("dev", "develop", "development"));
    private static final List<String> ENVIRONMENT_KEYS = List.of("Environment", "env", "stage", "acme:env");
    private static final List<String> PRODUCT_KEYS = List.of("app", "Application", "service", "project", "Product");

    private final Random random;
    private final Style style;
    private final Fields fields = new Fields();
    private final Map<String, True> truth = new TreeMap<>();
    private final Map<String, List<String>> parts = new HashMap<>();
    private final int convention;
    private final boolean company;
    private int serial;

    RandomAccount(Style style, long seed) {
        this.style = style;
        this.random = new Random(seed);
        this.convention = random.nextInt(4);
        this.company = random.nextBoolean();
        build();
    }

    Fields fields() {
        return fields;
    }

    /** The truth by resource id, for everything that belongs to one product. */
    Map<String, True> truth() {
        return truth;
    }

    private void build() {
        for (String network : List.of("prod", "nonprod")) {
            fields.add("AWS::EC2::VPC", "net-" + network, style == Style.DEPENDENCIES ? new String[0] : named(network));
            fields.add("AWS::EC2::SecurityGroup", "default-" + network);
        }
        fields.add("AWS::KMS::Key", "k0").add("AWS::S3::Bucket", "b0").add("AWS::IAM::Role", "r0");
        List<String> products = new ArrayList<>(PRODUCTS);
        java.util.Collections.shuffle(products, random);
        for (String product : products.subList(0, 3 + random.nextInt(4))) {
            for (String environment : List.of("prod", "staging", "dev")) {
                component(product, environment, 2 + random.nextInt(3));
            }
        }
        strangers();
    }

    private static String[] named(String network) {
        return new String[] {"Name", network};
    }

    private void component(String product, String environment, int functions) {
        String queue = add("AWS::SQS::Queue", product, environment, "jobs");
        String dead = add("AWS::SQS::Queue", product, environment, "jobs-dlq");
        String table = add("AWS::DynamoDB::Table", product, environment, "items");
        edge(queue, EdgeKind.REFERENCES, dead);
        for (int i = 0; i < functions; i++) {
            String function = add("AWS::Lambda::Function", product, environment, "fn" + (char) ('a' + i));
            String role = add("AWS::IAM::Role", product, environment, "fn" + (char) ('a' + i) + "-role");
            edge(function, EdgeKind.RUNS_AS, role);
            edge(function, EdgeKind.LOGS_TO, add("AWS::Logs::LogGroup", product, environment, "fn" + i + "-logs"));
            edge(role, EdgeKind.WRITES, table);
            edge(i % 2 == 0 ? function : role, EdgeKind.READS, queue);
        }
        servers(product, environment, table);
    }

    private void servers(String product, String environment, String table) {
        String group = add("AWS::EC2::SecurityGroup", product, environment, "web");
        String balancer = add("AWS::ElasticLoadBalancingV2::LoadBalancer", product, environment, "alb");
        String targets = add("AWS::ElasticLoadBalancingV2::TargetGroup", product, environment, "web");
        String network = environment.equals("prod") ? "prod" : "nonprod";
        edge(balancer, EdgeKind.ROUTES_TO, targets);
        edge(balancer, EdgeKind.ATTACHED_TO, group);
        for (int i = 0; i < 2; i++) {
            String server = add("AWS::EC2::Instance", product, environment, "web" + i);
            edge(server, EdgeKind.ATTACHED_TO, add("AWS::EC2::Volume", product, environment, "disk" + i));
            edge(server, EdgeKind.ATTACHED_TO, group);
            edge(targets, EdgeKind.ROUTES_TO, server);
            edge(server, EdgeKind.REFERENCES, table);
            fields.edge(server, EdgeKind.ATTACHED_TO, "net-" + network);
            fields.edge(server, EdgeKind.ATTACHED_TO, "default-" + network);
        }
        if (random.nextBoolean()) {
            String database = add("AWS::RDS::DBInstance", product, environment, "db");
            fields.edge(database, EdgeKind.ENCRYPTS_WITH, "k0");
            edge(group, EdgeKind.MAY_CONNECT, database);
        }
        String bucket = add("AWS::S3::Bucket", product, environment, "files");
        fields.edge(bucket, EdgeKind.LOGS_TO, "b0");
        edge(table, EdgeKind.ENCRYPTS_WITH, "k0");
        edge(part(product + environment, 3), EdgeKind.WRITES, bucket);
    }

    /** A few dependencies between products of one environment, and on the role that everybody uses. */
    private void strangers() {
        List<String> groups = new ArrayList<>(new java.util.TreeSet<>(parts.keySet()));
        for (String group : groups) {
            String other = groups.get(random.nextInt(groups.size()));
            if (environment(other).equals(environment(group)) && !other.equals(group)) {
                edge(part(group, 3), EdgeKind.WRITES, part(other, 0));
            }
            fields.edge(part(group, 3), EdgeKind.RUNS_AS, "r0");
        }
    }

    private String part(String group, int number) {
        return parts.getOrDefault(group, List.of()).get(number);
    }

    private String environment(String group) {
        return truth.getOrDefault(part(group, 0), new True("", "")).environment();
    }

    private void edge(String from, EdgeKind kind, String to) {
        fields.edge(from, kind, to);
    }

    private String add(String type, String product, String environment, String part) {
        boolean hashed = style == Style.TAGS
                || style == Style.STACKS
                || style == Style.DEPENDENCIES
                || (style == Style.LIFE && random.nextInt(100) < 20);
        String name = hashed
                ? String.format(Locale.ROOT, "x%05d-%04x", serial++, random.nextInt(65536))
                : name(product, environment, part);
        fields.add(type, name, tags(product, environment));
        truth.put(name, new True(product, environment));
        parts.computeIfAbsent(product + environment, unused -> new ArrayList<>())
                .add(name);
        return name;
    }

    private String name(String product, String environment, String part) {
        List<String> spellings = SPELLINGS.getOrDefault(environment, List.of(environment));
        String spelled = spellings.get(style == Style.LIFE ? random.nextInt(spellings.size()) : 0);
        String prefix = company ? "acme-" : "";
        int form = style == Style.LIFE ? random.nextInt(4) : convention;
        return switch (form) {
            case 0 -> prefix + spelled + "-" + product + "-" + part;
            case 1 -> prefix + product + "-" + part + "-" + spelled;
            case 2 -> (prefix + product + "_" + spelled + "_" + part).replace('-', '_');
            default -> camel(prefix + product + "-" + part) + spelled.toUpperCase(Locale.ROOT);
        };
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("-", -1)) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }

    private String[] tags(String product, String environment) {
        if (style == Style.TAGS) {
            return new String[] {"Environment", environment, "app", product, "team", "team-" + random.nextInt(3)};
        }
        if (style == Style.STACKS) {
            return new String[] {"aws:cloudformation:stack-name", product + "-" + environment + "-stack"};
        }
        List<String> tags = new ArrayList<>();
        if (style == Style.LIFE && random.nextInt(100) < 60) {
            boolean wrong = random.nextInt(100) < 3;
            tags.add(ENVIRONMENT_KEYS.get(random.nextInt(ENVIRONMENT_KEYS.size())));
            List<String> spellings = SPELLINGS.getOrDefault(environment, List.of());
            tags.add(spellings.get(random.nextInt(spellings.size())));
            tags.add(PRODUCT_KEYS.get(random.nextInt(PRODUCT_KEYS.size())));
            tags.add(wrong ? PRODUCTS.get(random.nextInt(3)) : product);
        }
        return tags.toArray(String[]::new);
    }
}
