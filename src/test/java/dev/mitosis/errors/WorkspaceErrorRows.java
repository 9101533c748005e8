package dev.mitosis.errors;

import static dev.mitosis.errors.ErrorRow.row;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.BrokenClock;
import dev.mitosis.io.LockHolder;
import dev.mitosis.io.WriteLock;
import dev.mitosis.snapshot.SnapshotStore;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The codes of what is wrong in a workspace or on the command line, without AWS. */
final class WorkspaceErrorRows {
    private static final String PLANS = "plans/" + TestWorkspace.ACCOUNT;
    private static final String DECISIONS = PLANS + "/decisions.yaml";
    private static final String GRAPH = PLANS + "/graph.json";
    private static final String RUNBOOKS = PLANS + "/artefacts/waves/";
    private static final LockHolder SOMEBODY = new LockHolder("mitosis scan", 1, "here", "2026-01-15T09:00:00Z");

    private WorkspaceErrorRows() {}

    private static void queue(AccountBuilder account) {
        account.queue("jobs", q -> {});
    }

    /** A role that another account may assume. */
    private static void trusting(AccountBuilder account) {
        account.role(
                "guest",
                role -> role.json(
                        "/AssumeRolePolicyDocument",
                        "{'Statement':{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'999999999999'}}}"));
    }

    static Stream<ErrorRow> rows() {
        return Stream.of(
                        usage(),
                        settings(),
                        decisions(),
                        needs(),
                        targets(),
                        documents(),
                        plans(),
                        snapshots(),
                        traffic(),
                        graph(),
                        locks(),
                        workbooks())
                .flatMap(List::stream);
    }

    private static List<ErrorRow> usage() {
        return List.of(
                row("M-USAGE-01", at -> at.run("grahp"), at -> at.run("version")),
                row("M-USAGE-02", at -> at.run("policy --format xml"), at -> at.run("policy --format terraform")),
                row(
                        "M-INTERNAL-01",
                        at -> Ending.of(BrokenClock.run(at.account().path(""), "graph", "--output", "json")),
                        at -> at.account().run("graph")),
                row("M-WORK-01", at -> at.run("graph"), at -> at.account().run("graph")),
                row(
                        "M-WORK-02",
                        at -> at.account().folder("plans/999999999999").run("graph"),
                        at -> at.account()
                                .folder("plans/999999999999")
                                .run("graph --account " + TestWorkspace.ACCOUNT)),
                row(
                        "M-WORK-04",
                        at -> at.account().run("graph --account ../x"),
                        at -> at.account().run("graph --account " + TestWorkspace.ACCOUNT)),
                row(
                        "M-IO-01",
                        at -> at.file("file", "").run("demo --workspace file"),
                        at -> at.run("policy --directory folder")));
    }

    private static List<ErrorRow> settings() {
        return List.of(
                row(
                        "M-CONF-01",
                        at -> at.file("mitosis.yaml", "region: [eu-west-1\n").run("config show"),
                        at -> at.file("mitosis.yaml", "region: [eu-west-1]\n").run("config show")),
                row(
                        "M-CONF-02",
                        at -> at.file("mitosis.yaml", "regoin: eu-west-1\n").run("config show"),
                        at -> at.file("mitosis.yaml", "region: eu-west-1\n").run("config show")));
    }

    private static List<ErrorRow> decisions() {
        return List.of(
                decided("M-CONF-10", "owners:\n  shop: \"unclosed\n", "owners:\n  shop: \"closed\"\n"),
                decided("M-CONF-11", "ownres: {shop: a}\n", "owners: {shop: a}\n"),
                decided("M-CONF-12", "keepProductionInPlace: perhaps\n", "keepProductionInPlace: true\n"),
                decided("M-CONF-13", "downtimeBudget: {shop: -1}\n", "downtimeBudget: {shop: 0}\n"),
                decided(
                        "M-CONF-15",
                        "operatingModel: {default: central}\n",
                        "operatingModel: {default: centralised}\n"),
                decided(
                        "M-CONF-16",
                        "contexts: {rename: {a: shop, b: shop}}\n",
                        "contexts: {rename: {a: shop, b: store}}\n"),
                decided(
                        "M-PART-01",
                        "assign: [{resource: 'arn:*:*', context: a}, {resource: 'a*rn:*:*', context: b}]\n",
                        "assign: [{resource: 'arn:*:*', context: a}, {resource: 'arn:aws:*', context: b}]\n"),
                row(
                        "M-PART-02",
                        at -> at.account(PLANS, TestWorkspace.ACCOUNT, WorkspaceErrorRows::trusting)
                                .after("graph")
                                .after("partition")
                                .run("why-here external:account/999999999999"),
                        at -> at.account().after("graph").after("partition").run("why-here orders")),
                row(
                        "M-CONF-14",
                        at -> at.account().after("graph").folder(DECISIONS).run("partition"),
                        at -> at.account().after("graph").run("partition")));
    }

    private static ErrorRow decided(String code, String wrong, String right) {
        return row(
                code,
                at -> at.account().after("graph").file(DECISIONS, wrong).run("partition"),
                at -> at.account().after("graph").file(DECISIONS, right).run("partition"));
    }

    private static List<ErrorRow> needs() {
        String right = "context: shop\nenvironment: dev\n";
        return List.of(
                row(
                        "M-PLACE-01",
                        at -> at.account()
                                .after("graph")
                                .after("partition")
                                .folder("needs.yaml")
                                .run("place needs.yaml"),
                        at -> at.account()
                                .after("graph")
                                .after("partition")
                                .file("needs.yaml", right)
                                .run("place needs.yaml")),
                placed("M-PLACE-07", "context: \"unclosed\n", right),
                placed("M-PLACE-02", right + "talkTo: [shop]\n", right + "talksTo: []\n"),
                placed("M-PLACE-03", right + "data: confidental\n", right + "data: confidential\n"),
                placed("M-PLACE-04", "context: shop\n", right),
                placed("M-PLACE-05", right + "quotas: {addresses: 3}\n", right + "quotas: {AWS::EC2::EIP: 3}\n"),
                placed("M-PLACE-06", right + "talksTo: [order]\n", right + "talksTo: [orders]\n"));
    }

    private static ErrorRow placed(String code, String wrong, String right) {
        return row(
                code,
                at -> at.account()
                        .after("graph")
                        .after("partition")
                        .file("needs.yaml", wrong)
                        .run("place needs.yaml"),
                at -> at.account()
                        .after("graph")
                        .after("partition")
                        .file("needs.yaml", right)
                        .run("place needs.yaml"));
    }

    private static List<ErrorRow> targets() {
        String apart = "assign: [{resource: front, context: shop, environment: dev, account: backup},"
                + " {resource: ear, context: shop, environment: dev, account: %s}]\n";
        String pool =
                "cidrPool: 10.64.0.0/%s\nassign: [{resource: web, context: shop, environment: dev, account: sandbox}]\n";
        return List.of(
                targeted("M-TARGET-01", WorkspaceErrorRows::listening, apart, "log-archive", "backup"),
                targeted("M-TARGET-05", WorkspaceErrorRows::networked, pool, "28", "16"));
    }

    private static ErrorRow targeted(
            String code, Consumer<AccountBuilder> account, String decisions, String wrong, String right) {
        return row(
                code,
                at -> at.account(PLANS, TestWorkspace.ACCOUNT, account)
                        .file(DECISIONS, decisions.formatted(wrong))
                        .after("graph")
                        .after("partition")
                        .run("target"),
                at -> at.account(PLANS, TestWorkspace.ACCOUNT, account)
                        .file(DECISIONS, decisions.formatted(right))
                        .after("graph")
                        .after("partition")
                        .run("target"));
    }

    private static void listening(AccountBuilder account) {
        account.add("AWS::ElasticLoadBalancingV2::LoadBalancer", "front", lb -> {})
                .add("AWS::ElasticLoadBalancingV2::Listener", "ear", ear -> ear.to("loadBalancer", "front"));
    }

    private static void networked(AccountBuilder account) {
        account.vpc("net").subnet("net-a", "net", "10.0.1.0/24").instance("web", web -> web.to("subnet", "net-a"));
    }

    private static List<ErrorRow> documents() {
        return List.of(
                row(
                        "M-FILE-01",
                        at -> at.account().run("partition"),
                        at -> at.account().after("graph").run("partition")),
                written("M-FILE-02", "{\"formatVersion\": 1}"),
                written("M-FILE-03", "{\"formatVersion\": 99, \"tool\": \"mitosis 9\"}"),
                written("M-FILE-04", "{}"),
                row(
                        "M-FILE-05",
                        at -> planned(at)
                                .file(RUNBOOKS + "inputs.env/folder", "")
                                .run("plan"),
                        at -> planned(at)
                                .file(RUNBOOKS + "inputs.env", "export TRY=2")
                                .run("plan")),
                row(
                        "M-STALE-01",
                        at -> at.account()
                                .after("graph")
                                .after("partition")
                                .file(DECISIONS, "keepProductionInPlace: false\n")
                                .run("target"),
                        at -> at.account().after("graph").after("partition").run("target")));
    }

    private static List<ErrorRow> plans() {
        return List.of(
                row(
                        "M-KNOW-01",
                        at -> at.account().file("knowledge/rules.txt", "").run("graph"),
                        at -> at.account().file("knowledge/words.yaml", "").run("graph")),
                row(
                        "M-KNOW-02",
                        at -> at.account().file("knowledge/relations.tsv", "x").run("graph"),
                        at -> at.account()
                                .file("knowledge/relations.tsv", "AWS::SQS::Queue\t/Owner\treads\t-\n")
                                .run("graph")),
                asked("M-PLAN-01", "plan --explain nothing-like-it", "plan --explain organization-units"),
                asked("M-PLAN-02", "plan --explain organization", "plan --explain organization-units"),
                asked("M-PLAN-03", "plan --wave 99", "plan --wave 1"),
                asked("M-PLAN-05", "status --snapshot nobody=.", "status"),
                row(
                        "M-REPORT-01",
                        at -> planned(at).after("plan").after("check").run("report --context nobody"),
                        at -> planned(at).after("plan").after("check").run("report")),
                row(
                        "M-PLAN-04",
                        at -> planned(at)
                                .after("plan")
                                .file(PLANS + "/state/steps.jsonl/folder", "")
                                .run("status"),
                        at -> planned(at)
                                .after("plan")
                                .file(PLANS + "/state/steps.jsonl", "half a l")
                                .run("status")));
    }

    private static ErrorRow asked(String code, String wrong, String right) {
        return row(
                code,
                at -> planned(at).after("plan").run(wrong),
                at -> planned(at).after("plan").run(right));
    }

    private static TestWorkspace planned(TestWorkspace at) {
        return at.account().after("graph").after("partition").after("target");
    }

    private static ErrorRow written(String code, String graph) {
        return row(
                code,
                at -> at.account().after("graph").file(GRAPH, graph).run("partition"),
                at -> at.account().after("graph").run("partition"));
    }

    private static List<ErrorRow> snapshots() {
        String file = PLANS + "/snapshot/eu-west-1/test.Everything.jsonl.gz";
        String manifest = PLANS + "/snapshot/manifest.json";
        return List.of(
                row(
                        "M-SNAP-01",
                        at -> at.account().file(file, "other").run("graph"),
                        at -> at.account().run("graph")),
                row(
                        "M-SNAP-02",
                        at -> at.folder(PLANS).run("graph"),
                        at -> at.account().run("graph")),
                row(
                        "M-SNAP-03",
                        at -> at.account()
                                .replace(manifest, "\"formatVersion\" : 1", "\"formatVersion\" : 99")
                                .run("graph"),
                        at -> at.account().run("graph")),
                row(
                        "M-SNAP-04",
                        at -> at.account().run("diff . nowhere"),
                        at -> at.account().run("diff . .")),
                row(
                        "M-SNAP-05",
                        at -> at.account(PLANS, "999999999999", WorkspaceErrorRows::queue)
                                .run("graph"),
                        at -> at.account(PLANS, TestWorkspace.ACCOUNT, WorkspaceErrorRows::queue)
                                .run("graph")),
                row("M-SNAP-06", at -> reading(at, true), at -> reading(at, false)),
                row(
                        "M-DIFF-01",
                        at -> at.account()
                                .account("plans/999999999999", "999999999999", WorkspaceErrorRows::queue)
                                .run("diff 999999999999 " + TestWorkspace.ACCOUNT),
                        at -> at.account()
                                .account("last-month", TestWorkspace.ACCOUNT, WorkspaceErrorRows::queue)
                                .run("diff last-month " + TestWorkspace.ACCOUNT)));
    }

    /** Reads a snapshot while another one may take its place. */
    private static Ending reading(TestWorkspace at, boolean replaced) throws Exception {
        Path folder = at.account().path(PLANS + "/snapshot");
        return Ending.of(() -> {
            try (var resources = SnapshotStore.open(folder).resources()) {
                Iterator<?> reading = resources.iterator();
                reading.next();
                if (replaced) {
                    at.account(PLANS, TestWorkspace.ACCOUNT, WorkspaceErrorRows::queue);
                }
                reading.forEachRemaining(resource -> {});
            }
        });
    }

    private static List<ErrorRow> traffic() {
        String flow = "2 123456789012 eni-1 10.0.0.1 10.0.0.2 40000 443 6 1 40 1700000000 1700000060 ACCEPT OK\n";
        return List.of(
                row(
                        "M-TRAFFIC-01",
                        at -> at.account().run("traffic logs"),
                        at -> at.account().file("logs/a.log", flow).run("traffic logs")),
                row(
                        "M-TRAFFIC-02",
                        at -> at.account().file("logs/a.log", "no log").run("traffic logs"),
                        at -> at.account()
                                .file("logs/a.log", "no log")
                                .file("logs/b.log", flow)
                                .run("traffic logs")),
                row(
                        "M-TRAFFIC-03",
                        at -> at.account().file("logs/a.log", flow).run("traffic logs --format srcaddr,dstaddr"),
                        at -> at.account()
                                .file("logs/a.log", "10.0.0.1 10.0.0.2 1700000000 1700000060 1 40\n")
                                .run("traffic logs", "--format", "srcaddr dstaddr start end packets bytes")),
                row(
                        "M-TRAFFIC-04",
                        at -> at.account()
                                .file("logs/a.log", flow)
                                .file(PLANS + "/.traffic", "")
                                .run("traffic logs"),
                        at -> at.account()
                                .file("logs/a.log", flow)
                                .folder(PLANS + "/.traffic")
                                .run("traffic logs")),
                row(
                        "M-TRAFFIC-05",
                        at -> at.account()
                                .file(PLANS + "/traffic.json", traffic("999999999999"))
                                .run("graph"),
                        at -> at.account()
                                .file(PLANS + "/traffic.json", traffic(TestWorkspace.ACCOUNT))
                                .run("graph")));
    }

    private static String traffic(String account) {
        return "{\"formatVersion\":1,\"tool\":\"t\",\"account\":\"" + account + "\",\"snapshotId\":\"s\",\"inputs\":{},"
                + "\"observed\":{\"flows\":null,\"calls\":null},\"conversations\":[],\"calls\":[],\"gaps\":[]}";
    }

    private static List<ErrorRow> graph() {
        Consumer<AccountBuilder> twice =
                account -> account.queue("jobs", q -> {}).topic("jobs", t -> {});
        return List.of(
                row(
                        "M-GRAPH-01",
                        at -> at.account().after("graph").run("impact order"),
                        at -> at.account().after("graph").run("impact orders")),
                row(
                        "M-GRAPH-02",
                        at -> at.account(PLANS, TestWorkspace.ACCOUNT, twice)
                                .after("graph")
                                .run("impact jobs"),
                        at -> at.account(PLANS, TestWorkspace.ACCOUNT, WorkspaceErrorRows::queue)
                                .after("graph")
                                .run("impact jobs")));
    }

    private static List<ErrorRow> locks() {
        return List.of(row(
                "M-LOCK-01",
                at -> {
                    try (WriteLock held =
                            WriteLock.take(at.account().workspace().lock(TestWorkspace.ACCOUNT), SOMEBODY)) {
                        return at.run("graph");
                    }
                },
                at -> {
                    try (WriteLock held =
                            WriteLock.take(at.account().workspace().lock("999999999999"), SOMEBODY)) {
                        return at.run("graph");
                    }
                }));
    }

    private static List<ErrorRow> workbooks() {
        String book = "reports/" + TestWorkspace.ACCOUNT + "/plan.xlsx";
        return List.of(
                row(
                        "M-BOOK-02",
                        at -> at.account().file(book, "words").run("run --skip-scan"),
                        at -> at.account().run("run --skip-scan")),
                row(
                        "M-BOOK-03",
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("reports/" + TestWorkspace.ACCOUNT + "/~$plan.xlsx", "")
                                .run("report"),
                        at -> at.account().after("run --skip-scan").run("report")),
                row(
                        "M-BOOK-01",
                        at -> edited(at.account().after("run --skip-scan"), book)
                                .run("report"),
                        at -> edited(at.account().after("run --skip-scan"), book)
                                .run("report --discard-edits")),
                row(
                        "M-BOOK-04",
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("back.xlsx", "words")
                                .run("review back.xlsx"),
                        at -> at.account().after("run --skip-scan").run("review " + book)),
                row(
                        "M-BOOK-05",
                        at -> named(at.account().after("run --skip-scan"), book, "two words")
                                .run("review " + book),
                        at -> named(at.account().after("run --skip-scan"), book, "harbour")
                                .run("review " + book)),
                row(
                        "M-CONF-17",
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("plans/" + TestWorkspace.ACCOUNT + "/state/review.yaml", "notes: 3")
                                .run("report"),
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("plans/" + TestWorkspace.ACCOUNT + "/state/review.yaml", "notes: {}")
                                .run("report")),
                row(
                        "M-CONF-18",
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("plans/" + TestWorkspace.ACCOUNT + "/assumptions.yaml", "dayRate: much")
                                .run("report"),
                        at -> at.account()
                                .after("run --skip-scan")
                                .file("plans/" + TestWorkspace.ACCOUNT + "/assumptions.yaml", "dayRate: 900")
                                .run("report")));
    }

    private static TestWorkspace named(TestWorkspace at, String book, String name) {
        new dev.mitosis.workbook.GivenBack(at.path(book), at.path(book))
                .write("Resources", 0, "Context", name)
                .save();
        return at;
    }

    private static TestWorkspace edited(TestWorkspace at, String book) {
        dev.mitosis.workbook.EditedWorkbook.write(at.path(book), List.of("Steps"));
        return at;
    }
}
