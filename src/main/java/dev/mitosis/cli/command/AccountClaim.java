package dev.mitosis.cli.command;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.LockHolder;
import dev.mitosis.io.WriteLock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps other commands from writing while this one does: taken by the command once, whatever stages it runs. */
final class AccountClaim implements AutoCloseable {
    /** Where Linux says its name without asking the network. */
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final MitosisCommand command;
    private @Nullable WriteLock lock;

    AccountClaim(MitosisCommand command) {
        this.command = command;
    }

    /** Takes the account's lock; a command works on one account. */
    void of(String account) {
        LockHolder self = new LockHolder(
                command.spec.qualifiedName(),
                ProcessHandle.current().pid(),
                host(command.environment().variables()),
                command.environment().clock().instant().toString());
        WriteLock taken = WriteLock.take(command.workspace().lock(account), self);
        lock = taken;
        taken.left()
                .filter(left -> !left.host().equals(self.host()))
                .ifPresent(left -> command.warn(left
                        + " has not given the workspace back; it was killed, or this"
                        + " file system does not pass locks on from host to host and it is still writing"));
    }

    private static String host(Map<String, String> variables) {
        String host = hostName(variables).strip().replaceAll("[^A-Za-z0-9._-]", "-");
        return host.isEmpty() ? "this-host" : host;
    }

    private static String hostName(Map<String, String> variables) {
        try {
            if (Files.isReadable(HOST_NAME)) {
                return InputFile.handwritten(HOST_NAME);
            }
            String named = variables.get("COMPUTERNAME");
            return named == null ? InetAddress.getLocalHost().getHostName() : named;
        } catch (IOException e) {
            return ""; // a host without a name is no reason not to work
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
