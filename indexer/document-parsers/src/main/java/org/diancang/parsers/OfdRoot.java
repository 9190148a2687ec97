package org.diancang.parsers;

import java.util.ArrayList;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** What {@code OFD.xml} says: where the documents are, and what they are about. */
final class OfdRoot extends DefaultHandler {
    private static final int LONGEST = 10_000;
    private static final int MOST_DOCUMENTS = 100;

    private final Metadata metadata;
    private final List<String> documents = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();

    OfdRoot(Metadata metadata) {
        this.metadata = metadata;
    }

    List<String> documents() {
        return List.copyOf(documents);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        value.setLength(0);
    }

    @Override
    public void characters(char[] text, int start, int length) {
        value.append(text, start, Math.min(length, LONGEST - value.length()));
    }

    @Override
    public void endElement(String uri, String local, String name) {
        String said = value.toString().strip();
        value.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        if (local.equals("DocRoot")) {
            if (documents.size() < MOST_DOCUMENTS) {
                documents.add(said.startsWith("/") ? said.substring(1) : said);
            }
            return;
        }
        Property property = property(local);
        if (property != null) {
            metadata.add(property.getName(), said);
        }
    }

    private static @Nullable Property property(String element) {
        return switch (element) {
            case "Title" -> TikaCoreProperties.TITLE;
            case "Author" -> TikaCoreProperties.CREATOR;
            case "Subject", "Keyword" -> TikaCoreProperties.SUBJECT;
            case "Abstract" -> TikaCoreProperties.DESCRIPTION;
            case "CreationDate" -> TikaCoreProperties.CREATED;
            case "Creator" -> TikaCoreProperties.CREATOR_TOOL;
            default -> null;
        };
    }
}
