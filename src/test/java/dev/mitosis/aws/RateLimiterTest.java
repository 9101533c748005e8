package dev.mitosis.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final RateLimiter limiter = RateLimiter.of(TestSettings.defaults(), now::get);

    @Test
    void every_published_rate_is_read_and_has_a_source() {
        assertThat(RateLimiter.load()).hasSizeGreaterThan(30).allSatisfy(rate -> {
            assertThat(rate.source()).isNotBlank();
            assertThat(rate.refill()).isPositive();
        });
    }

    @Test
    void a_quarter_of_the_bucket_goes_at_once_and_then_a_quarter_of_the_refill() {
        for (int call = 0; call < 25; call++) {
            assertThat(limiter.reserve("ec2", "eu-west-1", "DescribeVpcs")).isZero();
        }
        assertThat(limiter.reserve("ec2", "eu-west-1", "DescribeVpcs")).isEqualTo(SECOND / 5);
        assertThat(limiter.reserve("ec2", "eu-west-1", "DescribeVpcs")).isEqualTo(2 * SECOND / 5);
    }

    @Test
    void a_pause_fills_the_bucket_again() {
        for (int call = 0; call < 26; call++) {
            limiter.reserve("ec2", "eu-west-1", "DescribeVpcs");
        }
        now.addAndGet(10 * SECOND);

        assertThat(limiter.reserve("ec2", "eu-west-1", "DescribeVpcs")).isZero();
    }

    @Test
    void the_first_throttle_halves_the_rate_of_its_bucket_only() {
        limiter.throttled("ec2", "eu-west-1", "DescribeVpcs");

        assertThat(limiter.rate("ec2", "eu-west-1", "DescribeVpcs")).isEqualTo(2.5);
        assertThat(limiter.rate("ec2", "eu-west-1", "DescribeSubnets")).isEqualTo(5);
        assertThat(limiter.rate("ec2", "us-east-1", "DescribeVpcs")).isEqualTo(5);
    }

    @Test
    void throttles_of_calls_that_were_under_way_together_halve_once_and_later_ones_again() {
        for (int call = 0; call < 64; call++) {
            limiter.throttled("ec2", "eu-west-1", "DescribeVpcs");
        }
        assertThat(limiter.rate("ec2", "eu-west-1", "DescribeVpcs")).isEqualTo(2.5);

        now.addAndGet(2 * SECOND);
        limiter.throttled("ec2", "eu-west-1", "DescribeVpcs");

        assertThat(limiter.rate("ec2", "eu-west-1", "DescribeVpcs")).isEqualTo(1.25);
    }

    @Test
    void threads_draw_from_the_same_share() {
        int calls = 400;

        long longest = IntStream.range(0, calls)
                .parallel()
                .mapToLong(call -> limiter.reserve("ec2", "eu-west-1", "DescribeVpcs"))
                .max()
                .orElseThrow();

        assertThat(longest).isEqualTo((calls - 25) * SECOND / 5);
    }

    @Test
    void operations_that_share_a_quota_share_a_bucket() {
        limiter.throttled("lambda", "eu-west-1", "ListFunctions");

        assertThat(limiter.rate("lambda", "eu-west-1", "ListAliases")).isEqualTo(15 * 0.25 / 2);
        assertThat(limiter.rate("lambda", "eu-west-1", "GetFunction")).isEqualTo(25);
    }

    @Test
    void an_emulator_on_this_machine_is_not_slowed_down() {
        RateLimiter local =
                RateLimiter.of(TestSettings.defaults().withEndpoint(URI.create("http://127.0.0.1:5000")), now::get);

        for (int call = 0; call < 10_000; call++) {
            assertThat(local.reserve("ec2", "eu-west-1", "DescribeVpcs")).isZero();
        }
    }
}
