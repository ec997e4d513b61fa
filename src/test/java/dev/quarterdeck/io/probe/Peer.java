package dev.quarterdeck.io.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A program that asks the healthy endpoints while the prober does: at an even pace, one request in flight, a connection each,
 * over the whole time, so that both meet the same machine and the same server.
 *
 * @param withConnection whether its times begin before the connection is made
 */
record Peer(String name, Process process, boolean withConnection) {
    private static final int[] PERCENTS = {50, 95, 99};

    /** Starts those that are installed. wrk takes its times where "send to last byte" says; curl those of the whole request. */
    static List<Peer> installed(String base, int rate, Duration time) throws IOException {
        var peers = new ArrayList<Peer>();
        if (onPath("wrk")) {
            peers.add(wrk(base, rate, time));
        }
        if (onPath("curl")) {
            peers.add(curl(base, rate, time));
        }
        if (peers.isEmpty()) {
            throw new IOException("neither wrk nor curl is installed: there is nothing to measure beside");
        }
        return peers;
    }

    /** Waits for its end; milliseconds by percent. */
    Map<Integer, Double> percentiles() throws IOException {
        List<String> lines = process.inputReader(StandardCharsets.US_ASCII).lines().toList();
        Map<Integer, Double> found = withConnection ? curlPercentiles(lines) : wrkPercentiles(lines);
        if (found.size() < PERCENTS.length) {
            throw new IOException(name + " measured nothing: " + String.join(" / ", lines));
        }
        return found;
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Peer wrk(String base, int rate, Duration time) throws IOException {
        Path script = Files.createTempFile("wrk", ".lua");
        script.toFile().deleteOnExit();
        Files.writeString(script, """
                function delay() return %d end
                local n = 0
                function request() n = (n + 1) %% 400; return wrk.format("GET", "/ok/" .. n) end
                function done(summary, latency)
                  for _, p in pairs({50, 95, 99}) do io.write(string.format("p%%d %%d\\n", p, latency:percentile(p))) end
                end
                """.formatted(1000 / rate));
        return new Peer("wrk", new ProcessBuilder("wrk", "-t1", "-c1", "-d" + time.toSeconds() + "s", "-H", "Connection: close",
                "-H",
                "Accept-Encoding: identity", "-s", script.toString(), base).redirectErrorStream(true).start(), false);
    }

    private static Map<Integer, Double> wrkPercentiles(List<String> lines) {
        var found = new LinkedHashMap<Integer, Double>();
        lines.stream().filter(l -> l.matches("p\\d+ \\d+")).map(l -> l.substring(1).split(" "))
                .forEach(p -> found.put(Integer.valueOf(p[0]), Long.parseLong(p[1]) / 1e3));
        return found;
    }

    private static Peer curl(String base, int rate, Duration time) throws IOException {
        var urls = new StringBuilder();
        for (int i = 0; i < time.toSeconds() * rate; i++) {
            urls.append("url = ").append(base).append("/ok/").append(i % 400).append("\noutput = /dev/null\n");
        }
        Path list = Files.createTempFile("curl", ".txt");
        list.toFile().deleteOnExit();
        Files.writeString(list, urls);
        return new Peer("curl", new ProcessBuilder("curl", "-s", "--rate", rate + "/s", "-H", "Connection: close", "-H",
                "Accept-Encoding: identity",
                "-w", "%{stderr}%{time_total}\n", "-K", list.toString()).redirectErrorStream(true).start(), true);
    }

    private static Map<Integer, Double> curlPercentiles(List<String> lines) {
        double[] millis = lines.stream().mapToDouble(l -> Double.parseDouble(l) * 1000).sorted().toArray();
        var found = new LinkedHashMap<Integer, Double>();
        IntStream.of(PERCENTS).filter(_ -> millis.length > 0)
                .forEach(p -> found.put(p, millis[Math.ceilDiv(p * millis.length, 100) - 1]));
        return found;
    }
}
