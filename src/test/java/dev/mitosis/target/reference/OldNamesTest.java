package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.OldNames.Found;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a text names an old thing. */
class OldNamesTest {
    private static List<Found> found(Kind kind, String name, String text) {
        OldNames names = new OldNames();
        names.learn("arn", new OldName(kind, name, "${NEW}", null));
        return names.in(text);
    }

    @ParameterizedTest
    @CsvSource({
        "account, https://id.stubs.account.gov.uk, false",
        "account, account, false",
        "letters, seven letters, false",
        "eightlet, eightlet, true",
        "abcdefghij, abcdefghij, true",
        "abcdefghij, arn:aws:execute-api:::abcdefghij/*, true",
        "vpc-0a1b2c3d, it is vpc-0a1b2c3d here, true",
        "vpc-0a1b2c3d, VPC-0a1b2c3d, false",
        "a1b2c3d4e5, /restapis/a1b2c3d4e5/stages, true",
    })
    void an_identifier_that_is_a_word_names_nothing(String id, String text, boolean found) {
        assertThat(found(Kind.ID, id, text)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "media-dev, media-dev, true",
        "media-dev, in media-dev., true",
        "media-dev, in media-dev. And, true",
        "media-dev, media-dev.example.com, false",
        "media-dev, www.media-dev, false",
        "media-dev, https://media-dev.s3.eu-west-1.amazonaws.com, true",
        "media-dev, media-dev-archive, false",
        "media-dev, old_media-dev, false",
        "media-dev, oldmedia-dev, false",
        "media-dev, Media-Dev, false",
        "media-dev, https%3A%2F%2Fsqs%2Fmedia-dev, true",
        "media-dev, s3%3A%2f%2fmedia-dev%2Fx, true",
        "media-dev, 2Fmedia-dev, false",
        "media-dev, %2Xmedia-dev, false",
        // A word of letters alone may stand in any sentence.
        "media, media, true",
        "media, the media, false",
        "media, media of, false",
        "media, s3://media/x, true",
        "media, arn:aws:s3:::media, true",
        "media, x:media, false",
        "media, https:/media, false",
        "media, see media.s3.amazonaws.com, true",
    })
    void a_name_is_no_part_of_a_host_or_of_a_sentence(String name, String text, boolean found) {
        assertThat(found(Kind.NAME, name, text)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "db.abc.rds.amazonaws.com, DB.abc.RDS.amazonaws.com:5432, 0, 24",
        "db.abc.rds.amazonaws.com, at db.abc.rds.amazonaws.com, 3, 27",
    })
    void a_host_is_named_whatever_its_letters_are(String host, String text, int start, int end) {
        assertThat(found(Kind.ENDPOINT, host, text)).singleElement().satisfies(one -> {
            assertThat(one.start()).isEqualTo(start);
            assertThat(one.end()).isEqualTo(end);
        });
    }

    @Test
    void the_longest_name_is_meant_and_each_thing_that_is_called_so_once() {
        OldNames names = new OldNames();
        names.learn("a", new OldName(Kind.NAME, "shop-1", "x", null));
        names.learn("a", new OldName(Kind.HANDED_OVER, "shop-1", "y", null));
        names.learn("b", new OldName(Kind.NAME, "shop-1", "z", null));
        names.learn("c", new OldName(Kind.NAME, "shop-1-dead", "w", null));

        assertThat(names.in("shop-1, shop-1-dead, shop-1-"))
                .extracting(found ->
                        found.meanings().stream().map(OldNames.Meaning::owner).toList())
                .containsExactly(List.of("a", "b"), List.of("c"));
    }
}
