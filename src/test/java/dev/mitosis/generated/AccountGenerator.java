package dev.mitosis.generated;

import dev.mitosis.generated.architecture.Architecture;
import dev.mitosis.generated.architecture.Commons;
import dev.mitosis.generated.architecture.Delivery;
import dev.mitosis.generated.architecture.Neighbours;
import dev.mitosis.generated.architecture.Network;
import dev.mitosis.generated.architecture.Remains;
import dev.mitosis.generated.architecture.Site;
import dev.mitosis.generated.architecture.Surroundings;
import dev.mitosis.generated.ground.Clock;
import dev.mitosis.generated.ground.Clock.Season;
import dev.mitosis.generated.ground.Dice;
import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Ground;
import dev.mitosis.generated.ground.Habits;
import dev.mitosis.generated.ground.Owner;
import dev.mitosis.generated.ground.Place;
import dev.mitosis.generated.ground.Place.Setting;
import dev.mitosis.generated.ground.Slot;
import dev.mitosis.generated.ground.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts as people have them: applications of several pieces in several environments, what they share, the
 * tools that serve them, and what AWS and time left there. Equal shapes and seeds give equal accounts.
 */
public final class AccountGenerator {
    private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "eu-central-1");
    private static final List<String> ORGANISATIONS = List.of("northwind", "acme", "lindgren", "tideway", "halden");
    private static final List<String> PIECES = List.of(
            "api", "web", "jobs", "import", "export", "reports", "notify", "sync", "admin", "auth", "index", "ingest",
            "stats", "edge", "proxy", "intake", "render", "ranker");
    private static final List<String> TOOLS = List.of("jenkins", "monitoring", "bastion", "sonarqube");
    private static final double LIKE_TWINS = 0.8;

    /** A piece of an application. */
    private record Piece(Architecture architecture, String name) {}

    private final AccountShape shape;
    private final Dice dice;
    private final Ground ground = new Ground(GeneratedAccount.ACCOUNT);
    private final String organisation;
    private final List<String> words;
    private final People people;
    private final List<Slot> slots;
    private final Map<String, Draft> buses = new TreeMap<>();
    private final Map<String, Surroundings> surroundings = new TreeMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final long time;
    private final Season season;
    private int networks = 10;

    private AccountGenerator(AccountShape shape, long seed) {
        this.shape = shape;
        this.dice = new Dice(seed * 1_000_003 + shape.name().hashCode());
        this.time = seed * 1_000_003 + shape.name().hashCode() + 1;
        this.season = Season.of(new Dice(time));
        this.organisation = dice.pick(ORGANISATIONS);
        this.words = Words.choose(shape.contexts(), shape.telling().misleading(), dice);
        this.people = new People(shape, organisation, words, dice.split());
        this.slots = Schemes.of(shape.environments().scheme());
    }

    /** The account of a shape and a seed. */
    public static GeneratedAccount of(AccountShape shape, long seed) {
        AccountGenerator generator = new AccountGenerator(shape, seed);
        generator.foundations();
        generator.applications();
        generator.tools();
        generator.neighbours();
        generator.common();
        generator.leftovers();
        return new GeneratedAccount(
                shape, seed, generator.ground.resources(), generator.ground.facts(), generator.ground.links());
    }

    private Place place(Owner owner, Habits habits, @Nullable Slot slot, String region) {
        return place(owner, habits, slot, region, clock(String.valueOf(owner)));
    }

    private Place place(Owner owner, Habits habits, @Nullable Slot slot, String region, Clock clock) {
        return new Place(ground, new Setting(owner, habits, slot, region, clock, 0), dice.split(), dice.split());
    }

    /** Dice of its own, so that what is built does not depend on when. */
    private Clock clock(String owner) {
        return new Clock(season, new Dice(time * 31 + owner.hashCode()));
    }

    private void foundations() {
        Habits plain = people.common();
        Draft scaler = Remains.account(place(Owner.none(Standing.NOBODY), plain, null, REGIONS.get(0)));
        for (String region : REGIONS.subList(0, shape.regions())) {
            Remains.region(place(Owner.none(Standing.NOBODY), plain, null, region));
            buses.put(region, Remains.bus(place(Owner.everybody("bus-" + region), plain, null, region)));
            Optional<Draft> shipper = dice.chance(shape.sharing().share() / 2)
                    ? Optional.of(
                            Commons.shipper(place(Owner.tool("log-shipping"), people.of("log-shipping"), null, region)))
                    : Optional.empty();
            for (String part : shape.sharing().vpc().equals("two") ? List.of("prod", "nonprod") : List.of("all")) {
                Slot slot = part.equals("prod") ? slots.get(0) : null;
                Habits habits = people.common();
                Network network =
                        Network.build(place(Owner.everybody("net-" + part + region), habits, slot, region), networks++);
                Commons commons = new Commons(
                        place(Owner.everybody(""), habits, slot, region),
                        shape.sharing().share(),
                        dice.split());
                surroundings.put(
                        part + region,
                        commons.around(network, domain(part), new Commons.Given(bus(region), scaler), shipper));
            }
        }
    }

    private String domain(String part) {
        boolean second = part.equals("nonprod");
        return shape.telling().names()
                ? (second ? "nonprod." : "") + organisation + ".example"
                : organisation + (second ? "-two" : "") + ".example";
    }

    private Draft bus(String region) {
        return java.util.Objects.requireNonNull(buses.get(region));
    }

    private Surroundings around(@Nullable Slot slot, String region) {
        boolean production = slot == null || slot.production();
        String part = shape.sharing().vpc().equals("two") ? (production ? "prod" : "nonprod") : "all";
        return java.util.Objects.requireNonNull(surroundings.get(part + region));
    }

    private void applications() {
        for (int rank = 0; rank < words.size(); rank++) {
            int pieces = (int) Math.max(1, Math.round(shape.largest() / Math.pow(rank + 1, shape.skew())));
            application(words.get(rank), Math.min(pieces, PIECES.size()));
        }
    }

    private void application(String word, int number) {
        Owner owner = Owner.application(word);
        Habits habits = people.of(word);
        String region = dice.chance(0.75) ? REGIONS.get(0) : dice.pick(REGIONS.subList(0, shape.regions()));
        List<Piece> pieces = pieces(number);
        boolean containers = pieces.stream().anyMatch(piece -> piece.architecture() == Architecture.CONTAINERS);
        Clock clock = clock(word);
        Place whole = place(owner, habits, null, region, clock);
        Optional<Draft> repository = containers ? Optional.of(Delivery.repository(whole)) : Optional.empty();
        List<Site> made = new ArrayList<>();
        long structure = dice.between(0, 1_000_000_000);
        for (Slot slot : environments()) {
            Dice twin = new Dice(dice.chance(LIKE_TWINS) ? structure : dice.between(0, 1_000_000_000));
            Place at =
                    new Place(ground, new Setting(owner, habits, slot, region, clock, made.size()), twin, dice.split());
            Site site = new Site(at, surroundings(at), repository);
            for (Piece piece : pieces) {
                at.piece(piece.name());
                piece.architecture().build(site, piece.name());
            }
            made.add(site);
        }
        if (dice.chance(0.3)) {
            Delivery.pipeline(whole, repository, around(null, region).artifacts(), made);
        }
        sites.addAll(made);
    }

    private Surroundings surroundings(Place at) {
        Surroundings common = around(at.slot(), at.region());
        return shape.sharing().vpc().equals("each") && dice.chance(0.5)
                ? common.in(Network.build(at, networks++ % 250))
                : common;
    }

    private List<Piece> pieces(int number) {
        List<Piece> pieces = new ArrayList<>();
        List<String> names = dice.shuffled(PIECES).subList(0, number);
        Architecture main = dice.pick(List.of(Architecture.values()));
        for (String name : names) {
            pieces.add(new Piece(dice.chance(0.4) ? main : dice.pick(List.of(Architecture.values())), name));
        }
        return pieces;
    }

    private List<@Nullable Slot> environments() {
        if (dice.chance(shape.environments().unknown())) {
            return Collections.singletonList(null);
        }
        if (dice.chance(shape.environments().productionOnly())) {
            return List.of(slots.get(0));
        }
        int left = dice.chance(0.7) ? slots.size() : dice.between(2, slots.size());
        return List.copyOf(slots.subList(0, left));
    }

    private void tools() {
        for (String tool : TOOLS.subList(0, shape.sharing().tools())) {
            Place at = place(Owner.tool(tool), people.of(tool), null, REGIONS.get(0));
            Site site = new Site(at, around(null, REGIONS.get(0)), Optional.empty());
            switch (tool) {
                case "jenkins" -> {
                    Commons.lonely(site, "controller");
                    Architecture.SERVERS.build(site, "agents");
                }
                case "monitoring" -> Architecture.CONTAINERS.build(site, "grafana");
                default -> Commons.lonely(site, "server");
            }
        }
    }

    private List<Site> beside(Site site) {
        return sites.stream()
                .filter(other -> !other.place().owner().equals(site.place().owner())
                        && java.util.Objects.equals(
                                other.place().slot(), site.place().slot())
                        && other.place().region().equals(site.place().region()))
                .toList();
    }

    private void neighbours() {
        for (Site site : sites) {
            List<Site> others = beside(site);
            for (int i = 0; i < 2 && !others.isEmpty(); i++) {
                if (dice.chance(shape.sharing().edges())) {
                    // The largest come first and are depended on most.
                    int most = Math.max(0, (int) (others.size() * Math.pow(dice.between(1, 100) / 100.0, 2)) - 1);
                    Neighbours.couple(site, others.get(most), dice.split());
                }
            }
        }
    }

    private void common() {
        Map<String, List<Site>> around = new TreeMap<>();
        for (Site site : sites) {
            Slot slot = site.place().slot();
            boolean production = slot == null || slot.production();
            around.computeIfAbsent(
                            site.place().region() + (production ? " prod" : " nonprod"), unused -> new ArrayList<>())
                    .add(site);
        }
        for (Map.Entry<String, List<Site>> entry : around.entrySet()) {
            if (dice.chance(shape.sharing().share())) {
                share(entry.getKey(), entry.getValue());
            }
        }
    }

    private void share(String key, List<Site> users) {
        Slot slot = key.endsWith(" prod") ? slots.get(0) : null;
        String region = key.substring(0, key.indexOf(' '));
        Place at = place(Owner.everybody(""), people.common(), slot, region);
        Commons commons = new Commons(at, 1, dice.split());
        List<Draft> database = commons.database(around(slot, region));
        Draft bus = commons.bus();
        for (Site site : users) {
            if (dice.chance(0.3)) {
                Neighbours.share(site, database.get(0), database.get(1));
            }
            if (dice.chance(0.3)) {
                Neighbours.announce(site, bus, dice.split());
            }
        }
    }

    private void leftovers() {
        Place at = place(Owner.none(Standing.LEFTOVER), people.common(), null, REGIONS.get(0));
        for (int i = 0; i < shape.sharing().leftovers(); i++) {
            Remains.leftover(at, i);
        }
    }

    /** The words of all applications, for tests of the generator. */
    static List<String> words(AccountShape shape, long seed) {
        return List.copyOf(new TreeSet<>(new AccountGenerator(shape, seed).words));
    }
}
