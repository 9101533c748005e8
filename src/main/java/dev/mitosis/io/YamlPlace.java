package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.MitosisException;

/** Says in which line of a file of knowledge something is wrong. */
public final class YamlPlace {
    private YamlPlace() {}

    /** The error to throw. */
    public static MitosisException wrong(KnowledgeFile file, JsonProcessingException e) {
        return file.wrong(
                line(file, e), e.getOriginalMessage().lines().findFirst().orElse("it is no YAML"), e);
    }

    /** An object is read to its end before its members are looked at, so that what they say is looked for. */
    private static int line(KnowledgeFile file, JsonProcessingException e) {
        int line = 0;
        if (e instanceof UnrecognizedPropertyException unknown) {
            line = file.line(unknown.getPropertyName() + ":");
        } else if (e instanceof InvalidFormatException unfit) {
            line = file.line(String.valueOf(unfit.getValue()));
        }
        return line > 0 || e.getLocation() == null ? line : e.getLocation().getLineNr();
    }
}
