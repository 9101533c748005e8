package dev.mitosis.emulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * An HTTP proxy on loopback that stands before the emulator and spoils answers. Which answer is spoilt, and how,
 * depends on the seed, the question and how often it has been asked, and not on the order in which questions arrive.
 */
public final class FaultProxy implements AutoCloseable {
    private static final Pattern CONNECTING = Pattern.compile("Action=(GetCallerIdentity|DescribeRegions)");
    private static final Endless NO_LIST = new Endless("no question at all", "", "");
    private static final int BURST = 3;
    private static final long PAUSE_NANOS = 150_000_000;

    private final URI upstream;
    private final ServerSocket listener;
    private final ExecutorService workers = Executors.newCachedThreadPool(FaultProxy::daemon);
    private final Set<Socket> open = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicLong> injected = new ConcurrentHashMap<>();
    private final Map<String, HttpExchange> torn = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private volatile Pattern sparing = CONNECTING;
    private volatile Endless endless = NO_LIST;
    private volatile Weather weather = new Weather(0, Map.of());

    /** The odds of each fault, 0 to 1, together at most 1. */
    private record Weather(long seed, Map<Fault, Double> odds) {
        Optional<Fault> strikes(String question, int times) {
            double roll = new Random(seed * 31 + question.hashCode() * 17L + times * 7919L).nextDouble();
            for (Map.Entry<Fault, Double> fault : odds.entrySet()) {
                roll -= fault.getValue();
                if (roll < 0) {
                    return Optional.of(fault.getKey());
                }
            }
            return Optional.empty();
        }
    }

    private FaultProxy(URI upstream, ServerSocket listener) {
        this.upstream = upstream;
        this.listener = listener;
    }

    /** Starts a proxy that spoils nothing yet. */
    public static FaultProxy before(URI upstream) {
        try {
            FaultProxy proxy = new FaultProxy(upstream, new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
            proxy.workers.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * From now on answers are spoilt with these odds; all counts start anew. Who asks for identity or regions is
     * spared.
     */
    public void spoilAllButConnecting(long seed, Map<Fault, Double> odds) {
        spoil(seed, odds);
        sparing = CONNECTING;
    }

    /** From now on answers are spoilt with these odds; all counts start anew. */
    public void spoil(long seed, Map<Fault, Double> odds) {
        sparing = Pattern.compile("(?!)");
        endless = NO_LIST;
        asked.clear();
        injected.clear();
        torn.clear();
        requests.set(0);
        answers.set(0);
        weather = new Weather(seed, odds.isEmpty() ? Map.of() : new EnumMap<>(odds));
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Requests since the weather last changed. */
    public long requests() {
        return requests.get();
    }

    /** Requests since the weather last changed that were answered, and not with an error. */
    public long answers() {
        return answers.get();
    }

    /** Waits until so many requests have come, or until it is pointless to wait on. */
    public void awaitRequests(long count, BooleanSupplier pointless) {
        while (requests.get() < count && !pointless.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** How many answers were spoilt in this way since the weather last changed. */
    public long injected(Fault fault) {
        AtomicLong count = injected.get(fault);
        return count == null ? 0 : count.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                workers.execute(() -> serve(client));
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            Optional<HttpExchange> request = HttpExchange.read(in);
            while (request.isPresent() && answer(client, request.get())) {
                request = HttpExchange.read(in);
            }
        } catch (IOException e) {
            // The client went away; so does its connection.
            open.remove(client);
        }
        open.remove(client);
    }

    private Optional<Fault> strikes(String question, int times) {
        for (int before = 1; before < BURST; before++) {
            Optional<Fault> earlier = weather.strikes(question, times - before);
            if (times > before && earlier.equals(Optional.of(Fault.BURST))) {
                return earlier;
            }
        }
        return weather.strikes(question, times);
    }

    /** Answers one request and tells whether the connection goes on. */
    private boolean answer(Socket client, HttpExchange request) throws IOException {
        requests.incrementAndGet();
        int times = asked.computeIfAbsent(request.question(), key -> new AtomicInteger())
                .incrementAndGet();
        Optional<Fault> fault =
                sparing.matcher(request.question()).find() ? Optional.empty() : strikes(request.question(), times);
        if (fault.isEmpty()) {
            HttpExchange answer = answerTo(request);
            if (answer.start().contains(" 200 ")) {
                answers.incrementAndGet();
            }
            return whole(client, answer);
        }
        injected.computeIfAbsent(fault.get(), key -> new AtomicLong()).incrementAndGet();
        return switch (fault.get()) {
            case THROTTLED, SERVER_ERROR, BURST, EXPIRED, DENIED, SKEWED ->
                whole(client, ErrorAnswer.to(request, fault.get()));
            case EMPTY, CUT, PAGE -> whole(client, spoilt(remembered(request), fault.get()));
            case RESET -> reset(client);
            case TRUNCATED -> torn(client, request);
            case SLOW -> halves(client, answerTo(request), true);
        };
    }

    private boolean torn(Socket client, HttpExchange request) throws IOException {
        return halves(client, remembered(request), false);
    }

    private HttpExchange remembered(HttpExchange request) throws IOException {
        HttpExchange answer = answerTo(request);
        torn.put(request.question(), answer);
        return answer;
    }

    private static HttpExchange spoilt(HttpExchange answer, Fault fault) {
        byte[] body = answer.body();
        return switch (fault) {
            case EMPTY -> new HttpExchange("HTTP/1.1 200 OK", answer.headers(), new byte[0]);
            case PAGE ->
                new HttpExchange(
                        "HTTP/1.1 200 OK",
                        Map.of("content-type", "text/html"),
                        "<!DOCTYPE html><html><body>Please log in.</body></html>".getBytes(StandardCharsets.UTF_8));
            default -> new HttpExchange(answer.start(), answer.headers(), Arrays.copyOf(body, body.length / 2));
        };
    }

    /**
     * The emulator's answer, or the one that did not arrive before. AWS gives the same page of a list again; the
     * emulator's tagging API goes on from where its own answer ended.
     */
    private HttpExchange answerTo(HttpExchange request) throws IOException {
        HttpExchange again = torn.remove(request.question());
        return again == null ? forward(request) : again;
    }

    private HttpExchange forward(HttpExchange request) throws IOException {
        HttpExchange answer = sent(request);
        Endless list = endless;
        return request.question().contains(list.question()) ? list.goingOn(answer, requests.get()) : answer;
    }

    /** A list that says on each page that there is one more. */
    private record Endless(String question, String end, String more) {
        HttpExchange goingOn(HttpExchange answer, long number) {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            String longer = body.replace(end, more.replace("#", String.valueOf(number)) + end);
            return new HttpExchange(answer.start(), answer.headers(), longer.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * From now on a list never ends, until the weather changes.
     *
     * @param question what stands in the requests for it
     * @param end before what in the answer the next token is put
     * @param more the token as it stands in an answer, with # for a number that grows
     */
    public void neverEnd(String question, String end, String more) {
        endless = new Endless(question, end, more);
    }

    private HttpExchange sent(HttpExchange request) throws IOException {
        try (Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
            // An HTTP/1.0 request is never answered in chunks.
            String start = request.start().replace(" HTTP/1.1", " HTTP/1.0");
            server.getOutputStream().write(request.bytes(start, "close"));
            return HttpExchange.read(new BufferedInputStream(server.getInputStream()))
                    .orElseThrow(() -> new IOException("the emulator closed the connection"));
        }
    }

    private static boolean whole(Socket client, HttpExchange answer) throws IOException {
        client.getOutputStream().write(wire(answer));
        return true;
    }

    private static byte[] wire(HttpExchange answer) {
        return answer.bytes(answer.start().replaceFirst("^HTTP/1\\.0", "HTTP/1.1"), "keep-alive");
    }

    private static boolean reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
        return false;
    }

    private static boolean halves(Socket client, HttpExchange answer, boolean both) throws IOException {
        byte[] bytes = wire(answer);
        int middle = bytes.length - answer.body().length / 2 - 1;
        OutputStream out = client.getOutputStream();
        out.write(bytes, 0, middle);
        out.flush();
        if (both) {
            LockSupport.parkNanos(PAUSE_NANOS);
            out.write(bytes, middle, bytes.length - middle);
        }
        return both;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.shutdownNow();
    }
}
