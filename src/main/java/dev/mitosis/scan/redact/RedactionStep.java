package dev.mitosis.scan.redact;

/** What the redactor does beyond its tables; each can be switched off to see what it is worth. */
enum RedactionStep {
    /** A resource's name stays, whatever form it has. */
    KNOWN_NAME("form.known-name"),
    /** Forty letters that no word has are a secret access key. */
    SECRET_ACCESS_KEY("encoded.access-key"),
    /** Base64 is looked into. */
    ENCODED_TEXT("encoded.text"),
    /** Conditions are hidden in policies that are written as text, too. */
    POLICY_TEXT("condition.in-text"),
    /** A policy that breaks off and names such a condition goes altogether. */
    TORN_POLICY("condition.in-torn-text"),

    /** What a collector drops goes. */
    DROP("collector.drop"),
    /** What a collector calls secret is hidden. */
    SECRET("collector.secret"),
    /** Policies that are JSON in a text become JSON. */
    DECODE("collector.decode"),
    /** So do those that are encoded as in an address. */
    DECODE_URL("collector.decode-url"),

    /** Hidden text is decoded from base64 where it travels as such. */
    BASE64("hidden.base64"),
    /** And decompressed. */
    GZIP("hidden.gzip"),
    /** JSON in a hidden text keeps its members' names. */
    JSON_TEXT("hidden.json-text"),
    /** But not what does not look like a name. */
    ODD_NAME("hidden.odd-name"),
    /** Nor a name that has the form of a secret. */
    SECRET_NAME("hidden.secret-name"),
    /** Numbers go as well. */
    NUMBER("hidden.number"),
    /** Some members of some places are structure. */
    KEPT_MEMBER("hidden.kept-member"),
    /** And some texts of some places are words of a fixed vocabulary. */
    KEPT_WORD("hidden.kept-word"),
    /** As are the paths of the Amazon States Language. */
    STATE_PATH("hidden.state-path"),

    /** ARNs stay. */
    ARN("kept.arn"),
    /** Unless known, only up to what may begin something else. */
    ARN_END("kept.arn-end"),
    /** Of addresses stay scheme, host and port. */
    ADDRESS("kept.address"),
    /** And the path of a queue. */
    QUEUE("kept.queue"),
    /** And what is known of any path. */
    SEGMENT("kept.segment"),
    /** Names of hosts stay that are AWS's or lie below a known domain. */
    HOST("kept.host"),
    /** Known names stay. */
    WORD("kept.word"),
    /** Also behind a slash that they do not have. */
    WORD_BEHIND_SLASH("kept.word-behind-slash"),
    /** Also as parts of something longer. */
    WORD_PART("kept.word-part");

    private final String id;

    RedactionStep(String id) {
        this.id = id;
    }

    /** The name in the table of its examples. */
    String id() {
        return id;
    }
}
