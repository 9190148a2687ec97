package org.diancang.orchestrator.credential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a secret is told, and as what; nothing here is secret. */
public sealed interface Login {
    /** How a site asks who is there. */
    enum Kind {
        /** By HTTP authentication (RFC 9110 §11). */
        HTTP,
        /** By an HTML form. */
        FORM
    }

    Kind kind();

    /** Origin whose pages need it, such as {@code https://www.example.cn}. */
    String server();

    /** User name. */
    String userName();

    /**
     * All that decides who gets to hear the secret and as what, as one text. The secret is
     * encrypted for it: a row changed behind our back can't send it elsewhere.
     */
    String destination();

    /**
     * By HTTP authentication.
     *
     * @param realm realm for which it is; empty: any of that server
     */
    record Http(String server, String realm, String userName) implements Login {
        @Override
        public Kind kind() {
            return Kind.HTTP;
        }

        @Override
        public String destination() {
            return String.join("\n", "HTTP", server, realm, userName);
        }
    }

    /**
     * By a form.
     *
     * @param loginUrl absolute address that the form is sent to, of that server
     * @param userField name of the field for the user name
     * @param passwordField name of the field for the password
     * @param fields what else is sent, by name
     */
    record Form(
            String server,
            String loginUrl,
            String userField,
            String userName,
            String passwordField,
            Map<String, String> fields)
            implements Login {
        public Form {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }

        @Override
        public Kind kind() {
            return Kind.FORM;
        }

        /** Each part with its length, so that no text can pass for two. */
        @Override
        public String destination() {
            List<String> parts = new ArrayList<>();
            Collections.addAll(parts, "FORM", server, loginUrl, userField, userName, passwordField);
            fields.forEach((name, value) -> Collections.addAll(parts, name, value));
            return parts.stream()
                    .map(part -> part.length() + ":" + part)
                    .collect(Collectors.joining("\n"));
        }
    }
}
