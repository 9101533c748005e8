#!/usr/bin/env bash
# Sets up the organization, step by step: deploy.sh [--execute] [STEP...]. Without --execute it prints what it would do and calls nothing.
# Steps, in their order: {{steps}}
# Profiles of the AWS CLI are called as the accounts; the step "profiles" makes those of the new accounts. A finished step can be run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
home={{region}}
regions=({{regions}})
execute=no
wanted=()
for argument in "$@"; do
  case "$argument" in
    --execute) execute=yes ;;
    -*) echo "usage: deploy.sh [--execute] [STEP...]" >&2; exit 2 ;;
    *) wanted+=("$argument") ;;
  esac
done

run() {
  if [ "$execute" = yes ]; then "$@"; else printf '%q ' "$@"; echo; fi
}
input() { # NAME MEANING: what only a person knows
  if [ -n "${!1:-}" ]; then echo "${!1}"
  elif [ "$execute" = yes ]; then echo "deploy.sh: set $1 ($2)" >&2; exit 2
  else echo "<$1>"; fi
}
ask() { # a reading call, with what stands for its answer in a dry run
  local stands=$1; shift
  if [ "$execute" = yes ]; then "$@"; else echo "<$stands>"; fi
}
output() { # PROFILE REGION STACK NAME
  ask "$3.$4" aws cloudformation describe-stacks --profile "$1" --region "$2" --stack-name "$3" --query "Stacks[0].Outputs[?OutputKey=='$4'].OutputValue" --output text
}
deploy() { # PROFILE REGION STACK TEMPLATE [NAME=VALUE...]
  local profile=$1 region=$2 stack=$3 template=$4; shift 4
  local given=()
  if [ $# -gt 0 ]; then given=(--parameter-overrides "$@"); fi
  run aws cloudformation deploy --profile "$profile" --region "$region" --stack-name "$stack" --template-file "$template" --capabilities CAPABILITY_NAMED_IAM --no-fail-on-empty-changeset ${given[@]+"${given[@]}"}
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
  if [ "$execute" = no ] || ! aws organizations list-delegated-administrators --profile management --service-principal "$1" --query 'DelegatedAdministrators[].Id' --output text | grep -qw "$2"; then
    run aws organizations register-delegated-administrator --profile management --service-principal "$1" --account-id "$2"
  fi
}
stack_set() { # NAME TEMPLATE UNITS REGIONS [PARAMETER...]
  local name=$1 template=$2 units=$3 places=$4; shift 4
  local given=()
  if [ $# -gt 0 ]; then given=(--parameters "$@"); fi
  if [ "$execute" = yes ] && aws cloudformation describe-stack-set --profile management --region "$home" --stack-set-name "$name" > /dev/null 2>&1; then
    run aws cloudformation update-stack-set --profile management --region "$home" --stack-set-name "$name" --template-body "file://$template" --capabilities CAPABILITY_NAMED_IAM ${given[@]+"${given[@]}"}
  else
    run aws cloudformation create-stack-set --profile management --region "$home" --stack-set-name "$name" --template-body "file://$template" --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=true --managed-execution Active=true --capabilities CAPABILITY_NAMED_IAM ${given[@]+"${given[@]}"}
    # shellcheck disable=SC2086
    run aws cloudformation create-stack-instances --profile management --region "$home" --stack-set-name "$name" --deployment-targets "OrganizationalUnitIds=$units" --regions $places
  fi
}

{{body}}
