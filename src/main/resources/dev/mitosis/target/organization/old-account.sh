#!/usr/bin/env bash
# Takes the old account from Transitional into {{path}}, after it has joined: old-account.sh [--execute].
# From then on these policies bind it, where they are attached: {{bound}}.
# Run it when the calls of a week were looked at for what they would refuse. The way back is the same move the other way round.
set -euo pipefail
home={{region}}
execute=no
if [ "${1:-}" = --execute ]; then execute=yes; fi
run() {
  if [ "$execute" = yes ]; then "$@"; else printf '%q ' "$@"; echo; fi
}
ask() {
  local stands=$1; shift
  if [ "$execute" = yes ]; then "$@"; else echo "<$stands>"; fi
}
unit=$(ask {{unit}} aws cloudformation describe-stacks --profile management --region "$home" --stack-name organization-units --query "Stacks[0].Outputs[?OutputKey=='{{unit}}'].OutputValue" --output text)
present=$(ask present-unit aws organizations list-parents --profile management --child-id {{account}} --query 'Parents[0].Id' --output text)
if [ "$execute" = no ] || [ "$present" != "$unit" ]; then
  run aws organizations move-account --profile management --account-id {{account}} --source-parent-id "$present" --destination-parent-id "$unit"
fi
run aws organizations tag-resource --profile management --resource-id {{account}} --tags Key=Purpose,Value=workload
