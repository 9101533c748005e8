package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For any account that the builder makes, an edge is drawn exactly where the builder put one. */
class RandomAccountsTest {
    private static final String[] WORDS = {
        "orders", "cart", "user", "mail", "app", "db", "stock", "price", "log", "queue"
    };

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 40; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_edge_exists_exactly_where_the_builder_put_one(long seed) {
        AccountBuilder account = random(new Random(seed));

        Set<String> drawn = new GraphBuilder()
                .build(new GraphRequest(account.snapshot(), Map.of())).document().edges().stream()
                        .filter(edge -> !edge.to().startsWith("external:"))
                        .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(drawn)
                .isEqualTo(account.expected().stream()
                        .map(edge -> edge.from() + " " + edge.kind() + " " + edge.to())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static AccountBuilder random(Random dice) {
        AccountBuilder a = new AccountBuilder("123456789012");
        Names names = new Names(dice);
        int vpcs = 1 + dice.nextInt(2);
        List<String> subnets = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int v = 0; v < vpcs; v++) {
            String vpc = "vpc" + v;
            a.vpc(vpc, "10." + v + ".0.0/16");
            for (int s = 0; s < 1 + dice.nextInt(3); s++) {
                String subnet = names.next();
                a.subnet(subnet, vpc, "10." + v + "." + s + ".0/24");
                subnets.add(subnet);
            }
            for (int g = 0; g < 1 + dice.nextInt(4); g++) {
                String group = names.next();
                List<String> known = List.copyOf(groups);
                a.add("AWS::EC2::SecurityGroup", group, r -> {
                    r.to("vpc", vpc);
                    if (!known.isEmpty() && dice.nextBoolean()) {
                        r.to("ingressFrom", pick(dice, known));
                    }
                });
                groups.add(group);
            }
        }
        List<String> keys = fill(dice, names, name -> a.key(name, k -> {}));
        List<String> tables =
                fill(dice, names, name -> a.table(name, t -> maybe(dice, () -> t.to("key", pick(dice, keys)))));
        List<String> queues = fill(dice, names, name -> a.queue(name, q -> {}));
        List<String> buckets = fill(
                dice, names, name -> a.bucket("acme-" + name, b -> maybe(dice, () -> b.to("key", pick(dice, keys)))));
        List<String> databases = fill(dice, names, name -> a.database(name, d -> d.to("group", pick(dice, groups))));
        List<String> roles = fill(dice, names, name -> a.serviceRole(name, "lambda.amazonaws.com"));
        List<String> functions = fill(
                dice,
                names,
                name -> a.function(name, f -> {
                    f.to("role", pick(dice, roles));
                    maybe(dice, () -> f.to("subnet", pick(dice, subnets)).to("group", pick(dice, groups)));
                    maybe(dice, () -> f.env("TABLE_NAME", "{}", "AWS::DynamoDB::Table", pick(dice, tables)));
                    maybe(dice, () -> f.env("QUEUE_URL", "{url}", "AWS::SQS::Queue", pick(dice, queues)));
                    maybe(dice, () -> f.env("UPLOADS", "s3://{}/in", "AWS::S3::Bucket", "acme-" + pick(dice, buckets)));
                    maybe(
                            dice,
                            () -> f.env(
                                    "DSN",
                                    "mysql://***@{host}:3306/***",
                                    "AWS::RDS::DBInstance",
                                    pick(dice, databases)));
                    f.env("STAGE", pick(dice, List.of(WORDS))).env("LEVEL", "info");
                }));
        fill(
                dice,
                names,
                name -> a.instance(
                        name, i -> i.to("subnet", pick(dice, subnets)).to("group", pick(dice, groups))));
        fill(dice, names, name -> a.add("AWS::Events::Rule", name, r -> r.to("function", pick(dice, functions))));
        return a;
    }

    private interface Maker {
        void make(String name);
    }

    private static List<String> fill(Random dice, Names names, Maker maker) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 1 + dice.nextInt(5); i++) {
            String name = names.next();
            maker.make(name);
            made.add(name);
        }
        return made;
    }

    private static void maybe(Random dice, Runnable action) {
        if (dice.nextInt(3) > 0) {
            action.run();
        }
    }

    private static String pick(Random dice, List<String> from) {
        return from.get(dice.nextInt(from.size()));
    }

    /** Names that resemble each other, as in life. */
    private static final class Names {
        private final Random dice;
        private final Set<String> given = new TreeSet<>();

        Names(Random dice) {
            this.dice = dice;
        }

        String next() {
            StringBuilder name = new StringBuilder(WORDS[dice.nextInt(WORDS.length)]);
            while (dice.nextInt(3) > 0 || given.contains(name.toString())) {
                name.append("-").append(WORDS[dice.nextInt(WORDS.length)]);
            }
            given.add(name.toString());
            return name.toString();
        }
    }
}
