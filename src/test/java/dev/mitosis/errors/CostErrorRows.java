package dev.mitosis.errors;

import static dev.mitosis.errors.ErrorRow.row;

import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.book.CostBookBuilder;
import dev.mitosis.cost.fetch.CostEstimator;
import dev.mitosis.cost.fetch.CostScenario;
import dev.mitosis.cost.verify.CostVerifier;
import dev.mitosis.cost.verify.JoinGate;
import dev.mitosis.errors.ErrorRow.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The codes of the cost history.
 *
 * @param scenario the account and the server that tells of its costs
 * @param exported its history, of which every run gets a copy
 */
record CostErrorRows(CostScenario scenario, Path exported) {
    private static final String ACCOUNT = CostScenario.ACCOUNT;
    private static final String HISTORY = "reports/" + ACCOUNT + "/cost";
    private static final String RUBBISH = "{";

    static CostErrorRows of(long seed, Path folder) {
        CostScenario scenario = CostScenario.random(seed);
        scenario.export(folder);
        return new CostErrorRows(scenario, folder);
    }

    Stream<ErrorRow> rows() {
        return Stream.of(exports(), stored(), questions(), uses()).flatMap(List::stream);
    }

    private List<ErrorRow> exports() {
        String export = "cost export --yes --account " + ACCOUNT + " --max-requests 1 --endpoint-url ";
        return List.of(
                row(
                                "M-COST-01",
                                at -> refusing(at, "AccessDeniedException"),
                                at -> at.run(export + scenario.endpoint()))
                        .instead("M-COST-11"),
                row(
                                "M-COST-02",
                                at -> refusing(at, "ExpiredTokenException"),
                                at -> at.run(export + scenario.endpoint()))
                        .instead("M-COST-11"),
                row(
                        "M-COST-09",
                        at -> at.run("cost export --account " + ACCOUNT),
                        at -> at.run("cost export --estimate --account " + ACCOUNT)),
                row(
                        "M-COST-11",
                        at -> at.run(export + scenario.endpoint()),
                        at -> at.run("cost export --estimate --max-requests 1 --account " + ACCOUNT)),
                row(
                        "M-COST-05",
                        exportedAgainAfter(at -> {
                            Path part = first(history(at).parts(), ".json");
                            at.replace(at.name(part), "\"digits\" : ", "\"digits\" : 99");
                        }),
                        exportedAgainAfter(at -> {})),
                row(
                        "M-COST-06",
                        exportedAgainAfter(at -> {
                            Path month = first(history(at).format("parquet"), ".parquet");
                            Files.delete(month);
                            at.folder(at.name(month) + "/in-the-way");
                        }),
                        exportedAgainAfter(at -> {})));
    }

    private List<ErrorRow> stored() {
        return List.of(
                spoilt("M-COST-03", paths -> first(paths.parts(), ".json"), this::estimated),
                spoilt("M-COST-19", paths -> first(paths.documents(), ".json"), this::estimated),
                spoilt("M-COST-17", CostPaths::run, this::estimated),
                spoilt("M-COST-07", CostPaths::manifest, at -> at.run("cost --account " + ACCOUNT)),
                spoilt("M-COST-12", paths -> first(paths.format("parquet"), ".parquet"), at -> query(at, "SELECT 1")));
    }

    private List<ErrorRow> questions() {
        return List.of(
                row("M-COST-08", at -> query(at, "DROP TABLE monthly_total"), at -> query(at, "SELECT 1")),
                row(
                        "M-COST-18",
                        at -> query(
                                at,
                                "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range % 7 = b.range % 5"),
                        at -> query(at, "SELECT count(*) FROM range(10) a")));
    }

    private List<ErrorRow> uses() {
        return List.of(
                row(
                        "M-COST-13",
                        at -> Ending.of(() -> gate(at)),
                        at -> Ending.of(() -> {
                            verify(at);
                            gate(at);
                        })),
                row(
                        "M-COST-15",
                        at -> Ending.of(() -> {
                            at.file(at.name(history(at).verification()), RUBBISH);
                            gate(at);
                        }),
                        at -> Ending.of(() -> {
                            verify(at);
                            gate(at);
                        })),
                row(
                        "M-COST-14",
                        at -> Ending.of(() -> {
                            at.file(at.name(history(at).attribution()), RUBBISH);
                            book(at);
                        }),
                        at -> Ending.of(() -> book(at))),
                row("M-COST-16", at -> attributed(at, "monthly-service"), at -> attributed(at, "no such query")));
    }

    /** What is done to a history. */
    @FunctionalInterface
    private interface Change {
        void to(TestWorkspace at) throws IOException;
    }

    /** A file of a history. */
    @FunctionalInterface
    private interface Place {
        Path in(CostPaths paths) throws IOException;
    }

    private CostPaths history(TestWorkspace at) throws IOException {
        return new CostPaths(at.copy(exported, HISTORY).path(HISTORY));
    }

    private ErrorRow spoilt(String code, Place place, Trial trial) {
        return row(
                code,
                at -> {
                    at.file(at.name(place.in(history(at))), RUBBISH);
                    return trial.in(at);
                },
                at -> {
                    history(at);
                    return trial.in(at);
                });
    }

    private Ending estimated(TestWorkspace at) throws Exception {
        return Ending.of(() -> new CostEstimator()
                .estimate(ACCOUNT, at.path(HISTORY), scenario.clock().instant()));
    }

    private Trial exportedAgainAfter(Change change) {
        return at -> {
            history(at);
            change.to(at);
            return Ending.of(() -> scenario.export(at.path(HISTORY)));
        };
    }

    private Ending query(TestWorkspace at, String sql) throws IOException {
        history(at);
        return at.run("cost query --timeout 1 --account " + ACCOUNT, sql);
    }

    private void verify(TestWorkspace at) throws IOException {
        new CostVerifier(scenario.clock(), true).verify(history(at).root());
    }

    private void gate(TestWorkspace at) throws IOException {
        new JoinGate(scenario.clock()).open(history(at).root());
    }

    private void book(TestWorkspace at) throws IOException {
        CostPaths paths = history(at);
        try (CostBookBuilder builder = new CostBookBuilder(paths.root())) {
            builder.build(new CostVerifier(scenario.clock(), true).verify(paths.root()));
        }
    }

    /** Attributes a history of which one query has another name. */
    private Ending attributed(TestWorkspace at, String query) throws IOException {
        at.account("plans/" + ACCOUNT, ACCOUNT, account -> account.queue("jobs", q -> {}));
        at.after("graph").after("partition");
        Path manifest = history(at).manifest();
        at.file(at.name(manifest), Files.readString(manifest).replace('"' + query + '"', "\"monthly-other\""));
        return at.run("cost attribute --account " + ACCOUNT);
    }

    private static Ending refusing(TestWorkspace at, String error) {
        try (StandInAws aws = new StandInAws().denying(error)) {
            return at.run("cost export --yes --account " + TestWorkspace.ACCOUNT + " --endpoint-url " + aws.endpoint());
        }
    }

    private static Path first(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
