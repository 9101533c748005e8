"""Types that the emulator's CloudFormation does not make: they are remembered, so that other stacks can take their outputs in."""

import hashlib
from urllib.parse import urlparse

from layer import peering, settings, stacksets
from moto.cloudformation import parsing, responses
from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.key_pairs import KeyPairBackend

REMEMBERED = {}
known = parsing.resource_class_from_type
from_bucket = responses.get_stack_from_s3_url


def by_path(url, **where):
    """A template in a bucket: the emulator looks for its name in a path at one host name only."""
    return from_bucket(f"http://localhost{urlparse(url).path}" if "127.0.0.1" in url else url, **where)


responses.get_stack_from_s3_url = by_path


class Remembered(CloudFormationModel):
    """A resource of which only its properties and its ARN are kept."""

    __module__ = "layer.remembered"  # The emulator takes its second part for a service.
    kind = "Layer::Remembered::Thing"

    def __init__(self, arn, properties):
        self.physical_resource_id, self.arn, self.properties = arn, arn, properties

    @classmethod
    def cloudformation_name_type(cls):
        return ""

    @classmethod
    def cloudformation_type(cls):
        return cls.kind

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, attribute):
        return self.properties.get(attribute, self.arn)

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        properties = cloudformation_json.get("Properties") or {}
        sink = properties.get("SinkIdentifier")
        if sink is not None and sink not in REMEMBERED:
            raise ValueError(f"there is no sink {sink}")
        _, service, what = cls.kind.lower().split("::")
        identity = hashlib.sha256(f"{account_id}{region_name}{resource_name}".encode()).hexdigest()[:12]
        arn = f"arn:aws:{service}:{region_name}:{account_id}:{what}/{identity}"
        REMEMBERED[arn] = properties
        if cls.kind == "AWS::CloudFormation::CustomResource":
            settings.called(account_id, region_name, properties["ServiceToken"], properties)
        return cls(arn, properties)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.properties = REMEMBERED[original_resource.arn] = cloudformation_json.get("Properties") or {}
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        REMEMBERED.pop(resource_name, None)


def remembered(kind):
    found = known(kind)
    if found is not None or not kind.startswith("AWS::") or kind in parsing.NULL_MODELS:
        return found
    return type(kind.replace("::", ""), (Remembered,), {"__module__": Remembered.__module__, "kind": kind})


parsing.resource_class_from_type = remembered


def import_keys(teach):
    """A key pair of a template with a public key is that key, not a new one; an account of a template is where it says."""

    def taught(url):
        teach(url)
        made = parsing.get_model_map().get("AWS::EC2::KeyPair") if hasattr(parsing, "get_model_map") else None
        create = made.create_from_cloudformation_json.__func__

        def imported(cls, resource_name, cloudformation_json, account_id, region_name, **named):
            properties = cloudformation_json["Properties"]
            material = properties.get("PublicKeyMaterial")
            if not material or not material.startswith("ssh-"):
                return create(cls, resource_name, cloudformation_json, account_id, region_name, **named)
            key = KeyPairBackend.import_key_pair(ec2_backends[account_id][region_name], properties["KeyName"], material.encode(), {})
            return cls(key.key_name, {"KeyPairId": key.id, "KeyFingerprint": key.key_fingerprint})

        made.create_from_cloudformation_json = classmethod(imported)
        stacksets.put_where_asked(parsing.get_model_map()["AWS::Organizations::Account"])
        peering.accept_by_role(parsing.get_model_map()["AWS::EC2::VPCPeeringConnection"])

    return taught
