package dev.mitosis.scan.call;

import dev.mitosis.aws.AwsFailure;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import java.util.Arrays;
import java.util.Locale;

/** Why a row of the coverage has its status: every judgement that there is. */
public enum CoverageReason {
    FOUND(CoverageStatus.READ, ""),
    NONE_FOUND(CoverageStatus.EMPTY, ""),
    /** The type means nothing without another one, whose name follows. */
    NO_PRECONDITION(CoverageStatus.EMPTY, "not asked, because there is no "),
    QUIET_REGION(CoverageStatus.NOT_ASKED, "not asked, because the region shows no sign of use"),
    ACCESS_DENIED(CoverageStatus.DENIED, ""),
    CREDENTIALS_REFUSED(CoverageStatus.DENIED, ""),
    SERVICE_NOT_OFFERED(CoverageStatus.NOT_OFFERED, ""),
    SERVICE_DISABLED(CoverageStatus.DISABLED, ""),
    TOO_FAST(CoverageStatus.THROTTLED, ""),
    /** What a question was about is not there, although a listing named it or nothing else was to be expected. */
    SUBJECT_ABSENT(CoverageStatus.FAILED, ""),
    TRANSIENT_FAILURE(CoverageStatus.FAILED, ""),
    OTHER_FAILURE(CoverageStatus.FAILED, ""),
    /** The answer about many tells of the others only, and so does the one about it alone. */
    LEFT_OUT(CoverageStatus.FAILED, "the answer leaves out what it was asked for"),
    /** A listing holds things that nothing tells from each other. */
    NAMELESS(CoverageStatus.UNSUPPORTED, "it has neither ARN nor id nor name"),
    /** A recorded configuration has it in another form than the API; its texts are hidden. */
    NOT_TRANSLATED(CoverageStatus.UNSUPPORTED, "AWS Config's form of it is not understood"),
    NOT_IN_CLOUD_CONTROL(CoverageStatus.UNSUPPORTED, ""),
    ONLY_TAGGED(CoverageStatus.SEEN_ELSEWHERE, "only its tags are known"),
    ONLY_IN_STACK(CoverageStatus.SEEN_ELSEWHERE, "only its stack names it"),
    ONLY_IN_CONFIG(CoverageStatus.SEEN_ELSEWHERE, "only AWS Config names it"),
    ONLY_IN_HISTORY(CoverageStatus.SEEN_ELSEWHERE, "a history tells of single resources and lists none"),
    ONLY_DESCRIBED(CoverageStatus.SEEN_ELSEWHERE, "files tell of single resources and none lists them all"),
    ONLY_IN_EXPLORER(CoverageStatus.SEEN_ELSEWHERE, "only Resource Explorer names it");

    /** What a row says that stands for a listing of another operation. */
    public static final String IN_PLACE_OF = "asked in place of ";

    private final CoverageStatus status;
    private final String text;

    CoverageReason(CoverageStatus status, String text) {
        this.status = status;
        this.text = text;
    }

    /** What a listing that came to its end says of its type. */
    public static CoverageReason counted(int count) {
        return count == 0 ? NONE_FOUND : FOUND;
    }

    /** What a failure means. */
    public static CoverageReason of(AwsFailure failure) {
        return switch (failure.kind()) {
            case DENIED -> ACCESS_DENIED;
            case CREDENTIALS -> CREDENTIALS_REFUSED;
            case NOT_OFFERED -> SERVICE_NOT_OFFERED;
            case DISABLED -> SERVICE_DISABLED;
            case THROTTLED -> TOO_FAST;
            case ABSENT -> SUBJECT_ABSENT;
            case TRANSIENT -> TRANSIENT_FAILURE;
            case FAILED -> OTHER_FAILURE;
        };
    }

    public CoverageStatus status() {
        return status;
    }

    /** What the row says; empty where AWS's own words stand there, or nothing. */
    public String text() {
        return text;
    }

    /** The row with this reason in the place of its own. */
    public Coverage insteadOf(Coverage row) {
        return new Coverage(row.service(), row.type(), row.region(), row.operation(), status, row.count(), text);
    }

    /** Whether the row is there by the words of the reason with this id. */
    public static boolean says(String id, Coverage row) {
        return Arrays.stream(values())
                .filter(reason -> reason.id().equals(id))
                .anyMatch(reason -> !reason.text.isEmpty() && reason.text.equals(row.reason()));
    }

    /** The id by which tests know the judgement. */
    String id() {
        return "coverage." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
