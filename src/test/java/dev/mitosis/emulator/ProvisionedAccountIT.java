package dev.mitosis.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvisionedAccountIT {
    @Test
    void the_test_account_is_as_large_and_as_mixed_as_real_ones() {
        try (TestAccount account = TestAccount.provision()) {
            Truth truth = account.truth();

            assertThat(truth.resources()).hasSizeGreaterThanOrEqualTo(300);
            assertThat(truth.regions()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(truth.resources().stream()
                            .map(Truth.TrueResource::context)
                            .filter(context -> context != null)
                            .distinct())
                    .hasSize(4);
            assertThat(truth.resources().stream().map(Truth.TrueResource::arn)).doesNotHaveDuplicates();
            assertThat(truth.resources().stream().map(Truth.TrueResource::arn).toList())
                    .containsAll(
                            truth.edges().stream().map(Truth.TrueEdge::from).toList())
                    .containsAll(truth.edges().stream().map(Truth.TrueEdge::to).toList());
        }
    }
}
