"""Instances and what stands in front of them."""

from __future__ import annotations

import base64

from .ledger import ACCOUNT, EU, as_list, ec2_arn, pairs
from .network import spec
from .serverless import permit


def key_pair(s, name, region=EU, tags=None):
    id_ = s.client("ec2", region).create_key_pair(
        KeyName=name, TagSpecifications=spec("key-pair", s, name, tags, named=False))["KeyPairId"]
    return s.add("AWS::EC2::KeyPair", ec2_arn("key-pair", id_, region), name, id_, region)


def volume(s, name, zone="a", size=50, key_=None, snapshot_=None, region=EU, tags=None):
    arguments = {}
    if key_:
        arguments.update(Encrypted=True, KmsKeyId=key_.arn)
    if snapshot_:
        arguments["SnapshotId"] = snapshot_.id
    id_ = s.client("ec2", region).create_volume(
        AvailabilityZone=region + zone, Size=size, VolumeType="gp3",
        TagSpecifications=spec("volume", s, name, tags), **arguments)["VolumeId"]
    made = s.add("AWS::EC2::Volume", ec2_arn("volume", id_, region), name, id_, region)
    if key_:
        s.need(made, key_, "encrypts-with", "key of the volume")
    if snapshot_:
        s.need(made, snapshot_, "references", "snapshot of the volume")
    return made


def attach(s, volume_, instance_, device="/dev/sdf"):
    s.client("ec2", volume_.region).attach_volume(VolumeId=volume_.id, InstanceId=instance_.id, Device=device)
    s.need(instance_, volume_, "attached-to", "block device")


def snapshot(s, volume_, name, tags=None):
    id_ = s.client("ec2", volume_.region).create_snapshot(
        VolumeId=volume_.id, Description=name,
        TagSpecifications=spec("snapshot", s, name, tags))["SnapshotId"]
    made = s.add("AWS::EC2::Snapshot", ec2_arn("snapshot", id_, volume_.region, ""), name, id_, volume_.region)
    s.need(made, volume_, "references", "volume of the snapshot")
    return made


def image(s, name, snapshot_, tags=None):
    ec2 = s.client("ec2", snapshot_.region)
    id_ = ec2.register_image(
        Name=name, Architecture="x86_64", RootDeviceName="/dev/xvda", VirtualizationType="hvm",
        BlockDeviceMappings=[{"DeviceName": "/dev/xvda", "Ebs": {"SnapshotId": snapshot_.id, "VolumeSize": 50}}],
    )["ImageId"]
    given = s.tags(name, tags)
    if given:
        ec2.create_tags(Resources=[id_], Tags=pairs(given))
    made = s.add("AWS::EC2::Image", ec2_arn("image", id_, snapshot_.region, ""), name, id_, snapshot_.region)
    for device in ec2.describe_images(ImageIds=[id_])["Images"][0]["BlockDeviceMappings"]:
        _image_snapshot(s, made, device["Ebs"]["SnapshotId"])
    return made


def _image_snapshot(s, image_, id_):
    """The emulator copies the snapshot that an image is registered from; the copy is what it lists."""
    arn = ec2_arn("snapshot", id_, image_.region, "")
    part = s.ledger.resources.get(arn) or s.managed().add("AWS::EC2::Snapshot", arn, id_, id_, image_.region)
    s.need(image_, part, "references", "block device of the image")


def instance(s, name, image_, subnet_, groups, profile=None, key_pair_=None, user_data=None, size="t3.medium",
             tags=None):
    ec2 = s.client("ec2", subnet_.region)
    arguments = {}
    if profile:
        arguments["IamInstanceProfile"] = {"Arn": profile.arn}
    if key_pair_:
        arguments["KeyName"] = key_pair_.name
    if user_data:
        arguments["UserData"] = getattr(user_data, "value", user_data)
    answer = ec2.run_instances(
        ImageId=image_.id, MinCount=1, MaxCount=1, InstanceType=size, SubnetId=subnet_.id,
        SecurityGroupIds=[g.id for g in groups], TagSpecifications=spec("instance", s, name, tags),
        **arguments)["Instances"][0]
    made = _register(s, name, answer["InstanceId"], subnet_, groups)
    s.need(made, image_, "references", "image of the instance")
    if profile:
        s.need(made, profile, "runs-as", "instance profile")
    if key_pair_:
        s.need(made, key_pair_, "references", "key pair of the instance")
    s.mention(made, user_data, "user data")
    return made


def _register(s, name, id_, subnet_, groups, role=None):
    """The instance with its cards and disks, which the API lists as things of their own."""
    region = subnet_.region
    made = s.add("AWS::EC2::Instance", ec2_arn("instance", id_, region), name, id_, region, role)
    found = s.client("ec2", region).describe_instances(InstanceIds=[id_])["Reservations"][0]["Instances"][0]
    s.need(made, subnet_, "attached-to", "subnet of the instance")
    s.need(made, subnet_.vpc, "attached-to", "VPC of the instance")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the instance")
    managed = s.managed()
    for card in found["NetworkInterfaces"]:
        eni = card["NetworkInterfaceId"]
        part = managed.add("AWS::EC2::NetworkInterface", ec2_arn("network-interface", eni, region), eni, eni, region)
        s.need(made, part, "attached-to", "network interface of the instance")
        s.need(part, subnet_, "attached-to", "subnet of the network interface")
        for group in groups:
            s.need(part, group, "attached-to", "security group of the network interface")
        made.attributes["card"] = part
    for device in found["BlockDeviceMappings"]:
        disk = device["Ebs"]["VolumeId"]
        part = managed.add("AWS::EC2::Volume", ec2_arn("volume", disk, region), disk, disk, region)
        s.need(made, part, "attached-to", "block device")
    return made


def launch_template(s, name, image_, groups, profile=None, key_pair_=None, user_data=None, region=EU, tags=None):
    data = {"ImageId": image_.id, "InstanceType": "t3.medium", "SecurityGroupIds": [g.id for g in groups]}
    if profile:
        data["IamInstanceProfile"] = {"Arn": profile.arn}
    if key_pair_:
        data["KeyName"] = key_pair_.name
    if user_data:
        data["UserData"] = base64.b64encode(getattr(user_data, "value", user_data).encode()).decode()
    id_ = s.client("ec2", region).create_launch_template(
        LaunchTemplateName=name, LaunchTemplateData=data,
        TagSpecifications=spec("launch-template", s, name, tags, named=False),
    )["LaunchTemplate"]["LaunchTemplateId"]
    made = s.add("AWS::EC2::LaunchTemplate", ec2_arn("launch-template", id_, region), name, id_, region,
                 image=image_, groups=groups, profile=profile, key_pair=key_pair_, boot=user_data)
    s.need(made, image_, "references", "image of the launch template")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the launch template")
    if profile:
        s.need(made, profile, "runs-as", "instance profile of the launch template")
    if key_pair_:
        s.need(made, key_pair_, "references", "key pair of the launch template")
    s.mention(made, user_data, "user data of the launch template")
    return made


def auto_scaling(s, name, template, subnets, targets=(), classic=(), desired=1, tags=None):
    """An Auto Scaling group and the instances it starts, which are its own."""
    asg = s.client("autoscaling", template.region)
    given = [{"Key": k, "Value": v, "PropagateAtLaunch": True} for k, v in s.tags(name, tags).items()]
    asg.create_auto_scaling_group(
        AutoScalingGroupName=name, MinSize=0, MaxSize=max(desired, 1) * 3, DesiredCapacity=desired,
        LaunchTemplate={"LaunchTemplateId": template.id, "Version": "$Default"},
        VPCZoneIdentifier=",".join(n.id for n in subnets),
        TargetGroupARNs=[t.arn for t in targets], LoadBalancerNames=[c.name for c in classic], Tags=given)
    found = asg.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]
    made = s.add("AWS::AutoScaling::AutoScalingGroup", found["AutoScalingGroupARN"], name, name, template.region)
    s.need(made, template, "references", "launch template of the group")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the group")
    for target in targets:
        s.need(made, target, "attached-to", "target group of the group")
    for balancer in classic:
        s.need(made, balancer, "attached-to", "load balancer of the group")
    for member in found["Instances"]:
        part = _member(s, made, member["InstanceId"], subnets, template)
        for front in (*targets, *classic):
            s.need(front, part, "routes-to", "registered by the Auto Scaling group")
    return made


def _member(s, group_, id_, subnets, template):
    found = s.client("ec2", group_.region).describe_instances(InstanceIds=[id_])["Reservations"][0]["Instances"][0]
    place = next(n for n in subnets if n.id == found["SubnetId"])
    attached = {g["GroupId"] for g in found["SecurityGroups"]}
    part = _register(s, f"{group_.name}/{id_}", id_, place,
                     [g for g in template.groups if g.id in attached], "managed")
    s.need(part, group_, "managed-by", "started by the Auto Scaling group")
    s.need(part, template, "references", "launch template in the instance's tags")
    s.need(part, template.image, "references", "image of the instance")
    if found.get("KeyName"):
        s.need(part, template.key_pair, "references", "key pair of the instance")
    if found.get("IamInstanceProfile"):
        s.need(part, template.profile, "runs-as", "instance profile")
    boot = s.client("ec2", group_.region).describe_instance_attribute(InstanceId=id_, Attribute="userData")
    if boot["UserData"].get("Value"):
        s.mention(part, template.boot, "user data")
    return part


def target_group(s, name, vpc_, port=8080, kind="instance", targets=(), protocol="HTTP", tags=None):
    elb = s.client("elbv2", vpc_.region)
    arguments = {} if kind == "lambda" else {"VpcId": vpc_.id, "Protocol": protocol, "Port": port}
    given = pairs(s.tags(name, tags))
    if given:
        arguments["Tags"] = given
    arn = elb.create_target_group(Name=name, TargetType=kind, **arguments)["TargetGroups"][0]["TargetGroupArn"]
    made = s.add("AWS::ElasticLoadBalancingV2::TargetGroup", arn, name, name, vpc_.region)
    if kind != "lambda":
        s.need(made, vpc_, "attached-to", "VPC of the target group")
    if targets:
        if kind == "lambda":
            for target in targets:
                permit(s, target, "elasticloadbalancing", made)
        elb.register_targets(TargetGroupArn=arn, Targets=[
            {"Id": t.arn if kind == "lambda" else t.id} for t in targets])
        for target in targets:
            s.need(made, target, "routes-to", "registered target")
    return made


def load_balancer(s, name, subnets, groups=(), kind="application", scheme="internet-facing", logs=None, tags=None):
    region = subnets[0].region
    elb = s.client("elbv2", region)
    arguments = {"SecurityGroups": [g.id for g in groups]} if groups else {}
    given = pairs(s.tags(name, tags))
    if given:
        arguments["Tags"] = given
    answer = elb.create_load_balancer(
        Name=name, Subnets=[n.id for n in subnets], Type=kind, Scheme=scheme, **arguments)["LoadBalancers"][0]
    made = s.add("AWS::ElasticLoadBalancingV2::LoadBalancer", answer["LoadBalancerArn"], name, name, region,
                 host=answer["DNSName"], kind=kind)
    s.need(made, subnets[0].vpc, "attached-to", "VPC of the load balancer")
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the load balancer")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the load balancer")
    if logs:
        elb.modify_load_balancer_attributes(LoadBalancerArn=made.arn, Attributes=[
            {"Key": "access_logs.s3.enabled", "Value": "true"},
            {"Key": "access_logs.s3.bucket", "Value": logs.name}])
        s.need(made, logs, "logs-to", "access logs of the load balancer")
    return made


def listener(s, balancer, default, port=80, certificate=None):
    protocol = "TCP" if balancer.kind == "network" else "HTTPS" if certificate else "HTTP"
    arguments = {"Certificates": [{"CertificateArn": certificate.arn}]} if certificate else {}
    arn = s.client("elbv2", balancer.region).create_listener(
        LoadBalancerArn=balancer.arn, Port=port, Protocol=protocol,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": default.arn}], **arguments)["Listeners"][0]["ListenerArn"]
    made = s.add("AWS::ElasticLoadBalancingV2::Listener", arn, f"{balancer.name}:{port}", arn, balancer.region,
                 balancer=balancer)
    s.need(made, balancer, "attached-to", "load balancer of the listener")
    s.need(balancer, default, "routes-to", "target group of the load balancer")
    s.need(made, default, "routes-to", "default action")
    if certificate:
        s.need(made, certificate, "references", "certificate of the listener")
    return made


def rule(s, listener_, path, target, priority=10):
    arn = s.client("elbv2", listener_.region).create_rule(
        ListenerArn=listener_.arn, Priority=priority, Conditions=[{"Field": "path-pattern", "Values": [path]}],
        Actions=[{"Type": "forward", "TargetGroupArn": target.arn}])["Rules"][0]["RuleArn"]
    made = s.add("AWS::ElasticLoadBalancingV2::ListenerRule", arn, f"{listener_.name}{path}", arn, listener_.region)
    s.need(made, listener_, "attached-to", "listener of the rule")
    s.need(made, target, "routes-to", "action of the rule")
    s.need(listener_.balancer, target, "routes-to", "target group of the load balancer")
    return made


def classic_balancer(s, name, subnets, groups, instances, certificate=None, tags=None):
    region = subnets[0].region
    elb = s.client("elb", region)
    front = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 8080}
    if certificate:
        front.update(Protocol="HTTPS", LoadBalancerPort=443, SSLCertificateId=certificate.arn)
    given = pairs(s.tags(name, tags))
    arguments = {"Tags": given} if given else {}
    host = elb.create_load_balancer(
        LoadBalancerName=name, Listeners=[front], Subnets=[n.id for n in subnets],
        SecurityGroups=[g.id for g in groups], **arguments)["DNSName"]
    made = s.add("AWS::ElasticLoadBalancing::LoadBalancer",
                 f"arn:aws:elasticloadbalancing:{region}:{ACCOUNT}:loadbalancer/{name}", name, name, region,
                 host=host)
    for place in subnets:
        s.need(made, place, "attached-to", "subnet of the load balancer")
    for group in groups:
        s.need(made, group, "attached-to", "security group of the load balancer")
    for target in as_list(instances):
        elb.register_instances_with_load_balancer(LoadBalancerName=name, Instances=[{"InstanceId": target.id}])
        s.need(made, target, "routes-to", "registered instance")
    if certificate:
        s.need(made, certificate, "references", "certificate of the listener")
    return made
