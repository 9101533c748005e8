package dev.mitosis.cost;

import java.util.Locale;

/**
 * One key that a query groups by.
 *
 * @param type {@code DIMENSION}, {@code TAG} or {@code COST_CATEGORY}
 * @param key the dimension, the tag's key or the category's name
 */
public record GroupKey(String type, String key) {
    private static final String DIMENSION = "DIMENSION";
    private static final String TAG = "TAG";

    public static GroupKey dimension(String key) {
        return new GroupKey(DIMENSION, key);
    }

    public static GroupKey tag(String key) {
        return new GroupKey(TAG, key);
    }

    public static GroupKey category(String name) {
        return new GroupKey("COST_CATEGORY", name);
    }

    /** The name of the column in CSV and Parquet. */
    public String column() {
        return switch (type) {
            case DIMENSION -> key.toLowerCase(Locale.ROOT);
            case TAG -> "tag_" + key;
            default -> "category_" + key;
        };
    }

    /** The name in the manifest: the dimension itself, or type and key. */
    public String label() {
        return type.equals(DIMENSION) ? key : type + ":" + key;
    }

    /** Reads a name as the manifest has it. */
    public static GroupKey ofLabel(String label) {
        int colon = label.indexOf(':');
        return colon < 0 ? dimension(label) : new GroupKey(label.substring(0, colon), label.substring(colon + 1));
    }

    /** The value of a group; the service writes {@code key$value} for tags and categories. */
    public String value(String text) {
        return !type.equals(DIMENSION) && text.startsWith(key + "$") ? text.substring(key.length() + 1) : text;
    }
}
