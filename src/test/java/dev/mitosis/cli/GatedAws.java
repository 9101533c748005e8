package dev.mitosis.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An AWS of the test's own with one classic load balancer; everything else is denied. Who has found out about the
 * account and asks for more waits at a gate, so that a scan is at work for as long as the test wants.
 */
final class GatedAws implements AutoCloseable {
    static final String ACCOUNT = "123456789012";

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z0-9]+)");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool(GatedAws::daemon);
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    GatedAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "gated-aws");
        thread.setDaemon(true);
        return thread;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Comes back when somebody stands at the gate, or when those who should have come there have ended. */
    void awaitSomebody(CompletableFuture<?> coming) throws Exception {
        CompletableFuture.anyOf(reached, coming).get(1, TimeUnit.MINUTES);
    }

    /** Lets everybody pass from now on. */
    void open() {
        gate.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher action = ACTION.matcher(body);
        String asked = action.find() ? action.group(1) : "";
        String answer = switch (asked) {
            case "GetCallerIdentity" ->
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::" + ACCOUNT
                        + ":user/me</Arn><UserId>U</UserId><Account>" + ACCOUNT
                        + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
            case "DescribeRegions" ->
                "<DescribeRegionsResponse><regionInfo><item><regionName>eu-west-1</regionName></item>"
                        + "</regionInfo></DescribeRegionsResponse>";
            case "DescribeLoadBalancers" -> {
                pass();
                yield "<DescribeLoadBalancersResponse><DescribeLoadBalancersResult><LoadBalancerDescriptions>"
                        + "<member><LoadBalancerName>one</LoadBalancerName></member>"
                        + "</LoadBalancerDescriptions></DescribeLoadBalancersResult>"
                        + "</DescribeLoadBalancersResponse>";
            }
            case "ListAccountAliases" -> "";
            default -> {
                pass();
                yield "";
            }
        };
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(bytes.length == 0 ? 403 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void pass() {
        reached.complete(null);
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
