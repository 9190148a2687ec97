package org.diancang.orchestrator.credential;

/**
 * Where a secret is told, and as what; nothing here is secret.
 *
 * @param server origin whose pages need it, such as {@code https://www.example.cn}
 * @param realm realm of HTTP authentication; empty: any of that server
 * @param userName user name
 */
public record Login(String server, String realm, String userName) {
    /**
     * All that decides who gets to hear the secret, as one text. The secret is encrypted for it: a
     * row changed behind our back can't send it elsewhere.
     */
    String destination() {
        return String.join("\n", "HTTP", server, realm, userName);
    }
}
