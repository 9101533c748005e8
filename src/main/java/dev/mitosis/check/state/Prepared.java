package dev.mitosis.check.state;

import java.util.regex.Pattern;

/** The names of what a plan makes of a thing on the way: its copy, a rehearsal of it, its last backup. */
public final class Prepared {
    private static final String COPY = "copy/";
    private static final String REHEARSAL = "rehearsal/";
    private static final String BACKUP = "backup/";
    private static final Pattern ANY = Pattern.compile("^(" + COPY + "|" + REHEARSAL + "|" + BACKUP + ")");

    private Prepared() {}

    /** The thing of which an object is a copy, a rehearsal or a backup; itself where it is none of these. */
    public static String from(String object) {
        return ANY.matcher(object).replaceFirst("");
    }

    /** Whether it is a copy or a rehearsal, which may lie on either side. */
    public static boolean isOnTheWay(String object) {
        return isCopy(object) || object.startsWith(REHEARSAL);
    }

    /** Whether it is a copy. */
    public static boolean isCopy(String object) {
        return object.startsWith(COPY);
    }

    /** Whether it is a last backup. */
    public static boolean isBackup(String object) {
        return object.startsWith(BACKUP);
    }

    /** The copy of a planned thing. */
    public static String copyOf(String object) {
        return COPY + object;
    }

    /** The last backup of a thing. */
    public static String backupOf(String object) {
        return BACKUP + object;
    }
}
