package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an open file. It stays readable when the file is renamed or deleted. */
record ChannelStore(FileChannel channel) implements ByteStore {
    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        return channel.read(into, at);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a log file that was only read", e);
        }
    }
}
