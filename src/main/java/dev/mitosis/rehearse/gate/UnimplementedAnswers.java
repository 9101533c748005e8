package dev.mitosis.rehearse.gate;

import dev.mitosis.io.TsvTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Tells answers by which an emulator says that it lacks an operation from those that AWS could give. */
record UnimplementedAnswers(List<Form> forms) {
    /** A form of such answers. */
    record Form(int status, Pattern server, Pattern body, String who) {}

    static UnimplementedAnswers load() {
        return new UnimplementedAnswers(TsvTable.loadNamed(UnimplementedAnswers.class, "unimplemented.tsv").stream()
                .map(row -> new Form(
                        (int) row.number("status"),
                        Pattern.compile(row.get("server")),
                        Pattern.compile(row.get("body")),
                        row.get("who")))
                .toList());
    }

    boolean include(int status, String server, byte[] body) {
        return forms.stream()
                .anyMatch(form -> form.status() == status
                        && form.server().matcher(server).matches()
                        && form.body()
                                .matcher(new String(body, StandardCharsets.ISO_8859_1))
                                .matches());
    }
}
