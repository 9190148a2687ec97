package org.diancang.indexer.cdx.pywb;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxLine;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.indexer.cdx.StoredLine;
import org.jspecify.annotations.Nullable;

/**
 * What a line says in this dialect: names and values in their order, values as strings, what is
 * absent left out. Only members of imported CDXJ that have no name in {@link CdxLine} stay what
 * they were, and where one is {@code null}, it is an empty {@link Optional}.
 */
final class Members {
    private static final String SHA1 = "sha1:";

    private final Map<String, Object> all = new LinkedHashMap<>();

    private Members() {}

    /**
     * @param source named as where the line comes from, if wanted
     */
    static Members of(StoredLine stored, Optional<CollectionName> source) {
        CdxLine line = stored.line().orElseThrow();
        boolean unresolved = line.isRevisit() && !isResolved(line);
        var members = new Members();
        members.put(PywbField.URLKEY, stored.key().urlkey());
        members.put(PywbField.TIMESTAMP, stored.key().timestamp());
        members.put(PywbField.URL, ascii(line.url()));
        members.put(PywbField.MIME, unresolved ? CdxLine.REVISIT : line.mime());
        members.put(PywbField.STATUS, line.status());
        members.put(PywbField.DIGEST, bare(line.digest()));
        members.put("redirect", line.redirect());
        members.put("robotflags", line.robotflags());
        members.put(PywbField.LENGTH, line.length());
        members.put(PywbField.OFFSET, line.offset());
        members.put(PywbField.FILENAME, line.filename());
        members.putOurs(line);
        for (Map.Entry<String, ? extends @Nullable Object> other : line.other().entrySet()) {
            members.putOther(other.getKey(), Optional.ofNullable(other.getValue()));
        }
        source.ifPresent(
                name -> {
                    PywbField.OF_THE_SOURCE.forEach(member -> members.put(member, name.value()));
                });
        PywbField.OF_THE_ORIGINAL.forEach(name -> members.put(name, line.other().get(name)));
        return members;
    }

    private void putOurs(CdxLine line) {
        put("recordType", line.recordType() == null ? null : line.recordType().warcType());
        put("recordId", line.recordId());
        put("capturedAt", line.capturedAt());
        put("writtenAt", line.writtenAt());
        put("captureId", line.captureId());
        put("crawlId", line.crawlId());
        put("siteId", line.siteId());
        put("libraryId", line.libraryId());
        CdxLine.RevisitOf original = line.revisitOf();
        if (original != null) {
            var of = new LinkedHashMap<String, Object>();
            of.put("filename", original.filename());
            of.put("offset", original.offset());
            if (original.url() != null) {
                of.put("url", original.url());
            }
            if (original.capturedAt() != null) {
                of.put("capturedAt", original.capturedAt());
            }
            put("revisitOf", of);
        }
        put("serverIp", line.serverIp());
        put("truncated", line.truncated());
        put("method", line.method());
        put("bodyKey", line.bodyKey());
        put("servedType", line.servedType());
        put("payloadLength", line.payloadLength());
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            all.putIfAbsent(name, value instanceof Map ? value : value.toString());
        }
    }

    /**
     * A member of imported CDXJ; where the line comes from and its original have a place of their
     * own.
     */
    private void putOther(String name, Optional<Object> value) {
        if (!PywbField.OF_THE_ORIGINAL.contains(name)) {
            all.putIfAbsent(name, value.isPresent() ? value.get() : value);
        }
    }

    /** The text of a member; empty where the line has none. */
    Optional<String> text(String name) {
        return switch (all.get(name)) {
            case null -> Optional.empty();
            case Optional<?> _ -> Optional.empty();
            case String text -> Optional.of(text);
            case Object value -> Optional.of(AsciiJson.ofValue(value));
        };
    }

    /** All members, in their order. */
    Map<String, Object> all() {
        return all;
    }

    /** Those of these names, in the order of the names. */
    Map<String, Object> chosen(List<String> names) {
        var chosen = new LinkedHashMap<String, Object>();
        for (String name : names) {
            Object value = all.get(name);
            if (value != null) {
                chosen.put(name, value);
            }
        }
        return chosen;
    }

    /** The members after urlkey and timestamp, as a line of CDXJ has them. */
    Map<String, Object> afterKey(Map<String, Object> members) {
        var rest = new LinkedHashMap<>(members);
        rest.remove(PywbField.URLKEY);
        rest.remove(PywbField.TIMESTAMP);
        return rest;
    }

    /** A line of CDXJ with these members, without its end. */
    String cdxj(Map<String, Object> members) {
        return all.get(PywbField.URLKEY)
                + " "
                + all.get(PywbField.TIMESTAMP)
                + " "
                + AsciiJson.of(afterKey(members));
    }

    /** The line as it stands in CDXJ. */
    @Override
    public String toString() {
        return cdxj(all);
    }

    /** A SHA-1 digest without the name of its algorithm. */
    static @Nullable String bare(@Nullable String digest) {
        return digest != null && digest.startsWith(SHA1) ? digest.substring(SHA1.length()) : digest;
    }

    private static boolean isResolved(CdxLine line) {
        Object original = line.other().getOrDefault(PywbField.ORIGINAL_FILENAME, PywbField.UNKNOWN);
        return !PywbField.UNKNOWN.equals(original);
    }

    /** Percent-encoded where it is no ASCII. */
    private static String ascii(String url) {
        if (url.chars().allMatch(c -> c < 0x80)) {
            return url;
        }
        var ascii = new StringBuilder();
        for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                ascii.append((char) b);
            } else {
                ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return ascii.toString();
    }
}
