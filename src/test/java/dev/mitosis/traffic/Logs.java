package dev.mitosis.traffic;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.TrafficDocument;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.Conversation;
import dev.mitosis.model.TrafficGap;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Logs of a small account in a folder, and what is read of them. */
final class Logs {
    static final String ACCOUNT = "123456789012";

    /** The default format of flow logs; what stands in front of it in records of a test. */
    static final String START = "2 " + ACCOUNT + " ";

    private final Path folder;
    private final AccountBuilder account = new AccountBuilder(ACCOUNT);
    private @Nullable String format;

    /** Logs of an account with a VPC, a web server at 10.0.0.5 and another at 10.0.0.6, and a database at 10.0.1.7. */
    Logs(Path folder) {
        this.folder = folder;
        account.vpc("main").subnet("app", "main", "10.0.0.0/24").subnet("data", "main", "10.0.1.0/24");
        account.securityGroup("web", "main").securityGroup("db", "main");
        server("web", "eni-00000000000000005", "10.0.0.5");
        server("job", "eni-00000000000000006", "10.0.0.6");
        account.add(
                        "AWS::RDS::DBSubnetGroup",
                        "data",
                        group -> group.set("/Subnets/-/SubnetIdentifier", subnet("data")))
                .database(
                        "orders",
                        db -> db.set(
                                        "/VpcSecurityGroups/-/VpcSecurityGroupId",
                                        account.get("AWS::EC2::SecurityGroup", "db")
                                                .id())
                                .set("/DBSubnetGroup/DBSubnetGroupName", "data"));
        port("eni-00000000000000007", "10.0.1.7", "data", "db", "RDSNetworkInterface", "amazon-rds");
    }

    private String subnet(String name) {
        return account.get("AWS::EC2::Subnet", name).id();
    }

    AccountBuilder account() {
        return account;
    }

    /** Adds an instance with an interface. */
    Logs server(String name, String port, String address) {
        port(port, address, "app", "web", "Primary network interface", "");
        account.instance(name, i -> i.set("/NetworkInterfaces/-/NetworkInterfaceId", port));
        return this;
    }

    /** Adds a network interface. */
    Logs port(String id, String address, String subnet, String group, String description, String requester) {
        account.add(
                "AWS::EC2::NetworkInterface",
                id,
                port -> port.set("/NetworkInterfaceId", id)
                        .set("/VpcId", account.get("AWS::EC2::VPC", "main").id())
                        .set("/SubnetId", subnet(subnet))
                        .set("/PrivateIpAddress", address)
                        .set("/Description", description)
                        .set("/RequesterId", requester)
                        .json("/RequesterManaged", String.valueOf(!requester.isEmpty()))
                        .set(
                                "/Groups/-/GroupId",
                                account.get("AWS::EC2::SecurityGroup", group).id()));
        return this;
    }

    Logs format(String text) {
        this.format = text;
        return this;
    }

    /** Writes a file of lines. */
    Logs file(String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a packed file of lines. */
    Logs packed(String name, String... lines) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Logs bytes(String name, byte[] content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    /** Half of a packed file. */
    Logs torn(String name, String... lines) {
        try {
            byte[] whole = Files.readAllBytes(packed(name, lines).path(name));
            return bytes(name, Arrays.copyOf(whole, whole.length / 2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the folder. */
    Seen read() {
        InMemorySnapshot snapshot = account.snapshot();
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
        TrafficDocument traffic = TrafficReader.read(new TrafficRequest(
                snapshot,
                graph,
                List.of(folder),
                format,
                folder.resolveSibling(folder.getFileName() + "-spill"),
                Map.of()));
        GraphDocument observed = new GraphBuilder()
                .build(new GraphRequest(snapshot, traffic, Map.of()))
                .document();
        return new Seen(traffic, observed);
    }

    /** What was read. */
    record Seen(TrafficDocument traffic, GraphDocument graph) {
        /** The one conversation between two, by the ends of their names. */
        Conversation between(String client, String server) {
            List<Conversation> found = traffic.conversations().stream()
                    .filter(seen ->
                            seen.client().endsWith(client) && seen.server().endsWith(server))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(client + " to " + server + " among " + traffic.conversations());
            }
            return found.get(0);
        }

        List<ApiCall> calls(String action) {
            return traffic.calls().stream()
                    .filter(call -> call.action().equals(action))
                    .toList();
        }

        /** The gap of this kind; empty where nothing is missing. */
        Optional<TrafficGap> gap(What what) {
            return traffic.gaps().stream().filter(gap -> gap.what() == what).findFirst();
        }

        long missing(What what) {
            return gap(what).map(TrafficGap::count).orElse(0L);
        }
    }

    /** Does something with the account. */
    Logs with(Consumer<AccountBuilder> more) {
        more.accept(account);
        return this;
    }
}
