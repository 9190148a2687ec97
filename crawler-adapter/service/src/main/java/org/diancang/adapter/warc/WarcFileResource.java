package org.diancang.adapter.warc;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.diancang.warcstore.WarcStore;
import org.springframework.core.io.AbstractResource;

/** A WARC file of the store, open or sealed, as Spring serves it by range. */
final class WarcFileResource extends AbstractResource {
    private final WarcStore store;
    private final String name;

    WarcFileResource(WarcStore store, String name) {
        this.store = store;
        this.name = name;
    }

    @Override
    public boolean exists() {
        try (SeekableByteChannel channel = channel()) {
            return channel.isOpen();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long contentLength() throws IOException {
        try (SeekableByteChannel channel = channel()) {
            return channel.size();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Channels.newInputStream(channel());
    }

    @Override
    public String getDescription() {
        return "WARC file " + name;
    }

    private SeekableByteChannel channel() throws IOException {
        return store.open(name).orElseThrow(() -> new FileNotFoundException(name));
    }
}
