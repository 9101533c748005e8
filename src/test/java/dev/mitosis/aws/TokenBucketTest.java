package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void a_burst_goes_at_once_and_the_next_call_waits_for_its_token() {
        TokenBucket bucket = new TokenBucket(3, 2);

        assertThat(bucket.reserve(0)).isZero();
        assertThat(bucket.reserve(0)).isZero();
        assertThat(bucket.reserve(0)).isZero();
        assertThat(bucket.reserve(0)).isEqualTo(SECOND / 2);
    }

    @Test
    void a_pause_fills_no_more_than_the_bucket() {
        TokenBucket bucket = new TokenBucket(2, 1);

        assertThat(bucket.reserve(100 * SECOND)).isZero();
        assertThat(bucket.reserve(100 * SECOND)).isZero();
        assertThat(bucket.reserve(100 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void whoever_was_turned_away_loses_the_burst_and_waits_a_longer_time() {
        TokenBucket bucket = new TokenBucket(10, 1);

        bucket.halve(0);

        assertThat(bucket.rate()).isEqualTo(0.5);
        assertThat(bucket.reserve(0)).isEqualTo(2 * SECOND);
        assertThat(bucket.reserve(0)).isEqualTo(4 * SECOND);
    }

    @Test
    void a_rate_is_halved_again_only_when_the_former_halving_could_be_felt() {
        TokenBucket bucket = new TokenBucket(1, 8);

        bucket.halve(0);
        bucket.halve(SECOND - 1);
        assertThat(bucket.rate()).isEqualTo(4);

        bucket.halve(SECOND);
        assertThat(bucket.rate()).isEqualTo(2);
    }

    @Test
    void a_rate_never_falls_below_a_sixty_fourth() {
        TokenBucket bucket = new TokenBucket(1, 64);

        for (int i = 0; i < 20; i++) {
            bucket.halve(2L * i * SECOND);
        }

        assertThat(bucket.rate()).isEqualTo(1);
    }
}
