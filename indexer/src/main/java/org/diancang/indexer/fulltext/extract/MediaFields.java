package org.diancang.indexer.fulltext.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.extract.documents.Parsed;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Reads Tika's fields. A file may claim anything: what makes no sense is left out. */
final class MediaFields {
    private static final int LONGEST = 1_000;
    private static final int MOST_PIXELS = 1_000_000_000;
    private static final double MOST_SECONDS = 1e9;

    /** Names in the index by Tika's; of two for one name, the first that is there counts. */
    private static final List<Map.Entry<String, String>> NAMES =
            List.of(
                    Map.entry("tiff:Make", "make"),
                    Map.entry("tiff:Model", "model"),
                    Map.entry("tiff:Orientation", "orientation"),
                    Map.entry("exif:ExposureTime", "exposureTime"),
                    Map.entry("exif:FNumber", "fNumber"),
                    Map.entry("exif:FocalLength", "focalLength"),
                    Map.entry("exif:IsoSpeedRatings", "iso"),
                    Map.entry("geo:lat", "latitude"),
                    Map.entry("geo:long", "longitude"),
                    Map.entry("geo:alt", "altitude"),
                    Map.entry("xmpDM:artist", "artist"),
                    Map.entry("xmpDM:albumArtist", "albumArtist"),
                    Map.entry("xmpDM:album", "album"),
                    Map.entry("xmpDM:composer", "composer"),
                    Map.entry("xmpDM:genre", "genre"),
                    Map.entry("xmpDM:releaseDate", "releaseDate"),
                    Map.entry("xmpDM:trackNumber", "trackNumber"),
                    Map.entry("xmpDM:audioCompressor", "audioCodec"),
                    Map.entry("xmpDM:audioSampleRate", "audioSampleRate"),
                    Map.entry("xmpDM:audioChannelType", "audioChannels"),
                    Map.entry("xmpDM:videoCompressor", "videoCodec"),
                    Map.entry("xmpDM:videoFrameRate", "videoFrameRate"),
                    Map.entry("xmpTPg:NPages", "pages"),
                    Map.entry("meta:page-count", "pages"),
                    Map.entry("meta:slide-count", "slides"),
                    Map.entry("dcterms:created", "created"),
                    Map.entry("dcterms:modified", "modified"),
                    Map.entry("xmp:CreatorTool", "creatorTool"),
                    Map.entry("extended-properties:Application", "application"),
                    Map.entry("extended-properties:Company", "company"),
                    Map.entry("dc:publisher", "publisher"),
                    Map.entry("pdf:docinfo:producer", "producer"),
                    Map.entry("pdf:PDFVersion", "pdfVersion"));

    private MediaFields() {}

    static Media of(Parsed.Content content, PageType type) {
        Map<String, String> metadata = new HashMap<>();
        for (Map.Entry<String, String> name : NAMES) {
            first(content, name.getKey())
                    .ifPresent(value -> metadata.putIfAbsent(name.getValue(), value));
        }
        return new Media(
                pixels(content, "tiff:ImageWidth", "width", "Image Width"),
                pixels(content, "tiff:ImageLength", "height", "Image Height"),
                seconds(content),
                type == PageType.IMAGE || type == PageType.VIDEO
                        ? takenAt(content)
                        : Optional.empty(),
                metadata);
    }

    static Optional<String> first(Parsed.Content content, String field) {
        return content.values(field).stream()
                .map(value -> SearchableText.clean(value, LONGEST).text())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Thumbnails within a file have sizes of their own: the largest is the file's. */
    private static Optional<Integer> pixels(Parsed.Content content, String... fields) {
        return Stream.of(fields)
                .flatMap(
                        field ->
                                content.values(field).stream()
                                        .map(value -> value.replace(" pixels", ""))
                                        .flatMap(value -> number(value).stream())
                                        .filter(value -> value >= 1 && value <= MOST_PIXELS)
                                        .map(Double::intValue)
                                        .max(Comparator.naturalOrder())
                                        .stream())
                .findFirst();
    }

    private static Optional<Double> seconds(Parsed.Content content) {
        return Stream.of("xmpDM:duration", "duration")
                .flatMap(field -> content.values(field).stream())
                .flatMap(value -> number(value).stream())
                .filter(value -> value >= 0 && value < MOST_SECONDS)
                .findFirst();
    }

    private static Optional<Double> number(String value) {
        try {
            double number = Double.parseDouble(value.strip());
            return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A day that a field names, unless no clock that was set can have said so. */
    static Optional<LocalDate> day(Parsed.Content content, String field) {
        return first(content, field)
                .flatMap(MediaFields::instant)
                .filter(MediaFields::isSensible)
                .map(day -> LocalDate.ofInstant(day, ZoneOffset.UTC));
    }

    private static Optional<Instant> takenAt(Parsed.Content content) {
        return first(content, "exif:DateTimeOriginal")
                .or(() -> first(content, "dcterms:created"))
                .flatMap(MediaFields::instant)
                .filter(MediaFields::isSensible);
    }

    /** Not of cameras whose clock was never set, nor of films without a date (1904, 1970). */
    private static boolean isSensible(Instant time) {
        return time.isAfter(Instant.parse("1980-01-02T00:00:00Z"))
                && time.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
    }

    private static Optional<Instant> instant(String value) {
        try {
            return Optional.of(
                    value.endsWith("Z")
                            ? Instant.parse(value)
                            : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
