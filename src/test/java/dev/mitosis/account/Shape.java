package dev.mitosis.account;

import dev.mitosis.model.EdgeKind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API prints one resource type: its identity members, and where its links to other types stand. */
final class Shape {
    /** One link: where it stands, in which form, and which edge it means. */
    record Link(String path, Form form, EdgeKind kind, String target, boolean reversed) {}

    final String type;
    final String arnTemplate;
    final @Nullable String idPrefix;
    final Map<String, String> members = new LinkedHashMap<>();
    final Map<String, Link> links = new LinkedHashMap<>();
    boolean global;

    Shape(String type, String arnTemplate, @Nullable String idPrefix) {
        this.type = type;
        this.arnTemplate = arnTemplate;
        this.idPrefix = idPrefix;
    }

    Shape global() {
        this.global = true;
        return this;
    }

    /**
     * A member of the answer, with {@code {id}}, {@code {name}}, {@code {arn}}, {@code {region}}, {@code {account}}.
     */
    Shape member(String path, String template) {
        members.put(path, template);
        return this;
    }

    Shape link(String relation, String path, Form form, EdgeKind kind, String target) {
        links.put(relation, new Link(path, form, kind, target, false));
        return this;
    }

    /** A link that stands in the record of the one that is needed. */
    Shape reversed(String relation, String path, Form form, EdgeKind kind, String target) {
        links.put(relation, new Link(path, form, kind, target, true));
        return this;
    }
}
