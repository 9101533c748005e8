package dev.mitosis.pipeline;

import java.time.Duration;

/** Hears how the stages get on; called from any thread. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void started(String stage) {
            // nobody listens
        }

        @Override
        public void advanced(String stage, long done, long total, String text) {
            // nobody listens
        }

        @Override
        public void finished(String stage, String summary, Duration took) {
            // nobody listens
        }
    };

    void started(String stage);

    /**
     * Something of a stage is done.
     *
     * @param total 0 where it is not known
     */
    void advanced(String stage, long done, long total, String text);

    /** A stage has ended; {@code summary} says with what, in a few words. */
    void finished(String stage, String summary, Duration took);
}
