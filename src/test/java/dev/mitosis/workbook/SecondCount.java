package dev.mitosis.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.workbook.ManagersQuestions.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The numbers of the first sheet that ask for several documents at once, counted a second time. */
final class SecondCount {
    private static final Set<String> REACHES = Set.of("reads", "writes", "invokes");
    private static final Set<String> LEAVES = Set.of("retired", "external");
    private static final double DAYS_PER_MONTH = 30.4;
    private static final int DAYS_COUNTED = 30;

    private final Documents documents;
    private final BriefCells cells;
    private final Map<String, JsonNode> planned = new HashMap<>();
    private final Map<String, JsonNode> rows = new HashMap<>();

    SecondCount(Documents documents, BriefCells cells) {
        this.documents = documents;
        this.cells = cells;
        documents.target().path("resources").forEach(thing -> planned.put(text(thing, "id"), thing));
        documents.partition().path("resources").forEach(row -> rows.put(text(row, "id"), row));
    }

    void ask() {
        byHand();
        hidden();
        waves();
        twice();
        reach();
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private void byHand() {
        long count = StreamSupport.stream(documents.plan().path("steps").spliterator(), false)
                .filter(step -> step.path("manual").asBoolean())
                .count();
        assertThat(cells.why("People")).contains(", " + count + " step");
    }

    private void hidden() {
        long count = StreamSupport.stream(documents.target().path("findings").spliterator(), false)
                .filter(finding -> text(finding, "rule").equals("target.hidden-value"))
                .count();
        assertThat(cells.value("Values that the account hides")).isEqualTo(String.valueOf(count));
    }

    /** What is made in each wave and succeeds nothing that moves; what is left is what was there without what went. */
    private void waves() {
        Map<Integer, Set<String>> made = new TreeMap<>();
        documents
                .plan()
                .path("steps")
                .forEach(step -> step.path("effects").forEach(effect -> {
                    JsonNode thing = planned.get(text(effect, "object"));
                    if (text(effect, "verb").equals("create")
                            && thing != null
                            && !text(thing, "fate").equals("moves")) {
                        made.computeIfAbsent(step.path("wave").asInt(), wave -> new HashSet<>())
                                .add(text(effect, "object"));
                    }
                }));
        int left = rows.size();
        for (Map.Entry<String, Map<String, Double>> wave : cells.waves().entrySet()) {
            int number = Integer.parseInt(wave.getKey().split(" ", -1)[0]);
            left -= (int) cells.wave(wave.getKey(), "Deleted");
            assertThat(cells.wave(wave.getKey(), "Created")).as(wave.getKey()).isEqualTo((double)
                    made.getOrDefault(number, Set.of()).size());
            assertThat(cells.wave(wave.getKey(), "Staying")).as(wave.getKey()).isEqualTo((double) left);
        }
    }

    private void twice() {
        double sum = Arrays.stream(twiceByMonth()).sum();
        String shown = cells.value("Running twice, by month").replaceAll("USD |,", "");
        assertThat(Double.parseDouble(shown)).isCloseTo(sum, within(0.05));
    }

    /**
     * Each thing that moves costs twice from the first day of its wave to the last one of that which deletes it: by
     * thirty days.
     */
    double[] twiceByMonth() {
        PricesAgain prices = new PricesAgain(documents.resources());
        Map<Integer, JsonNode> slots = new HashMap<>();
        documents
                .plan()
                .path("calendar")
                .path("waves")
                .forEach(slot -> slots.put(slot.path("wave").asInt(), slot));
        Map<String, Integer> made = new HashMap<>();
        Map<String, Integer> gone = new HashMap<>();
        documents
                .plan()
                .path("steps")
                .forEach(step -> step.path("effects").forEach(effect -> {
                    int wave = step.path("wave").asInt();
                    if (text(effect, "verb").equals("create")) {
                        made.merge(text(effect, "object"), wave, Math::min);
                    } else if (text(effect, "verb").equals("delete")) {
                        gone.merge(text(effect, "object"), wave, Math::max);
                    }
                }));
        int end = documents.plan().path("calendar").path("days").asInt();
        double[] months = new double[(end + DAYS_COUNTED - 1) / DAYS_COUNTED];
        for (JsonNode thing : planned.values()) {
            boolean moves =
                    thing.path("principal").asBoolean() && text(thing, "fate").equals("moves");
            if (moves && made.containsKey(text(thing, "id"))) {
                JsonNode first = slots.get(made.getOrDefault(text(thing, "id"), -1));
                JsonNode last = slots.get(gone.getOrDefault(text(thing, "succeeds"), -1));
                int from = first == null ? 0 : first.path("firstDay").asInt();
                int to = last == null ? end : last.path("lastDay").asInt() + 1;
                for (int day = from; day < to; day++) {
                    months[day / DAYS_COUNTED] += price(thing, prices).doubleValue() / DAYS_PER_MONTH;
                }
            }
        }
        return months;
    }

    private static BigDecimal price(JsonNode thing, PricesAgain prices) {
        boolean gateway = text(thing, "type").equals("AWS::EC2::VPCEndpoint")
                && !text(thing.path("properties"), "VpcEndpointType").startsWith("Interface");
        return prices.of(text(thing, "succeeds"))
                .orElseGet(() -> gateway
                        ? BigDecimal.ZERO
                        : PricesAgain.flat().getOrDefault(text(thing, "type"), BigDecimal.ZERO));
    }

    private static boolean isIdentity(String type) {
        return type.equals("AWS::IAM::Role") || type.equals("AWS::IAM::User");
    }

    /** Who reaches production in the end, and what the widest of all reaches. */
    private void reach() {
        Set<String> guarded = new HashSet<>();
        documents.partition().path("environments").forEach(one -> {
            if (one.path("production").asBoolean()) {
                guarded.add(text(one, "name"));
            }
        });
        Set<String> almighty = new HashSet<>();
        documents.graph().path("findings").forEach(finding -> {
            if (text(finding, "rule").equals("graph.grant-everything")) {
                finding.path("resources").forEach(one -> almighty.add(one.asText()));
            }
        });
        almighty.removeIf(id -> !rows.containsKey(id) || !isIdentity(text(row(id), "type")));
        Map<String, Integer> held = new HashMap<>();
        Set<String> homes = new HashSet<>();
        for (JsonNode thing : planned.values()) {
            if (!LEAVES.contains(text(thing, "fate"))) {
                // Of what reaches everything, the things of today count, as they do today.
                held.merge(text(thing, "account"), thing.path("principal").asBoolean() ? 1 : 0, Integer::sum);
                if (isProduction(text(thing, "succeeds"), guarded)) {
                    homes.add(text(thing, "account"));
                }
            }
        }
        Set<String> into = new HashSet<>();
        List<Integer> reached = new ArrayList<>(List.of(0));
        for (JsonNode identity : documents.target().path("identities")) {
            if (almighty.contains(text(identity, "succeeds"))) {
                reached.add(held.getOrDefault(text(identity, "account"), 0));
                if (homes.contains(text(identity, "account"))) {
                    into.add(text(identity, "succeeds"));
                }
            }
        }
        Map<String, Set<String>> direct = new HashMap<>();
        for (JsonNode edge : documents.target().path("edges")) {
            JsonNode from = planned.get(text(edge, "from"));
            JsonNode to = planned.get(text(edge, "to"));
            if (REACHES.contains(text(edge, "kind")) && from != null && isIdentity(text(from, "type"))) {
                direct.computeIfAbsent(text(edge, "from"), id -> new HashSet<>())
                        .add(text(edge, "to"));
                if (to != null && isProduction(text(to, "succeeds"), guarded) && from.hasNonNull("succeeds")) {
                    into.add(text(from, "succeeds"));
                }
            }
        }
        into.removeIf(id -> guarded.contains(text(row(id), "environment")));
        assertThat(cells.why("Roles and users outside of production that reach production"))
                .isEqualTo(String.valueOf(into.size()));
        boolean one = reached.stream().anyMatch(things -> things > 0);
        int widest = (one ? reached.stream() : direct.values().stream().map(Set::size))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        assertThat(cells.why("What a leaked key of the widest role or user reaches"))
                .startsWith(widest + " thing");
    }

    private boolean isProduction(String id, Set<String> guarded) {
        return guarded.contains(text(row(id), "environment")) && !isIdentity(text(row(id), "type"));
    }

    private JsonNode row(String id) {
        return rows.getOrDefault(id, MissingNode.getInstance());
    }
}
