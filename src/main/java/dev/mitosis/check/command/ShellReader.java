package dev.mitosis.check.command;

import dev.mitosis.check.command.SimpleCommand.Link;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes lines of bash apart into simple commands, in the order in which they begin to run: what stands in
 * {@code $(...)} first. Knows quotes, expansions, operators, redirections and the words around loops and conditions; a
 * here-document is an error, because no command of a plan has one.
 */
public final class ShellReader {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\+?=)(.*)", Pattern.DOTALL);
    private static final Set<String> AROUND = Set.of(
            "if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "local", "export", "readonly");
    private static final Set<String> ALONE = Set.of("fi", "done", "}", "esac", ";;");

    private final String text;
    private final List<SimpleCommand> commands = new ArrayList<>();
    private int at;

    private ShellReader(String text) {
        this.text = text;
    }

    /** A text that is not bash. */
    public static final class NoShellException extends Exception {
        private static final long serialVersionUID = 1;

        NoShellException(String message) {
            super(message);
        }
    }

    /**
     * All commands of a text.
     *
     * @throws NoShellException where a quote or an expansion is not closed
     */
    public static List<SimpleCommand> read(String text) throws NoShellException {
        ShellReader reader = new ShellReader(text);
        reader.list(false, (char) 0);
        return reader.commands;
    }

    /** Commands up to the closing character, or the end. */
    private void list(boolean substituted, char close) throws NoShellException {
        Draft draft = new Draft(substituted);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == close && close != 0) {
                at++;
                draft.end();
                return;
            }
            if (c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                comment(draft);
            } else if (c == '\n' || c == ';' || (c == '&' && !text.startsWith("&>", at)) || c == '|') {
                operator(draft);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\\' && text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '(' || c == ')') {
                at++;
                draft.end();
            } else if (Character.isDigit(c)
                    && at + 1 < text.length()
                    && (text.charAt(at + 1) == '<' || text.charAt(at + 1) == '>')) {
                // The number of a file in front of its redirection is no word.
                at++;
            } else if (c == '<' || c == '>' || text.startsWith("&>", at)) {
                redirection(draft);
            } else if (isDescriptor()) {
                at++;
            } else {
                draft.word(word());
            }
        }
        if (close != 0) {
            throw new NoShellException("'" + close + "' is missing");
        }
        draft.end();
    }

    private void operator(Draft draft) {
        boolean orElse = text.startsWith("||", at);
        boolean andThen = text.startsWith("&&", at);
        if (!andThen && text.charAt(at) == '&') {
            draft.link = Link.BACKGROUND;
        }
        at += orElse || andThen ? 2 : 1;
        draft.end();
        draft.link = orElse ? Link.OR_ELSE : andThen ? Link.AND_THEN : Link.NONE;
    }

    /** The digit of a redirection: {@code 2>}. */
    private boolean isDescriptor() {
        boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        return begins
                && Character.isDigit(text.charAt(at))
                && at + 1 < text.length()
                && (text.charAt(at + 1) == '>' || text.charAt(at + 1) == '<');
    }

    private void comment(Draft draft) {
        int end = text.indexOf('\n', at);
        draft.comment = true;
        at = end < 0 ? text.length() : end;
    }

    private void redirection(Draft draft) throws NoShellException {
        if (text.startsWith("<<<", at)) {
            at += 3;
            spaces();
            word();
            return;
        }
        if (text.startsWith("<<", at)) {
            throw new NoShellException("a here-document has no place in a step");
        }
        if (text.startsWith("<(", at) || text.startsWith(">(", at)) {
            draft.word(word());
            return;
        }
        boolean out = text.charAt(at) != '<';
        at += text.startsWith(">>", at) || text.startsWith("&>", at) ? 2 : 1;
        if (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '|')) {
            at++;
        }
        spaces();
        ShellWord file = word();
        if (out && !file.text().matches("[0-9]|-|/dev/null|/dev/stderr")) {
            draft.files.add(file);
        }
    }

    private void spaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private ShellWord word() throws NoShellException {
        StringBuilder plain = new StringBuilder();
        Set<String> variables = new LinkedHashSet<>();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                quoted = true;
                int end = text.indexOf('\'', at + 1);
                if (end < 0) {
                    throw new NoShellException("a single quote is not closed");
                }
                plain.append(text, at + 1, end);
                at = end + 1;
            } else if (c == '"') {
                quoted = true;
                at++;
                doubleQuoted(plain, variables);
            } else if (c == '\\' && at + 1 < text.length()) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if (c == '$' || c == '`') {
                expansion(plain, variables);
            } else if ((c == '<' || c == '>') && text.startsWith("(", at + 1) && plain.isEmpty()) {
                at += 2;
                list(true, ')');
                plain.append("$()");
            } else if (Character.isWhitespace(c) || ";&|()<>".indexOf(c) >= 0) {
                break;
            } else {
                plain.append(c);
                at++;
            }
        }
        return new ShellWord(plain.toString(), List.copyOf(variables), quoted);
    }

    private void doubleQuoted(StringBuilder plain, Set<String> variables) throws NoShellException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c == '\\' && at + 1 < text.length()) {
                plain.append(text.charAt(at + 1));
                at += 2;
            } else if (c == '$' || c == '`') {
                expansion(plain, variables);
            } else {
                plain.append(c);
                at++;
            }
        }
        throw new NoShellException("a double quote is not closed");
    }

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern BRACED = Pattern.compile("\\$\\{[!#]?([A-Za-z_][A-Za-z0-9_]*)");

    private void expansion(StringBuilder plain, Set<String> variables) throws NoShellException {
        if (text.startsWith("$((", at)) {
            arithmetic(plain, variables);
        } else if (text.startsWith("$(", at)) {
            at += 2;
            list(true, ')');
            plain.append("$()");
        } else if (text.charAt(at) == '`') {
            at++;
            list(true, '`');
            plain.append("$()");
        } else if (text.startsWith("${", at)) {
            braced(plain, variables);
        } else {
            Matcher name = NAME.matcher(text).region(at, text.length());
            if (name.lookingAt()) {
                variables.add(name.group(1));
                plain.append("${").append(name.group(1)).append('}');
                at = name.end();
            } else {
                plain.append('$');
                at++;
            }
        }
    }

    private void arithmetic(StringBuilder plain, Set<String> variables) throws NoShellException {
        int end = text.indexOf("))", at);
        if (end < 0) {
            throw new NoShellException("'))' is missing");
        }
        Matcher names = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*").matcher(text.substring(at + 3, end));
        while (names.find()) {
            variables.add(names.group());
        }
        plain.append("$()");
        at = end + 2;
    }

    /** What stands in braces; defaults may hold expansions of their own. */
    private void braced(StringBuilder plain, Set<String> variables) throws NoShellException {
        Matcher name = BRACED.matcher(text).region(at, text.length());
        int depth = 0;
        int start = at;
        for (; at < text.length(); at++) {
            if (text.charAt(at) == '{') {
                depth++;
            } else if (text.charAt(at) == '}' && --depth == 0) {
                at++;
                if (name.lookingAt()) {
                    variables.add(name.group(1));
                }
                plain.append(text, start, at);
                return;
            }
        }
        throw new NoShellException("'}' is missing");
    }

    /** A command that is being read. */
    private final class Draft {
        private final boolean substituted;
        private final List<String> assigned = new ArrayList<>();
        private final List<ShellWord> words = new ArrayList<>();
        private final List<ShellWord> files = new ArrayList<>();
        private boolean comment;
        private boolean loop;
        private Link link = Link.NONE;

        Draft(boolean substituted) {
            this.substituted = substituted;
        }

        void word(ShellWord word) {
            Matcher assignment = ASSIGNMENT.matcher(word.text());
            if (words.isEmpty() && loop) {
                assigned.add(word.text());
                words.add(new ShellWord("for", List.of(), false));
            } else if (words.isEmpty() && assignment.matches()) {
                assigned.add(assignment.group(1));
                values.addAll(word.variables());
            } else if (words.isEmpty() && !word.quoted() && word.text().equals("for")) {
                loop = true;
            } else if (!words.isEmpty()
                    || word.quoted()
                    || (!AROUND.contains(word.text()) && !ALONE.contains(word.text()))) {
                words.add(word);
            }
        }

        private final List<String> values = new ArrayList<>();

        void end() {
            if (!words.isEmpty() || !assigned.isEmpty() || comment || !files.isEmpty()) {
                if (!words.isEmpty() || !assigned.isEmpty() || !files.isEmpty()) {
                    commands.add(new SimpleCommand(
                            List.copyOf(assigned),
                            List.copyOf(values),
                            List.copyOf(words),
                            List.copyOf(files),
                            substituted,
                            link));
                }
            }
            assigned.clear();
            words.clear();
            files.clear();
            values.clear();
            comment = false;
            loop = false;
            link = Link.NONE;
        }
    }
}
