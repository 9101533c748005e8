package dev.mitosis.scan.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.TagSweep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads a list of ten numbers, two on a page, whose places expire. */
class PagesTest {
    private static final int ITEMS = 10;
    private static final ServiceRegion PLACE = ServiceRegion.of(TagSweep.SERVICE, "eu-west-1", "aws", "123456789012");
    private static final String OPERATION = TagSweep.OPERATION;

    @TempDir
    Path folder;

    @Test
    void a_listing_whose_place_expired_since_the_interruption_begins_anew() {
        Numbers origin = interruptedAfterThreePages();

        assertThat(read(origin, Journal.reopen(file()))).isEqualTo(all());
        assertThat(origin.asked).isEqualTo(3 + 1 + 1 + 5);
    }

    @Test
    void what_began_anew_is_remembered_for_the_next_interruption() {
        Numbers origin = interruptedAfterThreePages();
        read(origin, Journal.reopen(file()));
        int asked = origin.asked;

        assertThat(read(origin, Journal.reopen(file()))).isEqualTo(all());
        assertThat(origin.asked).isEqualTo(asked);
    }

    @Test
    void the_answer_as_a_whole_has_nothing_twice() {
        Numbers origin = new Numbers();
        origin.expireOnceAt(2);

        ObjectNode whole = new Pages(origin)
                .whole(PLACE, OPERATION, JsonNodeFactory.instance.objectNode())
                .join();

        assertThat(whole.path("numbers")).hasSize(ITEMS);
    }

    @ParameterizedTest
    @EnumSource(AwsFailure.Kind.class)
    void a_page_that_is_refused_for_ever_fails(AwsFailure.Kind kind) {
        Numbers origin = new Numbers();
        origin.refuse(kind, 2);

        assertThatThrownBy(() -> numbers(new Pages(origin)))
                .satisfies(thrown ->
                        assertThat(CallFailedException.failureOf(thrown).kind()).isEqualTo(kind));
        boolean again = kind == AwsFailure.Kind.FAILED || kind == AwsFailure.Kind.ABSENT;
        assertThat(origin.asked).isEqualTo(again ? 6 : 3);
    }

    @Test
    void a_list_that_ends_before_its_end_is_no_whole_list() {
        Numbers origin = new Numbers();
        origin.keepBack();
        Set<Integer> found = new TreeSet<>();

        CompletableFuture<Void> end = new Pages(origin)
                .each(PLACE, OPERATION, JsonNodeFactory.instance.objectNode(), page -> take(page, found));

        assertThatThrownBy(end::join)
                .satisfies(thrown ->
                        assertThat(CallFailedException.failureOf(thrown).code()).isEqualTo("EndsEarly"));
        assertThat(found).isEqualTo(all());
    }

    @Test
    void a_list_that_sends_back_to_where_it_was_fails() {
        Endless origin = new Endless(page -> page % 3);

        assertThat(endless(origin)).isEqualTo("EndlessList");
        assertThat(origin.asked).isEqualTo(4);
    }

    @Test
    void a_list_of_ever_new_places_with_nothing_new_in_it_fails() {
        Endless origin = new Endless(page -> page);

        assertThat(endless(origin)).isEqualTo("EndlessList");
        assertThat(origin.asked).isLessThan(300);
    }

    @Test
    void what_never_ended_is_asked_anew_the_next_time() {
        Endless origin = new Endless(page -> page % 3);
        for (int scan = 0; scan < 2; scan++) {
            try (Journal journal = scan == 0 ? Journal.begin(file()) : Journal.reopen(file())) {
                JournalSeal seal = new JournalSeal(new byte[32]);
                endless(new JournaledAnswers(
                        origin, journal, seal, SensitiveAnswers.of(List.of(), Set.of()), Set.of()));
            }
        }

        assertThat(origin.asked).isEqualTo(8);
    }

    private static String endless(Answers origin) {
        Throwable thrown = catchThrowable(() -> numbers(new Pages(origin)));
        return CallFailedException.failureOf(thrown).code();
    }

    /** A list that says that there is more, for ever, but has nothing. */
    private static final class Endless implements Answers {
        private final IntUnaryOperator place;
        private int asked;

        Endless(IntUnaryOperator place) {
            this.place = place;
        }

        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            asked++;
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.putArray("numbers");
            return CompletableFuture.completedFuture(
                    answer.put("token", place.applyAsInt(request.path("token").asInt(0) + 1)));
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return Optional.of(JsonNodeFactory.instance.objectNode().set("token", answer.path("token")));
        }
    }

    /** The places in its list are no longer good. */
    private Numbers interruptedAfterThreePages() {
        Numbers origin = new Numbers();
        origin.dieAfter(3);
        assertThatThrownBy(() -> read(origin, Journal.begin(file()))).isInstanceOf(CompletionException.class);
        origin.expire();
        origin.dieAfter(Integer.MAX_VALUE);
        return origin;
    }

    private static Set<Integer> read(Numbers origin, Journal journal) {
        try (journal) {
            JournalSeal seal = new JournalSeal(new byte[32]);
            return numbers(new Pages(
                    new JournaledAnswers(origin, journal, seal, SensitiveAnswers.of(List.of(), Set.of()), Set.of())));
        }
    }

    private static Set<Integer> numbers(Pages pages) {
        Set<Integer> found = new TreeSet<>();
        pages.each(PLACE, OPERATION, JsonNodeFactory.instance.objectNode(), page -> take(page, found))
                .join();
        return found;
    }

    private static void take(ObjectNode page, Set<Integer> found) {
        page.path("numbers").forEach(number -> found.add(number.asInt()));
    }

    private static Set<Integer> all() {
        Set<Integer> all = new TreeSet<>();
        for (int i = 0; i < ITEMS; i++) {
            all.add(i);
        }
        return all;
    }

    private Path file() {
        return folder.resolve("journal");
    }

    /** The place in its list is a token of a time, which may pass. */
    private static final class Numbers implements Answers {
        private static final int SIZE = 2;

        private final List<AwsFailure.Kind> refusal = new ArrayList<>();
        private int time;
        private int asked;
        private int last = Integer.MAX_VALUE;
        private int expiringPage = -1;
        private int refusedPage = -1;
        private boolean more;

        /** Says at the end that there is more. */
        void keepBack() {
            more = true;
        }

        void expire() {
            time++;
        }

        void expireOnceAt(int page) {
            expiringPage = page;
        }

        void dieAfter(int calls) {
            last = calls;
        }

        void refuse(AwsFailure.Kind kind, int page) {
            refusal.add(kind);
            refusedPage = page;
        }

        @Override
        public CompletableFuture<ObjectNode> submit(
                ServiceSpec service, String region, String operation, ObjectNode request) {
            asked++;
            String[] token = request.path("token").asText(time + "/0").split("/", -1);
            int page = Integer.parseInt(token[1]);
            if (asked > last) {
                return Answers.refused(new AwsFailure(AwsFailure.Kind.TRANSIENT, "Killed", ""));
            }
            if (page == refusedPage) {
                return Answers.refused(new AwsFailure(refusal.get(0), "Refused", ""));
            }
            if (page == expiringPage) {
                expiringPage = -1;
                expire();
            }
            if (Integer.parseInt(token[0]) != time) {
                return Answers.refused(new AwsFailure(AwsFailure.Kind.FAILED, "PaginationTokenExpiredException", ""));
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            for (int i = page * SIZE; i < (page + 1) * SIZE; i++) {
                answer.withArray("numbers").add(i);
            }
            if ((page + 1) * SIZE < ITEMS) {
                answer.put("token", time + "/" + (page + 1));
            }
            return CompletableFuture.completedFuture(answer.put("HasMoreNumbers", more));
        }

        @Override
        public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
            return answer.has("token")
                    ? Optional.of(JsonNodeFactory.instance
                            .objectNode()
                            .put("token", answer.path("token").asText()))
                    : Optional.empty();
        }
    }
}
