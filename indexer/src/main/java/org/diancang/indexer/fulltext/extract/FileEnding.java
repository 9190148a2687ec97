package org.diancang.indexer.fulltext.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the ending of a URL says of a file that its server says nothing of. */
final class FileEnding {
    /** Of the path, or else of the last parameter, as in {@code down.jsp?file=a.doc}. */
    private static final Pattern ENDING = Pattern.compile("\\.([a-zA-Z0-9]{1,5})\\z");

    /** What makes a file, not what it is. */
    private static final Set<String> PROGRAMS =
            Set.of(
                    "jsp", "jspx", "do", "php", "asp", "aspx", "ashx", "cgi", "htm", "html",
                    "shtml");

    private FileEnding() {}

    /**
     * The kind that the ending means.
     *
     * @return {@link PageType#OTHER} if there is no ending, empty if it means none that is read
     */
    static Optional<PageType> kind(String url) {
        String ending = of(url);
        if (ending.isEmpty() || PROGRAMS.contains(ending)) {
            return Optional.of(PageType.OTHER);
        }
        return switch (ending) {
            case "pdf" -> Optional.of(PageType.PDF);
            case "txt" -> Optional.of(PageType.TEXT);
            case "doc", "docx", "docm", "dot", "dotx", "wps", "wpt", "ofd", "rtf", "odt", "epub" ->
                    Optional.of(PageType.DOCUMENT);
            case "xls", "xlsx", "xlsm", "xlsb", "xlt", "xltx", "et", "ett", "ods" ->
                    Optional.of(PageType.SPREADSHEET);
            case "ppt", "pptx", "pptm", "pps", "ppsx", "pot", "potx", "dps", "dpt", "odp" ->
                    Optional.of(PageType.PRESENTATION);
            case "jpg", "jpeg", "png", "gif", "bmp", "webp", "tif", "tiff", "heic" ->
                    Optional.of(PageType.IMAGE);
            case "mp3", "wav", "flac", "m4a", "aac", "ogg", "oga", "mid", "wma", "amr" ->
                    Optional.of(PageType.AUDIO);
            case "mp4", "m4v", "mov", "flv", "avi", "wmv", "webm", "mkv", "mpg", "mpeg", "rmvb" ->
                    Optional.of(PageType.VIDEO);
            default -> Optional.empty();
        };
    }

    /** The ending in lower case without its point, empty if there is none. */
    static String of(String url) {
        int fragment = url.indexOf('#');
        String address = fragment < 0 ? url : url.substring(0, fragment);
        int query = address.indexOf('?');
        int authority = address.indexOf("://");
        int path = address.indexOf('/', authority < 0 ? 0 : authority + 3);
        if (path < 0) {
            return "";
        }
        String ending = ending(address.substring(path, query < path ? address.length() : query));
        return query > path && (ending.isEmpty() || PROGRAMS.contains(ending))
                ? ending(address.substring(query))
                : ending;
    }

    private static String ending(String part) {
        Matcher ending = ENDING.matcher(part);
        return ending.find() ? ending.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
