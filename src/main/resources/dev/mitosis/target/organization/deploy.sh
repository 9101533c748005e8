#!/usr/bin/env bash
# Sets up the organization, step by step: deploy.sh [--execute] [--remove] [STEP...]. Without --execute it prints what it would do and calls
# nothing. With --remove it takes a step back: stacks are deleted with all they hold, but for accounts; services and administrators are let go of.
# Steps, in their order: {{steps}}
# Profiles of the AWS CLI are called as the accounts; the step "profiles" makes those of the new accounts. A finished step can be run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
home={{region}}
regions=({{regions}})
execute=no
remove=no
wanted=()
for argument in "$@"; do
  case "$argument" in
    --execute) execute=yes ;;
    --remove) remove=yes ;;
    -*) echo "usage: deploy.sh [--execute] [--remove] [STEP...]" >&2; exit 2 ;;
    *) wanted+=("$argument") ;;
  esac
done

run() {
  if [ "$remove" = yes ]; then back "$@"; else made "$@"; fi
}
made() {
  if [ "$execute" = yes ]; then "$@"; else printf '%q ' "$@"; echo; fi
}
back() { # what takes a call back; nothing for what leaves nothing behind
  case "$2 $3" in
    "organizations create-organization") made aws organizations delete-organization --profile management ;;
    "organizations enable-policy-type") made aws organizations disable-policy-type "${@:4}" ;;
    "organizations enable-aws-service-access") made aws organizations disable-aws-service-access "${@:4}" ;;
    "detective enable-organization-admin-account") made aws detective disable-organization-admin-account "${@:4:4}" ;;
    "guardduty enable-organization-admin-account") made aws guardduty disable-organization-admin-account "${@:4}" ;;
    "inspector2 enable-delegated-admin-account") made aws inspector2 disable-delegated-admin-account "${@:4}" ;;
    "macie2 enable-organization-admin-account") made aws macie2 disable-organization-admin-account "${@:4}" ;;
    "securityhub enable-organization-admin-account") made aws securityhub disable-organization-admin-account "${@:4}" ;;
    "fms associate-admin-account") made aws fms disassociate-admin-account "${@:4:4}" ;;
    "ec2 enable-ipam-organization-admin-account") made aws ec2 disable-ipam-organization-admin-account "${@:4}" ;;
  esac
}
input() { # NAME MEANING: what only a person knows
  if [ -n "${!1:-}" ]; then echo "${!1}"
  elif [ "$execute" = yes ]; then echo "deploy.sh: set $1 ($2)" >&2; exit 2
  else echo "<$1>"; fi
}
ask() { # a reading call, with what stands for its answer in a dry run
  local stands=$1 found; shift
  if [ "$execute" = no ]; then echo "<$stands>"; return 0; fi
  found=$("$@") || found=
  # The CLI says None where an answer lacks what was asked for.
  if [ -z "$found" ] || [ "$found" = None ]; then
    if [ "$remove" = yes ]; then return 0; fi
    echo "deploy.sh: there is no $stands yet: run the step that makes it first" >&2
    # The answer is an argument of another command, which must not run without it.
    kill "$$"
    exit 1
  fi
  echo "$found"
}
output() { # PROFILE REGION STACK NAME
  ask "$3.$4" aws cloudformation describe-stacks --profile "$1" --region "$2" --stack-name "$3" --query "Stacks[0].Outputs[?OutputKey=='$4'].OutputValue" --output text
}
deploy() { # PROFILE REGION STACK TEMPLATE [NAME=VALUE...]
  local profile=$1 region=$2 stack=$3 template=$4; shift 4
  local given=()
  if [ $# -gt 0 ]; then given=(--parameter-overrides "$@"); fi
  if [ "$remove" = yes ]; then
    if [ "$stack" = organization-accounts ]; then
      echo "the accounts stay: one can only be closed, and its address is not given back"
      return 0
    fi
    if [ "$execute" = yes ] && ! aws cloudformation describe-stacks --profile "$profile" --region "$region" --stack-name "$stack" > /dev/null 2>&1; then
      echo "$stack is not there"
      return 0
    fi
    if retains "$template"; then
      # shellcheck disable=SC2046
      made aws cloudformation update-stack --profile "$profile" --region "$region" --stack-name "$stack" --template-body "$(let_go "$template")" --capabilities CAPABILITY_NAMED_IAM $(as_before aws cloudformation describe-stacks --profile "$profile" --region "$region" --stack-name "$stack" --query 'Stacks[0].Parameters[].ParameterKey' --output text)
      made aws cloudformation wait stack-update-complete --profile "$profile" --region "$region" --stack-name "$stack"
    fi
    made aws cloudformation delete-stack --profile "$profile" --region "$region" --stack-name "$stack"
    made aws cloudformation wait stack-delete-complete --profile "$profile" --region "$region" --stack-name "$stack"
    return 0
  fi
  local bucket='' by=()
  if [ "$(wc -c < "$template")" -gt 51200 ]; then # a call takes no more, a bucket does
    bucket=templates-$(ask account-id aws sts get-caller-identity --profile "$profile" --query Account --output text)-$region
    by=(--s3-bucket "$bucket")
    if [ "$execute" = no ] || ! aws s3api head-bucket --profile "$profile" --region "$region" --bucket "$bucket" > /dev/null 2>&1; then
      made aws s3 mb --profile "$profile" --region "$region" "s3://$bucket"
    fi
  fi
  run aws cloudformation deploy --profile "$profile" --region "$region" --stack-name "$stack" --template-file "$template" ${by[@]+"${by[@]}"} --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset ${given[@]+"${given[@]}"}
  if [ -n "$bucket" ]; then made aws s3 rb --profile "$profile" --region "$region" --force "s3://$bucket"; fi
}
retains() { grep -q 'Policy: "Retain"' "$1"; } # TEMPLATE: whether something in it would stay where its stack is deleted
let_go() { # TEMPLATE: the same, by which all goes with the stack
  if [ "$execute" = yes ]; then sed 's/Policy: "Retain"/Policy: "Delete"/' "$1"; else echo "<$1 that retains nothing>"; fi
}
as_before() { # COMMAND...: options by which the parameters that it lists stay as they are
  local name given=()
  if [ "$execute" = no ]; then return 0; fi
  for name in $("$@"); do
    if [ "$name" != None ]; then given+=("ParameterKey=$name,UsePreviousValue=true"); fi
  done
  if [ ${#given[@]} -gt 0 ]; then echo --parameters "${given[@]}"; fi
}
settled() { # STACK-SET: waits until nothing is done to it any more
  if [ "$execute" = no ]; then return 0; fi
  while [ "$(aws cloudformation list-stack-set-operations --profile management --region "$home" --stack-set-name "$1" --query "length(Summaries[?Status=='RUNNING' || Status=='QUEUED' || Status=='STOPPING'])" --output text)" != 0 ]; do
    sleep "${MITOSIS_POLL:-15}"
  done
}
unit() { output management "$home" organization-units "$1"; }
account() { output management "$home" organization-accounts "$1"; }
organization() { ask organization-id aws organizations describe-organization --profile management --query Organization.Id --output text; }
root() { ask root-id aws organizations list-roots --profile management --query 'Roots[0].Id' --output text; }
management() { ask management-account-id aws sts get-caller-identity --profile management --query Account --output text; }
step() { # NAME: whether it was asked for
  if [ ${#wanted[@]} -gt 0 ] && [[ " ${wanted[*]} " != *" $1 "* ]]; then return 1; fi
  echo "== $1"
}
administrator() { # SERVICE ACCOUNT
  if [ "$remove" = yes ]; then
    made aws organizations deregister-delegated-administrator --profile management --service-principal "$1" --account-id "$2"
    return 0
  fi
  if [ "$execute" = no ] || ! aws organizations list-delegated-administrators --profile management --service-principal "$1" --query 'DelegatedAdministrators[].Id' --output text | grep -qw "$2"; then
    run aws organizations register-delegated-administrator --profile management --service-principal "$1" --account-id "$2"
  fi
}
threat_detection() { # PROFILE REGION: GuardDuty in the delegated administrator, and in every member of the organization
  if [ "$remove" = yes ]; then
    made aws guardduty delete-detector --profile "$1" --region "$2" --detector-id "$(detector "$1" "$2")"
    return 0
  fi
  if [ "$execute" = no ] || [ "$(aws guardduty list-detectors --profile "$1" --region "$2" --query 'length(DetectorIds)' --output text)" = 0 ]; then
    run aws guardduty create-detector --profile "$1" --region "$2" --enable
  fi
  run aws guardduty update-organization-configuration --profile "$1" --region "$2" --detector-id "$(detector "$1" "$2")" --auto-enable-organization-members ALL
}
detector() { ask detector-id aws guardduty list-detectors --profile "$1" --region "$2" --query 'DetectorIds[0]' --output text; } # PROFILE REGION
stack_set() { # NAME TEMPLATE UNITS REGIONS [PARAMETER...]
  local name=$1 template=$2 units=$3 places=$4; shift 4
  if [ "$remove" = yes ]; then
    if [ "$execute" = yes ] && ! aws cloudformation describe-stack-set --profile management --region "$home" --stack-set-name "$name" > /dev/null 2>&1; then
      echo "$name is not there"
      return 0
    fi
    if retains "$template"; then
      # shellcheck disable=SC2046
      made aws cloudformation update-stack-set --profile management --region "$home" --stack-set-name "$name" --template-body "$(let_go "$template")" --capabilities CAPABILITY_NAMED_IAM $(as_before aws cloudformation describe-stack-set --profile management --region "$home" --stack-set-name "$name" --query 'StackSet.Parameters[].ParameterKey' --output text)
      settled "$name"
    fi
    # shellcheck disable=SC2086
    made aws cloudformation delete-stack-instances --profile management --region "$home" --stack-set-name "$name" --deployment-targets "OrganizationalUnitIds=$units" --regions $places --no-retain-stacks
    settled "$name"
    made aws cloudformation delete-stack-set --profile management --region "$home" --stack-set-name "$name"
    return 0
  fi
  local given=()
  if [ $# -gt 0 ]; then given=(--parameters "$@"); fi
  if [ "$execute" = yes ] && aws cloudformation describe-stack-set --profile management --region "$home" --stack-set-name "$name" > /dev/null 2>&1; then
    run aws cloudformation update-stack-set --profile management --region "$home" --stack-set-name "$name" --template-body "file://$template" --capabilities CAPABILITY_NAMED_IAM ${given[@]+"${given[@]}"}
    settled "$name"
  else
    run aws cloudformation create-stack-set --profile management --region "$home" --stack-set-name "$name" --template-body "file://$template" --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=true --managed-execution Active=true --capabilities CAPABILITY_NAMED_IAM ${given[@]+"${given[@]}"}
  fi
  if [ "$execute" = no ] || [ "$(aws cloudformation list-stack-instances --profile management --region "$home" --stack-set-name "$name" --max-items 1 --query 'length(Summaries)' --output text)" = 0 ]; then
    # shellcheck disable=SC2086
    run aws cloudformation create-stack-instances --profile management --region "$home" --stack-set-name "$name" --deployment-targets "OrganizationalUnitIds=$units" --regions $places
  fi
}

{{body}}
