package org.diancang.orchestrator.credential;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a draft; findings never repeat what was typed, since it may be a password. */
final class DraftCheck {
    /** Characters of a secret at most. */
    static final int LONGEST_SECRET = 1_000;

    private static final int LONGEST_SERVER = 300;
    private static final int LONGEST_NAME = 200;
    private final List<CredentialFinding> findings = new ArrayList<>();

    /** What is wrong, in the order of the fields. */
    List<CredentialFinding> findings() {
        return List.copyOf(findings);
    }

    Login login(CredentialDraft draft) {
        String server = origin("server", draft.server());
        String realm = text("realm", draft.realm(), LONGEST_NAME);
        String user = text("userName", draft.userName(), LONGEST_NAME);
        if (user.isEmpty()) {
            find("userName", "required", "must be given.");
        } else if (user.indexOf(':') >= 0) {
            find("userName", "colon", "must not have a colon (RFC 7617 §2).");
        } else {
            onlyAscii("userName", user);
        }
        return new Login(server, realm, user);
    }

    /** A secret; Heritrix sends ASCII alone and would put question marks in place of the rest. */
    String secret(String item, @Nullable String typed) {
        String secret = typed == null ? "" : typed;
        if (secret.isEmpty()) {
            find(item, "required", "must be given.");
        } else if (secret.length() > LONGEST_SECRET) {
            find(item, "too-long", "must have " + LONGEST_SECRET + " characters at most.");
        } else if (secret.codePoints().anyMatch(Character::isISOControl)) {
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
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            find(item, "control-characters", "must not have control characters.");
        }
        return text;
    }

    private String origin(String item, @Nullable String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            find(item, "required", "must be given, such as https://www.example.cn.");
            return "";
        }
        Optional<String> origin = text.length() > LONGEST_SERVER ? Optional.empty() : origin(text);
        if (origin.isEmpty()) {
            find(
                    item,
                    "malformed",
                    "must be scheme, host and port alone, such as https://www.example.cn or"
                            + " http://www.example.cn:8080.");
        }
        return origin.orElse("");
    }

    /** Scheme, host in ASCII and port, which is left out where it is the usual one. */
    private static Optional<String> origin(String text) {
        try {
            int host = text.indexOf("://") + 3;
            if (host < 3) {
                return Optional.empty();
            }
            URI uri = new URI(text.substring(0, host) + IDN.toASCII(text.substring(host)));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean bare =
                    (scheme.equals("http") || scheme.equals("https"))
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                            && uri.getPort() <= 65_535
                            && uri.getPort() != 0;
            int usual = scheme.equals("http") ? 80 : 443;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return bare
                    ? Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void find(String item, String code, String detail) {
        findings.add(new CredentialFinding(item, code, detail));
    }
}
