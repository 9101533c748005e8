package dev.mitosis.rehearse.gate;

/**
 * A call that went to the emulator, and what came of it.
 *
 * @param service as it is signed for, {@code sqs}; empty for what is not signed
 * @param operation the operation's name, or method and path where the protocol has no name
 * @param lacking whether the answer says that the emulator does not implement the operation
 * @param added whether something in front of the emulator says that it answered in its place
 */
public record EmulatorCall(String service, String operation, int status, boolean lacking, boolean added) {
    private static final int FIRST_ERROR = 400;

    /** Whether the answer is an error. */
    public boolean refused() {
        return status >= FIRST_ERROR;
    }

    /** Service and operation in one word. */
    public String name() {
        return service.isEmpty() ? operation : service + ":" + operation;
    }
}
