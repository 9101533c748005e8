package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Persons;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are names of people. */
class PersonsTest {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String USER = "AWS::IAM::User";

    private static AccountGraph read(Fields fields) {
        return AccountGraph.read(fields.snapshot(), fields.graph());
    }

    private static Subject subject(AccountGraph graph, String name) {
        return Objects.requireNonNull(graph.find(arn(name)));
    }

    private static Persons persons(Fields fields) {
        GenericWords generic = new GenericWords();
        return new Persons(read(fields), new TagMeanings(), new Names(generic.words()), generic::isGeneric);
    }

    @ParameterizedTest
    @CsvSource({
        "jane.doe, jane, true",
        "jane.doe, doe, true",
        "jane_doe, doe, true",
        "jane-doe, doe, true",
        "Jane.Doe@acme.example, jane, true",
        "Jane.Doe@acme.example, acme, false",
        "jane, jane, true",
        "jo, jo, false",
        "li.doe, li, false",
        "li.doe, doe, true",
        "jane.d, jane, false",
        "jane2, jane2, false",
        "orders-api, orders, false"
    })
    void people_are_known_by_their_users(String user, String word, boolean person) {
        assertThat(persons(new Fields().add(USER, user)).isPerson(word)).isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({
        "Owner, jane.doe, jane, true",
        "Owner, jane@acme.example, jane, true",
        "Owner, checkout, checkout, false",
        "Name, jane.doe, jane, false"
    })
    void and_by_who_answers_for_resources(String key, String value, String word, boolean person) {
        assertThat(persons(new Fields().add(QUEUE, "q", key, value)).isPerson(word))
                .isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({"jane, 7, true", "jane, 8, false", "jane.doe, 8, true"})
    void a_users_word_that_many_resources_bear_is_no_name_unless_it_is_part_of_a_full_one(
            String user, int bearers, boolean person) {
        Fields fields = new Fields().add(USER, user);
        for (int i = 0; i < bearers; i++) {
            fields.add(QUEUE, "jane-" + (char) ('a' + i));
        }

        assertThat(persons(fields).isPerson("jane")).isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({"12, true", "13, false"})
    void in_a_large_account_it_is_none_of_more_than_three_in_a_hundred(int bearers, boolean person) {
        Fields fields = new Fields().add(USER, "jane");
        for (int i = 0; i < 400 - 1; i++) {
            fields.add(QUEUE, (i < bearers - 1 ? "jane" : "job") + "-q" + i);
        }

        assertThat(persons(fields).isPerson("jane")).isEqualTo(person);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane-sandbox", "sandbox-jane"})
    void a_person_is_named_at_one_end_of_a_name(String name) {
        AccountGraph graph = read(new Fields().add(USER, "jane").add(QUEUE, name));
        Persons persons = persons(new Fields().add(USER, "jane"));

        assertThat(persons.namedIn(subject(graph, name), List.of(name.split("-", -1))))
                .hasValue("jane");
        assertThat(persons.namedIn(subject(graph, name), List.of("my", "jane", "sandbox")))
                .isEmpty();
        assertThat(persons.namedIn(subject(graph, name), List.of())).isEmpty();
        assertThat(persons.namedIn(subject(graph, "jane"), List.of("jane"))).isEmpty();
    }
}
