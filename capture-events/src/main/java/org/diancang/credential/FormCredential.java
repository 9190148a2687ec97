package org.diancang.credential;

import java.util.List;
import java.util.UUID;

/**
 * What is sent to a login form before any page of a server is fetched.
 *
 * @param id identity of the credential
 * @param server origin whose pages need the login
 * @param action URL that the form is sent to, by POST as {@code application/x-www-form-urlencoded}
 * @param fields what is sent; values may be secret
 */
public record FormCredential(UUID id, String server, String action, List<Field> fields) {
    /**
     * @throws IllegalArgumentException naming the field that is missing
     */
    public FormCredential {
        SiteCredentials.need(id, "id");
        SiteCredentials.need(server, "server");
        SiteCredentials.need(action, "action");
        SiteCredentials.need(fields, "fields");
        fields = List.copyOf(fields);
    }

    /** One field of the form. */
    public record Field(String name, String value) {
        public Field {
            SiteCredentials.need(name, "name");
            SiteCredentials.need(value, "value");
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "Field[name=" + name + "]";
        }
    }
}
