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

/** Opens a TCP connection and closes it; nothing is sent. */
final class TcpRequest implements Request {
    private final Probe probe;
    private final NameLookup names;
    private volatile Socket inFlight;

    TcpRequest(Probe probe, NameLookup names) {
        this.probe = probe;
        this.names = names;
    }

    @Override
    public Response send(boolean raw) {
        long sent = System.nanoTime();
        try (var socket = new Socket()) {
            inFlight = socket;
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
            return new Response(new Outcome.Connected(), java.util.OptionalDouble.empty(), raw ? "connected to " + address.getHostAddress() + " port " + server.getPort() : "");
        } catch (IllegalArgumentException _) {
            return Response.of(new Outcome.Unsent("not a host with a port"));
        } catch (IOException e) {
            boolean late = System.nanoTime() - sent >= probe.deadline().toNanos();
            return Response.of(late ? new Outcome.TimedOut(probe.deadline()) : Failures.outcome(e, probe.deadline()));
        }
    }

    @Override
    public void cancel() {
        Socket socket = inFlight;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException _) {
                // it was closed already
            }
        }
    }
}
