package dev.mitosis.workbook;

import java.util.List;
import java.util.Map;

/** The colours of the workbook, and which words are good, doubtful or bad news. */
final class Palette {
    static final String INK = "1F2933";
    static final String MUTED = "616E7C";
    static final String RULE = "E4E7EB";
    static final String HEADER = "243B53";
    static final String ACCENT = "0B7285";
    static final String LINK = "0B6BCB";
    static final String TILE = "F0F4F8";
    static final String INPUT = "FFF8E1";
    static final String WHITE = "FFFFFF";

    /** A colour for text on a fill. */
    record Tone(String fill, String text) {}

    static final Tone BAD = new Tone("F8D0CC", "8A1C12");
    static final Tone DOUBTFUL = new Tone("FCE5C0", "7A4A00");
    static final Tone GOOD = new Tone("D3EEDC", "12592F");
    static final Tone QUIET = new Tone("DCE6F1", "2C4A6B");

    /** The words that columns of kind status use, by their tone. */
    static final Map<Tone, List<String>> WORDS = Map.of(
            BAD,
                    List.of(
                            "critical",
                            "high",
                            "violated",
                            "blocked",
                            "denied",
                            "failed",
                            "throttled",
                            "change",
                            "reject",
                            "invalid",
                            "gone",
                            "asked again",
                            "too many",
                            "ask for more"),
            DOUBTFUL,
                    List.of(
                            "medium",
                            "running",
                            "discuss",
                            "decouple first",
                            "do not split",
                            "unsupported",
                            "seen-elsewhere",
                            "with conditions",
                            "conflict",
                            "changed",
                            "not used",
                            "nearly full"),
            GOOD, List.of("done", "accept", "holds", "ran", "split", "read", "mitigated", "closed", "approve"),
            QUIET, List.of("low", "ready", "accepted", "skipped", "command", "new", "not there"));

    /** The tones in the order in which they are listed. */
    static final List<Tone> TONES = List.of(BAD, DOUBTFUL, GOOD, QUIET);

    private Palette() {}
}
