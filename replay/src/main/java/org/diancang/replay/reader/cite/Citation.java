package org.diancang.replay.reader.cite;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.diancang.replay.ReplaySettings;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.reader.ReaderFormats;
import org.springframework.stereotype.Component;

/**
 * Writes references. The address is that of the archived version, which stays; the original one
 * stands beside it.
 */
@Component
public class Citation {
    private final String origin;
    private final Clock clock;

    Citation(ReplaySettings settings, Clock clock) {
        this.origin = settings.reader().origin();
        this.clock = clock;
    }

    /**
     * After GB/T 7714—2015 §8.8 (electronic resources): who is responsible, title, [EB/OL], day of
     * publication, day of the reference, address.
     */
    public String gbt7714(Reference page) {
        return (page.responsible().isEmpty() ? "" : page.responsible() + ". ")
                + page.title()
                + "[EB/OL]. "
                + (page.published().isEmpty() ? "" : "(" + page.published() + ")")
                + "["
                + today()
                + "]. "
                + origin
                + page.path()
                + ". "
                + page.url()
                + "."
                + (page.identifier().isEmpty() ? "" : " " + page.identifier() + ".");
    }

    /** As BibTeX ({@code @misc}, since {@code @online} is BibLaTeX's alone). */
    public String bibtex(Reference page) {
        StringBuilder entry = new StringBuilder("@misc{diancang");
        entry.append(Timestamp.of(page.captured()));
        field(
                entry,
                "author",
                page.responsible().isEmpty() ? "" : "{" + tex(page.responsible()) + "}");
        field(entry, "title", "{" + tex(page.title()) + "}");
        field(entry, "year", Integer.toString(day(page).getYear()));
        field(entry, "howpublished", "\\url{" + address(page) + "}");
        field(
                entry,
                "note",
                "Archived "
                        + day(page)
                        + " from \\url{"
                        + inUrl(page.url())
                        + "}, accessed "
                        + today()
                        + (page.identifier().isEmpty() ? "" : ", " + tex(page.identifier())));
        return entry.append("\n}\n").toString();
    }

    /** As RIS ({@code ELEC}), lines ended as its readers expect. */
    public String ris(Reference page) {
        StringBuilder entry = new StringBuilder();
        tag(entry, "TY", "ELEC");
        tag(entry, "AU", page.responsible());
        tag(entry, "TI", page.title());
        tag(entry, "PY", Integer.toString(day(page).getYear()));
        tag(entry, "DA", slashed(day(page)));
        tag(entry, "UR", origin + page.path());
        tag(entry, "L2", page.url());
        tag(entry, "Y2", slashed(today()));
        tag(entry, "ID", page.identifier());
        return entry.append("ER  - \r\n").toString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ReaderFormats.ZONE);
    }

    private static LocalDate day(Reference page) {
        return LocalDate.ofInstant(page.captured(), ReaderFormats.ZONE);
    }

    private static String slashed(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "%04d/%02d/%02d",
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth());
    }

    private String address(Reference page) {
        return inUrl(origin + page.path());
    }

    private static void field(StringBuilder entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.append(",\n  ").append(name).append(" = {").append(value).append('}');
        }
    }

    private static void tag(StringBuilder entry, String name, String value) {
        if (!value.isEmpty()) {
            entry.append(name).append("  - ").append(value).append("\r\n");
        }
    }

    /** Braces and backslashes would end the field or begin a command. */
    private static String inUrl(String url) {
        return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("%", "\\%");
    }

    private static String tex(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\\' -> out.append("\\textbackslash{}");
                                case '~' -> out.append("\\textasciitilde{}");
                                case '^' -> out.append("\\textasciicircum{}");
                                case '{', '}', '%', '&', '#', '_', '$' ->
                                        out.append('\\').appendCodePoint(c);
                                default -> out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }
}
