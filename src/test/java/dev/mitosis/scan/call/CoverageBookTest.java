package dev.mitosis.scan.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class CoverageBookTest {
    private static final String NO_QUEUE = "not asked, because there is no queue";
    private static final String NO_TABLE = "not asked, because there is no table";

    @Test
    void a_type_of_several_listings_is_read_where_one_found_some() {
        Coverage row = inAnyOrder(List.of(
                listing(CoverageStatus.EMPTY, 0, NO_QUEUE),
                listing(CoverageStatus.READ, 2, ""),
                listing(CoverageStatus.NOT_ASKED, 0, "quiet")));

        assertThat(row.status()).isEqualTo(CoverageStatus.READ);
        assertThat(row.count()).isEqualTo(2);
        assertThat(row.reason()).isEmpty();
    }

    @Test
    void what_one_listing_did_not_ask_is_no_reason_for_the_others() {
        Coverage row =
                inAnyOrder(List.of(listing(CoverageStatus.EMPTY, 0, NO_QUEUE), listing(CoverageStatus.EMPTY, 0, "")));

        assertThat(row.status()).isEqualTo(CoverageStatus.EMPTY);
        assertThat(row.reason()).isEmpty();
    }

    @Test
    void all_reasons_are_given_where_nothing_was_asked() {
        Coverage row = inAnyOrder(List.of(
                listing(CoverageStatus.EMPTY, 0, NO_TABLE),
                listing(CoverageStatus.EMPTY, 0, NO_QUEUE),
                listing(CoverageStatus.EMPTY, 0, NO_TABLE)));

        assertThat(row.reason()).isEqualTo(NO_QUEUE + "; " + NO_TABLE);
    }

    @Test
    void one_listing_that_was_not_asked_leaves_an_empty_type_unknown() {
        Coverage row = inAnyOrder(
                List.of(listing(CoverageStatus.EMPTY, 0, ""), listing(CoverageStatus.NOT_ASKED, 0, "quiet")));

        assertThat(row.status()).isEqualTo(CoverageStatus.NOT_ASKED);
    }

    @Test
    void what_was_not_read_stands_first() {
        CoverageBook book = new CoverageBook();
        book.listed(CoverageReason.FOUND, listing(CoverageStatus.READ, 2, ""));
        book.failed(
                ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder).build(),
                "AWS::SQS::Queue",
                "eu-west-1",
                "ListQueues",
                new AwsFailure(AwsFailure.Kind.FAILED, "HTTP 404", ""));

        assertThat(book.rows())
                .extracting(Coverage::status)
                .containsExactly(CoverageStatus.FAILED, CoverageStatus.READ);
    }

    private static Coverage inAnyOrder(List<Coverage> listings) {
        List<Coverage> backwards = new ArrayList<>(listings);
        Collections.reverse(backwards);
        assertThat(together(backwards)).isEqualTo(together(listings));
        return together(listings);
    }

    private static Coverage together(List<Coverage> listings) {
        CoverageBook book = new CoverageBook();
        listings.forEach(row -> book.listed(CoverageReason.FOUND, row));
        assertThat(book.rows()).hasSize(1);
        return book.rows().get(0);
    }

    private static Coverage listing(CoverageStatus status, int count, String reason) {
        return new Coverage("scaling", "AWS::Some::Target", "eu-west-1", "scaling:Describe", status, count, reason);
    }
}
