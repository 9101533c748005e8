package dev.mitosis.check;

import static dev.mitosis.check.EstateComparisonTest.agrees;
import static dev.mitosis.check.EstateComparisonTest.differs;
import static dev.mitosis.check.EstateComparisonTest.makes;
import static dev.mitosis.check.EstateComparisonTest.moves;
import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;

import dev.mitosis.check.EstateComparisonTest.Pair;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.MonitoringSide;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.PlannedUser.PlannedKey;
import dev.mitosis.model.target.PlannedUser.UserFate;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Connections, records, zones, addresses, users, accounts and stacks, and the things that they are about. */
final class PlacePairs {
    private static final String RECORD = "AWS::Route53::RecordSet";
    private static final String ZONE = "AWS::Route53::HostedZone";

    private PlacePairs() {}

    static Stream<Pair> all() {
        return Stream.of(connections(), records(), zones(), users(), places()).flatMap(pairs -> pairs);
    }

    private static Stream<Pair> connections() {
        return Stream.of(
                agrees("a connection by a policy", connection("dev/sink", Means.RESOURCE_POLICY, "dev/sink")),
                differs(
                        "a connection without its provider",
                        "does not name dev/sink among the parts of the connection way",
                        connection("dev/sink", Means.RESOURCE_POLICY, "dev/link")),
                agrees("a connection by a network", connection("dev/sink", Means.PEERING, "dev/link")),
                differs(
                        "a thing of no connection",
                        "makes dev/lone for a connection, and it is a part of none",
                        trial -> linked(trial, "dev/lone")),
                agrees("a link that watches", trial -> {
                    linked(trial, "dev/link");
                    trial.sides.add(new MonitoringSide(
                            "prod", "dev", List.of(), List.of("dev/link"), List.of(), List.of(), List.of()));
                }),
                agrees("what two that stay need", edge("old/one", "old/two")),
                differs("what two that stay needed", "does not say any more that old/one", edge("old/one", "old/no")));
    }

    private static Consumer<Trial> connection(String provider, Means means, String part) {
        return trial -> trial.connections.add(new PlannedConnection(
                "way",
                means,
                provider,
                "dev",
                List.of(),
                List.of(part),
                List.of(),
                0,
                Reason.of("trial", "It is a trial.")));
    }

    private static void linked(Trial trial, String id) {
        String name = id.substring(4);
        trial.rows.add(new PlannedResource(
                        id,
                        null,
                        false,
                        "AWS::Oam::Link",
                        REGION,
                        "dev",
                        id,
                        id,
                        Fate.NEW,
                        Filled.NEVER,
                        null,
                        "new",
                        List.of())
                .madeBy("dev/" + REGION + "/" + name, null, List.of()));
        trial.waiting("dev", name, id);
    }

    private static Consumer<Trial> edge(String from, String to) {
        return trial -> {
            trial.stays("one", "AWS::Lambda::Function").stays("two", "AWS::S3::Bucket");
            trial.oldEdges.add(new Edge(arn("one"), arn("two"), EdgeKind.READS, Strength.EXACT, List.of()));
            trial.edges.add(new PlannedEdge(from, to, EdgeKind.READS, Strength.EXACT, false, null));
        };
    }

    private static Stream<Pair> records() {
        return Stream.of(
                agrees("a record", record("1", "2", true)),
                differs("a record from elsewhere", "leads shop.example from 3 to 2", record("3", "2", true)),
                differs("a record to elsewhere", "leads shop.example from 1 to 3", record("1", "3", true)),
                differs("a record that leads nowhere", "leads the record old/record nowhere", record("", "", false)));
    }

    private static Consumer<Trial> record(String from, String to, boolean switched) {
        return trial -> {
            trial.stays("record", RECORD);
            moves(trial, "site", "AWS::CloudFront::Distribution", "{}");
            trial.oldEdges.add(new Edge(arn("record"), arn("site"), EdgeKind.RESOLVES_TO, Strength.EXACT, List.of()));
            trial.names.add(new NameChange(
                    "dev/site",
                    NameChange.What.ENDPOINT,
                    "1",
                    "2",
                    NameChange.Scope.WORLD,
                    NameChange.How.NEW,
                    List.of(),
                    List.of(),
                    List.of()));
            if (switched) {
                trial.records.add(new DnsPlan.SwitchedRecord(
                        "old/record", "shop.example", "A", "zone", 300, 60, 300, from, to, "dev/site", List.of()));
            }
        };
    }

    private static Stream<Pair> zones() {
        return Stream.of(
                agrees("a zone that is made", zone("dev", true, false)),
                differs("a zone elsewhere", "is in old, and its row that it is in dev", zone(OLD, true, false)),
                differs("a zone without servers", "no new servers, and it is made", zone("dev", false, false)),
                agrees("a private zone", zone("dev", false, true)),
                differs("servers of a private zone", "new servers, and it stays", zone("dev", true, true)),
                agrees("an address", address("dev/address")),
                differs(
                        "an address of which nobody tells",
                        "says nothing of the address of dev/address",
                        address("dev/other")));
    }

    private static Consumer<Trial> zone(String account, boolean servers, boolean hidden) {
        return trial -> {
            moves(trial, "zone", ZONE, "{}");
            trial.zones.add(new DnsPlan.Zone(
                    "dev/zone", "shop.example", hidden, account, servers, List.of(), List.of(), List.of()));
        };
    }

    private static Consumer<Trial> address(String told) {
        return trial -> {
            moves(trial, "address", "AWS::EC2::EIP", "{}");
            trial.addresses.add(new AddressChange(
                    told, "1", "2", REGION, "dev", "", "", NameChange.How.NEW, List.of(), false, List.of()));
        };
    }

    private static Stream<Pair> users() {
        return Stream.of(
                agrees("a user", user("old/user", UserFate.ROLE, UserFate.ROLE, "user.role")),
                differs(
                        "a user whose key goes elsewhere",
                        "says that the user old/user is role",
                        user("old/user", UserFate.ROLE, UserFate.KEPT, "user.role")),
                agrees("a user who is open", user("old/user", UserFate.OPEN, UserFate.OPEN, "user.open")),
                differs(
                        "a user who is open for no reason",
                        "says that the user old/user is open",
                        user("old/user", UserFate.OPEN, UserFate.OPEN, "user.role")),
                differs(
                        "a user of whom nobody tells",
                        "does not say what becomes of the user old/user",
                        user("old/another", UserFate.ROLE, UserFate.ROLE, "user.role")));
    }

    private static Consumer<Trial> user(String told, UserFate fate, UserFate ofKey, String reason) {
        return trial -> {
            trial.stays("user", "AWS::IAM::User");
            trial.users.add(new PlannedUser(
                    told,
                    arn("user"),
                    "user",
                    fate,
                    null,
                    List.of(new PlannedKey("k", ofKey, Map.of())),
                    List.of(Reason.of(reason, "It is a trial."))));
        };
    }

    private static Stream<Pair> places() {
        return Stream.of(
                agrees("an account in its unit", unit("Workloads")),
                differs(
                        "an account in another unit",
                        "into the unit Workloads, and its organization into",
                        unit("Sandbox")),
                agrees("a stack that is kept", kept(true)),
                differs("a stack that is not kept", "does not keep the stack dev/eu-west-1/table", kept(false)),
                agrees("a new thing", fate(Fate.NEW, null, "${ACCOUNT_DEV}")),
                agrees("one for each account", fate(Fate.PER_ACCOUNT, null, "${ACCOUNT_DEV}")),
                differs(
                        "a new thing that succeeds one",
                        "is new and succeeds",
                        fate(Fate.NEW, arn("thing"), "${ACCOUNT_DEV}")),
                differs(
                        "a thing that moves and succeeds none",
                        "is moves and succeeds null",
                        fate(Fate.MOVES, null, "${ACCOUNT_DEV}")),
                differs(
                        "an ARN in another account",
                        "in the account dev and its ARN in another",
                        fate(Fate.NEW, null, "${ACCOUNT_OLD}")),
                agrees("a thing in no template", trial -> makes(trial, "dev/plain", "AWS::SNS::Topic", "{}")));
    }

    private static Consumer<Trial> unit(String path) {
        return trial -> {
            trial.organizationalUnits.add(
                    new OrganizationalUnit(path, "", List.of("dev"), List.of(), List.of(), Fate.NEW, List.of()));
            trial.organizationalUnits.add(new OrganizationalUnit(
                    "Transitional", "", List.of(), List.of(OLD), List.of(), Fate.NEW, List.of()));
        };
    }

    private static Consumer<Trial> kept(boolean retained) {
        return trial -> {
            trial.moves("table", "AWS::DynamoDB::Table", "dev", null, Filled.AFTERWARDS, null);
            trial.stacks.clear();
            trial.stack("dev", "table", retained);
        };
    }

    private static Consumer<Trial> fate(Fate fate, @Nullable String succeeds, String account) {
        return trial -> trial.rows.add(new PlannedResource(
                "dev/thing",
                succeeds,
                false,
                "AWS::SNS::Topic",
                REGION,
                "dev",
                "thing",
                "arn:aws:sns:eu-west-1:" + account + ":thing",
                fate,
                Filled.NEVER,
                null,
                "trial",
                List.of()));
    }
}
