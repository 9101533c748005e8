package dev.mitosis.scan;

import dev.mitosis.aws.CallLedger;
import dev.mitosis.model.Coverage;
import dev.mitosis.scan.read.TypeRead;

/** Tells a listener how far a scan has come, one call at a time. */
final class ScanProgress {
    private final ScanListener listener;
    private final CallLedger ledger;
    private int resources;

    ScanProgress(ScanListener listener, CallLedger ledger) {
        this.listener = listener;
        this.ledger = ledger;
    }

    synchronized void started(int parts, int regions) {
        listener.started(parts, regions);
    }

    synchronized void finished(Coverage row, TypeRead read) {
        resources += read.sorted().size();
        listener.finished(row);
        listener.counted(resources, ledger.calls());
    }
}
