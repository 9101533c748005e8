#!/usr/bin/env bash
# Takes the old account from Transitional into {{path}}, after it has joined: old-account.sh [--execute] [--remove].
# From then on these policies bind it, where they are attached: {{bound}}.
# Run it when the calls of a week were looked at for what they would refuse. The way back is the same move the other way round; then --remove
# deletes the stacks that the stack set {{set}} has made in the account and leaves behind.
set -euo pipefail
home={{region}}
execute=no
remove=no
for argument in "$@"; do
  case "$argument" in
    --execute) execute=yes ;;
    --remove) remove=yes ;;
    *) echo "usage: old-account.sh [--execute] [--remove]" >&2; exit 2 ;;
  esac
done
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
if [ "$remove" = yes ]; then
  for region in {{regions}}; do
    for stack in $(ask stack-of-{{set}} aws cloudformation list-stacks --profile {{old}} --region "$region" --stack-status-filter CREATE_COMPLETE UPDATE_COMPLETE --query "StackSummaries[?starts_with(StackName, 'StackSet-{{set}}-')].StackName" --output text); do
      run aws cloudformation delete-stack --profile {{old}} --region "$region" --stack-name "$stack"
      run aws cloudformation wait stack-delete-complete --profile {{old}} --region "$region" --stack-name "$stack"
    done
  done
  exit 0
fi
unit=$(ask {{unit}} aws cloudformation describe-stacks --profile management --region "$home" --stack-name organization-units --query "Stacks[0].Outputs[?OutputKey=='{{unit}}'].OutputValue" --output text)
if [ -z "$unit" ]; then echo "old-account.sh: there is no {{unit}} yet: run the step that makes the units first" >&2; exit 1; fi
present=$(ask present-unit aws organizations list-parents --profile management --child-id {{account}} --query 'Parents[0].Id' --output text)
if [ "$execute" = no ] || [ "$present" != "$unit" ]; then
  run aws organizations move-account --profile management --account-id {{account}} --source-parent-id "$present" --destination-parent-id "$unit"
fi
run aws organizations tag-resource --profile management --resource-id {{account}} --tags Key=Purpose,Value=workload
