package dev.mitosis.cli.output;

import dev.mitosis.io.Json;
import dev.mitosis.model.ErrorDocument;
import dev.mitosis.model.MitosisException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, why, and how to fix it: for people, or as one line of JSON.
 *
 * @param trace whose stack trace is shown, too; null shows none
 */
public record ErrorMessage(MitosisException error, @Nullable Throwable trace) {
    /** Prints it on standard error. */
    public void print(Terminal err, boolean json) {
        if (json) {
            err.json(Json.line(document()) + "\n");
        } else {
            err.println("mitosis: error [" + error.code() + "]: " + error.what());
            err.println("  why: " + error.why());
            err.println("  fix: " + error.fix());
            if (trace != null) {
                trace.printStackTrace(err);
            }
        }
        err.flush();
    }

    private ErrorDocument document() {
        return new ErrorDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                error.code(),
                error.what(),
                error.why(),
                error.fix(),
                error.exit().code(),
                trace == null ? List.of() : lines(trace));
    }

    private static List<String> lines(Throwable trace) {
        StringWriter text = new StringWriter();
        trace.printStackTrace(new PrintWriter(text));
        return text.toString().lines().toList();
    }
}
