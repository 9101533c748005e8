package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.workbook.ManagersQuestions.Documents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every number that stands in any text of the first sheet, found a second time from the documents: a row with a number
 * that nothing here finds is named, as is one whose numbers are others.
 */
final class EveryNumber {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d[\\d,]*(?:\\.\\d+)?(?![\\w-])");
    private static final Pattern RANK = Pattern.compile("(\\d+)\\. (.*)", Pattern.DOTALL);
    /**
     * What is no number of the account: what an option is called, an example, the plan's hash, a name in parentheses.
     */
    private static final Pattern NO_NUMBER = Pattern.compile(
            "(?m)^option \\d+: |such as \\d{4}-\\d{2}-\\d{2}|plan [0-9a-f]{12}|of account \\d{12}|things? \\([^)]*\\)");

    private static final String FAILED = "The plan does not pass its check";
    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final Set<String> STORES = Set.of(
            "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::DynamoDB::Table", "AWS::ElastiCache::CacheCluster");
    private static final Map<String, String> CHOICES = Map.of(
            "delivery", "Pipelines: ",
            "landingZone", "What makes the organization: ",
            "observability", "Where it is watched: ",
            "policies", "What policies go on to allow: ",
            "secondOrganization", "A second organization to try things in: ");

    private final Documents documents;
    private final BriefCells cells;
    private final Map<String, Supplier<List<? extends Number>>> found = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    EveryNumber(Documents documents, BriefCells cells) {
        this.documents = documents;
        this.cells = cells;
    }

    void ask() {
        names();
        risks();
        money();
        time();
        downtime();
        account();
        model();
        choices();
        databases();
        unseen();
        for (List<String> row : cells.rows()) {
            Matcher rank = RANK.matcher(row.get(0));
            if (rank.matches() && !rank.group(2).startsWith(FAILED)) {
                String question = rank.group(2).replaceFirst(" \\(and \\d+ more like it\\)$", "");
                assertThat(cells.decisions().get(Integer.parseInt(rank.group(1)) - 1))
                        .as("decisions have the numbers of their sheet")
                        .startsWith(question);
            }
            compare(row, rank.matches() ? rank.group(2) : row.get(0));
        }
        waves();
    }

    private void compare(List<String> row, String label) {
        List<BigDecimal> shown = numbers(String.join("\n", label, row.get(1), row.get(2)));
        List<BigDecimal> again = found.entrySet().stream()
                .filter(entry -> label.startsWith(entry.getKey()))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(entry -> entry.getValue().get().stream()
                        .map(number -> new BigDecimal(number.toString()))
                        .toList())
                .orElse(List.of());
        assertThat(shown)
                .as("numbers of the row %s", row)
                .usingElementComparator(
                        (left, right) -> left.subtract(right).abs().compareTo(CENT) < 0 ? 0 : 1)
                .isEqualTo(again);
    }

    private List<BigDecimal> numbers(String text) {
        String plain = NO_NUMBER.matcher(text).replaceAll(" ");
        for (String name : names) {
            plain = plain.replaceAll("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])", "_");
        }
        return NUMBER.matcher(plain)
                .results()
                .map(match -> new BigDecimal(match.group().replace(",", "")))
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    /** Numbers in names are no numbers; the longest are taken out first. */
    private void names() {
        Set<String> all = new HashSet<>();
        for (String list : List.of("contexts", "environments", "accounts")) {
            documents.partition().path(list).forEach(one -> all.add(text(one, "name")));
        }
        documents.partition().path("shared").forEach(shared -> {
            String id = text(shared, "id");
            all.add(id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1));
        });
        all.stream()
                .filter(name -> name.matches(".*[A-Za-z].*"))
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(names::add);
    }

    private List<JsonNode> rows() {
        return each(documents.partition().path("resources")).toList();
    }

    private void risks() {
        long workloads = each(documents.partition().path("accounts"))
                .filter(one -> text(one, "purpose").equals("workload")
                        && !one.path("existing").asBoolean())
                .count();
        List<Number> sizes = new ArrayList<>(List.of(
                documents.resources().size(),
                documents.partition().path("contexts").size(),
                documents.partition().path("accounts").size()));
        if (workloads > 0) {
            sizes.add(workloads);
        }
        // "One AWS account" is a word.
        found.put("One AWS account", () -> sizes);
        List<BigDecimal> own = new ArrayList<>();
        for (String label : List.of(
                "Roles and users outside of production that reach production",
                "What a leaked key of the widest role or user reaches",
                "What one mistake in an account can break")) {
            // Each side was compared with what is counted a second time; here only nothing else may stand beside.
            own = List.of(leading(cells.value(label)), leading(cells.why(label)));
            List<BigDecimal> both = own;
            found.put(label, () -> both);
        }
        Set<String> units = new HashSet<>();
        rows().forEach(row -> {
            if (row.hasNonNull("context") && row.hasNonNull("environment")) {
                units.add(text(row, "context") + "\n" + text(row, "environment"));
            }
        });
        long regions = documents.resources().stream()
                .map(resource -> text(resource, "region"))
                .filter(region -> !region.equals("global"))
                .distinct()
                .count();
        found.put("What shares quotas", () -> List.of(units.size(), regions, leading(cells.why("What shares quotas"))));
    }

    private static BigDecimal leading(String text) {
        Matcher number = Pattern.compile("^\\d[\\d,]*").matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return new BigDecimal(number.group().replace(",", ""));
    }

    private static BigDecimal dollars(String text) {
        return new BigDecimal(text.replaceAll("[^\\d.]", ""));
    }

    private void money() {
        PricesAgain prices = new PricesAgain(documents.resources());
        int costing = 0;
        int byUse = 0;
        int unknown = 0;
        int open = 0;
        for (JsonNode resource : documents.resources()) {
            if (PricesAgain.isByUse(resource)) {
                byUse++;
            } else if (prices.of(text(resource, "arn")).isEmpty()) {
                unknown += PricesAgain.isFree(text(resource, "type")) ? 0 : 1;
            } else {
                costing += prices.of(text(resource, "arn")).orElseThrow().signum();
                open += prices.isNotConfirmed(resource) ? 1 : 0;
            }
        }
        List<Number> today = new ArrayList<>(List.of(dollars(cells.value("Each month today")), costing));
        if (open > 0) {
            today.add(open);
        }
        today.add(byUse);
        if (unknown > 0) {
            today.add(unknown);
        }
        found.put("Each month today", () -> today);
        // These three amounts were compared where they are counted a second time.
        found.put("Each month on top", () -> List.of(dollars(cells.value("Each month on top"))));
        found.put("Each month in the end", () -> List.of(dollars(cells.value("Each month in the end"))));
        found.put("Once, for people", () -> List.of(days()));
        List<Number> twice = new ArrayList<>(List.of(dollars(cells.value("Running twice, by month"))));
        double[] months = new SecondCount(documents, cells).twiceByMonth();
        for (int month = 0; month < months.length; month++) {
            twice.addAll(List.of(month + 1, cents(months[month])));
        }
        found.put("Running twice, by month", () -> twice);
    }

    private static BigDecimal cents(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal days() {
        long minutes = each(documents.plan().path("steps"))
                .mapToLong(step -> {
                    long took = step.path("durationMinutes").asLong();
                    return took > 480 || text(step, "action").equals("hold") ? Math.min(took, 60) : took;
                })
                .sum();
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(480), 1, RoundingMode.HALF_UP);
    }

    private int calendar() {
        return each(documents.plan().path("calendar").path("waves"))
                .mapToInt(slot -> slot.path("lastDay").asInt() + 1)
                .max()
                .orElse(0);
    }

    private static List<Number> span(int first, int last) {
        return first == last ? List.of(first + 1) : List.of(first + 1, last + 1);
    }

    private void time() {
        List<Number> calendar = new ArrayList<>(List.of(calendar()));
        calendar.addAll(span(0, calendar() - 1));
        found.put("Calendar", () -> calendar);
        long byHand = each(documents.plan().path("steps"))
                .filter(step -> step.path("manual").asBoolean())
                .count();
        int people = documents.plan().path("calendar").path("people").asInt();
        found.put("People", () -> List.of(days(), people, byHand));
        long nobodys = each(documents.partition().path("accounts"))
                .filter(one -> !one.hasNonNull("owner"))
                .count();
        found.put(
                "Accounts without an owner",
                () -> List.of(nobodys, documents.partition().path("accounts").size()));
        found.put("When does the work begin?", () -> List.of(calendar()));
        found.put("How many people work on it at the same time?", () -> List.of(1, calendar(), days()));
        found.put(
                "For how many minutes may a product be down",
                () -> List.of(each(documents.plan().path("windows"))
                        .mapToInt(window -> window.path("downtimeMinutes").asInt())
                        .max()
                        .orElse(0)));
        long steps = each(documents.plan().path("steps"))
                .filter(step -> step.path("pointOfNoReturn").asBoolean())
                .count();
        found.put("May the ", () -> steps == 1 ? List.of() : List.of(steps));
    }

    private List<Number> ofWave(int wave) {
        return each(documents.plan().path("calendar").path("waves"))
                .filter(slot -> slot.path("wave").asInt() == wave)
                .findFirst()
                .map(slot ->
                        span(slot.path("firstDay").asInt(), slot.path("lastDay").asInt()))
                .orElse(List.of());
    }

    /** Each window of each product, in the order of the plan, with the longest of them before. */
    private void downtime() {
        Map<String, List<JsonNode>> windows = new TreeMap<>();
        for (JsonNode window : documents.plan().path("windows")) {
            Set<String> down = new TreeSet<>();
            window.path("units").forEach(unit -> down.add(unit.asText().split("/", -1)[1]));
            down.forEach(product -> windows.computeIfAbsent(
                            product.equals("-") ? "shared things" : product, unused -> new ArrayList<>())
                    .add(window));
        }
        cells.section("What is down, and for how long").keySet().forEach(product -> {
            List<Number> numbers = new ArrayList<>();
            List<JsonNode> own = windows.getOrDefault(product, List.of());
            own.stream()
                    .mapToInt(window -> window.path("downtimeMinutes").asInt())
                    .max()
                    .ifPresent(numbers::add);
            own.forEach(window -> {
                numbers.add(window.path("downtimeMinutes").asInt());
                numbers.addAll(ofWave(window.path("wave").asInt()));
            });
            if (product.startsWith("and ")) {
                numbers.add(windows.size() - 8);
            } else if (own.isEmpty()) {
                numbers.add(0);
            }
            found.put(product, () -> numbers);
        });
    }

    /** What stays or leaves of production, and what it costs. */
    private void account() {
        Set<String> guarded = new HashSet<>();
        documents.partition().path("environments").forEach(one -> {
            if (one.path("production").asBoolean()) {
                guarded.add(text(one, "name"));
            }
        });
        List<JsonNode> production = rows().stream()
                .filter(row -> guarded.contains(text(row, "environment")))
                .toList();
        long products = production.stream()
                .filter(row -> row.hasNonNull("context"))
                .map(row -> text(row, "context"))
                .distinct()
                .count();
        found.put("Does production stay", () -> List.of(0, products, production.size(), production.size()));
        List<Number> spend = new ArrayList<>(
                List.of(dollars(cells.value("Each month on top")), dollars(cells.value("Each month today")), days()));
        Map<String, JsonNode> variants = new HashMap<>();
        documents.partition().path("variants").forEach(variant -> variants.put(text(variant, "name"), variant));
        JsonNode fewer = variants.get("fewer");
        JsonNode proposed = variants.get("proposed");
        if (cells.rows().stream().anyMatch(row -> row.get(2).contains("fewer accounts"))) {
            spend.add(dearer(Objects.requireNonNull(fewer), Objects.requireNonNull(proposed))
                    .negate());
        }
        found.put("Is what it costs agreed?", () -> spend);
    }

    /** What a variant costs more than another: for each account of products what the planned ones have on average. */
    private BigDecimal dearer(JsonNode variant, JsonNode than) {
        BigDecimal sum = BigDecimal.ZERO;
        int accounts = 0;
        for (JsonNode account : documents.target().path("accounts")) {
            if (text(account, "purpose").equals("workload")
                    && !account.path("existing").asBoolean()) {
                accounts++;
                sum = sum.add(onTop(text(account, "name")));
            }
        }
        BigDecimal more = BigDecimal.valueOf(
                variant.path("workloads").size() - than.path("workloads").size());
        return accounts == 0
                ? variant.path("monthlyPrice")
                        .decimalValue()
                        .subtract(than.path("monthlyPrice").decimalValue())
                : sum.multiply(more).divide(BigDecimal.valueOf(accounts), 2, RoundingMode.HALF_UP);
    }

    private BigDecimal onTop(String account) {
        Map<String, BigDecimal> prices = PricesAgain.flat();
        Set<String> priced = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode thing : documents.target().path("resources")) {
            boolean free = text(thing, "type").equals("AWS::EC2::VPCEndpoint")
                    && !text(thing.path("properties"), "VpcEndpointType").startsWith("Interface");
            BigDecimal price = free ? null : prices.get(text(thing, "type"));
            if (price != null) {
                priced.add(text(thing, "id"));
                boolean more = Set.of("new", "per-account", "copied").contains(text(thing, "fate"));
                sum = more && text(thing, "account").equals(account) ? sum.add(price) : sum;
            }
        }
        for (JsonNode part : documents.target().path("organization").path("baseline")) {
            boolean kept = each(part.path("kept")).anyMatch(one -> one.asText().equals(account));
            boolean has = !text(part, "scope").equals("account")
                    || each(part.path("accounts")).anyMatch(one -> one.asText().equals(account));
            sum = has && !kept ? sum.add(prices.getOrDefault("baseline:" + text(part, "name"), BigDecimal.ZERO)) : sum;
        }
        for (JsonNode connection : documents.target().path("connections")) {
            boolean counted = each(connection.path("parts")).anyMatch(part -> priced.contains(part.asText()));
            sum = !counted && text(connection, "account").equals(account)
                    ? sum.add(connection.path("price").decimalValue())
                    : sum;
        }
        return sum;
    }

    /** Who runs what: each variant's accounts, what crosses between them, and how much the largest holds. */
    private void model() {
        Map<String, List<Number>> measures = new HashMap<>();
        Map<String, BigDecimal> dearer = new HashMap<>();
        Map<String, JsonNode> variants = new HashMap<>();
        documents.partition().path("variants").forEach(variant -> variants.put(text(variant, "name"), variant));
        variants.forEach((name, variant) -> {
            measures.put(name, measures(variant));
            dearer.put(name, dearer(variant, Objects.requireNonNull(variants.get("proposed"))));
        });
        List<Number> all = new ArrayList<>(measures.getOrDefault("proposed", List.of()));
        if (!all.isEmpty()) {
            int more =
                    documents.partition().path("accounts").size() - all.get(0).intValue();
            if (more > 0) {
                all.add(more);
            }
        }
        for (String name : List.of("fewer", "more")) {
            List<Number> own = measures.getOrDefault(name, List.of());
            BigDecimal price = dearer.getOrDefault(name, BigDecimal.ZERO);
            if (!own.equals(measures.get("proposed"))) {
                all.addAll(own);
                if (price.signum() != 0) {
                    all.add(price.abs());
                }
            }
        }
        found.put("Who runs the products", () -> all);
        if (variants.containsKey("proposed")) {
            BigDecimal proposed = dollars(cells.value("Each month on top"));
            Map<String, BigDecimal> onTop = new HashMap<>();
            dearer.forEach((name, more) -> onTop.put(name, proposed.add(more)));
            assertThat(cells.alternatives().keySet()).isEqualTo(onTop.keySet());
            cells.alternatives()
                    .forEach((name, amount) -> assertThat(amount)
                            .as("what the alternative %s costs on top", name)
                            .isCloseTo(onTop.get(name), within(CENT)));
        }
    }

    private List<Number> measures(JsonNode variant) {
        Map<String, String> homes = new HashMap<>();
        variant.path("workloads")
                .forEach(home -> home.path("contexts")
                        .forEach(context ->
                                homes.put(context.asText() + "\n" + text(home, "environment"), text(home, "name"))));
        Map<String, String> placed = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        rows().forEach(row -> {
            if (text(row, "role").equals("workload") && row.hasNonNull("context") && row.hasNonNull("environment")) {
                String home = homes.getOrDefault(text(row, "context") + "\n" + text(row, "environment"), "(old)");
                placed.put(text(row, "id"), home);
                sizes.merge(home, 1, Integer::sum);
            }
        });
        long crossing = each(documents.graph().path("edges"))
                .filter(edge -> placed.containsKey(text(edge, "from")) && placed.containsKey(text(edge, "to")))
                .filter(edge -> !Objects.equals(placed.get(text(edge, "from")), placed.get(text(edge, "to"))))
                .count();
        long around = each(documents.partition().path("accounts"))
                .filter(one -> !text(one, "purpose").equals("workload")
                        || one.path("existing").asBoolean())
                .count();
        int most = sizes.values().stream().mapToInt(size -> size).max().orElse(0);
        return List.of(
                around + variant.path("workloads").size(),
                crossing,
                Math.round(100.0 * most / Math.max(1, placed.size())));
    }

    /** What the choices for all accounts cost, by what each rests on. */
    private void choices() {
        int accounts = documents.target().path("accounts").size();
        Set<String> pipelines = new HashSet<>();
        documents
                .target()
                .path("delivery")
                .forEach(way -> way.path("deployers").forEach(deployer -> {
                    if (text(deployer, "id").contains("/codepipeline-pipeline/")) {
                        pipelines.add(text(deployer, "id"));
                    }
                }));
        Map<String, Integer> prices =
                Map.of("control-tower", 2 * accounts, "true", 2 * accounts, "split", pipelines.size());
        BigDecimal own = BigDecimal.ZERO;
        BigDecimal shared = BigDecimal.ZERO;
        int networks = 0;
        for (JsonNode choice : documents.target().path("choices")) {
            String about = text(choice, "about");
            if (CHOICES.containsKey(about) && text(choice, "subject").isEmpty()) {
                List<Number> numbers = new ArrayList<>();
                boolean watched = about.equals("observability");
                each(choice.path("options"))
                        .map(option -> text(option, "name"))
                        .sorted(Comparator.comparing(name -> !name.equals(text(choice, "taken"))))
                        .forEach(name -> numbers.add(watched ? 0 : prices.getOrDefault(name, 0)));
                found.put(Objects.requireNonNull(CHOICES.get(about)), () -> numbers);
            } else if (about.equals("networks")) {
                networks++;
                for (JsonNode option : choice.path("options")) {
                    BigDecimal price = option.path("price").decimalValue();
                    own = text(option, "name").equals("own") ? own.add(price) : own;
                    shared = text(option, "name").equals("shared") ? shared.add(price) : shared;
                }
            }
        }
        List<Number> prices2 = List.of(own, networks, shared);
        found.put("Do new accounts have networks of their own", () -> prices2);
    }

    /** How many databases are alike in that several products use them, and of how many products no name is shown. */
    private void databases() {
        Map<String, String> types = new HashMap<>();
        documents.partition().path("shared").forEach(shared -> types.put(text(shared, "id"), text(shared, "type")));
        Set<String> members = each(documents.graph().path("edges"))
                .filter(edge -> text(edge, "kind").equals("contains")
                        && STORES.contains(types.getOrDefault(text(edge, "from"), "")))
                .map(edge -> text(edge, "to"))
                .collect(Collectors.toSet());
        List<JsonNode> all = each(documents.partition().path("shared"))
                .filter(shared -> STORES.contains(text(shared, "type"))
                        && !members.contains(text(shared, "id"))
                        && shared.path("neededBy").size() > 1)
                .toList();
        for (JsonNode shared : all) {
            long alike = all.stream()
                    .filter(other -> text(other, "type").equals(text(shared, "type")))
                    .count();
            List<Number> numbers = new ArrayList<>();
            int users = shared.path("neededBy").size();
            if (users > 5) {
                numbers.add(users - 5);
            }
            if (alike > 1) {
                numbers.add(alike - 1);
            }
            if (users > 5) {
                numbers.add(users - 5);
            }
            String id = text(shared, "id");
            String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
            cells.rows().stream()
                    .map(row -> row.get(0).replaceFirst("^\\d+\\. ", ""))
                    .filter(label -> label.startsWith("Who owns the ") && label.contains(" " + name + " that "))
                    .forEach(label -> found.put(label, () -> numbers));
        }
    }

    private void unseen() {
        long failures = each(documents.check().path("invariants"))
                .mapToLong(invariant -> invariant.path("violations").size())
                .sum();
        found.put(FAILED, () -> List.of(failures));
        found.put("Reads that were refused or failed", () -> List.of(documents.holes()));
        found.put(
                "Things of no product that is known",
                () -> List.of(rows().stream()
                        .filter(row -> text(row, "role").equals("unassigned"))
                        .count()));
        found.put(
                "Things of a product, in no environment that is known",
                () -> List.of(rows().stream()
                        .filter(row -> row.hasNonNull("context") && !row.hasNonNull("environment"))
                        .count()));
        found.put(
                "Values that the account hides",
                () -> List.of(each(documents.target().path("findings"))
                        .filter(finding -> text(finding, "rule").equals("target.hidden-value"))
                        .count()));
    }

    /** When each wave is, and what of it was compared only as a sum. */
    private void waves() {
        First first = first();
        for (Map.Entry<String, String> wave : cells.spans().entrySet()) {
            int number = Integer.parseInt(wave.getKey().split(" ", -1)[0]);
            assertThat(numbers(wave.getValue()))
                    .as(wave.getKey())
                    .extracting(BigDecimal::intValue)
                    .isEqualTo(ofWave(number).stream().map(Number::intValue).toList());
            long noReturn = each(documents.plan().path("steps"))
                    .filter(step -> step.path("wave").asInt() == number)
                    .filter(step -> step.path("pointOfNoReturn").asBoolean())
                    .count();
            assertThat(cells.wave(wave.getKey(), "No return")).as(wave.getKey()).isEqualTo((double) noReturn);
            assertThat(cells.wave(wave.getKey(), "Moved")).as(wave.getKey()).isEqualTo((double)
                    first.moved().values().stream().filter(at -> at == number).count());
            assertThat(cells.wave(wave.getKey(), "Shared")).as(wave.getKey()).isEqualTo((double)
                    first.used().values().stream().filter(at -> at == number).count());
        }
    }

    /** In which wave each thing is switched over first, and each provider is used first. */
    private record First(Map<String, Integer> moved, Map<String, Integer> used) {}

    private First first() {
        Set<String> moving = new HashSet<>();
        documents.target().path("resources").forEach(thing -> {
            if (text(thing, "fate").equals("moves")) {
                moving.add(text(thing, "id"));
            }
        });
        First first = new First(new HashMap<>(), new HashMap<>());
        documents
                .plan()
                .path("steps")
                .forEach(step -> step.path("effects").forEach(effect -> {
                    int wave = step.path("wave").asInt();
                    if (step.hasNonNull("window") && moving.contains(text(effect, "object"))) {
                        first.moved().merge(text(effect, "object"), wave, Math::min);
                    }
                    if (Set.of("grant", "connect", "share").contains(text(effect, "verb"))
                            && effect.hasNonNull("provider")) {
                        first.used().merge(text(effect, "provider"), wave, Math::min);
                    }
                }));
        return first;
    }
}
