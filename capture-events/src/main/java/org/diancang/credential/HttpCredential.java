package org.diancang.credential;

import java.util.UUID;

/**
 * Name and password for HTTP authentication (RFC 9110 §11), for one server.
 *
 * @param id identity of the credential; what an engine may write down of it
 * @param server origin that may be told it, such as {@code https://www.example.cn} or {@code
 *     http://www.example.cn:8080}
 * @param realm realm for which it is; empty: any of that server
 * @param userName user name, ASCII without colon (RFC 7617 §2)
 * @param password the secret
 */
public record HttpCredential(
        UUID id, String server, String realm, String userName, String password) {
    /**
     * @throws IllegalArgumentException naming the field that is missing
     */
    public HttpCredential {
        SiteCredentials.need(id, "id");
        SiteCredentials.need(server, "server");
        SiteCredentials.need(realm, "realm");
        SiteCredentials.need(userName, "userName");
        SiteCredentials.need(password, "password");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "HttpCredential[id=" + id + ", server=" + server + ", realm=" + realm + "]";
    }
}
