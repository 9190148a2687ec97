package org.diancang.launcher.client;

import org.diancang.launcher.LauncherException;
import org.diancang.launcher.installation.DataFolder;

import java.net.URI;
import java.nio.file.Path;

/** A crawler adapter, as the launcher uses it. */
public final class Worker {
    private final String id;
    private final ServiceClient client;

    /** Talks to a worker at its address. */
    public Worker(String id, URI address, DataFolder data) {
        this.id = id;
        this.client = new ServiceClient("worker " + id, address, data.internalSecret());
    }

    /** Its name. */
    public String id() {
        return id;
    }

    /**
     * Hands over a file's bytes, unless they are there already.
     *
     * @throws LauncherException with the worker's reason if it doesn't take them
     */
    public void take(Path file, String sha512) {
        String path = "/internal/incoming/" + sha512;
        if (client.get(path).status() == 204) {
            return;
        }
        ServiceClient.Answer answer = client.put(path, file);
        if (answer.status() != 204) {
            throw new LauncherException(
                    "worker "
                            + id
                            + " did not take "
                            + file
                            + ": "
                            + answer.status()
                            + " "
                            + answer.body().path("detail").asString("no reason given"));
        }
    }
}
