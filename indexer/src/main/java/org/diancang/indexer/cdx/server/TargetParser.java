package org.diancang.indexer.cdx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/** Reads which URLs are asked for: {@code url}, {@code matchType} and {@code urlTo}. */
final class TargetParser {
    private static final int LONGEST_URL = 1 << 16;
    private static final Set<String> MATCH_TYPES =
            Set.of("exact", "prefix", "host", "domain", "range");

    /** Above every urlkey. */
    private static final String END = "\udbff\udfff";

    private TargetParser() {}

    /**
     * @throws InvalidCdxQueryException naming the parameter that can't be understood
     */
    static CdxTarget parse(Parameters parameters) {
        String url =
                url(parameters, "url")
                        .orElseThrow(
                                () ->
                                        new InvalidCdxQueryException(
                                                "url",
                                                "url is missing; ask for"
                                                        + " /cdx?url=http://www.example.com/."));
        Optional<String> matchType = parameters.value("matchType");
        if (matchType.filter(type -> !MATCH_TYPES.contains(type)).isPresent()) {
            throw new InvalidCdxQueryException(
                    "matchType", "matchType must be exact, prefix, host, domain or range.");
        }
        Optional<String> urlTo = url(parameters, "urlTo");
        if (matchType.filter("range"::equals).isPresent()) {
            return between(url, urlTo);
        }
        if (urlTo.isPresent()) {
            throw new InvalidCdxQueryException("urlTo", "urlTo goes with matchType=range only.");
        }
        return CdxTargets.of(url, matchType);
    }

    private static CdxTarget between(String url, Optional<String> urlTo) {
        String from = key(url);
        String to = urlTo.map(TargetParser::key).orElse(END);
        if (bytes(from).compareTo(bytes(to)) >= 0) {
            throw new InvalidCdxQueryException(
                    "urlTo", "urlTo must come after url in the order of their urlkeys.");
        }
        return new CdxTarget.Between(from, to);
    }

    private static String key(String url) {
        return CdxTargets.of(url, Optional.of("exact")) instanceof CdxTarget.Exact exact
                ? exact.urlkey()
                : "";
    }

    private static Bytes bytes(String urlkey) {
        return Bytes.wrap(urlkey.getBytes(UTF_8));
    }

    private static Optional<String> url(Parameters parameters, String name) {
        Optional<String> url = parameters.value(name);
        if (url.filter(text -> text.length() > LONGEST_URL).isPresent()) {
            throw new InvalidCdxQueryException(
                    name, name + " may have at most " + LONGEST_URL + " characters.");
        }
        return url;
    }
}
