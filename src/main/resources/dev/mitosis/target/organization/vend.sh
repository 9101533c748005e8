#!/usr/bin/env bash
# Makes the next account: vend.sh [--execute] NAME UNIT CONTEXT ENVIRONMENT. Without --execute it prints what it would do and calls nothing.
# UNIT is a path such as Workloads/NonProd. The baseline follows by itself, because the stack sets deploy into every account of their units.
set -euo pipefail
home={{region}}
execute=no
if [ "${1:-}" = --execute ]; then execute=yes; shift; fi
if [ $# -ne 4 ]; then echo "usage: vend.sh [--execute] NAME UNIT CONTEXT ENVIRONMENT" >&2; exit 2; fi
name=$1 unit=$2 context=$3 environment=$4

run() {
  if [ "$execute" = yes ]; then "$@"; else printf '%q ' "$@"; echo; fi
}
ask() { # a reading call; the CLI says None where an answer lacks what was asked for
  local stands=$1 found; shift
  if [ "$execute" = no ]; then echo "<$stands>"; return 0; fi
  found=$("$@")
  if [ "$found" = None ]; then found=; fi
  echo "$found"
}
input() {
  if [ -n "${!1:-}" ]; then echo "${!1}"
  elif [ "$execute" = yes ]; then echo "vend.sh: set $1" >&2; exit 2
  else echo "<$1>"; fi
}
root=$(ask root-id aws organizations list-roots --profile management --query 'Roots[0].Id' --output text)
parent=$root
IFS=/ read -ra parts <<< "$unit"
for part in "${parts[@]}"; do
  parent=$(ask "unit-$part" aws organizations list-organizational-units-for-parent --profile management --parent-id "$parent" --query "OrganizationalUnits[?Name=='$part'].Id" --output text)
  if [ -z "$parent" ]; then echo "vend.sh: there is no unit $part in $unit" >&2; exit 1; fi
done
account=$(ask account-id aws organizations list-accounts --profile management --query "Accounts[?Name=='$name'].Id" --output text)
if [ "$execute" = no ] || [ -z "$account" ]; then
  mail="$(input MAIL_NAME)+$name@$(input MAIL_DOMAIN)"
  if [ "$execute" = yes ]; then
    request=$(aws organizations create-account --profile management --account-name "$name" --email "$mail" --tags "Key=Context,Value=$context" "Key=Environment,Value=$environment" "Key=Purpose,Value=workload" --query CreateAccountStatus.Id --output text)
    for _ in $(seq 60); do
      state=$(aws organizations describe-create-account-status --profile management --create-account-request-id "$request" --query CreateAccountStatus.State --output text)
      if [ "$state" != IN_PROGRESS ]; then break; fi
      sleep 10
    done
    if [ "$state" != SUCCEEDED ]; then echo "vend.sh: the account was not made: $state" >&2; exit 1; fi
    account=$(aws organizations describe-create-account-status --profile management --create-account-request-id "$request" --query CreateAccountStatus.AccountId --output text)
  else
    run aws organizations create-account --profile management --account-name "$name" --email "$mail" --tags "Key=Context,Value=$context" "Key=Environment,Value=$environment" Key=Purpose,Value=workload
  fi
fi
present=$(ask "$root" aws organizations list-parents --profile management --child-id "$account" --query 'Parents[0].Id' --output text)
if [ "$execute" = no ] || [ "$present" != "$parent" ]; then
  run aws organizations move-account --profile management --account-id "$account" --source-parent-id "$present" --destination-parent-id "$parent"
fi
run aws configure set "profile.$name.source_profile" management
run aws configure set "profile.$name.region" "$home"
run aws configure set "profile.$name.role_arn" "arn:{{partition}}:iam::$account:role/OrganizationAccountAccessRole"
echo "Next: give permission sets on it (identity-center-*.yaml), and a range for its network."
