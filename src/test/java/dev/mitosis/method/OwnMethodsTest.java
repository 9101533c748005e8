package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.method.MethodLibrary.OwnMethod;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.MitosisException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Methods of a user, read over those that are shipped. */
class OwnMethodsTest {
    private static final String QUEUE = "AWS::SQS::Queue";

    /** A queue that is kept by a person of the house. */
    static final String OWN = """
            - id: house-queue
              types: [AWS::SQS::Queue]
              noun: {one: queue of the house, many: queues of the house}
              disposition: stay
              moves: [impossible]
              phase: data
              mechanism: It stays where it is.
              why: The house says so.
              rollback: {grade: easy, text: Nothing is changed.}
              sources: [inference]
            """;

    private static MethodLibrary library(String... texts) {
        List<KnowledgeFile> files = new java.util.ArrayList<>();
        for (String text : texts) {
            files.add(new KnowledgeFile("methods/own-" + files.size() + ".yaml", text));
        }
        return MethodLibrary.load(files);
    }

    private static List<String> ways(MethodLibrary library) {
        return library.waysOf(QUEUE, JsonNodeFactory.instance.objectNode()).stream()
                .map(Method::id)
                .toList();
    }

    @Test
    void an_own_method_comes_before_all_that_are_shipped_for_its_type() {
        assertThat(ways(library(OWN))).containsExactly("house-queue");
        assertThat(library(OWN).own()).containsExactly(new OwnMethod("house-queue", "methods/own-0.yaml", false));
        assertThat(ways(MethodLibrary.load())).containsExactly("sqs-queue");
        assertThat(MethodLibrary.load().own()).isEmpty();
    }

    @Test
    void a_file_that_holds_nothing_but_comments_brings_no_method() {
        assertThat(library("# ours, one day\n\n  # or not\n").own()).isEmpty();
    }

    @Test
    void an_own_method_takes_the_place_of_the_shipped_one_with_its_id() {
        MethodLibrary library = library(OWN.replace("house-queue", "sqs-queue"));

        assertThat(library.byId("sqs-queue").why()).isEqualTo("The house says so.");
        assertThat(library.own()).containsExactly(new OwnMethod("sqs-queue", "methods/own-0.yaml", true));
        assertThat(library.all()).extracting(Method::id).doesNotHaveDuplicates();
    }

    @Test
    void an_own_method_whose_conditions_do_not_hold_leaves_the_shipped_one() {
        assertThat(ways(library(OWN + "  when: [{path: /Fifo, present: true}]\n")))
                .containsExactly("sqs-queue");
    }

    private static void refused(String place, String why, String... texts) {
        assertThatThrownBy(() -> library(texts)).isInstanceOfSatisfying(MitosisException.class, e -> {
            assertThat(e.code()).isEqualTo("M-KNOW-02");
            assertThat(e.what()).startsWith("knowledge/methods/" + place);
            assertThat(e.why()).contains(why);
        });
    }

    @Test
    void what_is_wrong_is_told_with_its_place() {
        refused("own-0.yaml:8:", "moves2", OWN.replace("why:", "moves2:"));
        refused("own-0.yaml:4:", "teleport", OWN.replace("disposition: stay", "disposition: teleport"));
        refused("own-1.yaml:1:", "the method house-queue is in knowledge/methods/own-0.yaml, too", OWN, OWN);
        refused("own-0.yaml:1:", "house-queue: it has no step 'copy'", OWN.replace("stay", "replicate"));
        refused("own-0.yaml:", "a method has no id", OWN.replace("- id: house-queue\n ", "-"));
        refused("own-0.yaml", "", "just words");
    }
}
