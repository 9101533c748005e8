package dev.mitosis.scan.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.scan.Scanner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the documented list of types equal to what the collectors declare. */
class TypesPageTest {
    private final String page = new TypesPage().text();

    @Test
    void the_page_is_what_the_collectors_and_methods_say() {
        Golden.assertMatches(Path.of("docs/types.md"), page);
    }

    @Test
    void the_page_has_every_type() {
        assertThat(page).contains(Scanner.types()).contains(Scanner.services());
    }
}
