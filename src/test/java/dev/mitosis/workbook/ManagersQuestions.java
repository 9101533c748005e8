package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a manager asks of the first sheet: each number equals one that is computed here from the documents' own text, by
 * other code than that which writes the sheet.
 */
public final class ManagersQuestions {
    private ManagersQuestions() {}

    /**
     * The documents of an account as trees.
     *
     * @param check what the plan was found to be
     * @param resources what was read, as it stands in the snapshot
     * @param holes how many reads are not complete
     */
    public record Documents(
            JsonNode graph,
            JsonNode partition,
            JsonNode target,
            JsonNode plan,
            JsonNode check,
            List<JsonNode> resources,
            long holes) {}

    private record Account(
            JsonNode graph,
            JsonNode partition,
            JsonNode target,
            JsonNode plan,
            List<JsonNode> resources,
            long holes,
            BriefCells cells) {}

    /** Asks all of them. */
    public static void ask(Documents documents, Path workbook) {
        Account account = new Account(
                documents.graph(),
                documents.partition(),
                documents.target(),
                documents.plan(),
                documents.resources(),
                documents.holes(),
                BriefCells.of(workbook));
        money(account);
        time(account);
        downtime(account);
        risks(account);
        waves(account);
        decisions(account);
        unseen(account);
        new SecondCount(documents, account.cells()).ask();
        new EveryNumber(documents, account.cells()).ask();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static void money(Account account) {
        BriefCells cells = account.cells();
        Map<String, BigDecimal> prices = PricesAgain.flat();
        BigDecimal sum = BigDecimal.ZERO;
        Set<String> priced = new HashSet<>();
        for (JsonNode thing : account.target().path("resources")) {
            String type = text(thing, "type");
            boolean free = type.equals("AWS::EC2::VPCEndpoint")
                    && !text(thing.path("properties"), "VpcEndpointType").startsWith("Interface");
            if (prices.containsKey(type) && !free) {
                priced.add(text(thing, "id"));
                if (Set.of("new", "per-account", "copied").contains(text(thing, "fate"))) {
                    sum = sum.add(prices.get(type));
                }
            }
        }
        for (JsonNode part : account.target().path("organization").path("baseline")) {
            BigDecimal price = prices.get("baseline:" + text(part, "name"));
            if (price != null) {
                Set<String> kept = new HashSet<>();
                part.path("kept").forEach(one -> kept.add(one.asText()));
                boolean some = text(part, "scope").equals("account");
                long all = each(some ? part.path("accounts") : account.target().path("accounts"))
                        .filter(one -> !kept.contains(some ? one.asText() : text(one, "name")))
                        .count();
                sum = sum.add(price.multiply(BigDecimal.valueOf(all)));
            }
        }
        for (JsonNode connection : account.target().path("connections")) {
            boolean counted = each(connection.path("parts")).anyMatch(part -> priced.contains(part.asText()));
            sum = counted ? sum : sum.add(connection.path("price").decimalValue());
        }
        assertThat(cells.value("Each month on top")).isEqualTo(dollars(sum));
        listed(account, sum);
        assertThat(cells.value("Once, for people")).isEqualTo("not known");
        assertThat(cells.why("Once, for people")).startsWith(days(account) + " days of one person");
    }

    /** What stands there today by list price, and what of it goes on in the end, with what comes on top. */
    private static void listed(Account account, BigDecimal onTop) {
        PricesAgain prices = new PricesAgain(account.resources());
        BigDecimal today = BigDecimal.ZERO;
        int costing = 0;
        for (JsonNode resource : account.resources()) {
            BigDecimal price = prices.of(text(resource, "arn")).orElse(BigDecimal.ZERO);
            today = today.add(price);
            costing += price.signum();
        }
        Map<String, BigDecimal> lines = new HashMap<>();
        account.target().path("resources").forEach(thing -> {
            if (thing.path("principal").asBoolean()
                    && !Set.of("retired", "external").contains(text(thing, "fate"))) {
                prices.of(text(thing, "succeeds"))
                        .ifPresent(price ->
                                lines.merge(text(thing, "account") + text(thing, "type"), price, BigDecimal::add));
            }
        });
        BigDecimal end = lines.values().stream()
                .map(line -> line.setScale(2, RoundingMode.HALF_UP))
                .reduce(onTop, BigDecimal::add);
        assertThat(account.cells().value("Each month today")).isEqualTo("about " + dollars(today));
        assertThat(account.cells().value("Each month in the end")).isEqualTo("about " + dollars(end));
        String shown = dollars(today);
        assertThat(account.cells().section("What only you can decide").values())
                .anySatisfy(asked ->
                        assertThat(asked).contains(dollars(onTop) + " a month", "on top of about " + shown + " today"));
        assertThat(account.cells().why("Each month today")).startsWith("List prices of " + costing + " thing");
    }

    private static String dollars(BigDecimal amount) {
        return "USD " + String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static String days(Account account) {
        long minutes = each(account.plan().path("steps"))
                .mapToLong(step -> {
                    long took = step.path("durationMinutes").asLong();
                    return took > 480 || text(step, "action").equals("hold") ? Math.min(took, 60) : took;
                })
                .sum();
        return String.format(Locale.ROOT, "%.1f", minutes / 480.0);
    }

    private static void time(Account account) {
        long last = each(account.plan().path("calendar").path("waves"))
                .mapToLong(slot -> slot.path("lastDay").asLong())
                .max()
                .orElse(-1);
        assertThat(account.cells().value("Calendar")).startsWith(last + 1 + " day");
        assertThat(account.cells().value("People")).isEqualTo(days(account) + " days of one person");
        long nobody = each(account.partition().path("accounts"))
                .filter(one -> one.path("owner").isNull() || one.path("owner").isMissingNode())
                .count();
        assertThat(account.cells().value("Accounts without an owner"))
                .isEqualTo(
                        nobody + " of " + account.partition().path("accounts").size() + " accounts");
    }

    private static void downtime(Account account) {
        Map<String, Long> longest = new TreeMap<>();
        for (JsonNode window : account.plan().path("windows")) {
            for (JsonNode unit : window.path("units")) {
                String product = unit.asText().split("/", -1)[1];
                longest.merge(
                        product.equals("-") ? "shared things" : product,
                        window.path("downtimeMinutes").asLong(),
                        Math::max);
            }
        }
        Map<String, String> shown = account.cells().section("What is down, and for how long");
        if (longest.isEmpty()) {
            assertThat(shown).containsEntry("nothing", "0 min");
        }
        shown.forEach((product, minutes) -> {
            if (!product.startsWith("and ") && !product.equals("nothing")) {
                assertThat(minutes).as(product).isEqualTo(longest.get(product) + " min");
            }
        });
        assertThat(shown.keySet().stream().filter(longest::containsKey)).hasSize(Math.min(8, longest.size()));
    }

    private static void risks(Account account) {
        Map<String, JsonNode> rows = new HashMap<>();
        account.partition().path("resources").forEach(row -> rows.put(text(row, "id"), row));
        Set<String> guarded = new HashSet<>();
        account.partition().path("environments").forEach(one -> {
            if (one.path("production").asBoolean()) {
                guarded.add(text(one, "name"));
            }
        });
        Map<String, Set<String>> units = new HashMap<>();
        Set<String> today = new HashSet<>();
        rows.values().forEach(row -> {
            if (!row.path("context").isNull() && !row.path("environment").isNull()) {
                String unit = text(row, "context") + "\n" + text(row, "environment");
                today.add(unit);
                units.computeIfAbsent(text(row, "account"), unused -> new HashSet<>())
                        .add(unit);
            }
        });
        assertThat(account.cells().value("What shares quotas")).startsWith(today.size() + " products");
        assertThat(account.cells().why("What shares quotas"))
                .isEqualTo(units.values().stream().mapToInt(Set::size).max().orElse(0) + " at most");
        Map<String, Long> held = new HashMap<>();
        account.target().path("resources").forEach(thing -> {
            if (thing.path("principal").asBoolean()
                    && !Set.of("retired", "external").contains(text(thing, "fate"))) {
                held.merge(text(thing, "account"), 1L, Long::sum);
            }
        });
        assertThat(account.cells().value("What one mistake in an account can break"))
                .isEqualTo(account.resources().size() + " things");
        assertThat(account.cells().why("What one mistake in an account can break"))
                .startsWith(
                        held.values().stream().mapToLong(Long::longValue).max().orElse(0) + " of");
        intoProduction(account, rows, guarded);
    }

    private static boolean isIdentity(String type) {
        return type.equals("AWS::IAM::Role") || type.equals("AWS::IAM::User");
    }

    private static void intoProduction(Account account, Map<String, JsonNode> rows, Set<String> guarded) {
        Set<String> almighty = new HashSet<>();
        account.graph().path("findings").forEach(finding -> {
            if (text(finding, "rule").equals("graph.grant-everything")) {
                finding.path("resources").forEach(resource -> almighty.add(resource.asText()));
            }
        });
        almighty.removeIf(id -> !rows.containsKey(id) || !isIdentity(text(rows.get(id), "type")));
        Set<String> into = new HashSet<>();
        boolean any = rows.values().stream()
                .anyMatch(row -> guarded.contains(text(row, "environment")) && !isIdentity(text(row, "type")));
        if (any) {
            into.addAll(almighty);
        }
        for (JsonNode edge : account.graph().path("edges")) {
            JsonNode from = rows.get(text(edge, "from"));
            JsonNode to = rows.get(text(edge, "to"));
            if (Set.of("reads", "writes", "invokes").contains(text(edge, "kind"))
                    && from != null
                    && to != null
                    && isIdentity(text(from, "type"))
                    && !isIdentity(text(to, "type"))
                    && guarded.contains(text(to, "environment"))) {
                into.add(text(from, "id"));
            }
        }
        into.removeIf(id -> guarded.contains(text(Objects.requireNonNull(rows.get(id)), "environment")));
        assertThat(account.cells().value("Roles and users outside of production that reach production"))
                .isEqualTo(String.valueOf(into.size()));
        if (!almighty.isEmpty()) {
            assertThat(account.cells().value("What a leaked key of the widest role or user reaches"))
                    .startsWith(rows.size() + " things");
        }
    }

    private static void waves(Account account) {
        long noReturn = each(account.plan().path("steps"))
                .filter(step -> step.path("pointOfNoReturn").asBoolean())
                .count();
        Set<String> old = new HashSet<>();
        account.partition().path("resources").forEach(row -> old.add(text(row, "id")));
        Set<String> deleted = new HashSet<>();
        account.plan()
                .path("steps")
                .forEach(step -> step.path("effects").forEach(effect -> {
                    if (text(effect, "verb").equals("delete") && old.contains(text(effect, "object"))) {
                        deleted.add(text(effect, "object"));
                    }
                }));
        Set<String> made = goneWithItsMaker(account, deleted);
        deleted.addAll(made);
        BriefCells cells = account.cells();
        assertThat(cells.waves()).hasSize(account.plan().path("waves").size());
        assertThat(cells.sum("No return")).isEqualTo((double) noReturn);
        assertThat(cells.sum("Deleted")).isEqualTo(deleted.size());
        List<Double> staying = cells.column("Staying");
        assertThat(staying.get(staying.size() - 1)).isEqualTo((double) (old.size() - deleted.size()));
        Set<String> moved = new HashSet<>();
        Map<String, String> fates = new HashMap<>();
        account.target().path("resources").forEach(thing -> fates.put(text(thing, "id"), text(thing, "fate")));
        Set<String> used = new HashSet<>();
        account.plan()
                .path("steps")
                .forEach(step -> step.path("effects").forEach(effect -> {
                    boolean inWindow = step.hasNonNull("window");
                    if (inWindow && "moves".equals(fates.get(text(effect, "object")))) {
                        moved.add(text(effect, "object"));
                    }
                    if (Set.of("grant", "connect", "share").contains(text(effect, "verb"))
                            && effect.hasNonNull("provider")) {
                        used.add(text(effect, "provider"));
                    }
                }));
        assertThat(cells.sum("Moved")).isEqualTo(moved.size());
        assertThat(cells.sum("Shared")).isEqualTo(used.size());
        for (JsonNode wave : account.plan().path("waves")) {
            long longest = each(account.plan().path("windows"))
                    .filter(window ->
                            window.path("wave").asInt() == wave.path("number").asInt())
                    .mapToLong(window -> window.path("downtimeMinutes").asLong())
                    .max()
                    .orElse(0);
            assertThat(cells.wave(wave.path("number").asInt() + " " + text(wave, "title"), "Down (min)"))
                    .isEqualTo((double) longest);
        }
    }

    private static long choicesOfConnections(Account account) {
        Map<String, String> types = new HashMap<>();
        account.target().path("resources").forEach(thing -> types.put(text(thing, "id"), text(thing, "type")));
        return each(account.target().path("connections"))
                .filter(connection -> !text(connection, "means").equals("none"))
                .map(connection -> text(connection, "means") + " "
                        + types.getOrDefault(text(connection, "provider"), "") + " "
                        + each(connection.path("options"))
                                .filter(option -> option.path("feasible").asBoolean())
                                .map(option -> text(option, "means"))
                                .filter(means -> !means.equals(text(connection, "means")))
                                .toList())
                .filter(group -> !group.endsWith("[]"))
                .distinct()
                .count();
    }

    /** What stands elsewhere in the end and is deleted by no step, where some of what leaves for there is. */
    private static Set<String> goneWithItsMaker(Account account, Set<String> deleted) {
        Set<String> old = new HashSet<>();
        each(account.target().path("accounts"))
                .filter(one -> one.path("existing").asBoolean())
                .forEach(one -> old.add(text(one, "name")));
        Set<String> left = new HashSet<>();
        account.target().path("resources").forEach(thing -> {
            if (thing.path("principal").asBoolean() && deleted.contains(text(thing, "succeeds"))) {
                left.add(text(thing, "account"));
            }
        });
        Set<String> gone = new HashSet<>();
        account.target().path("resources").forEach(thing -> {
            String home = text(thing, "account");
            if (thing.path("principal").asBoolean() && !old.contains(home) && left.contains(home)) {
                gone.add(text(thing, "succeeds"));
            }
        });
        return gone;
    }

    private static void decisions(Account account) {
        Map<String, String> shown = account.cells().section("What only you can decide");
        assertThat(shown.size()).isBetween(5, 9);
        assertThat(shown.values())
                .allSatisfy(recommended -> assertThat(recommended).isNotBlank());
        List<String> asked = account.cells().decisions();
        assertThat(asked.stream()
                        .filter(question -> question.startsWith("How does ") || question.startsWith("How is each "))
                        .filter(question -> question.contains(" reach"))
                        .count())
                .as("each choice of a connection is asked, alike ones once")
                .isEqualTo(choicesOfConnections(account));
        assertThat(asked).as("nothing is asked twice").doesNotHaveDuplicates();
        account.partition().path("shared").forEach(shared -> {
            int users = shared.path("neededBy").size();
            if (text(shared, "type").equals("AWS::RDS::DBInstance") && users > 1) {
                String names = String.join(
                        ", ",
                        each(shared.path("neededBy"))
                                .limit(5)
                                .map(JsonNode::asText)
                                .toList());
                String more = users > 5 ? " and " + (users - 5) + " more" : "";
                assertThat(asked).anyMatch(question -> question.contains(" that " + names + more + " use together"));
            }
        });
    }

    private static void unseen(Account account) {
        assertThat(account.cells().value("Reads that were refused or failed"))
                .isEqualTo(String.valueOf(account.holes()));
    }
}
