package org.diancang.engine;

import java.util.Map;
import java.util.TreeMap;
import org.archive.modules.credential.Credential;
import org.archive.modules.credential.CredentialStore;

/** Heritrix's credential store, filled with what this process may use. */
final class Logins extends CredentialStore {
    private static final long serialVersionUID = 1L;

    Logins() {
        Map<String, Credential> credentials = new TreeMap<>();
        Secrets.http().forEach(c -> credentials.put(c.id().toString(), new HttpLogin(c)));
        setCredentials(credentials);
    }
}
