package org.diancang.indexer.cdx.outback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxKey;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CdxTargets;
import org.diancang.indexer.cdx.InvalidCdxQueryException;

/** Reads which URLs a query is about: {@code url} or {@code urlkey}, and {@code matchType}. */
final class OutbackTargets {
    private static final String URL = "url";
    private static final String URLKEY = "urlkey";

    /** No key is as high. */
    private static final String END = new String(Character.toChars(Character.MAX_CODE_POINT));

    private OutbackTargets() {}

    /**
     * @throws InvalidCdxQueryException naming the parameter at fault
     */
    static Asked of(Parameters parameters) {
        Optional<String> url = parameters.one(URL);
        Optional<String> urlkey = parameters.one(URLKEY);
        if (url.isPresent() == urlkey.isPresent()) {
            throw new InvalidCdxQueryException(URL, "Exactly one of url and urlkey is needed.");
        }
        String matchType = parameters.one("matchType").orElse("default").toLowerCase(Locale.ROOT);
        return urlkey.map(CdxKey::sortable)
                .map(key -> new Asked(ofKey(key, matchType), key))
                .orElseGet(() -> ofUrl(url.orElseThrow(), matchType, parameters));
    }

    /**
     * What is asked for.
     *
     * @param urlkey the key of the query, as the peer tells it
     */
    record Asked(CdxTarget target, String urlkey) {
        private static Asked of(CdxTarget target) {
            return new Asked(target, key(target));
        }
    }

    /** All lines from a key on. */
    static CdxTarget from(String urlkey) {
        return new CdxTarget.Between(urlkey, END);
    }

    /** The first or only key that a target is about. */
    static String key(CdxTarget target) {
        return switch (target) {
            case CdxTarget.Exact exact -> exact.urlkey();
            case CdxTarget.Under under -> under.beginnings().getFirst();
            case CdxTarget.Between between -> between.from();
        };
    }

    private static Asked ofUrl(String given, String matchType, Parameters parameters) {
        boolean open = matchType.equals("default");
        if (open && given.endsWith("*")) {
            return ofUrl(given.substring(0, given.length() - 1), "prefix", parameters);
        }
        if (open && given.startsWith("*.")) {
            return ofUrl(given.substring(2), "domain", parameters);
        }
        String url = given + body(given, parameters);
        CdxTarget exact = CdxTargets.of(url, Optional.of("exact"));
        return switch (matchType) {
            case "default", "exact" -> Asked.of(exact);
            case "prefix" -> Asked.of(CdxTargets.of(url, Optional.of(matchType)));
            case "host", "domain" ->
                    new Asked(CdxTargets.of(url, Optional.of(matchType)), key(exact));
            case "range" -> Asked.of(from(key(exact)));
            default -> throw noSuchType();
        };
    }

    /** What a request that sent something has in its key beside the URL. */
    private static String body(String url, Parameters parameters) {
        Optional<String> method =
                parameters.one("method").map(text -> text.toUpperCase(Locale.ROOT));
        if (method.filter(text -> !text.equals("GET")).isEmpty()) {
            return "";
        }
        return (url.contains("?") ? "&" : "?")
                + "__wb_method="
                + method.orElseThrow()
                + parameters.one("requestBody").map(text -> "&" + text).orElse("");
    }

    private static CdxTarget ofKey(String key, String matchType) {
        int end = key.indexOf(')');
        String host = end < 0 ? key : key.substring(0, end);
        return switch (matchType) {
            case "default", "exact" -> new CdxTarget.Exact(key, Optional.empty());
            case "prefix" -> new CdxTarget.Under(List.of(key), Optional.empty());
            case "host" -> new CdxTarget.Under(List.of(host + ")", host + ":"), Optional.empty());
            case "domain" ->
                    new CdxTarget.Under(
                            List.of(host + ")", host + ",", host + ":"), Optional.empty());
            case "range" -> from(key);
            default -> throw noSuchType();
        };
    }

    private static InvalidCdxQueryException noSuchType() {
        return new InvalidCdxQueryException(
                "matchType", "matchType must be exact, prefix, host, domain or range.");
    }
}
