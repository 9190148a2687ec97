package org.diancang.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.archive.modules.CrawlURI;
import org.archive.modules.credential.Credential;
import org.archive.modules.credential.CredentialStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Heritrix's credential store, filled with what this process may use. */
final class Logins extends CredentialStore {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    private final transient List<HttpLogin> http;
    private final transient List<FormLogin> forms;

    Logins() {
        http = Secrets.http().stream().map(HttpLogin::new).toList();
        forms = Secrets.forms().stream().map(FormLogin::new).toList();
        Map<String, Credential> credentials = new TreeMap<>();
        http.forEach(login -> credentials.put(login.id(), login));
        forms.forEach(form -> credentials.put(form.id(), form));
        setCredentials(credentials);
    }

    List<HttpLogin> http() {
        return http;
    }

    List<FormLogin> forms() {
        return forms;
    }

    /** The form that is sent to a URL. */
    Optional<FormLogin> formAt(CrawlURI curi) {
        return forms.stream().filter(form -> form.isAt(curi)).findFirst();
    }

    /** Heritrix asks here for what a 401 wants; it must not find what is withdrawn. */
    @Override
    public @Nullable Set<Credential> subset(
            CrawlURI context, Class<?> type, @Nullable String server) {
        Set<Credential> found = super.subset(context, type, server);
        if (found != null) {
            found.removeIf(
                    c -> c instanceof HttpLogin login && Secrets.offers().isWithdrawn(login.id()));
        }
        return found;
    }

    /**
     * Takes note of a URL that is done for good: if it was to be a login, nobody waits for it any
     * longer, whatever came of it.
     */
    void done(CrawlURI curi) {
        if (forms.isEmpty()) {
            return;
        }
        formAt(curi).ifPresent(form -> giveUp(form, curi));
        CrawlURI needed = curi.getPrerequisiteUri();
        if (needed != null) {
            formAt(needed).ifPresent(form -> giveUp(form, curi));
        }
    }

    private static void giveUp(FormLogin form, CrawlURI curi) {
        if (Secrets.offers().over(form.id()) != Offers.Stage.OVER) {
            LOG.warn(
                    "the login at {} can't be tried ({}): pages are fetched without it",
                    form.getLoginUri(),
                    curi.getFetchStatus());
        }
    }
}
