package dev.mitosis.io;

/** JSON pointers (RFC 6901) as they stand in evidence. */
public final class Pointers {
    private Pointers() {}

    /** The pointer of a member below another. */
    public static String below(String pointer, String member) {
        return pointer + "/" + escape(member);
    }

    /** What a segment of a pointer stands for. */
    static String unescape(String segment) {
        return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
    }

    private static String escape(String member) {
        if (member.indexOf('~') < 0 && member.indexOf('/') < 0) {
            return member;
        }
        return member.replace("~", "~0").replace("/", "~1");
    }
}
