package dev.mitosis.io;

import java.io.IOException;

/** A file is not what it has to be: of another kind, outside of its folder, too large. The message is a sentence. */
public final class UnfitFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says in a sentence without a full stop what is wrong with the file. */
    public UnfitFileException(String message) {
        super(message);
    }
}
