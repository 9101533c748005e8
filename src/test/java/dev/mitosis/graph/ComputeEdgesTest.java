package dev.mitosis.graph;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static dev.mitosis.model.EdgeKind.ATTACHED_TO;
import static dev.mitosis.model.EdgeKind.ENCRYPTS_WITH;
import static dev.mitosis.model.EdgeKind.INVOKES;
import static dev.mitosis.model.EdgeKind.LOGS_TO;
import static dev.mitosis.model.EdgeKind.MANAGED_BY;
import static dev.mitosis.model.EdgeKind.READS;
import static dev.mitosis.model.EdgeKind.REFERENCES;
import static dev.mitosis.model.EdgeKind.ROUTES_TO;
import static dev.mitosis.model.EdgeKind.RUNS_AS;
import static dev.mitosis.model.EdgeKind.TRIGGERS;
import static dev.mitosis.model.EdgeKind.WRITES;

import dev.mitosis.model.Strength;
import org.junit.jupiter.api.Test;

/** Rows 1 to 9 and 34 of the list of dependencies: what runs code and what it needs. */
class ComputeEdgesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TASK = "AWS::ECS::TaskDefinition";

    @Test
    void a_function_needs_its_role_network_key_layer_dead_letters_file_system_and_image() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .serviceRole("api-role", "lambda.amazonaws.com")
                .key("data", k -> {})
                .queue("failed-orders", q -> {})
                .add("AWS::Lambda::LayerVersion", "tools", l -> {})
                .add("AWS::EFS::AccessPoint", "home", l -> {})
                .add(
                        "AWS::ECR::Repository",
                        "shop/api",
                        r -> r.set("/repositoryUri", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api"))
                .function(
                        "api",
                        f -> f.to("role", "api-role")
                                .to("subnet", "app")
                                .to("group", "web")
                                .to("key", "data")
                                .to("deadLetter", "failed-orders")
                                .set("/Layers/-/Arn", a.arn("AWS::Lambda::LayerVersion", "tools"))
                                .set("/FileSystemConfigs/-/Arn", a.arn("AWS::EFS::AccessPoint", "home"))
                                .set(
                                        "/GetFunction/Code/ImageUri",
                                        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api:1.2")));

        drawn.edge(FUNCTION + " api", RUNS_AS, "AWS::IAM::Role api-role")
                .because("/Role", "arn:aws:iam::123456789012:role/api-role");
        drawn.edge(FUNCTION + " api", ATTACHED_TO, "AWS::EC2::Subnet app").at("/VpcConfig/SubnetIds/0");
        drawn.edge(FUNCTION + " api", ATTACHED_TO, "AWS::EC2::SecurityGroup web")
                .at("/VpcConfig/SecurityGroupIds/0");
        drawn.edge(FUNCTION + " api", ENCRYPTS_WITH, "AWS::KMS::Key data").at("/KMSKeyArn");
        drawn.edge(FUNCTION + " api", WRITES, "AWS::SQS::Queue failed-orders").at("/DeadLetterConfig/TargetArn");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::Lambda::LayerVersion tools")
                .at("/Layers/0/Arn");
        drawn.edge(FUNCTION + " api", ATTACHED_TO, "AWS::EFS::AccessPoint home").at("/FileSystemConfigs/0/Arn");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::ECR::Repository shop/api")
                .because("/GetFunction/Code/ImageUri", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api");
    }

    @Test
    void an_event_source_is_read_by_the_function_and_triggers_it() {
        GraphFixture drawn = graphOf(a -> a.queue("payments", q -> {})
                .function("capture", f -> {})
                .add(
                        "AWS::Lambda::EventSourceMapping",
                        "m-1",
                        m -> m.set("/EventSourceArn", a.arn("AWS::SQS::Queue", "payments"))
                                .set("/FunctionArn", a.arn(FUNCTION, "capture") + ":live")));

        drawn.edge(FUNCTION + " capture", READS, "AWS::SQS::Queue payments").at("/EventSourceArn");
        drawn.edge("AWS::SQS::Queue payments", TRIGGERS, FUNCTION + " capture").at("/EventSourceArn");
        drawn.edge("AWS::Lambda::EventSourceMapping m-1", TRIGGERS, FUNCTION + " capture")
                .at("/FunctionArn");
    }

    @Test
    void a_stream_of_a_table_is_the_table() {
        GraphFixture drawn = graphOf(a -> a.table("orders", t -> {})
                .function("stream", f -> {})
                .add(
                        "AWS::Lambda::EventSourceMapping",
                        "m-1",
                        m -> m.set(
                                        "/EventSourceArn",
                                        a.arn("AWS::DynamoDB::Table", "orders") + "/stream/2026-01-01T00:00:00.000")
                                .set("/FunctionArn", a.arn(FUNCTION, "stream"))));

        drawn.edge(FUNCTION + " stream", READS, "AWS::DynamoDB::Table orders");
    }

    @Test
    void an_environment_variable_names_a_resource_by_host_url_json_list_or_bare_name() {
        GraphFixture drawn = graphOf(a -> a.database("orders-db", d -> {})
                .queue("jobs-prod", q -> {})
                .bucket("acme-pictures", b -> {})
                .bucket("acme-thumbs", b -> {})
                .table("carts", t -> {})
                .topic("orders-placed", t -> {})
                .function(
                        "api",
                        f -> f.env("DB", "{host}:5432", "AWS::RDS::DBInstance", "orders-db")
                                .env("QUEUE_URL", "{url}", "AWS::SQS::Queue", "jobs-prod")
                                .env("BUCKETS", "acme-pictures,acme-thumbs")
                                .env("CONFIG", "{\"carts\": {\"table\": \"carts\"}}")
                                .env("TOPIC", "{arn}", "AWS::SNS::Topic", "orders-placed")));

        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::RDS::DBInstance orders-db")
                .at("/Environment/Variables/DB");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::SQS::Queue jobs-prod").at("/Environment/Variables/QUEUE_URL");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::S3::Bucket acme-pictures")
                .because("/Environment/Variables/BUCKETS", "acme-pictures")
                .strength(Strength.NAME);
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::S3::Bucket acme-thumbs");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::DynamoDB::Table carts")
                .at("/Environment/Variables/CONFIG/carts/table");
        drawn.edge(FUNCTION + " api", REFERENCES, "AWS::SNS::Topic orders-placed")
                .strength(Strength.EXACT);
    }

    @Test
    void environments_of_builds_beanstalk_and_app_runner_are_read_too() {
        GraphFixture drawn = graphOf(a -> a.table("orders-prod", t -> {})
                .add(
                        "AWS::CodeBuild::Project",
                        "build",
                        p -> p.json(
                                "/environment/environmentVariables",
                                "[{'name':'TABLE','value':'orders-prod','type':'PLAINTEXT'}]"))
                .add(
                        "AWS::ElasticBeanstalk::Environment",
                        "eb",
                        e -> e.json(
                                "/DescribeConfigurationSettings/OptionSettings",
                                "[{'Namespace':'aws:elasticbeanstalk:application:environment','OptionName':'TABLE','Value':'orders-prod'}]"))
                .add(
                        "AWS::AppRunner::Service",
                        "runner",
                        s -> s.json("/DescribeService/RuntimeEnvironmentVariables", "{'TABLE':'orders-prod'}")));

        for (String type : new String[] {
            "AWS::CodeBuild::Project build", "AWS::ElasticBeanstalk::Environment eb", "AWS::AppRunner::Service runner"
        }) {
            drawn.edge(type, REFERENCES, "AWS::DynamoDB::Table orders-prod");
        }
    }

    @Test
    void a_task_definition_needs_secrets_roles_image_file_system_and_log_group() {
        GraphFixture drawn = graphOf(a -> a.secret("prod/db", s -> {})
                .add("AWS::SSM::Parameter", "/prod/pepper", p -> p.set("/Name", "/prod/pepper"))
                .serviceRole("task", "ecs-tasks.amazonaws.com")
                .serviceRole("exec", "ecs-tasks.amazonaws.com")
                .logGroup("/ecs/api", l -> {})
                .add("AWS::EFS::FileSystem", "home", f -> {})
                .add(
                        "AWS::ECR::Repository",
                        "api",
                        r -> r.set("/repositoryUri", "123456789012.dkr.ecr.eu-west-1.amazonaws.com/api"))
                .add(
                        TASK,
                        "api",
                        t -> t.to("taskRole", "task")
                                .to("executionRole", "exec")
                                .json(
                                        "/containerDefinitions",
                                        "[{'image':'123456789012.dkr.ecr.eu-west-1.amazonaws.com/api@sha256:abc',"
                                                + "'secrets':[{'name':'PW','valueFrom':'"
                                                + a.arn("AWS::SecretsManager::Secret", "prod/db")
                                                + ":password::'},{'name':'PEPPER','valueFrom':'/prod/pepper'}],"
                                                + "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'/ecs/api'}}}]")
                                .json("/volumes", "[{'efsVolumeConfiguration':{'fileSystemId':'home'}}]")));

        drawn.edge(TASK + " api", READS, "AWS::SecretsManager::Secret prod/db")
                .at("/containerDefinitions/0/secrets/0/valueFrom");
        drawn.edge(TASK + " api", READS, "AWS::SSM::Parameter /prod/pepper")
                .because("/containerDefinitions/0/secrets/1/valueFrom", "/prod/pepper");
        drawn.edge(TASK + " api", RUNS_AS, "AWS::IAM::Role task").at("/taskRoleArn");
        drawn.edge(TASK + " api", RUNS_AS, "AWS::IAM::Role exec").at("/executionRoleArn");
        drawn.edge(TASK + " api", REFERENCES, "AWS::ECR::Repository api").at("/containerDefinitions/0/image");
        drawn.edge(TASK + " api", ATTACHED_TO, "AWS::EFS::FileSystem home");
        drawn.edge(TASK + " api", LOGS_TO, "AWS::Logs::LogGroup /ecs/api")
                .because("/containerDefinitions/0/logConfiguration/options/awslogs-group", "/ecs/api");
    }

    @Test
    void a_service_needs_its_cluster_task_definition_target_group_network_and_registry() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .add("AWS::ECS::Cluster", "prod", c -> {})
                .add(TASK, "api", t -> {})
                .add("AWS::ElasticLoadBalancingV2::TargetGroup", "api", t -> t.to("vpc", "main"))
                .add("AWS::ServiceDiscovery::Service", "api", t -> {})
                .add(
                        "AWS::ECS::Service",
                        "api",
                        s -> s.to("cluster", "prod")
                                .to("taskDefinition", "api")
                                .to("targetGroup", "api")
                                .set(
                                        "/networkConfiguration/awsvpcConfiguration/subnets/-",
                                        a.get("AWS::EC2::Subnet", "app").id())
                                .set(
                                        "/networkConfiguration/awsvpcConfiguration/securityGroups/-",
                                        a.get("AWS::EC2::SecurityGroup", "web").id())
                                .set(
                                        "/serviceRegistries/-/registryArn",
                                        a.arn("AWS::ServiceDiscovery::Service", "api"))));

        String service = "AWS::ECS::Service api";
        drawn.edge(service, ATTACHED_TO, "AWS::ECS::Cluster prod").at("/clusterArn");
        drawn.edge(service, REFERENCES, TASK + " api").at("/taskDefinition");
        drawn.edge(service, ATTACHED_TO, "AWS::ElasticLoadBalancingV2::TargetGroup api");
        drawn.edge(service, ATTACHED_TO, "AWS::EC2::Subnet app")
                .at("/networkConfiguration/awsvpcConfiguration/subnets/0");
        drawn.edge(service, ATTACHED_TO, "AWS::EC2::SecurityGroup web");
        drawn.edge(service, ATTACHED_TO, "AWS::ServiceDiscovery::Service api");
    }

    @Test
    void a_load_balancer_leads_to_target_groups_and_they_to_instances_addresses_and_functions() {
        String lb = "AWS::ElasticLoadBalancingV2::LoadBalancer web";
        String group = "AWS::ElasticLoadBalancingV2::TargetGroup web";
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .bucket("acme-logs", b -> {})
                .instance("web-1", i -> i.to("subnet", "app"))
                .instance("web-2", i -> i.to("subnet", "app").set("/PrivateIpAddress", "10.0.1.17"))
                .function("hook", f -> {})
                .add(
                        "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        "web",
                        l -> l.to("group", "web")
                                .to("subnet", "app")
                                .json(
                                        "/DescribeLoadBalancerAttributes/Attributes",
                                        "[{'Key':'access_logs.s3.bucket','Value':'acme-logs'}]"))
                .add(
                        "AWS::ElasticLoadBalancingV2::TargetGroup",
                        "web",
                        t -> t.to("instance", "web-1")
                                .set("/LoadBalancerArns/-", a.arn("AWS::ElasticLoadBalancingV2::LoadBalancer", "web"))
                                .set("/DescribeTargetHealth/TargetHealthDescriptions/-/Target/Id", "10.0.1.17")
                                .set(
                                        "/DescribeTargetHealth/TargetHealthDescriptions/-/Target/Id",
                                        a.arn(FUNCTION, "hook")))
                .add("AWS::CertificateManager::Certificate", "shop.example", c -> {})
                .add(
                        "AWS::ElasticLoadBalancingV2::Listener",
                        "web",
                        l -> l.set("/LoadBalancerArn", a.arn("AWS::ElasticLoadBalancingV2::LoadBalancer", "web"))
                                .to("targetGroup", "web")
                                .set(
                                        "/Certificates/-/CertificateArn",
                                        a.arn("AWS::CertificateManager::Certificate", "shop.example")))
                .add(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        "pay",
                        r -> r.set(
                                "/Actions/-/TargetGroupArn",
                                a.arn("AWS::ElasticLoadBalancingV2::TargetGroup", "web"))));

        drawn.edge("AWS::ElasticLoadBalancingV2::Listener web", ATTACHED_TO, lb).at("/LoadBalancerArn");
        drawn.edge("AWS::ElasticLoadBalancingV2::Listener web", ROUTES_TO, group)
                .at("/DefaultActions/0/TargetGroupArn");
        drawn.edge(
                "AWS::ElasticLoadBalancingV2::Listener web",
                REFERENCES,
                "AWS::CertificateManager::Certificate shop.example");
        drawn.edge("AWS::ElasticLoadBalancingV2::ListenerRule pay", ROUTES_TO, group)
                .at("/Actions/0/TargetGroupArn");
        drawn.edge(lb, ROUTES_TO, group).at("/LoadBalancerArns/0");
        drawn.edge(lb, ATTACHED_TO, "AWS::EC2::SecurityGroup web").at("/SecurityGroups/0");
        drawn.edge(lb, LOGS_TO, "AWS::S3::Bucket acme-logs").at("/DescribeLoadBalancerAttributes/Attributes/0/Value");
        drawn.edge(group, ROUTES_TO, "AWS::EC2::Instance web-1");
        drawn.edge(group, ROUTES_TO, "AWS::EC2::Instance web-2")
                .because("/DescribeTargetHealth/TargetHealthDescriptions/1/Target/Id", "10.0.1.17");
        drawn.edge(group, ROUTES_TO, FUNCTION + " hook");
    }

    @Test
    void an_auto_scaling_group_needs_its_template_and_the_template_image_groups_profile_key_and_what_user_data_names() {
        String template = "AWS::EC2::LaunchTemplate web";
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .add("AWS::EC2::Image", "golden", i -> i.set("/ImageId", "golden"))
                .add("AWS::EC2::KeyPair", "ops", k -> k.set("/KeyName", "ops"))
                .add("AWS::IAM::InstanceProfile", "web", p -> {})
                .bucket("acme-artefacts", b -> {})
                .database("catalog-db", d -> {})
                .add(
                        "AWS::EC2::LaunchTemplate",
                        "web",
                        t -> t.json(
                                "/DescribeLaunchTemplateVersions/LaunchTemplateVersions",
                                "[{'LaunchTemplateData':{'ImageId':'golden','KeyName':'ops','IamInstanceProfile':{'Name':'web'},"
                                        + "'SecurityGroupIds':['"
                                        + a.get("AWS::EC2::SecurityGroup", "web")
                                                .id()
                                        + "'],'UserData':'*** s3://acme-artefacts *** "
                                        + "catalog-db.abc.eu-west-1.rds.amazonaws.com ***'}}]"))
                .instance("web-1", i -> i.to("subnet", "app"))
                .add(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "web",
                        g -> g.json(
                                        "/MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification",
                                        "{'LaunchTemplateId':'web'}")
                                .set(
                                        "/VPCZoneIdentifier",
                                        a.get("AWS::EC2::Subnet", "app").id())
                                .set(
                                        "/Instances/-/InstanceId",
                                        a.get("AWS::EC2::Instance", "web-1").id())));

        String group = "AWS::AutoScaling::AutoScalingGroup web";
        drawn.edge(group, REFERENCES, template);
        drawn.edge(group, ATTACHED_TO, "AWS::EC2::Subnet app").at("/VPCZoneIdentifier");
        drawn.edge("AWS::EC2::Instance web-1", MANAGED_BY, group).at("/Instances/0/InstanceId");
        drawn.edge(template, REFERENCES, "AWS::EC2::Image golden");
        drawn.edge(template, REFERENCES, "AWS::EC2::KeyPair ops");
        drawn.edge(template, RUNS_AS, "AWS::IAM::InstanceProfile web");
        drawn.edge(template, ATTACHED_TO, "AWS::EC2::SecurityGroup web");
        drawn.edge(template, REFERENCES, "AWS::S3::Bucket acme-artefacts")
                .because(
                        "/DescribeLaunchTemplateVersions/LaunchTemplateVersions/0/LaunchTemplateData/UserData",
                        "acme-artefacts");
    }

    @Test
    void a_cluster_of_kubernetes_needs_role_network_key_and_provider_and_is_needed_by_its_nodes() {
        String cluster = "AWS::EKS::Cluster prod";
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .securityGroup("web", "main")
                .key("data", k -> {})
                .serviceRole("eks", "eks.amazonaws.com")
                .add("AWS::IAM::OIDCProvider", "oidc.eks.eu-west-1.amazonaws.com/id/ABC", p -> {})
                .role(
                        "pod",
                        r -> r.json(
                                "/AssumeRolePolicyDocument",
                                "{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRoleWithWebIdentity','Principal':{'Federated':'"
                                        + a.arn("AWS::IAM::OIDCProvider", "oidc.eks.eu-west-1.amazonaws.com/id/ABC")
                                        + "'}}]}"))
                .add(
                        "AWS::EKS::Cluster",
                        "prod",
                        c -> c.set("/roleArn", a.arn("AWS::IAM::Role", "eks"))
                                .set(
                                        "/resourcesVpcConfig/subnetIds/-",
                                        a.get("AWS::EC2::Subnet", "app").id())
                                .set(
                                        "/resourcesVpcConfig/securityGroupIds/-",
                                        a.get("AWS::EC2::SecurityGroup", "web").id())
                                .set("/encryptionConfig/-/provider/keyArn", a.arn("AWS::KMS::Key", "data")))
                .add("AWS::EKS::Nodegroup", "workers", n -> n.set("/clusterName", "prod")));

        drawn.edge(cluster, RUNS_AS, "AWS::IAM::Role eks").at("/roleArn");
        drawn.edge(cluster, ATTACHED_TO, "AWS::EC2::Subnet app").at("/resourcesVpcConfig/subnetIds/0");
        drawn.edge(cluster, ATTACHED_TO, "AWS::EC2::SecurityGroup web");
        drawn.edge(cluster, ENCRYPTS_WITH, "AWS::KMS::Key data").at("/encryptionConfig/0/provider/keyArn");
        drawn.edge("AWS::EKS::Nodegroup workers", ATTACHED_TO, cluster).at("/clusterName");
        drawn.edge(
                "AWS::IAM::Role pod",
                dev.mitosis.model.EdgeKind.TRUSTS,
                "AWS::IAM::OIDCProvider oidc.eks.eu-west-1.amazonaws.com/id/ABC");
    }

    @Test
    void an_instance_needs_profile_volume_image_key_pair_interface_and_an_address_needs_it() {
        String instance = "AWS::EC2::Instance pet";
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .subnet("app", "main", "10.0.1.0/24")
                .serviceRole("pet", "ec2.amazonaws.com")
                .add("AWS::IAM::InstanceProfile", "pet", p -> p.to("role", "pet"))
                .volume("data", v -> {})
                .add("AWS::EC2::Snapshot", "old", s -> s.to("volume", "data"))
                .add("AWS::EC2::KeyPair", "ops", k -> k.set("/KeyName", "ops"))
                .instance(
                        "pet",
                        i -> i.to("subnet", "app")
                                .to("profile", "pet")
                                .to("volume", "data")
                                .set("/KeyName", "ops"))
                .add("AWS::EC2::EIP", "front", e -> e.to("instance", "pet")));

        drawn.edge(instance, RUNS_AS, "AWS::IAM::InstanceProfile pet").at("/IamInstanceProfile/Arn");
        drawn.edge("AWS::IAM::InstanceProfile pet", RUNS_AS, "AWS::IAM::Role pet")
                .at("/Roles/0/Arn");
        drawn.edge(instance, ATTACHED_TO, "AWS::EC2::Volume data").at("/BlockDeviceMappings/0/Ebs/VolumeId");
        drawn.edge("AWS::EC2::Snapshot old", REFERENCES, "AWS::EC2::Volume data")
                .at("/VolumeId");
        drawn.edge(instance, REFERENCES, "AWS::EC2::KeyPair ops").at("/KeyName");
        drawn.edge("AWS::EC2::EIP front", ATTACHED_TO, instance).at("/InstanceId");
    }

    @Test
    void a_function_that_calls_on_success_or_failure_needs_the_destination() {
        GraphFixture drawn = graphOf(a -> a.queue("done-orders", q -> {})
                .function(
                        "api",
                        f -> f.set(
                                "/GetFunctionEventInvokeConfig/DestinationConfig/OnSuccess/Destination",
                                a.arn("AWS::SQS::Queue", "done-orders"))));

        drawn.edge(FUNCTION + " api", INVOKES, "AWS::SQS::Queue done-orders");
    }
}
