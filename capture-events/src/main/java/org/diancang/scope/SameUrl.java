package org.diancang.scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which URLs are the same, so that one of them is fetched: those that differ in session ids, user
 * information, or parameters that the settings name. Case and {@code www} tell URLs apart.
 */
public final class SameUrl {
    private static final Pattern USER = Pattern.compile("(?i)((?:https?|ftps?)://)[^/]+@(.*)");
    private static final List<Pattern> SESSIONS =
            List.of(
                    Pattern.compile("(?i)(.+)(?:jsessionid|phpsessid)=[0-9a-zA-Z]{32}(?:&(.*))?"),
                    Pattern.compile("(?i)(.+)sid=[0-9a-zA-Z]{32}(?:&(.*))?"),
                    Pattern.compile("(?i)(.+)ASPSESSIONID[a-zA-Z]{8}=[a-zA-Z]{24}(?:&(.*))?"),
                    Pattern.compile(
                            "(?i)(.+)cfid=[^&]+&cftoken=[^&]+(?:jsession=[^&]+)?(?:&(.*))?"));

    private final Set<String> ignored;

    /**
     * Tells URLs apart.
     *
     * @param ignoredParameters names of parameters that do not
     */
    public SameUrl(List<String> ignoredParameters) {
        this.ignored = Set.copyOf(ignoredParameters);
    }

    /** What all URLs that are the same as this one have in common. */
    public String of(String url) {
        String text = url.indexOf('@') < 0 ? url : without(USER, url);
        if (text.indexOf('=') >= 0) {
            for (Pattern session : SESSIONS) {
                text = without(session, text);
            }
        }
        return fixedUp(ignored.isEmpty() ? text : withoutIgnored(text));
    }

    private static String without(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        if (!matcher.matches()) {
            return url;
        }
        String rest = matcher.group(2);
        return rest == null ? matcher.group(1) : matcher.group(1) + rest;
    }

    private String withoutIgnored(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        List<String> kept = new ArrayList<>();
        for (String parameter : url.substring(query + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (!ignored.contains(equals < 0 ? parameter : parameter.substring(0, equals))) {
                kept.add(parameter);
            }
        }
        String base = url.substring(0, query);
        return kept.isEmpty() ? base : base + "?" + String.join("&", kept);
    }

    /** Without a question mark or an ampersand that has nothing behind or before it. */
    private static String fixedUp(String url) {
        int mark = url.lastIndexOf('?');
        if (mark <= 0) {
            return url;
        }
        if (mark == url.length() - 1 || url.endsWith("?&")) {
            return url.substring(0, mark);
        }
        if (url.charAt(mark + 1) == '&') {
            return url.substring(0, mark + 1) + url.substring(mark + 2);
        }
        return url.endsWith("&") ? url.substring(0, url.length() - 1) : url;
    }
}
