package dev.mitosis.rehearse.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The proxy that scripts are told to use for everything but plain HTTP: it refuses all, and notes what was asked for.
 */
public final class RefusingProxy implements AutoCloseable {
    private static final int MOST = 300;
    private static final byte[] REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;
    private final List<String> asked = new ArrayList<>();

    private RefusingProxy(ServerSocket socket) {
        this.socket = socket;
    }

    /** Opens one on a free port. */
    public static RefusingProxy open() {
        try {
            RefusingProxy proxy = new RefusingProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
            Thread thread = new Thread(proxy::refuse, "refusing-proxy");
            thread.setDaemon(true);
            thread.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The URL for the environment of scripts. */
    public String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** The hosts, or requests, that were asked for since the last time that this was asked. */
    public List<String> taken() {
        synchronized (asked) {
            List<String> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    private void refuse() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                String line = line(client);
                synchronized (asked) {
                    asked.add(line);
                }
                client.getOutputStream().write(REFUSAL);
            } catch (IOException e) {
                // Whoever hangs up, or a proxy that was closed, asks for nothing.
            }
        }
    }

    /** The first line of what a client says: method, host or URL, version. */
    private static String line(Socket client) throws IOException {
        client.setSoTimeout(2_000);
        StringBuilder line = new StringBuilder();
        int next = client.getInputStream().read();
        while (next > ' ' - 1 && line.length() < MOST) {
            line.append((char) next);
            next = client.getInputStream().read();
        }
        String text = line.toString();
        return text.replaceFirst("^[A-Z]+ ", "").replaceFirst(" HTTP/.*", "").replaceFirst("[?#].*", "");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
