package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.identity.IdentifierTable;
import dev.mitosis.graph.network.NetworkModel;
import dev.mitosis.graph.ownership.InlineParts;
import dev.mitosis.graph.ownership.KnownTypes;
import dev.mitosis.graph.ownership.Makers;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.reader.ReaderRegistry;
import dev.mitosis.graph.relation.RelationTable;
import dev.mitosis.graph.usage.HubTable;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the tables against the API models: a row for what no record can hold, or for a type nobody makes, is dead. */
class TablesModelTest {
    private static final Map<String, List<RecordShape>> SHAPES = RecordShape.collected();
    private static final Map<String, Set<String>> CLOUD_CONTROL = cloudControl();
    private static final Set<String> KNOWN = KnownTypes.load().keySet();
    private static final Pattern PLACE = Pattern.compile("\\$\\{(/[^}]+)}");

    private static Map<String, Set<String>> cloudControl() {
        Map<String, Set<String>> paths = new HashMap<>();
        for (TsvRow row : TsvTable.load(TablesModelTest.class, "cloud-control.tsv", 2)) {
            paths.computeIfAbsent(row.cell(0), type -> new HashSet<>())
                    .add(row.cell(1).toLowerCase(Locale.ROOT));
        }
        return paths;
    }

    /** Why the row is dead; empty where its type is made and its path can be there. */
    private static List<String> dead(TsvRow row, String type, String path) {
        List<RecordShape> shapes = type.equals("*")
                ? SHAPES.values().stream().flatMap(List::stream).toList()
                : SHAPES.getOrDefault(type, List.of());
        boolean alive = shapes.stream().anyMatch(shape -> shape.has(path))
                || CLOUD_CONTROL.getOrDefault(type, Set.of()).contains(path.toLowerCase(Locale.ROOT));
        return alive ? List.of() : List.of(row.file() + ":" + row.line() + ": no record of " + type + " holds " + path);
    }

    private static boolean isMade(String type) {
        return SHAPES.containsKey(type) || CLOUD_CONTROL.containsKey(type);
    }

    private static List<String> unmade(TsvRow row, List<String> types) {
        return types.stream()
                .filter(type -> !isMade(type))
                .map(type -> row.file() + ":" + row.line() + ": nothing makes " + type)
                .toList();
    }

    @Test
    void every_relation_rule_is_for_something_that_a_record_can_hold() {
        List<String> dead = new ArrayList<>();
        TsvTable.load(RelationTable.class, "relations.tsv", 3)
                .forEach(row -> dead.addAll(dead(row, row.cell(0), row.cell(1))));

        assertThat(dead).isEmpty();
    }

    @Test
    void every_relation_rule_leads_to_types_that_something_makes() {
        List<String> unmade = new ArrayList<>();
        for (TsvRow row : TsvTable.load(RelationTable.class, "relations.tsv", 3)) {
            List<String> targets = row.list(3).stream()
                    .filter(type -> !type.equals("-") && !type.equals("${name}") && !type.startsWith("External::"))
                    .toList();
            unmade.addAll(unmade(row, targets));
        }
        assertThat(unmade).isEmpty();
    }

    @Test
    void every_identifier_is_one_that_a_record_can_hold() {
        List<String> dead = new ArrayList<>();
        for (TsvRow row : TsvTable.load(IdentifierTable.class, "identifiers.tsv", 3)) {
            String source = row.cell(1);
            dead.addAll(source.startsWith("/") ? dead(row, row.cell(0), source) : unmade(row, List.of(row.cell(0))));
            Matcher place = PLACE.matcher(source);
            while (place.find()) {
                dead.addAll(dead(row, row.cell(0), place.group(1)));
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_public_side_is_one_that_a_record_can_show() {
        List<String> dead = new ArrayList<>();
        TsvTable.load(NetworkModel.class, "public-sides.tsv", 4)
                .forEach(row -> dead.addAll(dead(row, row.cell(0), row.cell(2))));

        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"default-policies.tsv, -", "inner-doors.tsv, ''"})
    void every_sign_of_a_default_and_of_an_inner_door_is_one_that_a_record_can_show(String file, String none) {
        List<String> dead = new ArrayList<>();
        for (TsvRow row : TsvTable.load(ActionTable.class, file, 4)) {
            String path = row.cell(1).replaceFirst("=.*", "");
            dead.addAll(path.equals(none) ? unmade(row, List.of(row.cell(0))) : dead(row, row.cell(0), path));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_form_of_an_id_is_of_types_that_something_makes() {
        List<String> unmade = TsvTable.load(IdentifierTable.class, "id-shapes.tsv", 4).stream()
                .flatMap(row -> unmade(row, row.list(1)).stream())
                .toList();

        assertThat(unmade).isEmpty();
    }

    @Test
    void every_type_behind_the_endpoint_of_a_service_is_one_that_something_makes() {
        List<String> unmade = TsvTable.load(NetworkModel.class, "api-endpoints.tsv", 2).stream()
                .flatMap(row -> unmade(row, List.of(row.cell(0))).stream())
                .toList();

        assertThat(unmade).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"log-names.tsv, 1", "dimensions.tsv, 1", "requesters.tsv, 1", "tags.tsv, 3"})
    void every_type_in_the_tables_of_the_readers_is_one_that_something_makes(String file, int column) {
        List<String> unmade = TsvTable.load(ReaderRegistry.class, file, column + 1).stream()
                .flatMap(row -> unmade(row, row.list(column)).stream())
                .toList();

        assertThat(unmade).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"names.tsv", "target-kinds.tsv"})
    void every_type_that_a_text_may_name_is_one_that_something_makes(String file) {
        List<String> unmade = TsvTable.load(RelationTable.class, file, 2).stream()
                .flatMap(row -> unmade(row, List.of(row.cell(0))).stream())
                .toList();

        assertThat(unmade).isEmpty();
    }

    /** These tables are compared with regard to case; what is below the text of a policy no model tells. */
    private static List<String> misspelt(TsvRow row, String type, String path) {
        String modelled = path.replaceFirst("/Statement/#$", "");
        return SHAPES.getOrDefault(type, List.of()).stream().anyMatch(shape -> shape.spells(modelled))
                ? List.of()
                : List.of(row.file() + ":" + row.line() + ": no record of " + type + " holds " + path);
    }

    /** Beyond what collectors make, a scan fetches any type of CloudFormation through Cloud Control. */
    private static List<String> unknown(TsvRow row, List<String> types) {
        return types.stream()
                .filter(type -> !isMade(type) && !KNOWN.contains(type))
                .map(type -> row.file() + ":" + row.line() + ": AWS knows no " + type)
                .toList();
    }

    @Test
    void every_inline_part_stands_where_a_record_can_hold_it() {
        List<String> dead = new ArrayList<>();
        for (TsvRow row : TsvTable.load(InlineParts.class, "inline-parts.tsv", 5)) {
            String place = row.cell(1);
            dead.addAll(place.equals("-") ? unknown(row, List.of(row.cell(0))) : misspelt(row, row.cell(0), place));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_maker_is_told_by_what_a_record_can_hold() {
        List<String> dead = new ArrayList<>();
        for (TsvRow row : TsvTable.loadNamed(Makers.class, "makers.tsv")) {
            String where = row.get("where");
            dead.addAll(
                    where.startsWith("/")
                            ? misspelt(row, row.get("type"), where)
                            : unknown(row, List.of(row.get("type"))));
            if (where.startsWith("part-of:") || where.startsWith("called-as:")) {
                dead.addAll(unknown(row, List.of(where.substring(where.indexOf(':') + 1))));
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_hub_answers_at_a_port_that_a_record_can_hold() {
        List<String> dead = new ArrayList<>();
        for (TsvRow row : TsvTable.load(HubTable.class, "hubs.tsv", 4)) {
            dead.addAll(unknown(row, List.of(row.cell(0))));
            row.list(1).stream()
                    .filter(port -> port.startsWith("/"))
                    .forEach(port -> dead.addAll(misspelt(row, row.cell(0), port.replaceAll("/\\d+/", "/*/"))));
            row.list(2).stream()
                    .filter(type -> !type.equals("-"))
                    .forEach(type -> dead.addAll(unknown(row, List.of(type))));
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_passage_is_of_a_type_that_aws_knows() {
        List<String> unknown = TsvTable.load(HubTable.class, "passages.tsv", 3).stream()
                .flatMap(row -> unknown(row, List.of(row.cell(0))).stream())
                .toList();

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::EC2::RouteTable, /Routes/*, true",
        "AWS::EC2::RouteTable, /routes/*, false",
        "AWS::EC2::RouteTable, /Routs/*, false",
        "AWS::EC2::RoutTable, /Routes/*, false",
        "AWS::ECS::Service, /networkConfiguration/awsvpcConfiguration/subnets/*, true",
        "AWS::ECS::Service, /networkConfiguration/AwsvpcConfiguration/subnets/*, false",
        "AWS::IAM::Role, /RolePolicyList/*/PolicyDocument/Statement/#, true",
        "AWS::IAM::Role, /RolePolicyList/*/PolicyDocumend/Statement/#, false",
        "AWS::KMS::Key, /**/KeyManager, true",
        "AWS::KMS::Key, /**/keyManager, false",
    })
    void a_typo_in_a_part_or_maker_is_seen(String type, String path, boolean isAlive) {
        TsvRow row = TsvTable.parse("typo.tsv", List.of(type + "\t" + path), 2).get(0);

        assertThat(misspelt(row, type, path).isEmpty()).isEqualTo(isAlive);
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, /VpcConfig/SubnetIds/*, true",
        "AWS::Lambda::Function, /VpcConfig/SubnetIdz/*, false",
        "AWS::Lambda::Funktion, /VpcConfig/SubnetIds/*, false",
        "AWS::Lambda::Function, /VpcConfig/SubnetIds, true",
        "AWS::Lambda::Function, /VpcConfig/SubnetIds/Id, false",
        "AWS::Lambda::Function, /Environment/Variables/ANY, true",
        "AWS::Lambda::Function, /**/ANY, false",
        "AWS::Lambda::Function, /**/SecurityGroupIds/*, true",
        "AWS::ECS::TaskDefinition, /taskdefinition/containerDefinitions/*/IMAGE, true",
        "AWS::SQS::Queue, /Attributes/RedrivePolicy/deadLetterTargetArn, true",
        "AWS::SQS::Queue, /Attributes/RedrivePolicy/deadLetterTarget, false",
        "AWS::SQS::Queue, /Attributes/RedrivePolizy, false",
        "AWS::Route53::HostedZone, /GetHostedZone/VPCs/*/VPCId, true",
        "AWS::Route53::HostedZone, /VPCs/*/VPCId, false",
        "AWS::ApiGatewayV2::Route, /apiId, true",
        "AWS::ApiGatewayV2::Route, /apiIds, false",
        "*, /**/KmsKeyId, true",
        "*, /**/KmsKeyIdd, false",
    })
    void a_typo_in_a_type_or_path_is_seen(String type, String path, boolean isAlive) {
        TsvRow row = TsvTable.parse("typo.tsv", List.of(type + "\t" + path), 2).get(0);

        assertThat(dead(row, type, path).isEmpty()).isEqualTo(isAlive);
    }
}
