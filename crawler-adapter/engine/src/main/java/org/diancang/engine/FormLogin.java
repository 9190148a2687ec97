package org.diancang.engine;

import java.util.Map;
import java.util.TreeMap;
import org.archive.modules.CrawlURI;
import org.archive.modules.credential.HtmlFormCredential;
import org.diancang.credential.FormCredential;

/**
 * A login by an HTML form as Heritrix handles it. What Heritrix writes of it into its database is
 * where it belongs and an id; what is sent is in {@link Secrets}.
 */
final class FormLogin extends HtmlFormCredential {
    private static final long serialVersionUID = 1L;

    private String id = "";

    /** For Heritrix's database. */
    FormLogin() {}

    FormLogin(FormCredential credential) {
        this.id = credential.id().toString();
        setDomain(LoginServer.key(credential.server()));
        setLoginUri(LoginServer.url(credential.loginUrl()));
    }

    String id() {
        return id;
    }

    /** Whether a URL is the address that the form is sent to. */
    boolean isAt(CrawlURI curi) {
        return curi.getUURI().toString().equals(getLoginUri());
    }

    /** All that is sent, by name; nothing where a checkpoint names one removed since. */
    @Override
    public Map<String, String> getFormItems() {
        return Secrets.form(id).map(FormLogin::items).orElse(Map.of());
    }

    private static Map<String, String> items(FormCredential credential) {
        Map<String, String> items = new TreeMap<>(credential.fields());
        items.put(credential.userField(), credential.userName());
        items.put(credential.passwordField(), credential.password());
        return items;
    }

    @Override
    public String getKey() {
        return id;
    }
}
