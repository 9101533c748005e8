package dev.mitosis.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.generated.ground.Clock;
import dev.mitosis.generated.ground.Clock.Season;
import dev.mitosis.generated.ground.Dice;
import dev.mitosis.generated.ground.Draft.Times;
import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.RecordTemplate;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountGeneratorTest {
    private static GeneratedAccount account(String cell) {
        return AccountGenerator.of(AccountShape.of(cell), 1);
    }

    @Test
    void equal_seeds_give_equal_accounts_and_others_give_others() {
        GeneratedAccount account = account("third-two");

        assertThat(account("third-two")).isEqualTo(account);
        assertThat(AccountGenerator.of(AccountShape.of("third-two"), 2).resources())
                .isNotEqualTo(account.resources());
    }

    @Test
    void a_written_snapshot_is_read_back(@TempDir Path folder) {
        GeneratedAccount account = account("third-contexts-5");

        account.write(folder.resolve("snapshot"));

        try (var resources = SnapshotStore.open(folder.resolve("snapshot"), GeneratedAccount.ACCOUNT)
                .resources()) {
            assertThat(resources.toList()).containsExactlyInAnyOrderElementsOf(account.resources());
        }
    }

    @Test
    void every_resource_has_one_fact() {
        GeneratedAccount account = account("third-regions");

        assertThat(account.facts().stream().map(Fact::resource).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        account.resources().stream().map(Resource::arn).toList());
    }

    @Test
    void every_standing_occurs_and_every_application_owns_something() {
        List<Fact> facts = account("third-tools").facts();

        assertThat(facts.stream().map(Fact::standing).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Standing.values());
        List<String> owners = facts.stream()
                .filter(fact -> fact.standing() == Standing.OWN)
                .map(fact -> String.valueOf(fact.context()))
                .distinct()
                .sorted()
                .toList();
        assertThat(owners).containsExactlyElementsOf(AccountGenerator.words(AccountShape.of("third-tools"), 1));
    }

    @Test
    void what_is_shared_has_two_users() {
        assertThat(account("third-tangled").facts())
                .filteredOn(fact -> fact.standing() == Standing.SHARED)
                .isNotEmpty()
                .allMatch(fact -> fact.users().size() > 1);
    }

    @Test
    void times_tell_of_releases_and_mislead_too() {
        Season season = new Season(Instant.parse("2020-02-03T10:00:00Z"), Instant.parse("2022-11-14T10:00:00Z"));
        Clock clock = new Clock(season, new Dice(2));
        Times piece = clock.of("api", 0);

        List<Times> functions = Stream.generate(() -> clock.of(piece, "AWS::Lambda::Function"))
                .limit(1000)
                .toList();

        assertThat(clock.of("api", 0)).isEqualTo(piece);
        assertThat(clock.of("api", 1).created()).isBefore(piece.created());
        assertThat(functions)
                .filteredOn(times -> times.created().isBefore(piece.created().plusSeconds(600)))
                .hasSizeBetween(850, 950);
        assertThat(functions)
                .filteredOn(times -> times.updated().toString().startsWith("2022-11-14"))
                .hasSizeBetween(700, 900);
    }

    @Test
    void where_all_is_hidden_no_record_says_an_application() {
        GeneratedAccount account = account("hidden-usual");
        String always = RecordTemplate.types().stream()
                .map(type -> RecordTemplate.of(type).data().toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        Set<String> words = AccountGenerator.words(account.shape(), account.seed()).stream()
                .filter(word -> !always.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
        Schemes.of("usual").forEach(slot -> words.addAll(slot.spellings()));

        Set<String> said = account.resources().stream()
                .flatMap(AccountGeneratorTest::told)
                .map(text -> text.replace("/dev/xvda", ""))
                .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)))
                .filter(words::contains)
                .collect(Collectors.toSet());

        assertThat(words).hasSizeGreaterThan(2);
        assertThat(said).isEmpty();
        // Beanstalk makes stacks of its own, called by the environment's id.
        assertThat(account.resources().stream()
                        .filter(resource -> resource.type().equals("AWS::CloudFormation::Stack"))
                        .map(Resource::name)
                        .toList())
                .allMatch(name -> name.startsWith("awseb-e-"));
    }

    /** What people may have written: names and values, but neither types nor the names of fields. */
    private static Stream<String> told(Resource resource) {
        Stream.Builder<String> texts = Stream.builder();
        texts.add(resource.arn()).add(resource.name()).add(resource.tags().toString());
        collect(resource.data(), texts);
        return texts.build();
    }

    private static void collect(JsonNode node, Stream.Builder<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }

    @Test
    void every_type_occurs_in_some_account() {
        Set<String> types = List.of("third-usual", "third-tools", "third-contexts-30", "third-stacks-1").stream()
                .flatMap(cell -> account(cell).resources().stream())
                .map(Resource::type)
                .collect(Collectors.toSet());

        assertThat(types).containsAll(RecordTemplate.types());
    }

    @Test
    void a_third_of_the_cells_is_held_out() {
        long heldOut = AccountShape.all().stream().filter(AccountShape::heldOut).count();

        assertThat((double) heldOut / AccountShape.all().size()).isBetween(0.25, 0.42);
        assertThat(AccountShape.open()).isNotEmpty().noneMatch(AccountShape::heldOut);
        assertThat(AccountShape.all()).extracting(AccountShape::name).doesNotHaveDuplicates();
    }
}
