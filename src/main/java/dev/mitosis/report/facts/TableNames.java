package dev.mitosis.report.facts;

/** The names of the tables that others lead to. */
public final class TableNames {
    public static final String ACCOUNTS = "accounts";
    public static final String CALENDAR = "calendar";
    public static final String CHECKS = "checks";
    public static final String CONNECTIONS = "connections";
    public static final String CROSSINGS = "crossings";
    public static final String DECISIONS = "decisions";
    public static final String OPEN_ANSWERS = "open-answers";
    public static final String RESOURCES = "resources";
    public static final String STEPS = "steps";
    public static final String TARGET = "target";
    public static final String WAVES = "waves";

    private TableNames() {}
}
