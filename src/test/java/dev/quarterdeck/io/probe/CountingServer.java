package dev.quarterdeck.io.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A slow service that keeps a log of its own: of the requests that it gets, one in three hangs; the others are answered after
 * 300 ms or 3 s, two in five of them with an error.
 */
final class CountingServer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("(?im)^x-request-id: (.*)$");
    private static final int HANGS = -1;

    private final ServerSocket socket;
    private final AtomicInteger arrived = new AtomicInteger();
    final Map<String, Served> log = new ConcurrentHashMap<>();

    /** @param millis from the last byte of the request to the first of the answer */
    record Served(int status, double millis) {
        boolean hung() {
            return status == HANGS;
        }

        boolean failed() {
            return hung() || status >= 300;
        }
    }

    CountingServer() throws IOException {
        socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    Thread.ofPlatform().daemon().start(() -> serve(connection));
                } catch (IOException _) {
                    // closed by the test
                }
            }
        });
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = connection.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    return;
                }
                head.append((char) b);
            }
            long began = System.nanoTime();
            Matcher id = ID.matcher(head);
            int number = arrived.incrementAndGet();
            int status = number % 3 == 0 ? HANGS : number % 5 < 2 ? 503 : 200;
            String key = id.find() ? id.group(1).strip() : "without an id, " + number;
            log.merge(key, new Served(status, 0), (_, _) -> {
                throw new IllegalStateException(key + " came twice");
            });
            if (status == HANGS) {
                in.read(); // until the other side goes away
                return;
            }
            Thread.sleep(number % 4 == 1 ? 3000 : 300);
            log.put(key, new Served(status, (System.nanoTime() - began) / 1e6));
            connection.getOutputStream().write(RawServer.ascii(
                    String.format(Locale.ROOT, "HTTP/1.1 %d X\r\nContent-Length: 0\r\n\r\n", status)));
        } catch (IOException _) {
            // the client went away
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/api";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
