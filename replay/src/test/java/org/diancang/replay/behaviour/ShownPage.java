package org.diancang.replay.behaviour;

import com.microsoft.playwright.Frame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a reader sees of a page: its documents as markup in which an address is the archived one,
 * however it is written, and its picture.
 *
 * @param markup of the page and the frames in it, in order
 * @param picture as PNG
 */
record ShownPage(String markup, byte[] picture) {
    /** What our own replay puts before an address. */
    private static final Pattern OURS =
            Pattern.compile(
                    "(?:http://content\\.localhost:\\d+)?/\\d{14}(?:[a-z]{2}_)?/(?=https?://)");

    /** What two colours of one point may be apart, of 255. */
    private static final int SHADE = 8;

    private static final Set<String> ADDRESSES =
            Set.of(
                    "href",
                    "xlink:href",
                    "src",
                    "action",
                    "formaction",
                    "poster",
                    "data",
                    "background");

    /** Reads the documents; the markup is asked for where no script of the page is in the way. */
    static String markup(Frame frame) {
        Document document = Jsoup.parse(frame.content(), archived(frame.url()));
        document.select("script[src=/_dc/shim.js]").remove();
        document.select("script").forEach(Element::empty);
        document.select("style").forEach(style -> style.text(styles(style.data())));
        for (Element element : document.getAllElements()) {
            for (Attribute attribute : List.copyOf(element.attributes().asList())) {
                element.removeAttr(attribute.getKey());
                element.attr(
                        attribute.getKey().replaceFirst("^data-dc-", ""),
                        value(document, attribute));
            }
        }
        document.outputSettings().prettyPrint(false);
        String own = "== " + archived(frame.url()) + "\n" + document.outerHtml() + "\n";
        return Stream.concat(Stream.of(own), frame.childFrames().stream().map(ShownPage::markup))
                .collect(Collectors.joining());
    }

    private static String value(Document document, Attribute attribute) {
        String value = archived(attribute.getValue());
        String name = attribute.getKey();
        if (name.equals("srcset")) {
            return Stream.of(value.split(", "))
                    .map(candidate -> absolute(document, candidate))
                    .collect(Collectors.joining(", "));
        }
        if (name.equals("style")) {
            return styles(value);
        }
        if (name.equals("target") && value.equals("dc_page")) {
            return "_top";
        }
        // A frame's inner page is compared as a frame, and code isn't what is seen.
        if (name.equals("srcdoc") || name.startsWith("on")) {
            return "";
        }
        return ADDRESSES.contains(name) && !value.isEmpty()
                ? styles(absolute(document, value))
                : value;
    }

    private static String styles(String text) {
        return archived(text).replace(LiveSite.WWW + "/", "/");
    }

    private static String absolute(Document document, String address) {
        Element link = new Element("a").attr("href", address);
        link.setBaseUri(document.baseUri());
        String absolute = link.absUrl("href");
        return absolute.isEmpty()
                ? address
                : URI.create(absolute.replace(" ", "%20")).toASCIIString();
    }

    private static String archived(String address) {
        return OURS.matcher(address).replaceAll("");
    }

    /** Whether a reader can't tell one from the other. */
    boolean isSameAs(ShownPage other) {
        return markup.equals(other.markup) && differingPoints(other) == 0;
    }

    /** The first thing that differs from the page when it was live. */
    String difference(ShownPage live) {
        String lines = differingLines(live);
        String text =
                lines.isEmpty()
                        ? "%d points differ of %s; live %s"
                                .formatted(differingPoints(live), size(), live.size())
                        : lines;
        return text.substring(0, Math.min(text.length(), 400)).replace('\n', ' ');
    }

    /** How many of its points are of another colour than those of another; all if sizes differ. */
    private int differingPoints(ShownPage other) {
        BufferedImage mine = image();
        BufferedImage its = other.image();
        if (mine.getWidth() != its.getWidth() || mine.getHeight() != its.getHeight()) {
            return mine.getWidth() * mine.getHeight();
        }
        int differing = 0;
        for (int y = 0; y < mine.getHeight(); y++) {
            for (int x = 0; x < mine.getWidth(); x++) {
                differing += isSameColour(mine.getRGB(x, y), its.getRGB(x, y)) ? 0 : 1;
            }
        }
        return differing;
    }

    /** The frame begins between two points of the screen, which shades the edges of letters. */
    private static boolean isSameColour(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)) > SHADE) {
                return false;
            }
        }
        return true;
    }

    /** The first lines that differ, empty where all of the markup is the same. */
    private String differingLines(ShownPage live) {
        List<String> mine = markup.replace("<", "\n<").lines().toList();
        List<String> its = live.markup.replace("<", "\n<").lines().toList();
        for (int i = 0; i < Math.max(mine.size(), its.size()); i++) {
            String here = i < mine.size() ? mine.get(i) : "(nothing)";
            String there = i < its.size() ? its.get(i) : "(nothing)";
            if (!here.equals(there)) {
                return "live «%s», replay «%s»".formatted(there, here);
            }
        }
        return "";
    }

    private String size() {
        BufferedImage image = image();
        return image.getWidth() + "x" + image.getHeight();
    }

    private BufferedImage image() {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
