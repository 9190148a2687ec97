package org.diancang.orchestrator.desk;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.events.Scope;
import org.diancang.orchestrator.site.NominationDraft;
import org.diancang.orchestrator.site.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Many nominations at once, kept as they were typed: first as one text, then line by line.
 *
 * @param text a site on each line: its address, and what else is known of it
 * @param subject for all lines; empty where each has its own
 * @param rightsBasis for all lines; empty where each has its own
 * @param scopeKind how far each crawl goes
 * @param lines the sites, once they have been read from the text
 */
record BulkForm(
        String text, String subject, String rightsBasis, String scopeKind, List<Line> lines) {
    private static final Pattern ADDRESS = Pattern.compile("\\S*://\\S*");

    @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
    BulkForm {
        text = text == null ? "" : text;
        subject = subject == null ? "" : subject;
        rightsBasis = rightsBasis == null ? "" : rightsBasis;
        scopeKind = scopeKind == null ? Scope.Kind.HOST.name() : scopeKind;
        lines = lines == null ? List.of() : lines;
    }

    /**
     * One site.
     *
     * @param chosen anything where it is to be nominated
     * @param typed its address
     */
    record Line(
            String chosen,
            String typed,
            String name,
            String owner,
            String subject,
            String rightsBasis) {
        @SuppressWarnings("NullAway") // Data binding hands null for what was not sent.
        Line {
            chosen = chosen == null ? "" : chosen;
            typed = typed == null ? "" : typed;
            name = name == null ? "" : name;
            owner = owner == null ? "" : owner;
            subject = subject == null ? "" : subject;
            rightsBasis = rightsBasis == null ? "" : rightsBasis;
        }

        public boolean isChosen() {
            return !chosen.isEmpty();
        }

        Line with(boolean choose, String newName) {
            return new Line(choose ? "1" : "", typed, newName, owner, subject, rightsBasis);
        }

        /** The same with what is given for all, where it is chosen. */
        Line with(String newSubject, String newRights) {
            return isChosen()
                    ? new Line(
                            chosen,
                            typed,
                            name,
                            owner,
                            newSubject.isEmpty() ? subject : newSubject,
                            newRights.isBlank() ? rightsBasis : newRights.strip())
                    : this;
        }

        /** As it could have been pasted: columns parted by tabs. */
        String pasted() {
            return String.join("\t", typed, name, owner, rightsBasis, subject).stripTrailing();
        }

        NominationDraft draft(Scope.@Nullable Kind scope) {
            return new NominationDraft(
                    name,
                    List.of(typed),
                    scope,
                    Arrays.stream(Subject.values())
                            .filter(s -> s.name().equals(subject))
                            .findFirst()
                            .orElse(null),
                    owner,
                    rightsBasis,
                    "",
                    null);
        }
    }

    static BulkForm empty() {
        return new BulkForm("", "", "", Scope.Kind.HOST.name(), List.of());
    }

    /** Read into lines, each of which now has what was given for all. */
    BulkForm with(List<Line> newLines) {
        return new BulkForm("", "", "", scopeKind, newLines);
    }

    Scope.@Nullable Kind scope() {
        return NominationDraft.SCOPES.stream()
                .filter(kind -> kind.name().equals(scopeKind))
                .findFirst()
                .orElse(null);
    }

    /** The lines of the text; blank ones are none. */
    List<Line> read() {
        return text.lines().filter(line -> !line.isBlank()).map(this::read).toList();
    }

    /**
     * Columns of a spreadsheet (address, name, owner, rights basis, name of a subject), or an
     * address with a name before or behind it, or an address alone.
     */
    private Line read(String pasted) {
        String[] columns = pasted.strip().split("\t", -1);
        if (columns.length > 1) {
            String rights = column(columns, 3);
            String own = column(columns, 4);
            return new Line(
                    "",
                    columns[0].strip(),
                    column(columns, 1),
                    column(columns, 2),
                    own.isEmpty() ? subject : own,
                    rights.isEmpty() ? rightsBasis : rights);
        }
        String line = pasted.strip();
        Matcher address = ADDRESS.matcher(line);
        if (!address.find()) {
            return new Line("", line, "", "", subject, rightsBasis);
        }
        String name = line.substring(0, address.start()) + line.substring(address.end());
        return new Line("", address.group(), name.strip(), "", subject, rightsBasis);
    }

    private static String column(String[] columns, int at) {
        return at < columns.length ? columns[at].strip() : "";
    }
}
