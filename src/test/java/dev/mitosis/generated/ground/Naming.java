package dev.mitosis.generated.ground;

import java.util.Locale;

/** Makes names of patterns, as people and CloudFormation do. */
final class Naming {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SUFFIX = 12;

    private Naming() {}

    /** A name by a pattern of {@code {app}, {env}, {part}, {org}}; {@code {App}} and so on in camel case. */
    static String of(String pattern, String app, String env, String part) {
        String name = pattern.replace("{app}", app)
                .replace("{env}", env)
                .replace("{part}", part)
                .replace("{App}", camel(app))
                .replace("{ENV}", env.toUpperCase(Locale.ROOT))
                .replace("{Env}", camel(env))
                .replace("{Part}", camel(part));
        return name.replaceAll("([-_/.])[-_.]+", "$1").replaceAll("^[-_.]+|[-_.]+$", "");
    }

    static String camel(String text) {
        StringBuilder camel = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                camel.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return camel.toString();
    }

    /** The name as a type allows it. */
    static String fit(RecordTemplate template, String name) {
        String fitting = template.lower() ? name.toLowerCase(Locale.ROOT) : name;
        if (template.limit() <= 63) {
            fitting = fitting.replace('_', '-').replace('.', '-');
        }
        return cut(fitting, template.limit());
    }

    private static String cut(String name, int limit) {
        return name.length() <= limit ? name : name.substring(0, limit).replaceAll("[-_.]+$", "");
    }

    /** What CloudFormation calls a resource to which the template gives no name. */
    static String physical(RecordTemplate template, String stack, String logical, Dice dice) {
        int room = template.limit() - SUFFIX - 2;
        String first = stack;
        String second = logical;
        if (first.length() + second.length() > room) {
            first = cut(first, Math.max(room / 2, room - second.length()));
            second = cut(second, room - first.length());
        }
        return fit(template, first + "-" + second + "-" + dice.text(LETTERS, SUFFIX));
    }
}
