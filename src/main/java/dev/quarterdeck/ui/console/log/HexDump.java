package dev.quarterdeck.ui.console.log;

import java.util.HexFormat;

/** Bytes as they are: offset, sixteen bytes in hex, and what of them is plain text. Pure. */
final class HexDump {
    private static final int WIDTH = 16;

    private HexDump() {
    }

    /** @param offset of the first byte */
    static String of(byte[] bytes, long offset) {
        var out = new StringBuilder();
        for (int from = 0; from < bytes.length; from += WIDTH) {
            int to = Math.min(bytes.length, from + WIDTH);
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
            out.append(String.format("%08x  %-47s  ", offset + from, hex));
            for (int i = from; i < to; i++) {
                out.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
            }
            out.append('\n');
        }
        return out.toString();
    }
}
