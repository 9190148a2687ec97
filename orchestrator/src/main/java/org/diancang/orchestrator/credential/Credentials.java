package org.diancang.orchestrator.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.diancang.credential.FormCredential;
import org.diancang.credential.HttpCredential;
import org.diancang.credential.SiteCredentials;
import org.diancang.orchestrator.NewIds;
import org.diancang.orchestrator.crawl.Leases;
import org.diancang.orchestrator.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Credentials of sites: kept, replaced, removed, and handed to the worker of a crawl. */
@Service
public class Credentials {
    private final CredentialTable table;
    private final SecretBox box;
    private final Sites sites;
    private final Leases leases;
    private final NewIds ids;
    private final Clock clock;

    Credentials(
            CredentialTable table,
            SecretBox box,
            Sites sites,
            Leases leases,
            NewIds ids,
            Clock clock) {
        this.table = table;
        this.box = box;
        this.sites = sites;
        this.leases = leases;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those of a site, by server. */
    public List<Credential> of(UUID siteId) {
        return table.ofSite(siteId).stream().map(this::shown).toList();
    }

    /** What was done with them, latest first; the last 50. */
    public List<CredentialEvent> events(UUID siteId) {
        return table.events(siteId);
    }

    /** Adds one. */
    @Transactional
    public CredentialChange add(UUID siteId, CredentialDraft draft, String by) {
        if (sites.byId(siteId).isEmpty()) {
            return new CredentialChange.NoSuch("site", siteId);
        }
        DraftCheck check = new DraftCheck();
        Login login = check.login(draft);
        String secret = check.secret("password", draft.password());
        if (!check.findings().isEmpty()) {
            return new CredentialChange.Refused(check.findings());
        }
        SecretBox.Owner owner = new SecretBox.Owner(siteId, ids.next(), login);
        return switch (box.seal(secret, owner)) {
            case SecretBox.Sealing.NoKey none -> new CredentialChange.NoKey(none.sentence());
            case SecretBox.Sealing.Sealed sealed -> insert(owner, sealed.bytes(), by);
        };
    }

    private CredentialChange insert(SecretBox.Owner owner, byte[] secret, String by) {
        CredentialTable.Row row = new CredentialTable.Row(owner, secret, by, now());
        if (!table.insert(row)) {
            return new CredentialChange.Duplicate(
                    switch (owner.login()) {
                        case Login.Http http -> http.server();
                        case Login.Form form -> form.loginUrl();
                    });
        }
        note(owner, CredentialEvent.What.ADDED, by);
        return new CredentialChange.Saved(shown(row));
    }

    /** Replaces the secret of one; everything else of it stays. */
    @Transactional
    public CredentialChange replaceSecret(UUID siteId, UUID id, String typed, String by) {
        Optional<CredentialTable.Row> found = table.lock(siteId, id);
        if (found.isEmpty()) {
            return new CredentialChange.NoSuch("credential", id);
        }
        DraftCheck check = new DraftCheck();
        String secret = check.secret("password", typed);
        if (!check.findings().isEmpty()) {
            return new CredentialChange.Refused(check.findings());
        }
        SecretBox.Owner owner = found.get().owner();
        return switch (box.seal(secret, owner)) {
            case SecretBox.Sealing.NoKey none -> new CredentialChange.NoKey(none.sentence());
            case SecretBox.Sealing.Sealed sealed -> {
                CredentialTable.Row row = new CredentialTable.Row(owner, sealed.bytes(), by, now());
                table.replaceSecret(row);
                note(owner, CredentialEvent.What.REPLACED, by);
                yield new CredentialChange.Saved(shown(row));
            }
        };
    }

    /**
     * Removes one, its secret with it. Crawls that run keep what they have.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean remove(UUID siteId, UUID id, String by) {
        Optional<CredentialTable.Row> found = table.lock(siteId, id);
        found.ifPresent(
                row -> {
                    table.delete(id);
                    note(row.owner(), CredentialEvent.What.REMOVED, by);
                });
        return found.isPresent();
    }

    /** Gives those of a crawl's site to the worker that holds its lease. */
    @Transactional
    public HandOut handOut(UUID crawlId, String workerId, int epoch) {
        Optional<UUID> siteId = leases.siteOf(crawlId, workerId, epoch);
        if (siteId.isEmpty()) {
            return new HandOut.NotHolder();
        }
        List<HttpCredential> http = new ArrayList<>();
        List<FormCredential> forms = new ArrayList<>();
        List<CredentialTable.Row> rows = table.ofSite(siteId.get());
        for (CredentialTable.Row row : rows) {
            SecretBox.Owner owner = row.owner();
            switch (box.open(row.secret(), owner)) {
                case SecretBox.Opening.Unreadable unreadable -> {
                    return new HandOut.Unreadable(unreadable.sentence());
                }
                case SecretBox.Opening.Opened opened -> {
                    switch (owner.login()) {
                        case Login.Http login ->
                                http.add(told(owner.credentialId(), login, opened.secret()));
                        case Login.Form login ->
                                forms.add(told(owner.credentialId(), login, opened.secret()));
                    }
                }
            }
        }
        rows.forEach(row -> noteHandedOut(row.owner(), workerId, crawlId));
        return new HandOut.Given(new SiteCredentials(http, forms));
    }

    private static HttpCredential told(UUID id, Login.Http login, String secret) {
        return new HttpCredential(id, login.server(), login.realm(), login.userName(), secret);
    }

    private static FormCredential told(UUID id, Login.Form login, String secret) {
        return new FormCredential(
                id,
                login.server(),
                login.loginUrl(),
                login.userField(),
                login.userName(),
                login.passwordField(),
                secret,
                login.fields());
    }

    private void noteHandedOut(SecretBox.Owner owner, String workerId, UUID crawlId) {
        table.note(
                owner,
                new CredentialEvent(
                        CredentialEvent.What.HANDED_OUT,
                        owner.login().server(),
                        workerId,
                        Optional.of(crawlId),
                        now()));
    }

    private void note(SecretBox.Owner owner, CredentialEvent.What what, String by) {
        table.note(
                owner,
                new CredentialEvent(what, owner.login().server(), by, Optional.empty(), now()));
    }

    private Credential shown(CredentialTable.Row row) {
        return new Credential(
                row.owner().credentialId(),
                row.owner().siteId(),
                row.owner().login(),
                row.setBy(),
                row.setAt(),
                box.open(row.secret(), row.owner()) instanceof SecretBox.Opening.Opened);
    }

    private Instant now() {
        return clock.instant();
    }
}
