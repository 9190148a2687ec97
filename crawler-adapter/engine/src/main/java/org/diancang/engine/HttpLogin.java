package org.diancang.engine;

import org.archive.modules.credential.HttpAuthenticationCredential;
import org.diancang.credential.HttpCredential;

/**
 * A credential for HTTP authentication as Heritrix handles it. What Heritrix writes of it into its
 * database is where it belongs and an id; name and password are in {@link Secrets}.
 */
final class HttpLogin extends HttpAuthenticationCredential {
    private static final long serialVersionUID = 1L;

    private String id = "";

    /** For Heritrix's database. */
    HttpLogin() {
        super.setLogin("");
        super.setPassword("");
    }

    HttpLogin(HttpCredential credential) {
        this();
        this.id = credential.id().toString();
        setDomain(LoginServer.key(credential.server()));
        setRealm(credential.realm());
    }

    String id() {
        return id;
    }

    @Override
    public String getLogin() {
        return Secrets.http(id).map(HttpCredential::userName).orElse("");
    }

    @Override
    public String getPassword() {
        return Secrets.http(id).map(HttpCredential::password).orElse("");
    }

    @Override
    public String getKey() {
        return id;
    }
}
