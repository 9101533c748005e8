package dev.mitosis.traffic.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.graph.GraphBuilder;
import dev.mitosis.graph.GraphRequest;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.TrafficDocument.ApiCall;
import dev.mitosis.model.TrafficGap;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.place.AddressBook;
import dev.mitosis.traffic.place.NetworkPorts;
import dev.mitosis.traffic.place.Networks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many different calls are told apart. */
class CallBookTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    private final GapBook gaps = new GapBook();
    private CallBook book = book();

    private CallBook book() {
        InMemorySnapshot snapshot = new AccountBuilder("123456789012").snapshot();
        GraphDocument graph =
                new GraphBuilder().build(new GraphRequest(snapshot, Map.of())).document();
        NamedResources resources = new NamedResources(snapshot);
        AddressBook addresses = new AddressBook(NetworkPorts.of(snapshot, graph), Networks.of(snapshot, graph));
        return new CallBook(
                resources,
                new Callers("123456789012", resources, graph),
                new CallSources(addresses, resources, gaps),
                gaps,
                2);
    }

    private void call(String name, String region) {
        book.add(new CallFacts(
                new CallFacts.Identity("Root", "arn:aws:iam::123456789012:root", "", "", ""),
                "",
                "s3.amazonaws.com",
                name,
                region,
                "cloudformation.amazonaws.com",
                "",
                "",
                List.of(),
                CallFacts.noRequest(),
                1,
                TIME,
                TIME));
    }

    @BeforeEach
    void two_calls_that_differ() {
        call("ListBuckets", "eu-west-1");
        call("ListBuckets", "eu-west-2");
    }

    @Test
    void as_many_as_are_told_apart_keep_where_they_were_made() {
        assertThat(book.calls()).extracting(ApiCall::region).containsExactly("eu-west-1", "eu-west-2");
        assertThat(gaps.all()).isEmpty();
    }

    @Test
    void one_that_is_alike_is_no_further_one() {
        call("ListBuckets", "eu-west-2");

        assertThat(book.calls()).extracting(ApiCall::count).containsExactly(1L, 2L);
        assertThat(gaps.all()).isEmpty();
    }

    @Test
    void further_ones_say_who_called_what_and_no_more() {
        call("ListBuckets", "eu-west-3");
        call("ListBuckets", "eu-north-1");

        assertThat(book.calls())
                .filteredOn(call -> call.region().isEmpty())
                .singleElement()
                .satisfies(folded -> {
                    assertThat(folded.principal()).isEqualTo("arn:aws:iam::123456789012:root");
                    assertThat(folded.action()).isEqualTo("s3:ListBuckets");
                    assertThat(folded.source()).isEmpty();
                    assertThat(folded.count()).isEqualTo(2);
                });
        assertThat(gaps.all())
                .singleElement()
                .returns(What.FOLDED, TrafficGap::what)
                .returns(2L, TrafficGap::count);
    }
}
