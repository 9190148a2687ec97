package org.diancang.indexer.cdx.access;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.jspecify.annotations.Nullable;

/**
 * Rules in XML as Wayback's access control tool hands them out, read as OutbackCDX reads them. Who
 * a rule is for ({@code who}) is passed over, as there; its id too, since every rule is made anew.
 */
final class WaybackRulesXml {
    private static final XMLInputFactory XML = factory();
    private static final Pattern SURT =
            Pattern.compile(
                    "(?<scheme>[a-zA-Z][a-zA-Z0-9]*:/*)?\\((?<host>[^):/]*)"
                            + "(?<port>:[0-9]+)?(?:\\)(?<path>/.*))?\\)?");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DATE_LENGTH = 19;
    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "policy",
                    "surt",
                    "who",
                    "privateComment",
                    "publicComment",
                    "exactMatch",
                    "lastModified",
                    "captureStart",
                    "captureEnd",
                    "retrievalStart",
                    "retrievalEnd",
                    "secondsSinceCapture");

    private WaybackRulesXml() {}

    /**
     * The rules of a document.
     *
     * @throws InvalidCdxQueryException naming the element that can't be understood
     */
    static List<OutbackRule> read(byte[] document) {
        try {
            return read(XML.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw new InvalidCdxQueryException(
                    "body", "The body must be XML: a list of rules, with text in their elements.");
        }
    }

    private static List<OutbackRule> read(XMLStreamReader xml) throws XMLStreamException {
        xml.nextTag();
        expect("list", xml);
        List<OutbackRule> rules = new ArrayList<>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            expect("rule", xml);
            Map<String, String> fields = new TreeMap<>();
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                String name = xml.getLocalName();
                if (!FIELDS.contains(name)) {
                    throw new InvalidCdxQueryException(name, "No rule has such an element.");
                }
                fields.put(name, xml.getElementText().strip());
            }
            rules.add(rule(fields));
        }
        return rules;
    }

    private static void expect(String name, XMLStreamReader xml) {
        if (!xml.getLocalName().equals(name)) {
            throw new InvalidCdxQueryException(
                    xml.getLocalName(), "Here stands the element " + name + ".");
        }
    }

    private static OutbackRule rule(Map<String, String> fields) {
        return new OutbackRule(
                null,
                policy(fields.getOrDefault("policy", "")),
                List.of(pattern(fields)),
                dates(fields, "captureStart", "captureEnd"),
                dates(fields, "retrievalStart", "retrievalEnd"),
                period(fields),
                text(fields, "publicComment"),
                true,
                false,
                text(fields, "privateComment"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static long policy(String name) {
        return switch (name) {
            case "", "allow" -> OutbackPolicy.OPEN;
            case "block" -> OutbackPolicy.CLOSED;
            default ->
                    throw new InvalidCdxQueryException("policy", "policy must be allow or block.");
        };
    }

    private static String pattern(Map<String, String> fields) {
        Matcher surt = SURT.matcher(fields.getOrDefault("surt", ""));
        if (!surt.matches()) {
            throw new InvalidCdxQueryException(
                    "surt", "surt must be a SURT such as http://(com,example,)/folder/.");
        }
        List<String> labels = List.of(surt.group("host").split(","));
        String host = String.join(".", labels.reversed());
        if (host.isEmpty()) {
            return "*";
        }
        if (surt.group("path") == null) {
            return "*." + host;
        }
        return (surt.group("scheme") == null ? "http://" : surt.group("scheme"))
                + host
                + (surt.group("port") == null ? "" : surt.group("port"))
                + surt.group("path")
                + ("true".equals(fields.get("exactMatch")) ? "" : "*");
    }

    private static OutbackRule.@Nullable Dates dates(
            Map<String, String> fields, String from, String to) {
        String start = date(fields, from);
        String end = date(fields, to);
        return start == null && end == null ? null : new OutbackRule.Dates(start, end);
    }

    /** Fractions of seconds and the name of the zone behind them are passed over. */
    private static @Nullable String date(Map<String, String> fields, String name) {
        String written = text(fields, name);
        if (written == null) {
            return null;
        }
        try {
            String seconds = written.substring(0, Math.min(DATE_LENGTH, written.length()));
            return LocalDateTime.parse(seconds, DATE)
                    .atOffset(ZoneOffset.UTC)
                    .format(OutbackRule.WRITTEN);
        } catch (DateTimeException e) {
            throw new InvalidCdxQueryException(
                    name, name + " must be a date such as 2026-12-01 08:00:00.0 UTC.");
        }
    }

    private static OutbackRule.@Nullable Length period(Map<String, String> fields) {
        String seconds = text(fields, "secondsSinceCapture");
        if (seconds == null) {
            return null;
        }
        try {
            int days = Math.toIntExact(Duration.ofSeconds(Long.parseLong(seconds)).toDays());
            return new OutbackRule.Length(0, 0, days);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidCdxQueryException(
                    "secondsSinceCapture", "secondsSinceCapture must be a number of seconds.");
        }
    }

    private static @Nullable String text(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? null : text;
    }

    /** Nothing outside the document is ever read, and nothing in it multiplies. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
