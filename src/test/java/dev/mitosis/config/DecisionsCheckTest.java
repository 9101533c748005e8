package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule about decisions: what it refuses, and the nearest thing that it lets pass. */
class DecisionsCheckTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, quoteCharacter = '`', textBlock = """
            what is refused                                        | refused                                                       | let pass
            the downtime budget of 'shop' is -1                    | downtimeBudget: {shop: -1}                                    | downtimeBudget: {shop: 0}
            '-shop' is no name                                     | contexts: {rename: {a: -shop}}                                | contexts: {rename: {a: shop-}}
            'a b' is no name                                       | contexts: {rename: {a: a b}}                                  | contexts: {rename: {a: a_b.c-1}}
            'a2345678901234567890123456789012345678901234567890x'  | contexts: {rename: {a: a2345678901234567890123456789012345678901234567890x}} | contexts: {rename: {a: a2345678901234567890123456789012345678901234567890}}
            a merge is incomplete                                  | contexts: {merge: [{into: shop}]}                             | contexts: {merge: [{into: shop, from: [a]}]}
            a merge is incomplete                                  | contexts: {merge: [{into: shop, from: []}]}                   | contexts: {merge: [{into: shop, from: [a, b]}]}
            a merge is incomplete                                  | contexts: {merge: [{into: shop, from: [a, ' ']}]}             | contexts: {merge: [{into: shop, from: [a, 'b ']}]}
            a merge is incomplete                                  | contexts: {merge: [{into: '', from: [a]}]}                    | contexts: {merge: [{into: s, from: [a]}]}
            a split is incomplete                                  | contexts: {split: [{into: b, resources: [x]}]}                | contexts: {split: [{from: a, into: b, resources: [x]}]}
            a split is incomplete                                  | contexts: {split: [{from: ' ', into: b, resources: [x]}]}     | contexts: {split: [{from: a, into: b, resources: ['*']}]}
            a split is incomplete                                  | contexts: {split: [{from: a, resources: [x]}]}                | contexts: {split: [{from: a, into: b.c, resources: [x]}]}
            a split is incomplete                                  | contexts: {split: [{from: a, into: b}]}                       | contexts: {split: [{from: a b, into: b, resources: [x]}]}
            a group that is kept apart is incomplete               | contexts: {apart: [[a]]}                                      | contexts: {apart: [[a, b]]}
            a group that is kept apart is incomplete               | contexts: {apart: [[a, a]]}                                   | contexts: {apart: [[a, b, c]]}
            a group that is kept apart is incomplete               | contexts: {apart: [[a, ' ']]}                                 | contexts: {apart: []}
            what 'nft' means is not told                           | environments: {nft: {}}                                       | environments: {nft: {production: false}}
            what 'nft' means is not told                           | environments: {nft: {is: prod, production: true}}             | environments: {nft: {is: prod}}
            'a b' is no name                                       | environments: {nft: {is: a b}}                                | environments: {a b: {is: nft}}
            an assignment names no resource                        | assign: [{context: shop}]                                     | assign: [{resource: x, context: shop}]
            an assignment names no resource                        | assign: [{resource: ' ', context: shop}]                      | assign: [{resource: '*', context: shop}]
            the assignment of 'x' decides nothing                  | assign: [{resource: x, reason: old}]                          | assign: [{resource: x, disposition: retire}]
            the assignment of 'x' decides nothing                  | assign: [{resource: x, type: 'AWS::S3::Bucket'}]              | assign: [{resource: x, account: shop-prod}]
            the assignment of 'x' decides nothing                  | assign: [{resource: x}]                                       | assign: [{resource: x, environment: prod}]
            '../x' is no name                                      | assign: [{resource: x, context: ../x}]                        | assign: [{resource: x, context: x}]
            '../x' is no name                                      | assign: [{resource: x, environment: ../x}]                    | assign: [{resource: ../x, environment: x}]
            '../x' is no name                                      | assign: [{resource: x, account: ../x}]                        | assign: [{resource: x, account: 1x}]
            'x' is assigned to the management account              | assign: [{resource: x, account: management}]                  | assign: [{resource: x, account: management-tools}]
            from '2026-12-02' to '2026-12-01'                      | freezeWindows: [{from: 2026-12-02, to: 2026-12-01}]           | freezeWindows: [{from: 2026-12-02, to: 2026-12-02}]
            from '2026-12-32' to '2026-12-31'                      | freezeWindows: [{from: 2026-12-32, to: 2026-12-31}]           | freezeWindows: [{from: 2026-12-30, to: 2026-12-31}]
            from '2026-12-01' to 'null'                            | freezeWindows: [{from: 2026-12-01}]                           | freezeWindows: [{from: 2026-12-01, to: 2027-12-01}]
            from 'null' to '2026-12-01'                            | freezeWindows: [{to: 2026-12-01}]                             | freezeWindows: []
            '10.64.0.0/7' is no IPv4 range                         | cidrPool: 10.64.0.0/7                                         | cidrPool: 10.0.0.0/8
            '10.64.0.0/29' is no IPv4 range                        | cidrPool: 10.64.0.0/29                                        | cidrPool: 10.64.0.0/28
            '10.64.0.256/16' is no IPv4 range                      | cidrPool: 10.64.0.256/16                                      | cidrPool: 10.64.0.0/16
            '256.64.0.0/16' is no IPv4 range                       | cidrPool: 256.64.0.0/16                                       | cidrPool: 172.16.255.0/24
            '10.64.0/16' is no IPv4 range                          | cidrPool: 10.64.0/16                                          | cidrPool: 192.168.0.0/16
            """)
    void what_cannot_be_meant_is_refused_and_what_is_next_to_it_is_not(String what, String refused, String passes)
            throws IOException {
        Path file = folder.resolve("decisions.yaml");

        Files.writeString(file, passes);
        assertThatCode(() -> DecisionsFile.read(file)).doesNotThrowAnyException();

        Files.writeString(file, refused);
        assertThatThrownBy(() -> DecisionsFile.read(file)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-CONF-13");
            assertThat(e.what()).startsWith(file + ":1: ").contains(what);
        });
    }
}
