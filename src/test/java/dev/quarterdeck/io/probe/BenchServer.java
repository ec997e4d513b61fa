package dev.quarterdeck.io.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** What the probe benchmark asks, in a process of its own: quick answers, and six ways to be a bad server. Loopback only. */
final class BenchServer {
    static final String[] HOSTILE = {"hang", "drip", "reset", "garbage", "gzip", "redirect"};

    private static final byte[] BOMB = bomb();
    private static final byte[] OK =
            ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    /** Which of its requests the endpoint that stalls once answers after 3 s: one that comes soon after the warm-up. */
    private static final int STALLS_AT = 40;
    private static final AtomicInteger STALLING = new AtomicInteger();

    private BenchServer() {
    }

    public static void main(String[] arguments) throws Exception {
        var server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress());
        System.out.println(server.getLocalPort());
        Thread.ofVirtual().start(() -> {
            while (true) {
                try {
                    Socket connection = server.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                } catch (IOException e) {
                    return;
                }
            }
        });
        System.in.read(); // ends with the benchmark
        System.exit(0);
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            String path = path(connection);
            OutputStream out = connection.getOutputStream();
            switch (path.substring(1).split("/")[0]) {
                case "hang" -> LockSupport.parkNanos(30_000_000_000L);
                case "drip" -> drip(out);
                case "reset" -> connection.setOption(StandardSocketOptions.SO_LINGER, 0);
                case "garbage" -> out.write(new byte[] {0, -1, 'H', 'T', 'T', 'P', 0x1b, '\n', '\n', 7});
                case "gzip" -> {
                    out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"));
                    out.write(BOMB);
                }
                case "redirect" -> out.write(ascii("HTTP/1.1 302 Found\r\nLocation: " + path
                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                case "stall" -> {
                    if (STALLING.incrementAndGet() == STALLS_AT) {
                        LockSupport.parkNanos(3_000_000_000L);
                    }
                    out.write(OK);
                }
                default -> out.write(OK);
            }
        } catch (IOException _) {
            // the client went away, as it should from a bad server
        }
    }

    private static String path(Socket connection) throws IOException {
        var head = new StringBuilder();
        byte[] chunk = new byte[2048];
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = connection.getInputStream().read(chunk);
            if (read < 0) {
                throw new IOException("closed");
            }
            head.append(new String(chunk, 0, read, StandardCharsets.US_ASCII));
        }
        return head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP"));
    }

    private static void drip(OutputStream out) throws IOException {
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
        while (true) {
            out.write('.');
            LockSupport.parkNanos(1_000_000_000L);
        }
    }

    /** Two gigabytes of zeros, if somebody unpacks them. Made once: packing them again and again would slow the good answers. */
    private static byte[] bomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 2048; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not in memory
        }
        return packed.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
