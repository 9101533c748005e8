package dev.mitosis.scan.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.List;

/** Writes a CloudFormation template that makes the role of a scan with its policies. */
final class CloudFormationTemplate {
    private static final String FRAME = """
            {"AWSTemplateFormatVersion": "2010-09-09",
             "Description": "The role that a Mitosis scan assumes; it can only read",
             "Parameters": {
               "TrustedPrincipal": {"Type": "String", "Description": "The ARN of the user, role or account that may assume the role"},
               "ExternalId": {"Type": "String", "Default": "", "Description": "What whoever assumes the role has to know; empty for nothing"},
               "RoleName": {"Type": "String", "Default": "MitosisScan", "Description": "The name of the role"}},
             "Conditions": {"AsksForExternalId": {"Fn::Not": [{"Fn::Equals": [{"Ref": "ExternalId"}, ""]}]}},
             "Resources": {
               "Role": {
                 "Type": "AWS::IAM::Role",
                 "Properties": {
                   "RoleName": {"Ref": "RoleName"},
                   "Description": "Reads the account for a plan of its split",
                   "AssumeRolePolicyDocument": {
                     "Version": "2012-10-17",
                     "Statement": [{
                       "Effect": "Allow",
                       "Principal": {"AWS": {"Ref": "TrustedPrincipal"}},
                       "Action": "sts:AssumeRole",
                       "Condition": {"Fn::If": [
                         "AsksForExternalId",
                         {"StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}}},
                         {"Ref": "AWS::NoValue"}]}}]}}}},
             "Outputs": {"RoleArn": {"Description": "For --role-arn", "Value": {"Fn::GetAtt": ["Role", "Arn"]}}}}
            """;

    private CloudFormationTemplate() {}

    static String of(List<PolicyDocument> documents) {
        try {
            JsonNode template = Json.yaml().readTree(FRAME);
            ObjectNode resources = (ObjectNode) template.path("Resources");
            documents.forEach(document -> resources.set(document.name(), policy(document)));
            return Json.yaml().writeValueAsString(template);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the frame of the template is no JSON", e);
        }
    }

    private static ObjectNode policy(PolicyDocument document) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode().put("Type", "AWS::IAM::ManagedPolicy");
        ObjectNode properties = policy.putObject("Properties")
                .put("ManagedPolicyName", document.name())
                .put("Description", "What a Mitosis scan reads");
        properties.set("PolicyDocument", document.json());
        properties.putArray("Roles").addObject().put("Ref", "Role");
        return policy;
    }
}
