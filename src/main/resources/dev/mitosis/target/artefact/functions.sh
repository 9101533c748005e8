#!/usr/bin/env bash
# What the scripts of all accounts have in common; sourced by them.
#
# Which credentials lead to an account says PROFILE_<ACCOUNT>, a profile of the AWS CLI; without it the profile has the account's
# name. Where ACCOUNT_<ACCOUNT> says the twelve digits of the account, the profile must lead there. What no other stack tells is
# asked for by name: PARAMETER_<Name>. Values stand in a private file while they are handed over, never on a command line.
set -euo pipefail
umask 077
export AWS_PAGER=

EXECUTE=false ACTIVE=false COMPLETE=false PART=all ONLY=
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
declare -A VARIABLE KNOWN_ID CHECKED
MISSING=0 DONE=0
SKIP=false REHEARSAL=false REMOVE=false

usage() {
  cat << 'END'
usage: bash deploy.sh [--execute | --look] [--first | --connections | --stack NAME] [--active] [--complete] [--rehearsal] [--remove]
  --execute      make the changes; without it, or with --look, they are only shown
  --first        only stacks that need no other account
  --connections  only those that name other accounts
  --stack NAME   only this one
  --active       let run what acts by itself (rules, schedules, event sources, services): from the switch on
  --complete     put in what names later stacks and other accounts, when all of them stand
It can be called again at any time: what stands as it shall is left alone.
END
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --execute) EXECUTE=true ;;
      --look) EXECUTE=false ;;
      --rehearsal) REHEARSAL=true ;;
      --remove) REMOVE=true ;;
      --active) ACTIVE=true ;;
      --complete) COMPLETE=true ;;
      --first) PART=first ;;
      --connections) PART=connections ;;
      --stack) ONLY=${2:?--stack needs a name}; shift ;;
      --help) usage; exit 0 ;;
      *) echo "unknown option: $1" >&2; usage >&2; exit 2 ;;
    esac
    shift
  done
  [ "$REMOVE" = false ] || [ -n "$ONLY" ] || { echo "--remove needs --stack NAME" >&2; exit 2; }
}

fail() {
  echo "error: $*" >&2
  exit 1
}

# account NAME VARIABLE ID: an account of the estate
account() {
  VARIABLE[$1]=$2
  local given=$2
  KNOWN_ID[$1]=${!given:-$3}
}

# in_account ACCOUNT REGION ARGUMENT...: the AWS CLI with the credentials of an account
in_account() {
  local name=$1 region=$2
  shift 2
  local profile=${VARIABLE[$name]/#ACCOUNT_/PROFILE_}
  aws --profile "${!profile:-$name}" --region "$region" "$@"
}

# identify ACCOUNT REGION: makes sure that the credentials lead to the account
identify() {
  [ -z "${CHECKED[$1]:-}" ] || return 0
  local found
  if ! found=$(in_account "$1" "$2" sts get-caller-identity --query Account --output text); then
    echo "no credentials for the account $1: set ${VARIABLE[$1]/#ACCOUNT_/PROFILE_} to a profile of the AWS CLI" >&2
    return 1
  fi
  if [ -n "${KNOWN_ID[$1]}" ] && [ "${KNOWN_ID[$1]}" != "$found" ]; then
    fail "the credentials for $1 lead to the account $found, not to ${KNOWN_ID[$1]}"
  fi
  KNOWN_ID[$1]=$found
  CHECKED[$1]=yes
}

# stack ACCOUNT REGION NAME TEMPLATE PART PROTECTION: begins a stack; its parameters follow, then deploy
stack() {
  ACCOUNT=$1 REGION=$2 NAME=$3 TEMPLATE=$here/$4 PROTECTION=$6
  SKIP=false INCOMPLETE=
  : > "$WORK/parameters"
  if [ -n "$ONLY" ]; then
    [ "$ONLY" = "$NAME" ] || SKIP=true
  else
    [ "$PART" = all ] || [ "$PART" = "$5" ] || SKIP=true
  fi
  if [ "$SKIP" = false ]; then identify "$ACCOUNT" "$REGION" || exit 1; fi
  if [ "$REHEARSAL" = true ]; then
    NAME=$NAME-rehearsal PROTECTION=free
    retain_nothing "$TEMPLATE" > "$WORK/rehearsal.yaml"
    TEMPLATE=$WORK/rehearsal.yaml
  fi
  # What is removed needs no parameters.
  if [ "$REMOVE" = true ] && [ "$SKIP" = false ]; then
    remove
    SKIP=true
  fi
}

# retain_nothing FILE: a template by which all goes with its stack
retain_nothing() {
  sed -E 's/^(    (Deletion|UpdateReplace)Policy): .*/\1: Delete/; s/^(      DeletionProtection(Enabled)?): true$/\1: false/' "$1"
}

quoted() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\t'/\\t}
  text=${text//$'\r'/\\r}
  printf '"%s"' "$text"
}

# value PARAMETER VALUE: a value that is known
value() {
  [ "$SKIP" = false ] || return 0
  printf '{"ParameterKey": %s, "ParameterValue": %s}\n' "$(quoted "$1")" "$(quoted "$2")" >> "$WORK/parameters"
}

missing() {
  INCOMPLETE="$INCOMPLETE
    $*"
}

# account_id PARAMETER ACCOUNT: the digits of an account
account_id() {
  [ "$SKIP" = false ] || return 0
  if [ -n "${KNOWN_ID[$2]}" ] || identify "$2" "$REGION"; then
    value "$1" "${KNOWN_ID[$2]}"
  else
    missing "$1, the id of the account $2: ${VARIABLE[$2]}"
  fi
}

# output_of ACCOUNT REGION STACK OUTPUT: what a stack gives; nothing where it does not stand
output_of() {
  local kept="$WORK/outputs.$1.$2.$3"
  if [ ! -f "$kept" ]; then
    identify "$1" "$2" || return 0
    in_account "$1" "$2" cloudformation describe-stacks --stack-name "$3" \
      --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text > "$kept" 2> /dev/null || : > "$kept"
  fi
  awk -F '\t' -v key="$4" '$1 == key { print $2 }' "$kept"
}

# need PARAMETER ACCOUNT REGION STACK OUTPUT: the output of another stack
need() {
  [ "$SKIP" = false ] || return 0
  local found
  found=$(output_of "$2" "$3" "$4" "$5")
  if [ -n "$found" ]; then value "$1" "$found"; else missing "$1 from the stack $4 of the account $2 in $3"; fi
}

# later PARAMETER ACCOUNT REGION STACK OUTPUT: the output of a stack that comes after this one
later() {
  if [ "$COMPLETE" = true ]; then need "$@"; else value "$1" ""; fi
}

# given PARAMETER MEANING: what a person knows
given() {
  [ "$SKIP" = false ] || return 0
  local variable=PARAMETER_$1
  if [ -n "${!variable+x}" ]; then value "$1" "${!variable}"; else missing "$variable: $2"; fi
}

status_of() {
  in_account "$ACCOUNT" "$REGION" cloudformation describe-stacks --stack-name "$NAME" \
    --query 'Stacks[0].StackStatus' --output text 2> /dev/null || echo NONE
}

# hand_over FILE: sets template, the options by which the CLI takes a template
hand_over() {
  template=(--template-body "file://$1")
  [ "$(wc -c < "$1")" -gt 51200 ] || return 0
  local bucket=${VARIABLE[$ACCOUNT]/#ACCOUNT_/TEMPLATES_}
  [ -n "${!bucket:-}" ] || fail "the template of $NAME is larger than 51,200 bytes: name a bucket for it in $bucket"
  in_account "$ACCOUNT" "$REGION" s3 cp --only-show-errors "$1" "s3://${!bucket}/$NAME.yaml"
  template=(--template-url "https://${!bucket}.s3.$REGION.amazonaws.com/$NAME.yaml")
}

# deploy: makes or changes the stack, or shows how it would
deploy() {
  [ "$SKIP" = false ] || return 0
  echo "$ACCOUNT $REGION $NAME"
  if [ -n "$INCOMPLETE" ]; then
    echo "  waits for:$INCOMPLETE"
    MISSING=$((MISSING + 1))
    return 0
  fi
  local status kind=UPDATE
  status=$(status_of)
  case $status in
    NONE | REVIEW_IN_PROGRESS) kind=CREATE ;;
    *_IN_PROGRESS) fail "$NAME is being changed ($status): wait, then run this again" ;;
    ROLLBACK_COMPLETE | ROLLBACK_FAILED | CREATE_FAILED | DELETE_FAILED)
      fail "$NAME is $status: look at its events, delete it, then run this again" ;;
  esac
  paste -sd, "$WORK/parameters" | sed 's/^/[/; s/$/]/' > "$WORK/parameters.json"
  local template=()
  hand_over "$TEMPLATE"
  local set
  set=mitosis-$(date +%Y%m%d%H%M%S)-$$
  if ! in_account "$ACCOUNT" "$REGION" cloudformation create-change-set --stack-name "$NAME" --change-set-name "$set" \
    --change-set-type "$kind" --capabilities CAPABILITY_NAMED_IAM --parameters "file://$WORK/parameters.json" \
    "${template[@]}" > /dev/null 2> "$WORK/refused"; then
    grep -q "No updates are to be performed" "$WORK/refused" || fail "$NAME cannot be changed: $(cat "$WORK/refused")"
    echo "  stands already"
    protect
    return 0
  fi
  if ! in_account "$ACCOUNT" "$REGION" cloudformation wait change-set-create-complete --stack-name "$NAME" \
    --change-set-name "$set" 2> /dev/null; then
    local reason
    reason=$(in_account "$ACCOUNT" "$REGION" cloudformation describe-change-set --stack-name "$NAME" \
      --change-set-name "$set" --query StatusReason --output text)
    in_account "$ACCOUNT" "$REGION" cloudformation delete-change-set --stack-name "$NAME" --change-set-name "$set" > /dev/null
    case $reason in
      *"didn't contain changes"* | *"No updates"*) echo "  stands already" ;;
      *) fail "$NAME cannot be changed: $reason" ;;
    esac
    protect
    return 0
  fi
  in_account "$ACCOUNT" "$REGION" cloudformation describe-change-set --stack-name "$NAME" --change-set-name "$set" \
    --query 'Changes[].ResourceChange.[Action,LogicalResourceId,ResourceType,Replacement]' --output text | sed 's/^/  /'
  if [ "$EXECUTE" = false ]; then
    in_account "$ACCOUNT" "$REGION" cloudformation delete-change-set --stack-name "$NAME" --change-set-name "$set" > /dev/null
    # A stack that was never made is left behind empty by its change set.
    [ "$kind" = UPDATE ] || in_account "$ACCOUNT" "$REGION" cloudformation delete-stack --stack-name "$NAME"
    return 0
  fi
  in_account "$ACCOUNT" "$REGION" cloudformation execute-change-set --stack-name "$NAME" --change-set-name "$set" > /dev/null
  if [ "$kind" = CREATE ]; then
    in_account "$ACCOUNT" "$REGION" cloudformation wait stack-create-complete --stack-name "$NAME"
  else
    in_account "$ACCOUNT" "$REGION" cloudformation wait stack-update-complete --stack-name "$NAME"
  fi
  rm -f "$WORK/outputs.$ACCOUNT.$REGION.$NAME"
  DONE=$((DONE + 1))
  protect
}

protect() {
  if [ "$PROTECTION" = protected ] && [ "$EXECUTE" = true ]; then
    in_account "$ACCOUNT" "$REGION" cloudformation update-termination-protection --stack-name "$NAME" \
      --enable-termination-protection > /dev/null
  fi
}

# holdings: what of the stack holds something that deleting it would have to destroy first
holdings() {
  local type id found
  while IFS=$'\t' read -r type id; do
    case $type in
      AWS::S3::Bucket)
        found=$(in_account "$ACCOUNT" "$REGION" s3api list-object-versions --bucket "$id" --max-items 1 \
          --query '[Versions[0].Key, DeleteMarkers[0].Key]' --output text) || return 1
        ;;
      AWS::ECR::Repository)
        found=$(in_account "$ACCOUNT" "$REGION" ecr list-images --repository-name "$id" --max-items 1 \
          --query 'imageIds[0].imageDigest' --output text) || return 1
        ;;
      *) continue ;;
    esac
    # The CLI says None on a line of its own where there are more pages.
    found=${found//None/}
    [ -z "${found//[[:space:]]/}" ] || echo "  $type $id"
  done < <(in_account "$ACCOUNT" "$REGION" cloudformation list-stack-resources --stack-name "$NAME" \
    --query 'StackResourceSummaries[].[ResourceType,PhysicalResourceId]' --output text)
}

# let_go: changes the stack so that all it holds goes with it; its parameters stay as they are
let_go() {
  local protected template=() name given=()
  protected=$(in_account "$ACCOUNT" "$REGION" cloudformation describe-stacks --stack-name "$NAME" \
    --query 'Stacks[0].EnableTerminationProtection' --output text)
  if [ "$protected" = True ]; then
    in_account "$ACCOUNT" "$REGION" cloudformation update-termination-protection --stack-name "$NAME" \
      --no-enable-termination-protection > /dev/null
  fi
  in_account "$ACCOUNT" "$REGION" cloudformation get-template --stack-name "$NAME" --template-stage Original \
    --query TemplateBody --output text > "$WORK/standing.yaml"
  retain_nothing "$WORK/standing.yaml" > "$WORK/removal.yaml"
  ! cmp -s "$WORK/standing.yaml" "$WORK/removal.yaml" || return 0
  for name in $(in_account "$ACCOUNT" "$REGION" cloudformation describe-stacks --stack-name "$NAME" \
    --query 'Stacks[0].Parameters[].ParameterKey' --output text); do
    [ "$name" = None ] || given+=("ParameterKey=$name,UsePreviousValue=true")
  done
  [ ${#given[@]} -eq 0 ] || given=(--parameters "${given[@]}")
  hand_over "$WORK/removal.yaml"
  in_account "$ACCOUNT" "$REGION" cloudformation update-stack --stack-name "$NAME" --capabilities CAPABILITY_NAMED_IAM \
    "${template[@]}" ${given[@]+"${given[@]}"} > /dev/null
  in_account "$ACCOUNT" "$REGION" cloudformation wait stack-update-complete --stack-name "$NAME"
}

# remove: deletes the stack and what it holds, or shows what that is
remove() {
  local held status
  echo "$ACCOUNT $REGION $NAME"
  status=$(status_of)
  case $status in
    NONE) echo "  is not there"; return 0 ;;
    *_IN_PROGRESS) [ "$status" = REVIEW_IN_PROGRESS ] || fail "$NAME is being changed ($status): wait, then run this again" ;;
  esac
  in_account "$ACCOUNT" "$REGION" cloudformation list-stack-resources --stack-name "$NAME" \
    --query 'StackResourceSummaries[].[ResourceType,PhysicalResourceId]' --output text | sed 's/^/  Delete\t/'
  held=$(holdings)
  if [ "$EXECUTE" = false ]; then
    [ -z "$held" ] || printf 'to be emptied first:\n%s\n' "$held"
    return 0
  fi
  [ -z "$held" ] || fail "nothing was changed; empty these first:
$held"
  # A stack that never stood holds nothing to let go, and cannot be changed.
  case $status in ROLLBACK_* | CREATE_FAILED | DELETE_FAILED | REVIEW_IN_PROGRESS) ;; *) let_go ;; esac
  in_account "$ACCOUNT" "$REGION" cloudformation delete-stack --stack-name "$NAME"
  in_account "$ACCOUNT" "$REGION" cloudformation wait stack-delete-complete --stack-name "$NAME"
  DONE=$((DONE + 1))
}

# finish: says what is left to do
finish() {
  if [ "$EXECUTE" = true ]; then echo "$DONE stacks were changed"; else echo "nothing was changed: add --execute to do it"; fi
  [ "$MISSING" -eq 0 ] || fail "$MISSING stacks wait for what is not there yet"
}

# own_template ACCOUNT REGION STACK: fetches the template of a stack of the old account, and says what in it needs a look
own_template() {
  identify "$1" "$2" || exit 1
  local file=$here/$3.template
  in_account "$1" "$2" cloudformation get-template --stack-name "$3" --template-stage Original \
    --query TemplateBody --output text > "$file"
  echo "$file"
  echo "its parameters now:"
  in_account "$1" "$2" cloudformation describe-stacks --stack-name "$3" \
    --query 'Stacks[0].Parameters[].[ParameterKey,ParameterValue]' --output text | sed 's/^/  /'
  warn "$file" 'AWS::CloudFormation::Stack' 'nests other stacks: fetch and deploy each of them'
  warn "$file" 'AWS::Serverless' 'is written for SAM: deploy it with sam from its repository'
  warn "$file" 'BootstrapVersion|CDKMetadata|cdk-hnb659fds' 'is made by CDK: bootstrap the account and deploy it from its repository'
  warn "$file" 'Fn::ImportValue|!ImportValue' 'imports from other stacks: these have to stand, or become parameters'
  warn "$file" "${KNOWN_ID[$1]}" 'says the id of the old account'
  warn "$file" 'arn:aws' 'says ARNs: look which of them name old things'
}

# warn FILE PATTERN MEANING: says which lines of a file match
warn() {
  local lines
  lines=$(grep -nE -e "$2" "$1" | cut -d: -f1 | paste -sd, || true)
  [ -z "$lines" ] || echo "finding: it $3 (lines $lines)"
}

# becomes PARAMETER VALUE: what a parameter of the old stack is in the new account
becomes() {
  echo "  $1 becomes $2"
}
