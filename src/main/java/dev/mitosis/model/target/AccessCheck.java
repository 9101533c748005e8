package dev.mitosis.model.target;

/**
 * How what each dependency may do compares with what it could: one count for each edge of the graph that reads, writes,
 * invokes or encrypts, and for each role that is taken or passed, in each account where its consumer will stand.
 *
 * @param edges how many were looked at
 * @param allowed those that policies allowed at all, so that there was something to lose
 * @param equal those that may do what they could
 * @param granted how many of these by a grant that is needed in addition
 * @param lost those that may do less, each a finding
 * @param gained those that may do more, each a finding
 * @param unjudged those whose access no policy decides, or of which it is not known who calls: together one finding for
 *     each kind
 */
public record AccessCheck(int edges, int allowed, int equal, int granted, int lost, int gained, int unjudged) {
    /** Nothing was looked at. */
    public static final AccessCheck NONE = new AccessCheck(0, 0, 0, 0, 0, 0, 0);
}
