package dev.mitosis.generated.ground;

/** Whose a resource is. */
public enum Standing {
    /** One application's. */
    OWN,
    /** Several applications need it and none owns it. */
    SHARED,
    /** A tool's that serves those who build or run the others. */
    PLATFORM,
    /** AWS made it, or it is a setting. */
    NOBODY,
    /** Nobody uses it any more. */
    LEFTOVER
}
