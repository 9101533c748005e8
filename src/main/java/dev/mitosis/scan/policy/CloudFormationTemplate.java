package dev.mitosis.scan.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.util.List;
import java.util.stream.Collectors;

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
             "Outputs": {"RoleArn": {"Description": "For --role-arn", "Value": {"Fn::GetAtt": ["Role", "Arn"]}}},
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
                         {"Ref": "AWS::NoValue"}]}}]}}}}}
            """;

    private CloudFormationTemplate() {}

    static String of(List<PolicyDocument> documents) {
        try {
            String frame = Json.yaml().writeValueAsString(Json.yaml().readTree(FRAME));
            return frame
                    + documents.stream().map(CloudFormationTemplate::policy).collect(Collectors.joining());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the frame of the template is no JSON", e);
        }
    }

    /** One line for each statement: a line for each action would be longer than a template may be. */
    private static String policy(PolicyDocument document) {
        String statements = document.statements().stream()
                .map(statement -> "        - " + spaced(statement.json()) + "\n")
                .collect(Collectors.joining());
        return """
                  %1$s:
                    Type: "AWS::IAM::ManagedPolicy"
                    Properties:
                      ManagedPolicyName: "%1$s"
                      Description: "What a Mitosis scan reads"
                      Roles:
                      - Ref: "Role"
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                """.formatted(document.name()) + statements;
    }

    private static String spaced(ObjectNode statement) {
        return statement.toString().replace("\":", "\": ");
    }
}
