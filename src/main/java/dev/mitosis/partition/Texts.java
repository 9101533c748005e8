package dev.mitosis.partition;

import java.util.ArrayList;
import java.util.List;

/** The names that a subject goes by, split into words, best first. */
final class Texts {
    /**
     * A name.
     *
     * @param source {@code name}, {@code group} or {@code path}
     */
    record Text(String source, String value, double weight, List<String> words) {}

    private final Vocabulary vocabulary;

    Texts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The subject's name, the groups that its tags name, and the rest of its ARN where it says more. */
    List<Text> of(Subject subject) {
        List<Text> texts = new ArrayList<>();
        texts.add(text("name", subject.name(), Vote.NAME));
        subject.tags()
                .forEach((key, value) -> vocabulary
                        .tagKey(key)
                        .filter(meaning -> meaning.meaning() == Vocabulary.Meaning.GROUP)
                        .ifPresent(meaning -> texts.add(text("group", value, Vote.GROUP))));
        String path = path(subject.arn());
        if (!path.equals(subject.name())) {
            texts.add(text("path", path, Vote.PATH));
        }
        texts.removeIf(text -> text.words().isEmpty());
        return texts;
    }

    private Text text(String source, String value, double weight) {
        return new Text(source, value, weight, vocabulary.words(value));
    }

    /** The part of the ARN behind the resource's kind: {@code prod-cluster/web} of {@code service/prod-cluster/web}. */
    private static String path(String arn) {
        String[] parts = arn.split(":", 6);
        String resource = parts.length == 6 ? parts[5] : arn;
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        int cut = slash < 0 ? colon : colon < 0 ? slash : Math.min(slash, colon);
        return cut > 0 ? resource.substring(cut + 1) : resource;
    }
}
