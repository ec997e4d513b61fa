package dev.quarterdeck.io.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers each connection, once the request was read, with whatever bytes the test wants. */
final class RawServer implements AutoCloseable {
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    final AtomicInteger requests = new AtomicInteger();

    RawServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    Thread.ofVirtual().start(() -> serve(connection, answer));
                } catch (IOException _) {
                    // closed by the test
                }
            }
        });
    }

    private void serve(Socket connection, Answer answer) {
        try (connection) {
            var in = connection.getInputStream();
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return;
                }
                head += (char) b;
            }
            requests.incrementAndGet();
            answer.write(connection.getOutputStream());
        } catch (IOException | InterruptedException _) {
            // the client went away, which is what many tests are about
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
