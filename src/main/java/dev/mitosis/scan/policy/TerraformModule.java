package dev.mitosis.scan.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a Terraform module that makes the role of a scan with its policies. */
final class TerraformModule {
    private static final String FRAME = """
            # The role that a Mitosis scan assumes; it can only read.

            variable "trusted_principal" {
              type        = string
              description = "The ARN of the user, role or account that may assume the role"
            }

            variable "external_id" {
              type        = string
              default     = ""
              description = "What whoever assumes the role has to know; empty for nothing"
            }

            variable "role_name" {
              type        = string
              default     = "MitosisScan"
              description = "The name of the role"
            }

            resource "aws_iam_role" "scan" {
              name        = var.role_name
              description = "Reads the account for a plan of its split"
              assume_role_policy = jsonencode({
                Version = "2012-10-17"
                Statement = [{
                  Effect    = "Allow"
                  Principal = { AWS = var.trusted_principal }
                  Action    = "sts:AssumeRole"
                  Condition = {
                    for operator, test in { StringEquals = { "sts:ExternalId" = var.external_id } } :
                    operator => test if var.external_id != ""
                  }
                }]
              })
            }

            output "role_arn" {
              value       = aws_iam_role.scan.arn
              description = "For --role-arn"
            }
            """;

    private TerraformModule() {}

    static String of(List<PolicyDocument> documents) {
        return FRAME + documents.stream().map(TerraformModule::policy).collect(Collectors.joining());
    }

    private static String policy(PolicyDocument document) {
        String statements =
                document.statements().stream().map(TerraformModule::statement).collect(Collectors.joining());
        return """

                resource "aws_iam_policy" "%1$s" {
                  name        = "%2$s"
                  description = "What a Mitosis scan reads"
                  policy = jsonencode({
                    Version = "2012-10-17"
                    Statement = [
                %3$s    ]
                  })
                }

                resource "aws_iam_role_policy_attachment" "%1$s" {
                  role       = aws_iam_role.scan.name
                  policy_arn = aws_iam_policy.%1$s.arn
                }
                """.formatted(document.name().toLowerCase(Locale.ROOT), document.name(), statements);
    }

    private static String statement(PolicyStatement statement) {
        String actions = statement.actions().stream()
                .map(action -> "          \"" + action + "\",\n")
                .collect(Collectors.joining());
        return """
                      {
                        Sid      = "%s"
                        Effect   = "Allow"
                        Resource = "*"
                        Action = [
                %s        ]
                      },
                """.formatted(statement.sid(), actions);
    }
}
