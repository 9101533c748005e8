package dev.mitosis.pipeline;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.io.Json;
import dev.mitosis.scan.ScanResult;
import java.util.List;

/**
 * The content of {@code calls.json}: what the last scan of the account asked AWS.
 *
 * @param calls requests sent by the process that finished the scan
 * @param throttles how many of them were turned away
 * @param operations the sums by operation, sorted
 */
record CallLedgerDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        long calls,
        long throttles,
        List<CallLedger.Line> operations) {
    static CallLedgerDocument of(ScanResult result) {
        List<CallLedger.Line> lines = result.ledger();
        return new CallLedgerDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                result.manifest().account(),
                result.manifest().snapshotId(),
                lines.stream().mapToLong(CallLedger.Line::calls).sum(),
                lines.stream().mapToLong(CallLedger.Line::throttles).sum(),
                lines);
    }
}
