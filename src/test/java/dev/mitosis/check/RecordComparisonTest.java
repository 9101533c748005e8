package dev.mitosis.check;

import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.record.AsItsRecord;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.PlannedStack.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What properties of a planned thing and members of a record have to say to be the same, and what is another. */
class RecordComparisonTest {
    private static final String TYPE = "AWS::Test::Thing";

    private static Trial thing(String type, String properties, String record) {
        Trial trial = new Trial()
                .account(OLD, true)
                .account("dev", false)
                .moves("thing", type, "dev", null, Filled.NEVER, ShopTrial.json(properties))
                .moves("other", "AWS::Test::Other", "dev", null, Filled.NEVER, null);
        trial.told.put("thing", record);
        return trial;
    }

    private static List<String> said(Trial trial) {
        return trial.said((dossier, landscape) -> new AsItsRecord(dossier));
    }

    private static void expect(Trial trial, String flaw) {
        if (flaw.isEmpty()) {
            assertThat(said(trial)).isEmpty();
        } else {
            assertThat(said(trial)).anyMatch(text -> text.contains(": " + flaw + "."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An ARN says a bare name and where that is.
                "{'T': 'arn:aws:x:y:1:table/orders'} | {'T': 'orders'} | ''",
                "{'T': 'arn:aws:x:y:1:table/orders'} | {'T': 'order'} | T is arn:aws:x:y:1:table/orders",
                "{'T': 'table/orders'} | {'T': 'orders'} | T is table/orders",
                // Ranges are others in the estate; addresses are not.
                "{'Cidr': '10.1.0.0/16'} | {'Cidr': '10.9.0.0/16'} | ''",
                "{'Cidr': '2001:db8::/64'} | {'Cidr': '2001:db9::/64'} | ''",
                "{'Cidr': '10.1.0.1'} | {'Cidr': '10.9.0.1'} | Cidr is 10.1.0.1",
                // The ARN of a rule has that of its listener in it.
                "{'L': {'text': [':listener/app/a/1/2']}} | {'R': 'arn:x:listener-rule/app/a/1/2/3'} | ''",
                "{'L': {'text': [':listener/app/a/1/2']}} | {'R': 'arn:x:listener-rule/app/a/1/9/3'}"
                        + " | L is :listener/app/a/1/2",
                "{'L': {'text': ['a-', 'stage']}} | {'R': 'stage'} | ''",
                // One member under several spellings, and one value.
                "{'MemorySize': 128} | {'memory_size': 128.0} | ''",
                "{'MemorySize': 128} | {'memory_size': 256} | MemorySize is 128",
                "{'S': 'On'} | {'S': 'on'} | ''",
                "{'Flag': true} | {'Status': 'Enabled'} | ''",
                "{'Flag': false} | {'Status': 'Enabled'} | Flag is false",
                "{'A': [{'Key': 'a.b', 'Value': '1'}]} | {'A': [{'Key': 'a.b', 'Value': '1'}]} | ''",
                "{'A': [{'Key': 'a.b', 'Value': '1'}]} | {'A': [{'Key': 'a.b', 'Value': '2'}]} | A/Value is 1",
                "{'A': [{'Key': 'a.b', 'Value': '1'}]} | {'A': [{'Key': 'a.c', 'Value': '1'}]} | A/Key is a.b",
                "{'A': [{'Name': 'n', 'Value': '1'}]} | {'N': '1'} | ''",
                // What is JSON or a list within a text is read.
                "{'A': 'b'} | {'D': '{\"A\": \"b\", \"C\": \"d\"}'} | ''",
                "{'A': 'd'} | {'D': '{\"A\": \"b\", \"C\": \"d\"}'} | A is d",
                "{'Names': ['a', 'b']} | {'Names': 'a, b'} | ''",
                "{'Names': ['a', 'c']} | {'Names': 'a, b'} | Names is c",
                // Lists have as many entries, but for tags and statements.
                "{'L': ['a', 'b']} | {'L': {'Items': ['a', 'b'], 'Quantity': 9, 'More': 1}} | ''",
                "{'L': ['a', 'b']} | {'L': {'Items': ['a', 'b', 'c'], 'Quantity': 9}} | L is 2 entries",
                "{'L': ['a', 'b']} | {'L': ['a', 'b', 'c']} | L is 2 entries",
                "{'Tags': ['a', 'b']} | {'Tags': ['a', 'b', 'c']} | ''",
                "{'Statement': [{'Sid': ['a']}]} | {'Statement': [{'Sid': ['a', 'b']}]} | ''",
                // What is kept secret is not compared; what is not is.
                "{'P': 'x'} | {'P': '***'} | ''",
                "{'Q': 'x'} | {'P': '***'} | ''",
                "{'Q': 'x'} | {'P': '***', 'Q': 'y'} | Q is x",
                "{'Q': {'text': ['long one']}} | {'Q': '***'} | ''",
                "{'Q': {'text': ['long one']}} | {'Q': 'another'} | Q is long one",
                // What is switched is something else afterwards, and then what it was.
                "{'E': {'active': true, 'inactive': false}} | {'E': true} | ''",
                "{'E': {'active': true, 'inactive': true}} | {'E': true} | E is the same before and after the switch",
                "{'E': {'active': true, 'inactive': false}} | {'E': false} | E is true",
                "{'E': {'active': null, 'inactive': false}} | {'E': false} | ''",
                // What would be a dynamic reference in a template is parted by a blank.
                "{'A': '{ {resolve:ssm:a}}'} | {'A': '{{resolve:ssm:a}}'} | ''",
                "{'A': {'text': ['x-{ {resolve:ssm:a}}']}} | {'A': 'x-{{resolve:ssm:a}}'} | ''",
                // What names other accounts stands in no record.
                "{'E': {'later': 'x'}, 'A': {'account': 'dev'}} | {'E': 'z', 'A': 'z'} | ''",
            })
    void values_are_looked_up_in_the_record_by_their_members(String properties, String record, String flaw) {
        expect(thing(TYPE, properties.replace('\'', '"'), quoted(record)), flaw);
    }

    /** Quotes that stand within a text are escaped. */
    private static String quoted(String record) {
        return record.replace("\"", "\\\"").replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::DynamoDB::Table,''",
        "AWS::Test::Thing,ResourcePolicy/PolicyDocument is x",
    })
    void who_comes_from_other_accounts_is_let_in_by_a_table_anew(String type, String flaw) {
        expect(thing(type, "{\"ResourcePolicy\": {\"PolicyDocument\": \"x\"}}", "{\"Size\": 1}"), flaw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop-new | shop | ID | ''",
                "shop-n | shop | ID | ''",
                "shop-else | shop | ID | N is shop-else",
                "sg-old | sg-old | ID | N is sg-old, which is called otherwise in the estate",
                "sg-old | sg-old | ENDPOINT | ''",
            })
    void a_name_is_the_new_one(String value, String before, NameChange.What what, String flaw) {
        Trial trial = thing(TYPE, "{\"N\": \"" + value + "\"}", "{\"N\": \"" + before + "\"}");
        trial.names.add(name("dev/other", what, "sg-old", "sg-new"));
        trial.names.add(name("dev/thing", NameChange.What.NAME, "shop", "shop-new"));

        expect(trial, flaw);
    }

    @Test
    void in_another_account_the_former_name_is_that_of_another_thing() {
        Trial trial = thing(TYPE, "{\"N\": \"sg-old\"}", "{\"N\": \"sg-old\"}").account("test", false);
        trial.moves("third", "AWS::Test::Other", "test", null, Filled.NEVER, null);
        trial.names.add(name("test/third", NameChange.What.ID, "sg-old", "sg-new"));

        expect(trial, "");
    }

    private static NameChange name(String resource, NameChange.What what, String old, String planned) {
        return new NameChange(
                resource,
                what,
                old,
                planned,
                NameChange.Scope.ACCOUNT,
                NameChange.How.NEW,
                List.of(),
                List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'R': {'arnOf': 'dev/other'}} | {'R': 'other'} | false | ''",
                "{'R': {'arnOf': 'dev/other'}} | {'R': 'another-one'} | true | R is what succeeds OTHER",
                "{'R': {'arnOf': 'dev/other'}} | {'X': 'other'} | false | ''",
                "{'R': {'arnOf': 'dev/other'}} | {'X': 'one'} | true | ''",
                "{'R': {'arnOf': 'dev/other'}} | {'X': 'one'} | false | R is what succeeds OTHER",
                "{'R': {'arnOf': 'dev/other'}} | {'R': '***'} | false | ''",
                "{'R': {'ref': 'dev/other', 'attribute': 'GroupId'}} | {'R': 'one'} | false | R is what succeeds OTHER",
                "{'R': {'ref': 'dev/other', 'attribute': 'Port'}} | {'R': 'one'} | false | ''",
                "{'R': {'text': ['a:', {'arnOf': 'dev/other'}]}} | {'R': 'one'} | false | R is what succeeds OTHER",
            })
    void a_reference_means_what_succeeds_what_the_record_names(
            String properties, String record, boolean needs, String flaw) {
        Trial trial = thing(TYPE, properties.replace('\'', '"'), quoted(record).replace("another-one", "an0ther"));
        if (needs) {
            trial.oldEdges.add(new Edge(arn("thing"), arn("other"), EdgeKind.READS, Strength.EXACT, List.of()));
        }
        expect(trial, flaw.replace("OTHER", arn("other")));
    }

    @ParameterizedTest
    @CsvSource({
        "Password,dev/thing,''",
        "Name,dev/thing,Password is a value of another thing or property",
        "Name,dev/other,''"
    })
    void a_value_that_somebody_gives_for_a_property_stands_in_that_one(String property, String of, String flaw) {
        Trial trial = thing(TYPE, "{\"Password\": {\"parameter\": \"P\"}}", "{\"Password\": \"other\"}");
        trial.stacks.clear();
        trial.stack(
                "dev",
                "thing",
                false,
                List.of(new Parameter("P", "String", "input", true, null, "A value.", of, property)));

        expect(trial, flaw);
    }

    @ParameterizedTest
    @CsvSource({"GroupId,Password is what succeeds OTHER", "DefaultSecurityGroup,''"})
    void a_value_that_somebody_gives_may_be_what_the_other_thing_brings(String attribute, String flaw) {
        Trial trial = thing(TYPE, "{\"Password\": {\"parameter\": \"P\"}}", "{\"Password\": \"sg-1\"}");
        trial.stacks.clear();
        trial.stack(
                "dev",
                "thing",
                false,
                List.of(new Parameter("P", "String", "input", true, null, "A value.", "dev/other", attribute)));

        expect(trial, flaw.replace("OTHER", arn("other")));
    }

    @ParameterizedTest
    @CsvSource({"Size,9,it lacks Size", "Tags,9,''", "Size,,''"})
    void what_most_of_a_type_get_of_their_records_all_get(String member, String value, String flaw) {
        Trial trial = thing(TYPE, "{}", "{\"" + member + "\": \"" + (value == null ? "" : value) + "\"}");
        for (String name : List.of("second", "third")) {
            trial.moves(name, TYPE, "dev", null, Filled.NEVER, ShopTrial.json("{\"" + member + "\": 1}"));
            trial.told.put(name, "{\"" + member + "\": 1}");
        }

        expect(trial, flaw.isEmpty() ? flaw : flaw + ", which its record has and others of its type get");
    }

    @Test
    void a_zone_is_given_by_its_id_where_others_give_its_name() {
        Trial trial = thing(TYPE, "{\"ZoneId\": \"z1\"}", "{\"Zone\": \"a\", \"ZoneId\": \"z1\"}");
        for (String name : List.of("second", "third")) {
            trial.moves(name, TYPE, "dev", null, Filled.NEVER, ShopTrial.json("{\"Zone\": \"a\"}"));
            trial.told.put(name, "{\"Zone\": \"a\"}");
        }

        expect(trial, "");
    }

    @Test
    void what_as_many_lack_as_get_is_nothing_that_was_forgotten() {
        Trial trial = thing(TYPE, "{}", "{\"Size\": 1}")
                .moves("second", TYPE, "dev", null, Filled.NEVER, ShopTrial.json("{\"Size\": 1}"));
        trial.told.put("second", "{\"Size\": 1}");

        expect(trial, "");
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1,''", "192.0.2.9,its address is said to have been 192.0.2.9"})
    void an_address_was_that_of_the_record(String old, String flaw) {
        Trial trial = thing(TYPE, "{}", "{\"PublicIp\": \"192.0.2.1\"}");
        trial.addresses.add(new AddressChange(
                "dev/thing",
                old,
                "192.0.2.7",
                Trial.REGION,
                "dev",
                "",
                "",
                NameChange.How.NEW,
                List.of(),
                false,
                List.of()));

        expect(trial, flaw);
    }
}
