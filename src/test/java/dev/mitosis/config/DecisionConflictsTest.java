package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule about two decisions: what contradicts itself, and the nearest thing that does not. */
class DecisionConflictsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
            one                    | other                | refused                                                                                  | let pass
            contexts.rename.b      | contexts.rename.a    | contexts: {rename: {a: x, b: x}}                                                         | contexts: {rename: {a: x, b: y}}
            contexts.rename.a      | contexts.rename.b    | contexts: {rename: {a: b, b: a}}                                                         | contexts: {rename: {a: b, b: c}}
            contexts.rename.a      | contexts.rename.b    | contexts: {rename: {a: b, b: c, c: a}}                                                   | contexts: {rename: {a: a}}
            contexts.merge[1]      | contexts.merge[0]    | contexts: {merge: [{into: x, from: [a]}, {into: y, from: [a]}]}                          | contexts: {merge: [{into: x, from: [a]}, {into: x, from: [a, b]}]}
            contexts.merge[1]      | contexts.merge[0]    | contexts: {merge: [{into: x, from: [a]}, {into: a, from: [b]}]}                          | contexts: {merge: [{into: a, from: [a]}, {into: a, from: [b]}]}
            contexts.split[0]      | contexts.merge[0]    | contexts: {merge: [{into: x, from: [a]}], split: [{from: a, into: b, resources: [r]}]}   | contexts: {merge: [{into: a, from: [x]}], split: [{from: a, into: b, resources: [r]}]}
            contexts.split[0]      | contexts.merge[0]    | contexts: {merge: [{into: a, from: [b]}], split: [{from: a, into: b, resources: [r]}]}   | contexts: {merge: [{into: b, from: [c]}], split: [{from: a, into: b, resources: [r]}]}
            contexts.split[1]      | contexts.split[0]    | contexts: {split: [{from: a, into: b, resources: [r]}, {from: a, into: c, resources: [q, r]}]} | contexts: {split: [{from: a, into: b, resources: [r]}, {from: d, into: c, resources: [r]}]}
            contexts.apart[0]      | contexts.merge[0]    | contexts: {apart: [[a, b]], merge: [{into: x, from: [a, b]}]}                            | contexts: {apart: [[a, b]], merge: [{into: x, from: [a, c]}]}
            contexts.apart[0]      | contexts.merge[0]    | contexts: {apart: [[c, a, b]], merge: [{into: a, from: [b]}]}                            | contexts: {apart: [[c, a, b]], merge: [{into: a, from: [d]}]}
            contexts.apart[0]      | contexts.rename.a    | contexts: {apart: [[a, b]], rename: {a: b}}                                              | contexts: {apart: [[a, b]], rename: {a: c}}
            assign[0]              | contexts.merge[0]    | {contexts: {merge: [{into: x, from: [a]}]}, assign: [{resource: r, context: a}]}         | {contexts: {merge: [{into: x, from: [a]}]}, assign: [{resource: r, context: x}]}
            assign[1]              | assign[0]            | assign: [{resource: r, context: a}, {resource: r, context: b}]                           | assign: [{resource: r, context: a}, {resource: r, type: 'AWS::S3::Bucket', context: b}]
            assign[1]              | assign[0]            | assign: [{resource: r, environment: a}, {resource: r, environment: b}]                   | assign: [{resource: r, environment: a}, {resource: r, context: b}]
            assign[1]              | assign[0]            | assign: [{resource: r, account: a}, {resource: r, account: b}]                           | assign: [{resource: r, account: a}, {resource: r, account: a}]
            assign[1]              | assign[0]            | assign: [{resource: r, disposition: stay}, {resource: r, disposition: retire}]           | assign: [{resource: r, disposition: stay}, {resource: q, disposition: retire}]
            assign[1]              | assign[0]            | {contexts: {apart: [[a, b]]}, assign: [{resource: r, context: a, account: x}, {resource: q, context: b, account: x}]} | {contexts: {apart: [[a, b]]}, assign: [{resource: r, context: a, account: x}, {resource: q, context: b, account: y}]}
            environments.nft       | environments.drill   | environments: {nft: {is: drill}, drill: {is: staging}}                                   | environments: {nft: {is: drill}, drill: {production: false}}
            environments.nft       | environments.nft     | environments: {nft: {is: nft}}                                                           | environments: {nft: {is: staging}}
            """)
    void what_contradicts_itself_is_refused_with_both_places(String one, String other, String refused, String passes)
            throws IOException {
        Path file = folder.resolve("decisions.yaml");

        Files.writeString(file, passes);
        assertThatCode(() -> DecisionsFile.read(file)).doesNotThrowAnyException();

        Files.writeString(file, refused);
        assertThatThrownBy(() -> DecisionsFile.read(file)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-CONF-16");
            assertThat(e.what()).startsWith(file + ":1 (" + one + ") and " + file + ":1 (" + other + ")");
        });
    }

    @Test
    void each_place_has_its_line() throws IOException {
        Path file = folder.resolve("decisions.yaml");
        Files.writeString(file, """
                contexts:
                  merge:
                    - into: shop
                      from: [orders]

                assign:
                  - resource: queue
                    context: billing
                  - resource: table
                    context: orders
                """);

        assertThatThrownBy(() -> DecisionsFile.read(file)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.what()).contains(":9 (assign[1])", ":3 (contexts.merge[0])");
            assertThat(e.why()).isEqualTo("'table' is assigned to 'orders', which is merged into 'shop'");
            assertThat(e.fix()).isEqualTo("assign to 'shop'");
        });
    }
}
