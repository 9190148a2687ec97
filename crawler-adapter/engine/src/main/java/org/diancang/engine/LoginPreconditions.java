package org.diancang.engine;

import org.archive.crawler.prefetch.PreconditionEnforcer;
import org.archive.modules.CrawlURI;
import org.archive.modules.ProcessResult;
import org.archive.modules.fetcher.FetchStatusCodes;
import org.archive.url.URIException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be known before a page is fetched: its server's address, its robots.txt, and, where
 * the server has a login form, that the login is over. Heritrix on its own would log in once more
 * for each page as long as no login is answered.
 */
final class LoginPreconditions extends PreconditionEnforcer {
    private static final Logger LOG = LoggerFactory.getLogger(LoginPreconditions.class);

    private static final long SOON = 1;
    private static final long LATER = 10;

    /** Tries after which a login is slow; the first may have gone on address and robots.txt. */
    private static final int QUICK_TRIES = 5;

    private final Logins logins;

    LoginPreconditions(Logins logins) {
        this.logins = logins;
    }

    @Override
    protected ProcessResult innerProcessResult(CrawlURI curi) {
        if (logins.formAt(curi).isPresent()) {
            // Heritrix does not look whether what it has called itself is a login.
            curi.setPrerequisite(false);
        }
        return super.innerProcessResult(curi);
    }

    /** Lets the login of a server go first; its own address waits for none. */
    @Override
    public boolean credentialPrecondition(CrawlURI curi) {
        Offers offers = Secrets.offers();
        FormLogin here = logins.formAt(curi).orElse(null);
        if (here != null) {
            Offers.Stage stage = offers.stage(here.id());
            if (stage == Offers.Stage.WAITING || stage == Offers.Stage.CALLED) {
                curi.setPrerequisite(true);
                curi.setFetchType(CrawlURI.FetchType.HTTP_POST);
                here.attach(curi);
            }
            return false;
        }
        for (FormLogin login : logins.forms()) {
            if (login.rootUriMatch(getServerCache(), curi)
                    && offers.stage(login.id()) != Offers.Stage.OVER) {
                return isToWait(curi, login, offers);
            }
        }
        return false;
    }

    private static boolean isToWait(CrawlURI curi, FormLogin login, Offers offers) {
        if (!offers.call(login.id())) {
            curi.setFetchStatus(FetchStatusCodes.S_DEFERRED);
            tryAgain(curi, curi.getFetchAttempts() < QUICK_TRIES ? SOON : LATER);
            return true;
        }
        try {
            curi.markPrerequisite(login.getLoginUri());
            // The login is before it in the same queue.
            tryAgain(curi, 0);
            return true;
        } catch (URIException e) {
            LOG.warn("{} is no login: pages are fetched without it", login.getLoginUri(), e);
            offers.over(login.id());
            return false;
        }
    }

    private static void tryAgain(CrawlURI curi, long seconds) {
        curi.getData().put(Pace.TRY_AGAIN_AFTER, seconds);
    }
}
