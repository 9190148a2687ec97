package org.diancang.indexer.fulltext.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diancang.indexer.fulltext.extract.documents.DocumentParsers;
import org.diancang.indexer.fulltext.extract.documents.Obstacle;
import org.diancang.indexer.fulltext.extract.documents.Parsed;
import org.diancang.indexer.fulltext.extract.facts.Fact;
import org.diancang.indexer.fulltext.extract.facts.Language;
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
                Media media = MediaFields.of(content, known);
                yield new Examined(
                        extraction(content, media, payload.truncated(), type, known),
                        Optional.of(type),
                        media);
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
            Parsed.Content content, Media media, boolean cut, String type, PageType known) {
        if (known == PageType.OTHER) {
            return unread(type);
        }
        if (MediaTypes.kind(type).isEmpty()) {
            // No parser knew it, whatever its ending and its server say.
            return new Extraction.NoText(
                    known, Obstacle.BROKEN, Obstacle.BROKEN.reason() + ": it is " + type);
        }
        if (media.claimsTooMuch()) {
            return new Extraction.NoText(
                    known, Obstacle.BOMB, "claims more pixels than any image has");
        }
        SearchableText text = SearchableText.clean(words(content, known), limits.textBytes());
        String title = MediaFields.first(content, "dc:title").orElse("");
        if (text.text().isEmpty() && !known.speaksWithoutText()) {
            return new Extraction.NoText(known, Obstacle.EMPTY, Obstacle.EMPTY.reason());
        }
        if (text.text().isEmpty() && title.isEmpty() && media.equals(Media.NONE)) {
            return new Extraction.NoText(
                    known, Obstacle.EMPTY, "says nothing of itself that is read");
        }
        return new Extraction.Text(
                known,
                title,
                text.text(),
                "",
                cut || content.truncated() || text.truncated(),
                facts(content, text.text(), known),
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
        return Stream.concat(
                        Stream.of(content.text()),
                        Stream.of("dc:description", "dc:subject", "w:Comments")
                                .flatMap(field -> content.values(field).stream()))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static PageFacts facts(Parsed.Content content, String text, PageType known) {
        Map<Fact, List<String>> facts = new EnumMap<>(Fact.class);
        put(facts, Fact.AUTHOR, content.values("dc:creator"));
        put(facts, Fact.DESCRIPTION, content.values("dc:description"));
        put(facts, Fact.KEYWORDS, content.values("dc:subject"));
        Language.of(text, MediaFields.first(content, "dc:language").orElse(""))
                .ifPresent(language -> put(facts, Fact.LANGUAGE, List.of(language)));
        if (!known.speaksWithoutText()) {
            MediaFields.day(content, "dcterms:created")
                    .ifPresent(
                            day -> {
                                put(facts, Fact.PUBLISHED_ON, List.of(day.toString()));
                                put(facts, Fact.PUBLISHED_BY, List.of("created"));
                            });
        }
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
