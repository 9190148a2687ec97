package org.diancang.orchestrator.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diancang.credential.FormCredential;
import org.jspecify.annotations.Nullable;

/**
 * Reads a draft; findings never repeat what was typed, since it may be a password. Whatever is sent
 * has to be ASCII: Heritrix would put question marks in place of the rest.
 */
final class DraftCheck {
    /** Characters of a secret at most. */
    static final int LONGEST_SECRET = 1_000;

    private static final int LONGEST_SERVER = 300;
    private static final int LONGEST_URL = 1_000;
    private static final int LONGEST_NAME = FormCredential.LONGEST_NAME;
    private final List<CredentialFinding> findings = new ArrayList<>();

    /** What is wrong, in the order of the fields. */
    List<CredentialFinding> findings() {
        return List.copyOf(findings);
    }

    Login login(CredentialDraft draft) {
        String kind = text("kind", draft.kind(), LONGEST_NAME);
        if (kind.equals(Login.Kind.FORM.name())) {
            return form(draft);
        }
        if (!kind.isEmpty() && !kind.equals(Login.Kind.HTTP.name())) {
            find("kind", "unknown", "must be HTTP or FORM.");
        }
        return http(draft);
    }

    private Login http(CredentialDraft draft) {
        String server = origin(draft.server());
        String realm = text("realm", draft.realm(), LONGEST_NAME);
        String user = text("userName", draft.userName(), LONGEST_NAME);
        if (user.isEmpty()) {
            find("userName", "required", "must be given.");
        } else if (user.indexOf(':') >= 0) {
            find("userName", "colon", "must not have a colon (RFC 7617 §2).");
        } else {
            onlyAscii("userName", user);
        }
        return new Login.Http(server, realm, user);
    }

    private Login form(CredentialDraft draft) {
        Address address = loginUrl(draft.loginUrl());
        String server = draft.server() == null ? "" : draft.server().strip();
        if (!server.isEmpty()) {
            String origin = origin(server);
            if (!origin.isEmpty() && !address.origin().isEmpty()) {
                mustBeOf(origin, address);
            }
        }
        String userField = sent("userField", draft.userField());
        String user = sent("userName", draft.userName());
        String passwordField = sent("passwordField", draft.passwordField());
        if (!passwordField.isEmpty() && passwordField.equals(userField)) {
            find("passwordField", "repeated", "must not be that of the user name.");
        }
        Map<String, String> fields = fields(draft.fields());
        if (fields.containsKey(userField) || fields.containsKey(passwordField)) {
            find("fields", "repeated", "must not name the fields of user name and password.");
        }
        return new Login.Form(
                address.origin(), address.url(), userField, user, passwordField, fields);
    }

    private Address loginUrl(@Nullable String typed) {
        Address none = new Address("", "", false);
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            find("loginUrl", "required", "must be given, such as https://www.example.cn/login.");
            return none;
        }
        if (text.length() > LONGEST_URL) {
            find("loginUrl", "too-long", "must have " + LONGEST_URL + " characters at most.");
            return none;
        }
        Address address = Address.read(text).orElse(none);
        if (address.origin().isEmpty() || address.hasFragment()) {
            find(
                    "loginUrl",
                    "malformed",
                    "must be a whole address of http or https, such as"
                            + " https://www.example.cn/login, without user name and without #.");
            return none;
        }
        onlyAscii("loginUrl", address.path());
        return address;
    }

    private void mustBeOf(String server, Address address) {
        if (!server.equals(address.origin())) {
            find("loginUrl", "other-server", "must be of the server that is given.");
        }
    }

    /** A text that is sent and can't be empty. */
    private String sent(String item, @Nullable String typed) {
        String text = text(item, typed, LONGEST_NAME);
        if (text.isEmpty()) {
            find(item, "required", "must be given.");
        } else {
            onlyAscii(item, text);
        }
        return text;
    }

    private Map<String, String> fields(@Nullable Map<String, @Nullable String> typed) {
        Map<String, String> fields = new TreeMap<>();
        if (typed == null) {
            return fields;
        }
        if (typed.size() > FormCredential.MOST_FIELDS) {
            find("fields", "too-many", "must be " + FormCredential.MOST_FIELDS + " at most.");
            return fields;
        }
        int before = findings.size();
        typed.forEach(
                (name, value) -> {
                    String given = value == null ? "" : value;
                    if (findings.size() == before) {
                        check(name, given);
                    }
                    fields.put(name, given);
                });
        return fields;
    }

    private void check(String name, String value) {
        if (name.isBlank()
                || name.length() > FormCredential.LONGEST_NAME
                || value.length() > FormCredential.LONGEST_VALUE) {
            find(
                    "fields",
                    "too-long",
                    "must have names of 1 to "
                            + FormCredential.LONGEST_NAME
                            + " characters and values of "
                            + FormCredential.LONGEST_VALUE
                            + " at most.");
        } else if (hasControl(name) || hasControl(value)) {
            find("fields", "control-characters", "must not have control characters.");
        } else {
            onlyAscii("fields", name + value);
        }
    }

    /** A secret. */
    String secret(String item, @Nullable String typed) {
        String secret = typed == null ? "" : typed;
        if (secret.isEmpty()) {
            find(item, "required", "must be given.");
        } else if (secret.length() > LONGEST_SECRET) {
            find(item, "too-long", "must have " + LONGEST_SECRET + " characters at most.");
        } else if (hasControl(secret)) {
            find(item, "control-characters", "must not have control characters.");
        } else {
            onlyAscii(item, secret);
        }
        return secret;
    }

    private void onlyAscii(String item, String text) {
        if (text.codePoints().anyMatch(c -> c > 126)) {
            find(item, "not-ascii", "must be ASCII: the engine can send nothing else here.");
        }
    }

    private String text(String item, @Nullable String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.length() > longest) {
            find(item, "too-long", "must have " + longest + " characters at most.");
        } else if (hasControl(text)) {
            find(item, "control-characters", "must not have control characters.");
        }
        return text;
    }

    private static boolean hasControl(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }

    private String origin(@Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            find("server", "required", "must be given, such as https://www.example.cn.");
            return "";
        }
        Optional<Address> address =
                text.length() > LONGEST_SERVER ? Optional.empty() : Address.read(text);
        Optional<Address> origin = address.filter(Address::isOrigin);
        if (origin.isEmpty()) {
            find(
                    "server",
                    "malformed",
                    "must be scheme, host and port alone, such as https://www.example.cn or"
                            + " http://www.example.cn:8080.");
        }
        return origin.map(Address::origin).orElse("");
    }

    private void find(String item, String code, String detail) {
        findings.add(new CredentialFinding(item, code, detail));
    }
}
