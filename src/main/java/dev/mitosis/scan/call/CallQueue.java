package dev.mitosis.scan.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.RateLimiter;
import dev.mitosis.model.MitosisException;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls: so many in flight, each service within its rate, again where that can help. A call that has to wait
 * for its rate holds no thread.
 */
public final class CallQueue implements Answers, AutoCloseable {
    private static final int THROTTLE_RETRIES = 9;
    private static final int CREDENTIAL_RETRIES = 2;

    /**
     * An emulator that stumbles over its own threads answers as if it knew the operation not, but only once in a row.
     */
    private static final int STUMBLE_RETRIES = 1;

    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    private final AwsClients clients;
    private final RateLimiter limiter;
    private final LifoExecutor pool;
    private final ScheduledExecutorService timer;
    private final Map<String, SdkOperation> operations = new ConcurrentHashMap<>();
    private final Map<String, AwsFailure> notOffered = new ConcurrentHashMap<>();
    private final RetryBudget retries = new RetryBudget();
    private final CredentialCheck credentials;
    private final AtomicReference<@Nullable MitosisException> fatal = new AtomicReference<>();

    /** A queue without calls; its threads end when it is closed. */
    public CallQueue(AwsClients clients, RateLimiter limiter) {
        this.clients = clients;
        this.limiter = limiter;
        this.credentials = new CredentialCheck(clients::accepted, System::nanoTime);
        this.pool = new LifoExecutor(clients.settings().maxConcurrency(), named("scan"));
        this.timer = Executors.newSingleThreadScheduledExecutor(named("scan-timer"));
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** One call to be made. */
    private record Call(
            ServiceSpec service,
            String region,
            SdkOperation operation,
            ObjectNode request,
            CompletableFuture<ObjectNode> answer) {
        String place() {
            return service.name() + "@" + region;
        }

        String operationThere() {
            return place() + ":" + operation.name();
        }
    }

    @Override
    public Optional<ObjectNode> next(ServiceSpec service, String operation, ObjectNode request, ObjectNode answer) {
        return operation(service, operation).paging().next(request, answer);
    }

    private SdkOperation operation(ServiceSpec service, String name) {
        return operations.computeIfAbsent(service.qualified(name), key -> SdkOperation.bind(service.client(), name));
    }

    /** Queues a call; the answer comes on another thread. */
    @Override
    public CompletableFuture<ObjectNode> submit(
            ServiceSpec service, String region, String operation, ObjectNode request) {
        Call call = new Call(service, region, operation(service, operation), request, new CompletableFuture<>());
        enqueue(call, 1, 0);
        return call.answer();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the call's own answer tells the outcome
    private void enqueue(Call call, int attempt, long pauseNanos) {
        String prefix = call.service().prefix();
        long wait = pauseNanos
                + limiter.reserve(prefix, call.region(), call.operation().name());
        Runnable run = () -> attempt(call, attempt);
        if (wait <= 0) {
            pool.execute(run);
        } else {
            timer.schedule(() -> pool.execute(run), wait, TimeUnit.NANOSECONDS);
        }
    }

    private void attempt(Call call, int attempt) {
        RuntimeException known = hopeless(call);
        if (known != null) {
            call.answer().completeExceptionally(known);
            return;
        }
        ObjectNode answer;
        try {
            Object client = call.service().maker().client(clients, call.region());
            answer = call.operation().call(client, call.request());
        } catch (RuntimeException e) {
            failed(call, attempt, e);
            return;
        } catch (Error e) {
            // Nobody looks at what a pool's thread throws; without this the scan would wait for ever.
            call.answer().completeExceptionally(e);
            throw e;
        }
        retries.answered(call.operationThere());
        call.answer().complete(answer);
    }

    private @Nullable RuntimeException hopeless(Call call) {
        MitosisException end = fatal.get();
        if (end != null) {
            return end;
        }
        AwsFailure known = notOffered.getOrDefault(call.place(), notOffered.get(call.operationThere()));
        return known == null ? null : new CallFailedException(known, null);
    }

    private void failed(Call call, int attempt, RuntimeException thrown) {
        AwsFailure failure = AwsFailure.of(thrown);
        if (failure.kind() == AwsFailure.Kind.CREDENTIALS && !credentials.stillGood()) {
            fatal.compareAndSet(null, clients.expired(thrown, failure));
        }
        boolean stumbled = failure.code().equals(AwsFailure.NO_EMULATION) && attempt <= STUMBLE_RETRIES;
        if (failure.kind() == AwsFailure.Kind.NOT_OFFERED) {
            boolean whole = failure.code().equals(AwsFailure.UNKNOWN_HOST);
            notOffered.put(whole ? call.place() : call.operationThere(), failure);
        }
        if (failure.kind() == AwsFailure.Kind.THROTTLED) {
            limiter.throttled(
                    call.service().prefix(), call.region(), call.operation().name());
        }
        if (fatal.get() == null && (stumbled || again(call, attempt, failure))) {
            enqueue(call, attempt + 1, stumbled ? 0 : pause(call, attempt));
        } else {
            if (failure.expired()) {
                fatal.compareAndSet(null, clients.expired(thrown, failure));
            }
            MitosisException end = fatal.get();
            call.answer().completeExceptionally(end != null ? end : new CallFailedException(failure, thrown));
        }
    }

    private boolean again(Call call, int attempt, AwsFailure failure) {
        return switch (failure.kind()) {
            case THROTTLED -> attempt <= THROTTLE_RETRIES;
            case TRANSIENT -> retries.again(call.operationThere(), attempt);
            case CREDENTIALS -> attempt <= CREDENTIAL_RETRIES;
            case DENIED, NOT_OFFERED, DISABLED, ABSENT, FAILED -> false;
        };
    }

    /** Doubles with every attempt; the spread comes from the call itself, so that two runs behave alike. */
    private static long pause(Call call, int attempt) {
        long longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << (attempt - 1));
        int spread = Math.floorMod(call.request().hashCode() * 31 + attempt, 1000);
        return TimeUnit.MILLISECONDS.toNanos(longest / 2 + longest * spread / 2000);
    }

    /**
     * How many of so many calls are in flight at once.
     *
     * @param most what the settings allow
     */
    public static long inFlight(long calls, int most) {
        return LifoExecutor.bound(calls, most);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        pool.close();
    }
}
