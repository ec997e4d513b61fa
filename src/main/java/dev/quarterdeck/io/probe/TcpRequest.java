package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Opens a TCP connection and closes it; nothing is sent. */
final class TcpRequest implements Request {
    private final Probe probe;
    private final NameLookup names;
    private final Set<Socket> inFlight = ConcurrentHashMap.newKeySet();

    TcpRequest(Probe probe, NameLookup names) {
        this.probe = probe;
        this.names = names;
    }

    @Override
    public Response send(String id, boolean raw) {
        long sent = System.nanoTime();
        try (var socket = new Socket()) {
            inFlight.add(socket);
            try {
                return connect(socket, sent, raw);
            } finally {
                inFlight.remove(socket);
            }
        } catch (IllegalArgumentException _) {
            return Response.of(new Outcome.Unsent("not a host with a port"));
        } catch (IOException e) {
            boolean late = System.nanoTime() - sent >= probe.deadline().toNanos();
            return Response.of(late ? new Outcome.TimedOut(probe.deadline()) : Failures.outcome(e, probe.deadline()));
        }
    }

    private Response connect(Socket socket, long sent, boolean raw) throws IOException {
        URI server = URI.create(probe.url());
        if (server.getHost() == null || server.getPort() < 0) {
            return Response.of(new Outcome.Unsent("not a host with a port"));
        }
        InetAddress address = names.lookup(server.getHost(), probe.deadline()).getFirst();
        Duration left = probe.deadline().minusNanos(System.nanoTime() - sent);
        if (!left.isPositive()) {
            return Response.of(new Outcome.TimedOut(probe.deadline()));
        }
        socket.connect(new InetSocketAddress(address, server.getPort()), (int) Math.max(1, left.toMillis()));
        return new Response(new Outcome.Connected(), OptionalDouble.empty(),
                raw ? "connected to " + address.getHostAddress() + " port " + server.getPort() : "");
    }

    @Override
    public void cancel() {
        for (Socket socket : inFlight) {
            try {
                socket.close();
            } catch (IOException _) {
                // it was closed already
            }
        }
    }
}
