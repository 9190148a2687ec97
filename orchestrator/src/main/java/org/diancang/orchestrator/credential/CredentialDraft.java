package org.diancang.orchestrator.credential;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A credential as somebody wants it; checked when it is added.
 *
 * @param kind {@code HTTP} or {@code FORM}; absent or empty: {@code HTTP}
 * @param server origin; a path of {@code /} does no harm; of a form it may be absent: that of the
 *     address
 * @param realm for HTTP authentication; absent or empty: any of that server
 * @param userName user name
 * @param password the secret
 * @param loginUrl of a form: absolute address that it is sent to
 * @param userField of a form: name of the field for the user name
 * @param passwordField of a form: name of the field for the password
 * @param fields of a form: what else is sent, by name; absent: nothing
 */
public record CredentialDraft(
        @Nullable String kind,
        @Nullable String server,
        @Nullable String realm,
        @Nullable String userName,
        @Nullable String password,
        @Nullable String loginUrl,
        @Nullable String userField,
        @Nullable String passwordField,
        @Nullable Map<String, @Nullable String> fields) {

    /** One for HTTP authentication. */
    public static CredentialDraft http(
            @Nullable String server,
            @Nullable String realm,
            @Nullable String userName,
            @Nullable String password) {
        return new CredentialDraft(
                Login.Kind.HTTP.name(), server, realm, userName, password, null, null, null, null);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CredentialDraft[kind="
                + kind
                + ", server="
                + server
                + ", realm="
                + realm
                + ", loginUrl="
                + loginUrl
                + "]";
    }
}
