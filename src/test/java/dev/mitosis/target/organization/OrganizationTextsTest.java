package dev.mitosis.target.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the files of small organizations, word by word. */
class OrganizationTextsTest {
    private static final Path HERE = Path.of("src/test/resources/dev/mitosis/target/organization");

    /** Templates and scripts that are shipped with the product. */
    private static final Set<String> SHIPPED = Set.of(
            "backup-role.yaml",
            "backup.yaml",
            "baseline.yaml",
            "log-archive.yaml",
            "sandbox.yaml",
            "security-tooling.yaml",
            "trail.yaml",
            "vend.sh");

    /** An organization that differs from the one of the file. */
    enum Variant {
        BY_HAND(target -> {}),
        CONTROL_TOWER(OrganizationTextsTest::controlTower),
        NEARLY_NOTHING(OrganizationTextsTest::nearlyNothing);

        private final Consumer<ObjectNode> change;

        Variant(Consumer<ObjectNode> change) {
            this.change = change;
        }

        TargetDocument target() throws IOException {
            ObjectNode target = (ObjectNode) DocumentFile.load(HERE.resolve("target.json"), JsonNode.class);
            change.accept(target);
            return Json.stored().treeToValue(target, TargetDocument.class);
        }
    }

    /** The landing zone makes the trail and its archive, and the units of Security. */
    private static void controlTower(ObjectNode target) {
        ObjectNode organization = (ObjectNode) target.path("organization");
        organization.put("landingZone", "control-tower");
        Set<String> made = Set.of("trail", "log-bucket", "log-key", "config-recorder", "config-delivery", "Security");
        for (String list : List.of("baseline", "units")) {
            for (JsonNode one : organization.path(list)) {
                String name = one.path(list.equals("units") ? "path" : "name").asText();
                ((ObjectNode) one).put("fate", made.contains(name) ? "managed" : "new");
            }
        }
        for (JsonNode account : target.path("accounts")) {
            if (account.path("purpose").asText().equals("backup")) {
                ((ObjectNode) account).put("id", "333333333333");
            }
        }
        organization.putArray("quotas");
        organization.putNull("test");
    }

    /** No sandbox, nobody who is let in from outside, and things of another partition of AWS. */
    private static void nearlyNothing(ObjectNode target) {
        target.putArray("edges");
        ArrayNode accounts = (ArrayNode) target.path("accounts");
        accounts.removeIf(account ->
                Set.of("sandbox", "backup").contains(account.path("purpose").asText()));
        for (JsonNode resource : target.path("resources")) {
            ((ObjectNode) resource)
                    .put("arn", resource.path("arn").asText().replaceFirst("^arn:aws:", "arn:aws-us-gov:"));
        }
        ObjectNode organization = (ObjectNode) target.path("organization");
        organization.putArray("delegatedAdministrators");
        organization.putArray("regions").add("us-gov-west-1").add("us-gov-east-1");
        organization.put("homeRegion", "us-gov-west-1");
    }

    /**
     * The texts of a target; of those that are the same by hand, and of those that nothing but words are put into, the
     * name.
     */
    private static String told(Variant variant) throws IOException {
        Map<String, String> byHand = texts(Variant.BY_HAND);
        StringBuilder all = new StringBuilder();
        texts(variant).forEach((path, text) -> {
            boolean known = variant != Variant.BY_HAND && text.equals(byHand.get(path));
            all.append("==== ").append(path).append(known ? ", as by hand" : "").append('\n');
            if (!known && !SHIPPED.contains(path)) {
                all.append(text).append('\n');
            }
        });
        return all.append("==== the script is asked for\n")
                .append(Json.pretty(OrganizationFiles.script(variant.target())))
                .append('\n')
                .toString();
    }

    private static Map<String, String> texts(Variant variant) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Artefact file : OrganizationFiles.artefacts(variant.target())) {
            texts.put(file.path(), file.text().get());
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource
    void the_files_say_what_the_target_says(Variant variant) throws IOException {
        String name = variant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Golden.assertMatches(HERE.resolve(name + ".txt"), told(variant));
    }

    @ParameterizedTest
    @CsvSource({"256, true", "257, false"})
    void a_list_of_contexts_that_no_tag_can_hold_is_left_out(int length, boolean held) throws IOException {
        TargetDocument target = Variant.BY_HAND.target();
        String name = "c".repeat(length);
        TargetDocument.PlannedUnit unit =
                new TargetDocument.PlannedUnit("archive-dev/-/dev", "archive-dev", name, "dev");
        ObjectNode changed = Json.stored().valueToTree(target);
        changed.putArray("units").add(Json.stored().valueToTree(unit));
        TargetDocument longer = Json.stored().treeToValue(changed, TargetDocument.class);

        String tags = new UnitFiles(longer)
                .accounts().at("/Resources").properties().stream()
                        .map(entry -> entry.getValue().at("/Properties/Tags").toString())
                        .collect(Collectors.joining());
        assertThat(tags.contains(name)).isEqualTo(held);
    }
}
