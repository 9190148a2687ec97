package org.diancang.engine;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.http.client.CookieStore;
import org.apache.http.cookie.Cookie;
import org.archive.checkpointing.Checkpoint;
import org.archive.modules.fetcher.AbstractCookieStore;
import org.archive.modules.fetcher.BdbCookieStore;

/**
 * Cookies in memory alone: with a login's session cookie, whoever can read the worker's disk could
 * go on in its name. Forgotten at the end; a crawl that goes on from a checkpoint logs in anew.
 * Thread-safe.
 */
public final class SessionCookies extends AbstractCookieStore {
    /** By Heritrix's key: host, name and path, joined by {@code ;}. */
    private final ConcurrentNavigableMap<String, Cookie> cookies = new ConcurrentSkipListMap<>();

    private SessionCookies() {}

    /** In memory where the crawl has credentials; else in Heritrix's database, as usual. */
    public static AbstractCookieStore chosen() {
        return Secrets.isEmpty() ? new BdbCookieStore() : new SessionCookies();
    }

    /** Those that a host, or a domain that it is in, has set. */
    @Override
    public CookieStore cookieStoreFor(String host) {
        List<Cookie> found = new ArrayList<>();
        String domain = host;
        while (!domain.isEmpty()) {
            found.addAll(cookies.subMap(domain + ";", domain + "<").values());
            int dot = domain.indexOf('.');
            domain = dot < 0 ? "" : domain.substring(dot + 1);
        }
        // Its constructor is for subclasses alone.
        return new LimitedCookieStoreFacade(List.copyOf(found)) {};
    }

    @Override
    protected void addCookieImpl(Cookie cookie) {
        if (cookie.isExpired(new Date())) {
            cookies.remove(sortableKey(cookie));
        } else {
            cookies.put(sortableKey(cookie), cookie);
        }
    }

    @Override
    public boolean expireCookie(Cookie cookie, Date date) {
        return cookie.isExpired(date) && cookies.remove(sortableKey(cookie)) != null;
    }

    @Override
    public List<Cookie> getCookies() {
        return List.copyOf(cookies.values());
    }

    @Override
    public boolean clearExpired(Date date) {
        return cookies.values().removeIf(cookie -> cookie.isExpired(date));
    }

    @Override
    public void clear() {
        cookies.clear();
    }

    @Override
    protected void prepare() {}

    @Override
    public void startCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void doCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void finishCheckpoint(Checkpoint checkpoint) {}

    @Override
    public void setRecoveryCheckpoint(Checkpoint checkpoint) {}
}
