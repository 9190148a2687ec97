package org.diancang.url;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The one form of a query that keys use: decoded and encoded once, lower case, without session ids,
 * its parameters in order of name, then value.
 */
final class QueryForm {
    private QueryForm() {}

    /** Form of a query without its question mark; may be empty. */
    static String of(String octets) {
        String query =
                PercentEncoding.encode(PercentEncoding.decodeFully(octets))
                        .toLowerCase(Locale.ROOT);
        if (query.isEmpty()) {
            return query;
        }
        List<String> parameters = split(query);
        dropLast(parameters, "jsessionid=", 0, 32);
        dropLast(parameters, "phpsessid=", 0, 32);
        dropLast(parameters, "sid=", 0, 32);
        dropLast(parameters, "aspsessionid", 8, 24);
        dropLastColdFusion(parameters);
        parameters.sort(Comparator.comparing(QueryForm::name).thenComparing(QueryForm::value));
        return String.join("&", parameters);
    }

    private static List<String> split(String query) {
        List<String> parameters = new ArrayList<>();
        int start = 0;
        for (int i = query.indexOf('&'); i >= 0; i = query.indexOf('&', start)) {
            parameters.add(query.substring(start, i));
            start = i + 1;
        }
        parameters.add(query.substring(start));
        return parameters;
    }

    /**
     * Cuts a session id off the last parameter that ends with one. What stands before it in the
     * parameter is kept and grows together with the next one, as it does at every peer.
     */
    private static void dropLast(
            List<String> parameters, String name, int letters, int tokenLength) {
        int length = name.length() + tokenLength + (letters == 0 ? 0 : letters + 1);
        for (int i = parameters.size() - 1; i >= 0; i--) {
            String parameter = parameters.get(i);
            int start = parameter.length() - length;
            if (start >= 0 && isSession(parameter, start, name, letters)) {
                join(parameters, i, parameter.substring(0, start), 1);
                return;
            }
        }
    }

    private static boolean isSession(String parameter, int start, String name, int letters) {
        if (!parameter.startsWith(name, start)) {
            return false;
        }
        int token = start + name.length();
        if (letters == 0) {
            return allIn(parameter, token, parameter.length(), true);
        }
        return allIn(parameter, token, token + letters, false)
                && parameter.charAt(token + letters) == '='
                && allIn(parameter, token + letters + 1, parameter.length(), false);
    }

    private static boolean allIn(String text, int start, int end, boolean digits) {
        return text.substring(start, end)
                .chars()
                .allMatch(c -> (c >= 'a' && c <= 'z') || (digits && c >= '0' && c <= '9'));
    }

    private static void dropLastColdFusion(List<String> parameters) {
        for (int i = parameters.size() - 2; i >= 0; i--) {
            String id = parameters.get(i);
            String token = parameters.get(i + 1);
            int start = id.lastIndexOf("cfid=", id.length() - "cfid=".length() - 1);
            if (start >= 0 && token.startsWith("cftoken=") && token.length() > 8) {
                join(parameters, i, id.substring(0, start), 2);
                return;
            }
        }
    }

    /** Puts what is left in place of some parameters, and glues the one after them to it. */
    private static void join(List<String> parameters, int index, String left, int dropped) {
        int next = index + dropped;
        String following = next < parameters.size() ? parameters.get(next) : "";
        parameters.subList(index, Math.min(next + 1, parameters.size())).clear();
        parameters.add(index, left + following);
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    /** With its equals sign, so that a parameter without one comes first. */
    private static String value(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? "" : parameter.substring(equals);
    }
}
