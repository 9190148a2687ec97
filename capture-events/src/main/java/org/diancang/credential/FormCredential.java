package org.diancang.credential;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is sent to log in by an HTML form, once: a POST of {@code application/x-www-form-urlencoded}
 * to one address of one server.
 *
 * @param id identity of the credential; what an engine may write down of it
 * @param server origin that may be told it, such as {@code https://www.example.cn} or {@code
 *     http://www.example.cn:8080}
 * @param loginUrl absolute address that the form is sent to, of that server
 * @param userField name of the field for the user name
 * @param userName user name
 * @param passwordField name of the field for the password
 * @param password the secret
 * @param fields what else is sent, by name: {@value #MOST_FIELDS} at most, names of 1 to {@value
 *     #LONGEST_NAME} characters, values of {@value #LONGEST_VALUE} at most; absent: nothing
 */
public record FormCredential(
        UUID id,
        String server,
        String loginUrl,
        String userField,
        String userName,
        String passwordField,
        String password,
        Map<String, String> fields) {
    /** Further fields at most. */
    public static final int MOST_FIELDS = 20;

    /** Characters of a field's name at most. */
    public static final int LONGEST_NAME = 200;

    /** Characters of a further field's value at most. */
    public static final int LONGEST_VALUE = 1_000;

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\\\\\s]+");

    /**
     * @throws IllegalArgumentException naming the field that is missing or wrong, never its value
     */
    @SuppressWarnings("NullAway") // JSON hands null for what it does not have.
    public FormCredential {
        SiteCredentials.need(id, "id");
        SiteCredentials.need(server, "server");
        SiteCredentials.need(loginUrl, "loginUrl");
        SiteCredentials.need(userField, "userField");
        SiteCredentials.need(userName, "userName");
        SiteCredentials.need(passwordField, "passwordField");
        SiteCredentials.need(password, "password");
        if (!ORIGIN.matcher(server).matches()) {
            throw new IllegalArgumentException("server must be scheme, host and port alone");
        }
        if (!loginUrl.startsWith(server + "/")) {
            throw new IllegalArgumentException("loginUrl must be of " + server);
        }
        mustBeName(userField, "userField");
        mustBeName(passwordField, "passwordField");
        mustBePlain(loginUrl, "loginUrl");
        mustBePlain(userName, "userName");
        mustBePlain(password, "password");
        fields = fields == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(fields));
        check(fields);
        if (userField.equals(passwordField)
                || fields.containsKey(userField)
                || fields.containsKey(passwordField)) {
            throw new IllegalArgumentException("each field must have a name of its own");
        }
    }

    private static void check(Map<String, String> fields) {
        if (fields.size() > MOST_FIELDS) {
            throw new IllegalArgumentException("fields must be " + MOST_FIELDS + " at most");
        }
        fields.forEach(
                (name, value) -> {
                    mustBeName(name, "name in fields");
                    SiteCredentials.need(value, "value in fields");
                    mustBePlain(value, "value in fields");
                    if (value.length() > LONGEST_VALUE) {
                        throw new IllegalArgumentException(
                                "value in fields must have "
                                        + LONGEST_VALUE
                                        + " characters at most");
                    }
                });
    }

    private static void mustBeName(String name, String item) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    item + " must have 1 to " + LONGEST_NAME + " characters");
        }
        mustBePlain(name, item);
    }

    private static void mustBePlain(String text, String item) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(item + " must not have control characters");
        }
    }

    /** Without what is sent. */
    @Override
    public String toString() {
        return "FormCredential[id=" + id + ", loginUrl=" + loginUrl + "]";
    }
}
