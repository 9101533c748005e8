package dev.mitosis.scan.redact;

/** The tables of what is hidden and kept; each row is a rule. */
enum RedactionTable {
    /** Forms of credentials. */
    FORMS("form", "secret-forms.tsv"),
    /** How the names of secrets end. */
    NAMES("name", "secret-names.tsv"),
    /** What stands in the place of a secret without being one. */
    REFERENCES("reference", "secret-references.tsv"),
    /** Members that belong together, one with a name and one with its value. */
    PAIRS("pair", "secret-pairs.tsv"),
    /** Conditions of policies. */
    CONDITIONS("condition", "secret-conditions.tsv"),
    /** Prefixes of the ids of resources. */
    IDS("id", "kept-ids.tsv"),
    /** Members that hold no secrets. */
    MEMBERS("member", "kept-members.tsv"),
    /** Domains of AWS. */
    HOSTS("host", "kept-hosts.tsv");

    private final String prefix;
    private final String file;

    RedactionTable(String prefix, String file) {
        this.prefix = prefix;
        this.file = file;
    }

    String file() {
        return file;
    }

    /** The id of the rule in a row that begins so. */
    String id(String first) {
        return prefix + "." + first;
    }
}
