package org.diancang.replay.rewrite;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What an XML parser that is not ours reads in a document: its elements, and their text. */
final class XmlDocument extends DefaultHandler {
    /** Scripts, of which replay adds one, and what is rewritten as a text. */
    private static final Set<String> OTHERS =
            Set.of("script", "style", "baseurl", "location", "patchlocation");

    private static final SAXParserFactory PARSERS = parsers();

    private final StringBuilder read = new StringBuilder();
    private final Deque<String> within = new ArrayDeque<>();
    private int others;

    private XmlDocument() {}

    private static SAXParserFactory parsers() {
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // Of pages the rewriter takes what an entity stands for as markup of theirs.
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return parsers;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is read; empty for what is not well-formed, or has a document type. */
    static Optional<String> read(String document) throws IOException {
        XmlDocument reader = new XmlDocument();
        try {
            PARSERS.newSAXParser().parse(new InputSource(new StringReader(document)), reader);
            return Optional.of(reader.read.toString());
        } catch (SAXException _) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        within.push(name);
        others += isOther(name) ? 1 : 0;
        if (others == 0) {
            read.append('<').append(name).append('>');
        }
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (others == 0) {
            read.append("</>");
        }
        others -= isOther(within.pop()) ? 1 : 0;
    }

    @Override
    public void characters(char[] text, int start, int length) {
        if (others == 0) {
            read.append(text, start, length);
        }
    }

    @Override
    public void fatalError(org.xml.sax.SAXParseException e) throws SAXException {
        throw e;
    }

    private static boolean isOther(String name) {
        String local = name.substring(name.indexOf(':') + 1);
        return OTHERS.contains(local.toLowerCase(java.util.Locale.ROOT));
    }
}
