package org.diancang.indexer.fulltext.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What media types mean to the search index. */
final class MediaTypes {
    /** What servers say when they don't know, or want the browser to keep a file. */
    private static final Set<String> SAYING_NOTHING =
            Set.of(
                    "",
                    "application/octet-stream",
                    "application/octetstream",
                    "binary/octet-stream",
                    "application/binary",
                    "application/unknown",
                    "application/x-unknown",
                    "unknown/unknown",
                    "*/*",
                    "application/download",
                    "application/x-download",
                    "application/force-download",
                    "application/x-forcedownload",
                    "application/x-msdownload",
                    "multipart/form-data",
                    "application/zip",
                    "application/x-zip-compressed");

    /** Files within which the parsers have to look to tell what they are. */
    private static final Set<String> CONTAINERS =
            Set.of(
                    "application/zip",
                    "application/x-tika-ooxml",
                    "application/x-tika-ooxml-protected",
                    "application/x-tika-msoffice",
                    "application/x-tika-msoffice-embedded",
                    "application/ogg");

    private MediaTypes() {}

    /** A media type without parameters, in lower case. */
    static String base(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    static boolean saysNothing(@Nullable String type) {
        return type == null || SAYING_NOTHING.contains(base(type));
    }

    static boolean isContainer(String type) {
        return CONTAINERS.contains(type);
    }

    /** The kind of a media type, empty if it is none that is read. */
    static Optional<PageType> kind(String type) {
        String base = base(type);
        return switch (base) {
            case "text/html", "application/xhtml+xml" -> Optional.of(PageType.HTML);
            case "application/pdf", "application/x-pdf" -> Optional.of(PageType.PDF);
            case "text/plain" -> Optional.of(PageType.TEXT);
            case "application/msword",
                    "application/doc",
                    "application/rtf",
                    "text/rtf",
                    "application/epub+zip",
                    "application/ofd",
                    "application/vnd.ofd",
                    "application/kswps",
                    "application/wps-office.wps",
                    "application/wps-office.doc",
                    "application/wps-office.docx",
                    "application/vnd.ms-works",
                    "application/vnd.ms-wordml" ->
                    Optional.of(PageType.DOCUMENT);
            case "application/vnd.ms-spreadsheetml",
                    "application/msexcel",
                    "application/x-excel",
                    "application/kset",
                    "application/wps-office.et",
                    "application/wps-office.xls",
                    "application/wps-office.xlsx" ->
                    Optional.of(PageType.SPREADSHEET);
            case "application/mspowerpoint",
                    "application/ksdps",
                    "application/wps-office.dps",
                    "application/wps-office.ppt",
                    "application/wps-office.pptx" ->
                    Optional.of(PageType.PRESENTATION);
            case "application/vnd.rn-realmedia", "application/x-shockwave-flash-video" ->
                    Optional.of(PageType.VIDEO);
            default -> family(base);
        };
    }

    private static Optional<PageType> family(String base) {
        if (base.startsWith("image/")) {
            return Optional.of(PageType.IMAGE);
        }
        if (base.startsWith("audio/")) {
            return Optional.of(PageType.AUDIO);
        }
        if (base.startsWith("video/")) {
            return Optional.of(PageType.VIDEO);
        }
        // Each has half a dozen types: with macros, as a template, as a slide show.
        if (base.startsWith("application/vnd.ms-excel")
                || base.startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml")
                || base.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
            return Optional.of(PageType.SPREADSHEET);
        }
        if (base.startsWith("application/vnd.ms-powerpoint")
                || base.startsWith("application/vnd.openxmlformats-officedocument.presentationml")
                || base.startsWith("application/vnd.oasis.opendocument.presentation")) {
            return Optional.of(PageType.PRESENTATION);
        }
        if (base.startsWith("application/vnd.ms-word")
                || base.startsWith("application/vnd.openxmlformats-officedocument.wordprocessingml")
                || base.startsWith("application/vnd.oasis.opendocument.text")) {
            return Optional.of(PageType.DOCUMENT);
        }
        return Optional.empty();
    }
}
