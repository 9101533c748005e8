package dev.mitosis.graph.identity;

/** JSON pointers (RFC 6901) as they stand in evidence. */
public final class Pointers {
    private Pointers() {}

    /** The pointer of a member below another. */
    public static String below(String pointer, String member) {
        return pointer + "/" + escape(member);
    }

    private static String escape(String member) {
        if (member.indexOf('~') < 0 && member.indexOf('/') < 0) {
            return member;
        }
        return member.replace("~", "~0").replace("/", "~1");
    }
}
