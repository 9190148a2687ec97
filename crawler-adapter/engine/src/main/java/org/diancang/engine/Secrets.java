package org.diancang.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.diancang.credential.FormCredential;
import org.diancang.credential.HttpCredential;
import org.diancang.credential.SiteCredentials;

/**
 * The credentials of this process's crawl, in its memory alone. Static because Heritrix writes the
 * credential that it tries into its database, with the URL, and reads another object from there: so
 * those objects hold nothing but an id, by which they look here.
 */
final class Secrets {
    private static volatile Map<UUID, HttpCredential> http = Map.of();

    private static volatile Map<UUID, FormCredential> forms = Map.of();
    private static volatile Offers offers = new Offers();

    private Secrets() {}

    /** Keeps what the crawl may use, before Heritrix is configured. */
    static void hold(SiteCredentials credentials) {
        http = credentials.http().stream().collect(Collectors.toMap(HttpCredential::id, c -> c));
        forms = credentials.forms().stream().collect(Collectors.toMap(FormCredential::id, c -> c));
        offers = new Offers();
    }

    static boolean isEmpty() {
        return http.isEmpty() && forms.isEmpty();
    }

    static List<HttpCredential> http() {
        return List.copyOf(http.values());
    }

    /** One of an id; empty where a checkpoint names one that has been removed since. */
    static Optional<HttpCredential> http(String id) {
        return Optional.ofNullable(http.get(UUID.fromString(id)));
    }

    static List<FormCredential> forms() {
        return List.copyOf(forms.values());
    }

    /** One of an id; empty where a checkpoint names one that has been removed since. */
    static Optional<FormCredential> form(String id) {
        return Optional.ofNullable(forms.get(UUID.fromString(id)));
    }

    /** How often they were offered. */
    static Offers offers() {
        return offers;
    }
}
