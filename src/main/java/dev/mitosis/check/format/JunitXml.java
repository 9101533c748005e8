package dev.mitosis.check.format;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import java.util.Locale;

/**
 * A check as JUnit's XML: one test case for each invariant, failed where it is broken and skipped where there was
 * nothing to examine.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the form that tools agree on</a>
 */
public final class JunitXml {
    private JunitXml() {}

    /** The whole document. */
    public static String of(CheckDocument check) {
        long broken = count(check, Verdict.BROKEN);
        long skipped = count(check, Verdict.NOTHING_TO_EXAMINE);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuites name=\"mitosis check\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">%n",
                check.invariants().size(),
                broken,
                skipped));
        xml.append(String.format(
                Locale.ROOT,
                "  <testsuite name=\"account %s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\">%n",
                escaped(check.account()),
                check.invariants().size(),
                broken,
                skipped));
        check.invariants().forEach(invariant -> test(xml, invariant));
        return xml.append("  </testsuite>\n</testsuites>\n").toString().replace("\r\n", "\n");
    }

    private static long count(CheckDocument check, Verdict verdict) {
        return check.invariants().stream()
                .filter(invariant -> invariant.verdict() == verdict)
                .count();
    }

    private static void test(StringBuilder xml, Invariant invariant) {
        xml.append("    <testcase classname=\"mitosis.check\" name=\"")
                .append(escaped(invariant.id()))
                .append("\"");
        switch (invariant.verdict()) {
            case HOLDS -> xml.append("/>\n");
            case NOTHING_TO_EXAMINE -> xml.append("><skipped message=\"nothing to examine\"/></testcase>\n");
            case BROKEN -> {
                xml.append("><failure message=\"")
                        .append(escaped(invariant.title()))
                        .append("\">");
                invariant.violations().forEach(violation -> xml.append(escaped(line(violation))));
                xml.append("</failure></testcase>\n");
            }
        }
    }

    private static String line(Violation violation) {
        String where = violation.file() != null ? violation.file() : violation.step();
        return (where.isEmpty() ? "" : where + ": ") + violation.text() + " Fix: " + violation.fix() + "\n";
    }

    /** Characters that XML does not have are left out. */
    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF)))
                .forEach(c -> {
                    switch (c) {
                        case '&' -> plain.append("&amp;");
                        case '<' -> plain.append("&lt;");
                        case '>' -> plain.append("&gt;");
                        case '"' -> plain.append("&quot;");
                        default -> plain.appendCodePoint(c);
                    }
                });
        return plain.toString();
    }
}
