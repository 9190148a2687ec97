package org.diancang.parsers;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Where the pages of a document are, in their order ({@code Document.xml}). */
final class OfdDocument extends DefaultHandler {
    private static final int MOST = 100_000;

    private final List<String> pages = new ArrayList<>();

    List<String> pages() {
        return List.copyOf(pages);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        String place = attributes.getValue("BaseLoc");
        if (local.equals("Page") && place != null && pages.size() < MOST) {
            pages.add(place.strip());
        }
    }
}
