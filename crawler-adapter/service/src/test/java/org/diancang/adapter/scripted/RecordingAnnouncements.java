package org.diancang.adapter.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.diancang.adapter.announce.Announcement;
import org.diancang.adapter.announce.Announcements;
import org.diancang.events.ResourceCaptured;
import org.diancang.events.WarcFileSealed;

/** Keeps what is announced; refuses everything while told to. */
public final class RecordingAnnouncements implements Announcements {
    private final List<Announcement> delivered = new ArrayList<>();
    private boolean refusing;

    @Override
    public void deliver(List<Announcement> batch) {
        if (refusing) {
            throw new IllegalStateException("refused by the test");
        }
        delivered.addAll(batch);
    }

    @Override
    public CompletableFuture<?> offer(Announcement announcement) {
        deliver(List.of(announcement));
        return CompletableFuture.completedFuture(null);
    }

    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    public List<Announcement> all() {
        return List.copyOf(delivered);
    }

    public List<ResourceCaptured> captures() {
        return delivered.stream()
                .filter(Announcement.Capture.class::isInstance)
                .map(a -> ((Announcement.Capture) a).capture())
                .toList();
    }

    public List<WarcFileSealed> files() {
        return delivered.stream()
                .filter(Announcement.FileSealed.class::isInstance)
                .map(a -> ((Announcement.FileSealed) a).file())
                .toList();
    }
}
