package dev.mitosis.rehearse.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {
    private final Renames renames = new Renames(List.of("delete-vpc-0a1b2c3d"));

    @Test
    void an_id_is_changed_wherever_it_is_a_word() {
        renames.put("vpc-0a1b2c3d", "vpc-99999999");

        assertThat(renames.in("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0a1b2c3d, \"vpc-0a1b2c3d\""))
                .isEqualTo("arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-99999999, \"vpc-99999999\"");
        assertThat(renames.in("keep-vpc-0a1b2c3d-here_vpc-0a1b2c3d")).isEqualTo("keep-vpc-99999999-here_vpc-99999999");
    }

    @Test
    void what_only_holds_its_letters_stays() {
        renames.put("abc123", "other");

        assertThat(renames.in("xabc123 abc1234 abc123-x")).isEqualTo("xabc123 abc1234 other-x");
    }

    @Test
    void the_longest_name_counts() {
        renames.put("tgw", "no");
        renames.put("tgw-rtb-01234567", "tgw-rtb-99999999");
        renames.put("rtb-01234567", "rtb-88888888");

        assertThat(renames.in("tgw-rtb-01234567 rtb-01234567")).isEqualTo("tgw-rtb-99999999 rtb-88888888");
    }

    @Test
    void the_first_that_is_said_counts() {
        renames.put("i-01234567", "i-11111111");
        renames.put("i-01234567", "i-22222222");
        renames.put("i-76543210", "i-76543210");
        renames.put("i-00000001", "");

        assertThat(renames.in("i-01234567")).isEqualTo("i-11111111");
        assertThat(renames.size()).isEqualTo(1);
    }

    @Test
    void the_ids_of_steps_stay() {
        renames.put("vpc-0a1b2c3d", "vpc-99999999");

        assertThat(renames.in("step delete-vpc-0a1b2c3d deletes vpc-0a1b2c3d"))
                .isEqualTo("step delete-vpc-0a1b2c3d deletes vpc-99999999");
    }

    @Test
    void names_with_other_letters_are_changed_as_they_are() {
        renames.put("secret:prod/db-AbCdEf", "secret:prod/db-Zyxwvu");

        assertThat(renames.in("arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-AbCdEf"))
                .isEqualTo("arn:aws:secretsmanager:eu-west-1:1:secret:prod/db-Zyxwvu");
    }

    @Test
    void a_version_is_not_the_beginning_of_another() {
        renames.put("api:7", "api:1");

        assertThat(renames.in("task-definition/api:7, shop-api:7, api:71, myapi:7"))
                .isEqualTo("task-definition/api:1, shop-api:1, api:71, myapi:7");
    }

    @Test
    void a_text_without_names_is_the_same() {
        assertThat(renames.in("$x-_-{y}--\n")).isEqualTo("$x-_-{y}--\n");
    }
}
