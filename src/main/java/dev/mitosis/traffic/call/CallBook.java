package dev.mitosis.traffic.call;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Observed.Span;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficDocument.CallOutcome;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.file.GapBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sums up calls that are alike. */
final class CallBook {
    /** More different calls than this are not told apart by where they came from and what they were about. */
    private static final int MOST = 500_000;

    /** Some services write the version of their API behind the operation: {@code ListFunctions20150331}. */
    private static final Pattern VERSION = Pattern.compile("(\\d{8}|\\d{4}_\\d{2}_\\d{2})(v\\d+)?$");

    private static final List<String> DENIALS = TsvTable.loadNamed(CallBook.class, "denials.tsv").stream()
            .map(row -> row.get("part"))
            .toList();

    private static final Comparator<ApiCall> ORDER = Comparator.comparing(ApiCall::principal)
            .thenComparing(call -> text(call.workload()))
            .thenComparing(ApiCall::action)
            .thenComparing(call -> text(call.resource()))
            .thenComparing(ApiCall::source)
            .thenComparing(call -> text(call.endpoint()))
            .thenComparing(ApiCall::region)
            .thenComparing(ApiCall::error);

    private record Key(
            String principal,
            @Nullable String workload,
            String action,
            @Nullable String resource,
            String source,
            @Nullable String endpoint,
            String region,
            String error) {}

    private static final class Sum {
        private long count;
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;

        void add(CallFacts facts) {
            count += facts.times();
            first = first.isBefore(facts.first()) ? first : facts.first();
            last = last.isAfter(facts.last()) ? last : facts.last();
        }
    }

    private final NamedResources resources;
    private final Callers callers;
    private final CallSources sources;
    private final GapBook gaps;
    private final Map<Key, Sum> sums = new HashMap<>();
    private final Sum all = new Sum();
    private final int most;

    CallBook(NamedResources resources, Callers callers, CallSources sources, GapBook gaps) {
        this(resources, callers, sources, gaps, MOST);
    }

    /** A book that tells no more different calls apart than this. */
    CallBook(NamedResources resources, Callers callers, CallSources sources, GapBook gaps, int most) {
        this.most = most;
        this.resources = resources;
        this.callers = callers;
        this.sources = sources;
        this.gaps = gaps;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Counts a call, once for each resource that it names. */
    void add(CallFacts facts) {
        String service = resources.service(facts.source());
        String action = service + ":" + VERSION.matcher(facts.name()).replaceFirst("");
        String principal = callers.principal(facts.identity());
        if (!callers.isKnown(principal)) {
            gaps.add(What.CALLER_UNKNOWN, facts.times(), action);
        }
        String workload =
                callers.workload(facts.identity(), principal, facts.region()).orElse(null);
        String endpoint = facts.vpcEndpoint().isEmpty()
                ? null
                : resources.byId(facts.vpcEndpoint()).orElse(null);
        String source = sources.find(facts);
        all.add(facts);
        Set<String> named = named(facts, service, action);
        for (String resource : named.isEmpty() ? Set.of("") : named) {
            Key key = new Key(
                    principal,
                    workload,
                    action,
                    resource.isEmpty() ? null : resource,
                    source,
                    endpoint,
                    facts.region(),
                    facts.error());
            Sum sum = sums.get(key);
            if (sum == null && sums.size() >= most) {
                gaps.add(What.FOLDED, facts.times(), action);
                key = new Key(principal, null, action, null, "", null, "", facts.error());
            }
            sums.computeIfAbsent(key, k -> new Sum()).add(facts);
        }
    }

    private Set<String> named(CallFacts facts, String service, String action) {
        Set<String> named = resources.of(facts.request(), service, facts.region());
        boolean missing = false;
        for (String arn : facts.arns()) {
            Optional<String> known = resources.byArn(arn);
            known.ifPresent(named::add);
            missing |= known.isEmpty() && arn.startsWith("arn:");
        }
        if (missing && named.isEmpty()) {
            gaps.add(What.RESOURCE_UNKNOWN, facts.times(), action);
        }
        return named;
    }

    /** All of them, sorted. */
    List<ApiCall> calls() {
        return sums.entrySet().stream()
                .map(entry -> call(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private static ApiCall call(Key key, Sum sum) {
        return new ApiCall(
                key.principal,
                key.workload,
                key.action,
                key.resource,
                key.source,
                key.endpoint,
                key.region,
                outcome(key.error),
                key.error,
                sum.count,
                sum.first.toString(),
                sum.last.toString());
    }

    private static CallOutcome outcome(String error) {
        if (error.isEmpty()) {
            return CallOutcome.DONE;
        }
        String lower = error.toLowerCase(Locale.ROOT);
        return DENIALS.stream().anyMatch(lower::contains) ? CallOutcome.DENIED : CallOutcome.FAILED;
    }

    /** What was read; null where it was nothing. */
    @Nullable
    Span span(int files) {
        return all.count == 0 ? null : new Span(all.first.toString(), all.last.toString(), files, all.count);
    }
}
