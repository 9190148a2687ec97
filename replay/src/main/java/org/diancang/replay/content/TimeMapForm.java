package org.diancang.replay.content;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.diancang.replay.address.Timestamp;
import org.diancang.replay.cdx.CdxLine;
import tools.jackson.databind.json.JsonMapper;

/** The forms in which a TimeMap is written, capture by capture. */
enum TimeMapForm {
    /** RFC 7089 §5. */
    LINK("application/link-format") {
        @Override
        void begin(TimeMapLinks links, TimeMapPage page, Writer out) throws IOException {
            out.write(links.header(this, page).collect(Collectors.joining(",\n")));
        }

        @Override
        void memento(TimeMapLinks links, TimeMapPage page, CdxLine line, boolean first, Writer out)
                throws IOException {
            out.write(",\n" + links.memento(line, page.relation(line.timestamp())));
        }

        @Override
        void end(Writer out) throws IOException {
            out.write('\n');
        }
    },
    /** The members that Memento aggregators read, with those of our captures. */
    JSON("application/json") {
        @Override
        void begin(TimeMapLinks links, TimeMapPage page, Writer out) throws IOException {
            String head = MAPPER.writeValueAsString(describe(links, page));
            out.write(head.substring(0, head.length() - 1) + ",\"mementos\":{");
            out.write("\"first\":" + MAPPER.writeValueAsString(time(links, page.firstMemento())));
            out.write(",\"last\":" + MAPPER.writeValueAsString(time(links, page.lastMemento())));
            out.write(",\"list\":[");
        }

        @Override
        void memento(TimeMapLinks links, TimeMapPage page, CdxLine line, boolean first, Writer out)
                throws IOException {
            out.write((first ? "\n" : ",\n") + MAPPER.writeValueAsString(entry(links, line)));
        }

        @Override
        void end(Writer out) throws IOException {
            out.write("]}}\n");
        }
    },
    /** One line a capture, its time before its members; pages are told by the Link header. */
    CDXJ("application/cdxj+ors") {
        @Override
        void begin(TimeMapLinks links, TimeMapPage page, Writer out) {}

        @Override
        void memento(TimeMapLinks links, TimeMapPage page, CdxLine line, boolean first, Writer out)
                throws IOException {
            Map<String, Object> entry = entry(links, line);
            entry.put("rel", page.relation(line.timestamp()));
            out.write(line.timestamp() + " " + MAPPER.writeValueAsString(entry) + "\n");
        }

        @Override
        void end(Writer out) {}
    };

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String mediaType;

    TimeMapForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** As it stands in the address. */
    String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    abstract void begin(TimeMapLinks links, TimeMapPage page, Writer out) throws IOException;

    abstract void memento(
            TimeMapLinks links, TimeMapPage page, CdxLine line, boolean first, Writer out)
            throws IOException;

    abstract void end(Writer out) throws IOException;

    private static Map<String, Object> describe(TimeMapLinks links, TimeMapPage page) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("original_uri", links.original());
        map.put("self", links.map(JSON, page.from(), page));
        map.put("timegate_uri", links.timeGate());
        map.put(
                "timemap_uri",
                Map.of(
                        "link_format", links.map(LINK, page.from(), page),
                        "json_format", links.map(JSON, page.from(), page),
                        "cdxj_format", links.map(CDXJ, page.from(), page)));
        page.last()
                .ifPresent(
                        last -> {
                            Map<String, Object> pages = new LinkedHashMap<>();
                            pages.put("first", links.map(JSON, page.firstMemento(), page));
                            put(pages, "prev", page.previous(), links, page);
                            put(pages, "next", page.next(), links, page);
                            pages.put("last", links.map(JSON, last, page));
                            map.put("pages", pages);
                        });
        return map;
    }

    private static void put(
            Map<String, Object> pages,
            String relation,
            Optional<Timestamp> start,
            TimeMapLinks links,
            TimeMapPage page) {
        start.ifPresent(t -> pages.put(relation, links.map(JSON, t, page)));
    }

    private static Map<String, Object> time(TimeMapLinks links, Timestamp timestamp) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("datetime", timestamp.instant().toString());
        entry.put("uri", links.memento(timestamp));
        return entry;
    }

    private static Map<String, Object> entry(TimeMapLinks links, CdxLine line) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("datetime", line.timestamp().instant().toString());
        entry.put("uri", links.memento(line));
        entry.put("status", line.status());
        entry.put("digest", line.digest());
        return entry;
    }

    /** The form that an address names. */
    static Optional<TimeMapForm> parse(String text) {
        return List.of(values()).stream().filter(f -> f.text().equals(text)).findFirst();
    }
}
