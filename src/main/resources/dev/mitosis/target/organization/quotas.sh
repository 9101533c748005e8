#!/usr/bin/env bash
# Asks for the quotas that the new accounts need: quotas.sh [--execute]. What is that high already is not asked for.
set -euo pipefail
execute=no
if [ "${1:-}" = --execute ]; then execute=yes; fi
ask() { # PROFILE REGION SERVICE CODE VALUE
  if [ "$execute" = no ]; then
    printf '%q ' aws service-quotas request-service-quota-increase --profile "$1" --region "$2" --service-code "$3" --quota-code "$4" --desired-value "$5"; echo
    return
  fi
  local present
  present=$(aws service-quotas get-service-quota --profile "$1" --region "$2" --service-code "$3" --quota-code "$4" --query Quota.Value --output text)
  if awk -v present="$present" -v wanted="$5" 'BEGIN { exit !(present + 0 < wanted + 0) }'; then
    aws service-quotas request-service-quota-increase --profile "$1" --region "$2" --service-code "$3" --quota-code "$4" --desired-value "$5"
  fi
}
{{body}}
