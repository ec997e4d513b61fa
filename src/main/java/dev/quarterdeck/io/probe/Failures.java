package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells a failed request in an operator's words. Pure. */
final class Failures {
    private Failures() {
    }

    static Outcome outcome(IOException failure, Duration deadline) {
        return switch (failure) {
            case InterruptedIOException _ -> new Outcome.TimedOut(deadline);
            case ConnectException e when mentions(e, "refused") -> new Outcome.Refused();
            case ConnectException e when mentions(e, "unreachable") -> new Outcome.Broken("network is unreachable");
            case ConnectException _ -> new Outcome.Broken("no connection");
            case NoRouteToHostException _ -> new Outcome.Broken("no route to host");
            case UnknownHostException _ -> new Outcome.Broken("host name not found");
            case SSLException e -> new Outcome.Broken(certificate(e));
            case ProtocolException _ -> new Outcome.Broken("malformed answer");
            case EOFException _ -> new Outcome.Broken("closed without a complete answer");
            case SocketException e when mentions(e, "reset") -> new Outcome.Broken("connection reset");
            case IOException e when mentions(e, "unexpected end of stream") ->
                    new Outcome.Broken("closed without a complete answer");
            case IOException e -> new Outcome.Broken(words(e));
        };
    }

    private static String certificate(SSLException failure) {
        if (failure instanceof SSLPeerUnverifiedException) {
            return "certificate is for another host";
        }
        if (caused(failure, CertificateExpiredException.class)) {
            return "certificate has expired";
        }
        if (caused(failure, CertificateNotYetValidException.class)) {
            return "certificate is not valid yet";
        }
        if (caused(failure, CertificateException.class)) {
            return "certificate is not trusted";
        }
        return "no TLS connection: " + words(failure);
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static boolean mentions(Throwable failure, String word) {
        return causes(failure).anyMatch(t -> t.getMessage() != null && t.getMessage().contains(word));
    }

    /** The failure, its causes and, one level deep, what was tried besides (the other addresses of a host). */
    private static Stream<Throwable> causes(Throwable failure) {
        Stream<Throwable> chain = Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(20);
        return Stream.concat(chain, Stream.of(failure.getSuppressed()));
    }

    private static String words(IOException failure) {
        return line(failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage());
    }

    /** Text from elsewhere as one line of at most 80 characters, without anything that a screen could take for an order. */
    static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
