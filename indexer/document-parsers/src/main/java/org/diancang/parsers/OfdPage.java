package org.diancang.parsers;

import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The text of one page: each {@code TextCode} a piece of a line. */
final class OfdPage extends DefaultHandler {
    private final XHTMLContentHandler text;
    private boolean inText;

    OfdPage(XHTMLContentHandler text) {
        this.text = text;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes)
            throws SAXException {
        if (local.equals("TextCode")) {
            inText = true;
            text.startElement("p");
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        if (inText) {
            text.characters(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        if (inText && local.equals("TextCode")) {
            inText = false;
            text.endElement("p");
        }
    }
}
