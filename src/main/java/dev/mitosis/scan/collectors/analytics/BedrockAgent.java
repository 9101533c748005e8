package dev.mitosis.scan.collectors.analytics;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.bedrockagent.BedrockAgentClient;

/** Agents, knowledge bases, flows and prompts. */
final class BedrockAgent {
    private BedrockAgent() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("bedrock-agent", BedrockAgentClient.class, BedrockAgentClient::builder)
                .prefix("bedrock")
                .type("AWS::Bedrock::Agent", "ListAgents", "agentSummaries")
                .describeEach("GetAgent", "agent", "agentId={agentId}")
                .arn("{agentArn}")
                .id("{agentId}")
                .name("{agentName}")
                .drop("/promptOverrideConfiguration")
                .detail("ListAgentKnowledgeBases", "agentId={agentId}", "agentVersion=DRAFT")
                .detail("ListAgentCollaborators", "agentId={agentId}", "agentVersion=DRAFT")
                .when("{agentCollaboration}")
                .unless("{agentCollaboration}", "DISABLED")
                .detail("ListTagsForResource", "resourceArn={agentArn}")
                .forTags()
                .and()
                .type("AWS::Bedrock::AgentAlias", "ListAgentAliases", "agentAliasSummaries", "agentId={agentId}")
                .per("AWS::Bedrock::Agent")
                .arn("agent-alias/{@parent/agentId}/{agentAliasId}")
                .name("{agentAliasName}")
                .except("{agentAliasId}", "TSTALIASID")
                .type(
                        "AWS::Bedrock::AgentActionGroup",
                        "ListAgentActionGroups",
                        "actionGroupSummaries",
                        "agentId={agentId}",
                        "agentVersion=DRAFT")
                .per("AWS::Bedrock::Agent")
                .describeEach(
                        "GetAgentActionGroup",
                        "agentActionGroup",
                        "agentId={@parent/agentId}",
                        "agentVersion=DRAFT",
                        "actionGroupId={actionGroupId}")
                .arn("agent/{agentId}/action-group/{actionGroupId}")
                .name("{actionGroupName}")
                .drop("/apiSchema/payload")
                .type("AWS::Bedrock::KnowledgeBase", "ListKnowledgeBases", "knowledgeBaseSummaries")
                .describeEach("GetKnowledgeBase", "knowledgeBase", "knowledgeBaseId={knowledgeBaseId}")
                .arn("{knowledgeBaseArn}")
                .id("{knowledgeBaseId}")
                .name("{name}")
                .detail("ListTagsForResource", "resourceArn={knowledgeBaseArn}")
                .forTags()
                .and()
                .type(
                        "AWS::Bedrock::DataSource",
                        "ListDataSources",
                        "dataSourceSummaries",
                        "knowledgeBaseId={knowledgeBaseId}")
                .per("AWS::Bedrock::KnowledgeBase")
                .describeEach(
                        "GetDataSource",
                        "dataSource",
                        "knowledgeBaseId={knowledgeBaseId}",
                        "dataSourceId={dataSourceId}")
                .arn("knowledge-base/{knowledgeBaseId}/data-source/{dataSourceId}")
                .name("{name}")
                .type("AWS::Bedrock::Flow", "ListFlows", "flowSummaries")
                .describeEach("GetFlow", "", "flowIdentifier={id}")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .type("AWS::Bedrock::Prompt", "ListPrompts", "promptSummaries")
                .given("AWS::Bedrock::Agent", "AWS::Bedrock::Flow")
                .arn("{arn}")
                .id("{id}")
                .name("{name}")
                .detail("GetPrompt", "promptIdentifier={id}")
                .keep("customerEncryptionKeyArn", "defaultVariant", "variants")
                .and()
                .end();
    }
}
