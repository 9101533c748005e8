package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The file in which people give what the tool cannot know. */
class InputsFileTest {
    private static final DrawnPlan PLAN = new DrawnPlan()
            .asks("MAIL_DOMAIN", "the domain of the addresses", "example.com")
            .asks("NAME", "a name\nexport OTHER=1", "")
            .secret("DB_PASSWORD", "the password of the database")
            .presets("TRY", "1")
            .wave("one", new DrawnStep("copy", "Copy").sets("FOUND"));

    private static String written(String former) {
        return InputsFile.of(PLAN.document(), GivenValues.read(former));
    }

    @Test
    void each_variable_that_a_person_gives_stands_with_meaning_and_example() {
        assertThat(written(""))
                .contains(
                        """
                        # the domain of the addresses
                        # For example: example.com
                        # export MAIL_DOMAIN=''
                        """,
                        "# a name\\nexport OTHER=1\n# export NAME=''\n",
                        "export TRY='1'\n",
                        "read -rs DB_PASSWORD; export DB_PASSWORD\n")
                .doesNotContain("export DB_PASSWORD=", "FOUND");
    }

    @Test
    void what_was_filled_in_stays() {
        String filled = written("")
                .replace("# export MAIL_DOMAIN=''", "export MAIL_DOMAIN=shop.example # ours")
                .replace("export TRY='1'", "export TRY=2");

        assertThat(written(filled)).isEqualTo(filled);
    }

    @Test
    void a_value_of_several_lines_stays_whole() {
        String value = "'first\nsecond \"third'";
        String filled = written("").replace("# export NAME=''", "export NAME=" + value);

        assertThat(written(filled)).contains("export NAME=" + value + "\n").isEqualTo(filled);
    }

    @Test
    void what_the_plan_asks_for_no_longer_is_kept_apart() {
        assertThat(written("export AWS_ENDPOINT_URL=http://127.0.0.1:1\nexport OLD_ONE='a b'\n"))
                .endsWith("""
                        # No step of this plan asks for these by name; they stand as they stood.
                        export AWS_ENDPOINT_URL=http://127.0.0.1:1
                        export OLD_ONE='a b'
                        """);
    }

    @Test
    void a_secret_that_somebody_wrote_down_is_not_written_again() {
        assertThat(written("export DB_PASSWORD=corr3ct\n")).doesNotContain("corr3ct");
    }
}
