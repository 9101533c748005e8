package dev.mitosis.partition.contexts;

import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.evidence.WordSplitter;
import java.util.List;
import java.util.Set;

/** Reads the name of an application in that of a unit of deployment. */
final class UnitWords {
    private final GenericWords generic;

    UnitWords(GenericWords generic) {
        this.generic = generic;
    }

    /**
     * The words of a unit's name without those for layers and the organisation. What stands before the last telling
     * word is part of the name ({@code platform-forms}), what stands behind it is not ({@code orders-api}). Where a
     * common word is all that tells more than a few letters, it is the name ({@code di-queue} beside {@code di-core});
     * where all words are common ones, the last of several is: {@code shop-delivery} beside
     * {@code shop-delivery-pricing}.
     *
     * @param all the words of the name but those for its environment
     */
    List<String> own(List<String> all, Set<String> common) {
        List<String> words = all.stream()
                .filter(word -> !common.contains(WordSplitter.singular(word)))
                .toList();
        if (words.isEmpty() && all.size() > 1) {
            return all.subList(all.size() - 1, all.size());
        }
        int first = 0;
        int last = words.size() - 1;
        while (last >= 0 && generic.isGeneric(words.get(last))) {
            last--;
        }
        if (!tells(words, last)) {
            last = words.size() - 1;
            while (last > 0
                    && (generic.isLayer(words.get(last)) || (isLayer(words.get(last)) && tells(words, last - 1)))) {
                last--;
            }
        }
        while (first < last && isLayer(words.get(first))) {
            first++;
        }
        return words.subList(first, last + 1);
    }

    /** Whether a word up to this place is more than a few letters. */
    private static boolean tells(List<String> words, int last) {
        return words.stream().limit(last + 1L).anyMatch(word -> word.length() >= Tuning.SHORTEST_WORD);
    }

    private boolean isLayer(String word) {
        return generic.isLayer(word) || generic.isService(word);
    }
}
