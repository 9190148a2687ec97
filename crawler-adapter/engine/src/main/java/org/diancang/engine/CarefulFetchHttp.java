package org.diancang.engine;

import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.auth.AuthScheme;
import org.apache.http.conn.ConnectTimeoutException;
import org.archive.modules.CrawlURI;
import org.archive.modules.ProcessResult;
import org.archive.modules.credential.Credential;
import org.archive.modules.fetcher.FetchHTTP;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP fetches that offer a credential no more often than an account survives; see {@link Offers}.
 * Heritrix on its own would offer a wrong password once for each page.
 */
final class CarefulFetchHttp extends FetchHTTP {
    /** Annotation of a URL whose server did not take the credential that it was told. */
    static final String ANNOTATION = "login-refused";

    private static final Logger LOG = LoggerFactory.getLogger(CarefulFetchHttp.class);
    private static final String REFUSALS = "loginRefusals";
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_ERROR = 400;

    private final Logins logins;

    CarefulFetchHttp(Logins logins) {
        this.logins = logins;
    }

    @Override
    protected ProcessResult innerProcessResult(CrawlURI curi) throws InterruptedException {
        if (Secrets.isEmpty()) {
            return super.innerProcessResult(curi);
        }
        Offers offers = Secrets.offers();
        Set<String> told = new TreeSet<>();
        try {
            for (HttpLogin login : attached(curi, HttpLogin.class)) {
                switch (offers.offer(login.id())) {
                    case YES -> told.add(login.id());
                    case NO -> login.detach(curi);
                    case LATER -> {
                        curi.getData().put(Pace.TRY_AGAIN_AFTER, 1L);
                        curi.setFetchStatus(FetchStatusCodes.S_DEFERRED);
                        return ProcessResult.FINISH;
                    }
                }
            }
            return fetch(curi, told);
        } finally {
            told.forEach(offers::told);
        }
    }

    private ProcessResult fetch(CrawlURI curi, Set<String> told) throws InterruptedException {
        Optional<HttpLogin> volunteered = told.isEmpty() ? volunteer(curi) : Optional.empty();
        Map<String, String> challenges =
                Objects.requireNonNullElse(curi.getHttpAuthChallenges(), Map.of());
        Optional<FormLogin> posted = formToPost(curi);
        ProcessResult result;
        try {
            result = super.innerProcessResult(curi);
        } finally {
            volunteered.ifPresent(login -> login.detach(curi));
        }
        int status = curi.getFetchStatus();
        if (status == UNAUTHORIZED) {
            refused(curi, told, volunteered);
        } else if (status > 0) {
            told.forEach(id -> Secrets.offers().accepted(id, challenges));
        }
        posted.ifPresent(form -> answered(form, curi));
        return result;
    }

    /**
     * Has a page come with what its server has accepted before, so that not each page is asked for
     * twice. Where a server has accepted several, each page says by its 401 which one it wants.
     * Heritrix would keep them with the server, in a set that all threads read while one adds.
     */
    private Optional<HttpLogin> volunteer(CrawlURI curi) {
        Offers offers = Secrets.offers();
        List<HttpLogin> accepted =
                logins.http().stream()
                        .filter(login -> login.rootUriMatch(getServerCache(), curi))
                        .filter(login -> offers.challenges(login.id()).isPresent())
                        .toList();
        if (accepted.size() != 1 || offers.isWithdrawn(accepted.getFirst().id())) {
            return Optional.empty();
        }
        HttpLogin login = accepted.getFirst();
        // A map as Heritrix makes it: with a page that is tried again it goes into its database.
        curi.setHttpAuthChallenges(new HashMap<>(offers.challenges(login.id()).orElseThrow()));
        login.attach(curi);
        return Optional.of(login);
    }

    /**
     * A credential that was volunteered is refused only where the answer is about its realm: a
     * server may have others.
     */
    private void refused(CrawlURI curi, Set<String> told, Optional<HttpLogin> volunteered) {
        String realm = realm(curi);
        Set<String> refused = new TreeSet<>(told);
        volunteered
                .filter(login -> login.getRealm().isEmpty() || login.getRealm().equals(realm))
                .filter(_ -> realm != null)
                .ifPresent(login -> refused.add(login.id()));
        for (String id : refused) {
            if (Secrets.offers().refused(id)) {
                LOG.warn(
                        "{} has refused login {} {} times: it is not offered any more in this crawl",
                        getServerKey(curi),
                        id,
                        Offers.MOST_REFUSALS);
            }
        }
        if (!refused.isEmpty()) {
            curi.getAnnotations().add(ANNOTATION);
            // Heritrix would offer the same once more, since it came with the page.
            curi.getCredentials()
                    .removeIf(c -> c instanceof HttpLogin login && refused.contains(login.id()));
        }
    }

    private @Nullable String realm(CrawlURI curi) {
        Map<String, String> challenges = curi.getHttpAuthChallenges();
        AuthScheme scheme = challenges == null ? null : chooseAuthScheme(challenges, CHALLENGE);
        return scheme == null ? null : scheme.getRealm();
    }

    /** The login that this fetch is; a fetch of its address after that is like any other. */
    private static Optional<FormLogin> formToPost(CrawlURI curi) {
        List<FormLogin> forms = attached(curi, FormLogin.class);
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        FormLogin form = forms.getFirst();
        forms.stream().skip(1).forEach(other -> other.detach(curi));
        if (curi.getFetchType() == CrawlURI.FetchType.HTTP_POST
                && Secrets.form(form.id()).isPresent()
                && Secrets.offers().post(form.id())) {
            return Optional.of(form);
        }
        form.detach(curi);
        curi.setFetchType(CrawlURI.FetchType.HTTP_GET);
        return Optional.empty();
    }

    private static void answered(FormLogin form, CrawlURI curi) {
        Offers offers = Secrets.offers();
        int status = curi.getFetchStatus();
        if (status == UNAUTHORIZED && curi.hasRfc2617Credential()) {
            // HTTP authentication stands before the form, which has heard nothing yet.
            offers.notHeard(form.id());
        }
        if (offers.stage(form.id()) != Offers.Stage.POSTED) {
            return;
        }
        offers.over(form.id());
        if (status <= 0 || status >= FIRST_ERROR) {
            curi.getAnnotations().add(ANNOTATION);
            LOG.warn(
                    "the login at {} was answered by {}: it is not tried again, and pages are"
                            + " fetched without it",
                    form.getLoginUri(),
                    status);
        }
    }

    @Override
    protected void failedExecuteCleanup(CrawlURI curi, Exception failure) {
        super.failedExecuteCleanup(curi, failure);
        if (failure instanceof ConnectException || failure instanceof ConnectTimeoutException) {
            attached(curi, FormLogin.class).forEach(form -> Secrets.offers().notHeard(form.id()));
        }
    }

    /** What was accepted is remembered in {@link Offers}, where all threads may look. */
    @Override
    protected void promoteCredentials(CrawlURI curi) {
        curi.getCredentials().clear();
    }

    // Else a worker that takes the crawl over would have as many tries again.
    @Override
    protected JSONObject toCheckpointJson() {
        return super.toCheckpointJson().put(REFUSALS, new JSONObject(Secrets.offers().refusals()));
    }

    @Override
    protected void fromCheckpointJson(JSONObject json) {
        super.fromCheckpointJson(json);
        JSONObject known = json.optJSONObject(REFUSALS);
        if (known != null) {
            known.keySet().forEach(id -> Secrets.offers().resume(id, known.optInt(id)));
        }
    }

    private static <T extends Credential> List<T> attached(CrawlURI curi, Class<T> kind) {
        return curi.hasCredentials()
                ? curi.getCredentials().stream().filter(kind::isInstance).map(kind::cast).toList()
                : List.of();
    }
}
