package dev.mitosis.scan.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.reader.ReaderRegistry;
import dev.mitosis.io.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPlacesTest {
    @ParameterizedTest
    @ValueSource(strings = {"authtoken", "AuthToken", "MasterUserPassword", "masteruserpassword", "clientSecret"})
    void a_name_that_ends_like_a_secret_is_kept_back_whatever_its_case(String member) {
        assertThat(SecretPlaces.all().byName(member).touches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BucketName", "Engine", "PasswordLastUsed"})
    void a_name_that_only_sounds_like_one_is_not(String member) {
        assertThat(SecretPlaces.all().byName(member).touches()).isFalse();
    }

    /** Of a dashboard stays what tells the graph which resources its metrics are about. */
    @Test
    void of_dashboards_the_names_of_dimensions_stay_that_the_graph_reads() {
        SecretPlaces.Row row = SecretPlaces.all().rows().stream()
                .filter(one -> one.place().equals("cloudwatch:GetDashboardResponse.DashboardBody"))
                .findFirst()
                .orElseThrow();

        assertThat(row.treatment().keep())
                .containsAll(TsvTable.load(ReaderRegistry.class, "dimensions.tsv", 2).stream()
                        .map(dimension -> "=" + dimension.cell(0))
                        .toList());
    }
}
