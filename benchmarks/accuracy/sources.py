"""The public repositories that are measured, at one commit each; what is deployed stands as (name, path, parameters)."""

WIDDIX_VPC = {"ParentVPCStack": "vpc"}
N10N = "cdk/lib/__snapshots__/"
CFT = "aws/services/"

SOURCES = {
    "widdix": {
        "kind": "cloudformation",
        "repository": "widdix/aws-cf-templates",
        "commit": "1a9f04f934179975a3a56c2496d2ed2b27598bd8",
        "stacks": [
            ("vpc", "vpc/vpc-2azs-legacy.yaml", {}),
            ("nat-a", "vpc/vpc-nat-gateway.yaml", WIDDIX_VPC),
            ("endpoint-s3", "vpc/vpc-endpoint-s3.yaml", WIDDIX_VPC),
            ("endpoint-dynamodb", "vpc/vpc-endpoint-dynamodb.yaml", WIDDIX_VPC),
            ("flow-logs", "vpc/vpc-flow-logs.yaml", WIDDIX_VPC),
            ("zone-private", "vpc/zone-private.yaml", {**WIDDIX_VPC, "Name": "example.internal"}),
            ("zone-public", "vpc/zone-public.yaml", {"Name": "example.com"}),
            ("bastion", "vpc/vpc-ssh-bastion.yaml", WIDDIX_VPC),
            ("alert", "operations/alert.yaml", {}),
            ("key", "security/kms-key.yaml", {}),
            ("trail", "security/cloudtrail.yaml", {}),
            ("config", "security/config.yaml", {}),
            ("client-orders", "state/client-sg.yaml", WIDDIX_VPC),
            ("client-search", "state/client-sg.yaml", WIDDIX_VPC),
            ("secret", "state/secretsmanager-dbsecret.yaml", {}),
            ("bucket", "state/s3.yaml", {"ParentKmsKeyStack": "key"}),
            ("table", "state/dynamodb.yaml", {"PartitionKeyName": "id"}),
            ("mysql", "state/rds-mysql.yaml", {**WIDDIX_VPC, "ParentClientStack": "client-orders",
                                              "ParentZoneStack": "zone-private", "ParentSecretStack": "secret"}),
            ("aurora", "state/rds-aurora.yaml", {**WIDDIX_VPC, "ParentClientStack": "client-search",
                                                "ParentSecretStack": "secret"}),
            ("redis", "state/elasticache-redis.yaml", {**WIDDIX_VPC, "ParentClientStack": "client-search",
                                                      "ParentZoneStack": "zone-private"}),
            ("cluster", "ecs/cluster.yaml", WIDDIX_VPC),
            ("service", "ecs/service-cluster-alb.yaml", {"ParentClusterStack": "cluster", "ParentZoneStack": "zone-public"}),
            ("fargate", "fargate/cluster.yaml", WIDDIX_VPC),
            ("fargate-service", "fargate/service-dedicated-alb.yaml",
             {**WIDDIX_VPC, "ParentClusterStack": "fargate", "ParentClientStack1": "client-orders"}),
            ("jenkins", "jenkins/jenkins2-ha.yaml", WIDDIX_VPC),
            ("wordpress", "wordpress/wordpress-ha.yaml", WIDDIX_VPC),
            ("static", "static-website/static-website.yaml", {"DomainName": "www.example.com", "ParentZoneStack": "zone-public"}),
        ],
    },
    "n10n": {
        "kind": "cdk",
        "repository": "guardian/mobile-n10n",
        "commit": "63eeccaf298e30309478305fcc461de013fab957",
        "stacks": [(name.replace(".", "-"), N10N + name + ".test.ts.snap", {}) for name in (
            "fakebreakingnewslambda", "footballnotificationslambda", "liveactivities", "notification", "registration",
            "registrations-db-proxy", "report", "senderworker", "slo-monitoring")] + [
            (f"{name}-{stage.lower()}", f"notificationworkerlambda/{name}-cfn.yaml", {"Stage": stage})
            for name in ("harvester", "registration-cleaning-worker", "topic-counter", "expired-registration-cleaner")
            for stage in ("CODE", "PROD")],
    },
    "catalogue": {
        "kind": "cdk",
        "repository": "guardian/service-catalogue",
        "commit": "e3e3884669491235a373e837c5232733020792e4",
        "stacks": [("service-catalogue", "packages/cdk/lib/__snapshots__/service-catalogue.test.ts.snap", {})],
    },
    "transcription": {
        "kind": "cdk",
        "repository": "guardian/transcription-service",
        "commit": "a1775d3b1e648559e47bf883ee8430c29ff42164",
        "stacks": [("transcription", "packages/cdk/lib/__snapshots__/transcription-service.test.ts.snap", {})],
    },
    "templates": {
        "kind": "cloudformation",
        "repository": "awslabs/aws-cloudformation-templates",
        "commit": "3ac5e031cc2340dee710f769bacdd78c1f39f187",
        "stacks": [(path.split("/")[-1].split(".")[0].replace("_", "-").lower(), CFT + path, {}) for path in (
            "AutoScaling/AutoScalingMultiAZWithNotifications.yaml",
            "DynamoDB/DynamoDB_Secondary_Indexes.yaml",
            "EC2/EIP_With_Association.yaml",
            "ECS/FargateLaunchType/clusters/private-vpc.yml",
            "ECS/ECS_Schedule_Example.template",
            "ElasticLoadBalancing/ELB_Access_Logs_And_Connection_Draining.yaml",
            "ElasticLoadBalancing/NetworkLoadBalancerWithEIPs.json",
            "IAM/IAM_Users_Groups_and_Policies.yaml",
            "IoT/lambda-iot-topicrule.yml",
            "NeptuneDB/Neptune.yaml",
            "RDS/RDS_MySQL_With_Read_Replica.yaml",
            "RDS/RDS_with_DBParameterGroup.yaml",
            "S3/S3_LambdaTrigger.yaml",
            "S3/S3_Website_With_CloudFront_Distribution.yaml",
            "SNS/SNSTopic.json",
            "SQS/SQSStandardQueue.json",
            "VPC/VPC_With_Managed_NAT_And_Private_Subnet.yaml")],
    },
    "terraform-book": {
        "kind": "terraform",
        "repository": "brikis98/terraform-up-and-running-code",
        "commit": "27a3beaf842dbe2a582e29f64373dfb793374ba8",
        "stacks": [(f"{stage}-{name.split('/')[-1]}",
                    f"code/terraform/09-testing-terraform-code/live/{stage}/{name}",
                    {"db_remote_state_key": f"{stage}-mysql", "db_username": "owner", "db_password": "not-a-secret-1"}
                    if "app" in name else {"db_username": "owner", "db_password": "not-a-secret-1"})
                   for stage in ("stage", "prod") for name in ("data-stores/mysql", "services/hello-world-app")],
    },
    "terraform-vpc": {
        "kind": "terraform",
        "repository": "terraform-aws-modules/terraform-aws-vpc",
        "commit": "82d1929e669efef4e2ad00611b8a68e7a56e049c",
        "stacks": [(name, "examples/" + name, {}) for name in ("simple", "network-acls", "separate-route-tables")],
    },
}
