package dev.mitosis.method;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a copy is tried before the one that counts. */
public enum Rehearsal {
    /** It fills a stack of another name, which is removed again. */
    @JsonProperty("stack")
    STACK,
    /** It goes into the thing itself; the final one only carries the rest. */
    @JsonProperty("in-place")
    IN_PLACE,
    /** There is none: the copy is quick, or it can be made only once. */
    @JsonProperty("none")
    NONE
}
