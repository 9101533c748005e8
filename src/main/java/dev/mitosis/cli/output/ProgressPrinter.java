package dev.mitosis.cli.output;

import dev.mitosis.io.Json;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.pipeline.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Progress on standard error: a live line on a terminal, one line a stage elsewhere, or one JSON event a line. */
public final class ProgressPrinter implements Progress {
    private static final int LINE = 78;
    private static final String ERASE = "\r\u001b[2K";

    private enum Form {
        LIVE,
        PLAIN,
        JSON
    }

    private final Form form;
    private final Terminal err;
    private long lastPercent = -1;

    private ProgressPrinter(Form form, Terminal err) {
        this.form = form;
        this.err = err;
    }

    /**
     * The printer for {@code auto}, {@code plain}, {@code none} or {@code json}; a live line only where cursors may
     * move.
     */
    public static Progress of(String form, boolean decorated, Terminal err) {
        return switch (form) {
            case "none" -> Progress.SILENT;
            case "json" -> new ProgressPrinter(Form.JSON, err);
            case "plain" -> new ProgressPrinter(Form.PLAIN, err);
            default -> new ProgressPrinter(decorated ? Form.LIVE : Form.PLAIN, err);
        };
    }

    @Override
    public synchronized void started(String stage) {
        lastPercent = -1;
        switch (form) {
            case LIVE -> live(stage + " ...");
            case PLAIN -> {
                // the line comes when the stage has ended
            }
            case JSON -> event("started", stage, Map.of());
        }
    }

    @Override
    public synchronized void advanced(String stage, long done, long total, String text) {
        long percent = total == 0 ? done : done * 100 / total;
        if (percent == lastPercent) {
            return;
        }
        lastPercent = percent;
        switch (form) {
            case LIVE -> live(stage + "  " + done + (total == 0 ? "" : "/" + total) + "  " + text);
            case PLAIN -> {
                // one line a stage
            }
            case JSON -> event("advanced", stage, Map.of("done", done, "total", total, "text", text));
        }
    }

    @Override
    public synchronized void finished(String stage, String summary, Duration took) {
        switch (form) {
            case LIVE -> {
                err.control(ERASE);
                err.println(line(stage, summary, took));
            }
            case PLAIN -> err.println(line(stage, summary, took));
            case JSON -> event("finished", stage, Map.of("summary", summary, "milliseconds", took.toMillis()));
        }
        err.flush();
    }

    private static String line(String stage, String summary, Duration took) {
        return String.format(Locale.ROOT, "%-10s %6.2f s  %s", stage, took.toMillis() / 1000.0, summary);
    }

    private void live(String text) {
        err.control(ERASE);
        err.print(OneLine.of(text, LINE));
        err.flush();
    }

    private void event(String event, String stage, Map<String, Object> facts) {
        Map<String, Object> fields = new TreeMap<>(facts);
        fields.put("event", event);
        fields.put("stage", stage);
        err.json(Json.line(fields) + "\n");
        err.flush();
    }
}
