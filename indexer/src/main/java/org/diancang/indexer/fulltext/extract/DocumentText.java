package org.diancang.indexer.fulltext.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.documents.Parsed;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.extract.facts.PageFacts;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Title, text and description of what is neither HTML nor plain text. */
final class DocumentText {
    private static final int FACT_BYTES = 1_000;

    private final ExtractionLimits limits;
    private final DocumentParsers parsers;

    DocumentText(ExtractionLimits limits, DocumentParsers parsers) {
        this.limits = limits;
        this.parsers = parsers;
    }

    /**
     * Has a document read.
     *
     * @param identifiedType what its first bytes say
     * @param kind what it is taken for until the parsers have looked
     */
    Examined examine(Payload payload, String identifiedType, PageType kind, Deadline deadline)
            throws InterruptedException {
        return switch (parsers.parse(payload.bytes(), deadline.left())) {
            case Parsed.Content content -> {
                String type = content.type().orElse(identifiedType);
                PageType known = MediaTypes.kind(type).filter(PageType::isParsedApart).orElse(kind);
                yield new Examined(
                        extraction(content, payload.truncated(), type, known),
                        Optional.empty(),
                        Optional.of(type),
                        MediaFields.of(content, known));
            }
            case Parsed.Failed failed -> {
                String type = failed.type().orElse(identifiedType);
                PageType known = MediaTypes.kind(type).filter(PageType::isParsedApart).orElse(kind);
                yield Examined.of(new Extraction.NoText(known, failed.obstacle(), failed.reason()))
                        .identifiedAs(type);
            }
        };
    }

    private Extraction extraction(
            Parsed.Content content, boolean cut, String type, PageType known) {
        if (known == PageType.OTHER) {
            return unread(type);
        }
        SearchableText text = SearchableText.clean(words(content, known), limits.textBytes());
        if (text.text().isEmpty() && !known.speaksWithoutText()) {
            return new Extraction.NoText(known, Obstacle.EMPTY, Obstacle.EMPTY.reason());
        }
        return new Extraction.Text(
                known,
                MediaFields.first(content, "dc:title").orElse(""),
                text.text(),
                "",
                cut || content.truncated() || text.truncated(),
                facts(content),
                PageParts.NONE);
    }

    /** A file that nothing is read from. */
    static Extraction unread(String type) {
        return new Extraction.NoText(
                PageType.OTHER, Obstacle.UNREAD, Obstacle.UNREAD.reason() + ": " + type);
    }

    /** An image speaks by what was written into it for readers. */
    private static String words(Parsed.Content content, PageType known) {
        if (known != PageType.IMAGE) {
            return content.text();
        }
        return String.join(
                " ",
                Stream.of("dc:description", "dc:subject", "w:Comments")
                        .flatMap(field -> content.values(field).stream())
                        .distinct()
                        .toList());
    }

    private static PageFacts facts(Parsed.Content content) {
        Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
        put(facts, Fact.AUTHOR, content.values("dc:creator"));
        put(facts, Fact.DESCRIPTION, content.values("dc:description"));
        put(facts, Fact.KEYWORDS, content.values("dc:subject"));
        return new PageFacts(facts);
    }

    private static void put(Map<Fact, List<String>> facts, Fact fact, List<String> values) {
        List<String> clean = new ArrayList<>();
        for (String value : values) {
            String one = SearchableText.clean(value, FACT_BYTES).text();
            if (!one.isEmpty() && !clean.contains(one)) {
                clean.add(one);
            }
        }
        if (!clean.isEmpty()) {
            facts.put(fact, List.copyOf(clean));
        }
    }
}
