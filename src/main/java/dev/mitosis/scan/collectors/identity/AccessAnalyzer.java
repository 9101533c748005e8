package dev.mitosis.scan.collectors.identity;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;

/** Analyzers of access from outside, with what they are told to overlook. */
final class AccessAnalyzer {
    private AccessAnalyzer() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("accessanalyzer", AccessAnalyzerClient.class, AccessAnalyzerClient::builder)
                .prefix("access-analyzer")
                .type("AWS::AccessAnalyzer::Analyzer", "ListAnalyzers", "analyzers")
                .arn("{arn}")
                .name("{name}")
                .detail("ListArchiveRules", "analyzerName={name}")
                .and()
                .end();
    }
}
