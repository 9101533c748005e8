#!/usr/bin/env bash
# What the scripts of all waves have in common; they source it in the folder of the artefacts. It needs bash 4.2 or newer.
#
# What was done stands in ../state/steps.jsonl: a line when a step begins and a line when it ends, and the last one of a step counts.
# What steps found out stands in ../state/outputs.env, where the last line of a name counts. Both are for their owner only, and values of secrets are in neither.
set -euo pipefail
umask 077
export AWS_PAGER=

MITOSIS_STATE=../state
MITOSIS_STEP='' MITOSIS_TITLE='' MITOSIS_SCRIPT='' MITOSIS_PLAN='' MITOSIS_NOT_BEFORE='' MITOSIS_EARLIER='' MITOSIS_DIGEST='' MITOSIS_WHEN='' MITOSIS_BACK=''
MITOSIS_MANUAL=false MITOSIS_FINAL=false MITOSIS_REMEMBERS=false MITOSIS_RESUMED=false
MITOSIS_AFTER=() MITOSIS_BLOCKING=() MITOSIS_CHECKS=() MITOSIS_NEEDS=() MITOSIS_FILES=() MITOSIS_OUTPUTS=() MITOSIS_STEPS=()
MITOSIS_MODE=show MITOSIS_EXECUTE=false MITOSIS_YES=false MITOSIS_NEW_PLAN=false MITOSIS_AHEAD=false MITOSIS_AGAIN=false MITOSIS_BY='' MITOSIS_FROM=1
MITOSIS_PART='' MITOSIS_TURN=0 MITOSIS_STARTED='' MITOSIS_PROBLEMS=0 MITOSIS_ANSWER=''

fail() {
  echo "error: $*" >&2
  exit 1
}

# ---------------------------------------------------------------------------------------------------- what commands use

# aws WORD...: the AWS CLI, which reads what it is to read as a file twice: what comes from a pipe is kept for it, in
# memory, because it may be secret
aws() {
  local kept status=0
  if [[ "$*" != *file:///dev/stdin* ]]; then
    command aws "$@"
    return
  fi
  [ -w "${MITOSIS_MEMORY:=/dev/shm}" ] || fail "$MITOSIS_MEMORY is no folder that can be written: set MITOSIS_MEMORY to one in memory"
  kept=$(mktemp "$MITOSIS_MEMORY/mitosis.XXXXXX")
  cat > "$kept"
  command aws "${@//file:\/\/\/dev\/stdin/file://$kept}" || status=$?
  rm -f "$kept"
  return "$status"
}

# now, days_ago N: a moment as AWS writes it
now() { days_ago 0; }
days_ago() { TZ=UTC printf '%(%Y-%m-%dT%H:%M:%SZ)T\n' "$(($(date +%s) - $1 * 86400))"; }

# wait_until VALUE COMMAND...: asks until the answer is VALUE; ends where the answer is final and another
wait_until() {
  local wanted=$1 found refused=0 begun=$SECONDS
  shift
  while :; do
    if found=$("$@"); then
      refused=0
      [ "$found" != "$wanted" ] || return 0
      case ${found,,} in
        *fail* | *error* | *rollback* | abort* | cancel* | expired | rejected | timed_out | timedout | deleted | terminated)
          fail "it is $found, and will not be $wanted any more: $*" ;;
      esac
    else
      refused=$((refused + 1))
      [ "$refused" -lt 5 ] || fail "five times without an answer: $*"
    fi
    [ $((SECONDS - begun)) -lt "${MITOSIS_LIMIT:-43200}" ] || fail "it is still '$found', not $wanted: $*"
    sleep "${MITOSIS_POLL:-15}"
  done
}

# expect VALUE COMMAND...: fails unless the answer is VALUE
expect() {
  local wanted=$1 found
  shift
  found=$("$@")
  [ "$found" = "$wanted" ] || fail "it is '$found', not '$wanted': $*"
}

# some COMMAND...: fails where the answer is nothing
some() {
  local found
  found=$("$@")
  case ${found,,} in
    '' | none | null | '[]') fail "there is none: $*" ;;
  esac
}

# same A B WHAT: fails unless both are equal
same() {
  [ "$1" = "$2" ] || fail "$3 differ: '$1' on the old side, '$2' on the new one"
}

# each_in WHAT COMMAND...: fails unless every line that it reads is in the answer, which may have more
each_in() {
  local what=$1 lines lacking
  shift
  lines=$(mktemp)
  LC_ALL=C sort | awk '$0 != "None"' > "$lines"
  lacking=$(LC_ALL=C comm -23 "$lines" <("$@" | LC_ALL=C sort) | awk 'END { print NR }')
  rm -f "$lines"
  [ "$lacking" -eq 0 ] || fail "the new side lacks $lacking of $what"
}

# absent COMMAND...: whether the answer is that there is no such thing; any refusal that does not say so fails
absent() {
  local found
  MITOSIS_ANSWER=
  if found=$("$@" 2>&1); then
    MITOSIS_ANSWER=$found
    case ${found,,} in
      '' | none | '[]' | deleted | terminated | delete_complete) return 0 ;;
      *) return 1 ;;
    esac
  fi
  # A type that Cloud Control does not know says nothing about a thing of it.
  [[ ${found,,} != *typenotfound* && ${found,,} =~ notfound|not\ found|notinuse|nosuch|no\ such|doesnotexist|does\ not\ exist|nonexist|non-existent|not\ exist|\(404\) ]] ||
    fail "nobody says that it is gone: $found"
}

# gone COMMAND...: fails unless the answer is that there is no such thing. As long as the answer is that it is going, it is asked again; right
# after the commands of a step, which only say that it shall go, for up to an hour whatever the answer is.
gone() {
  local begun=$SECONDS limit=${MITOSIS_LIMIT:-43200}
  until absent "$@"; do
    case $MITOSIS_MODE/$MITOSIS_PART/${MITOSIS_ANSWER,,} in
      */deleting | */delete_in_progress | */shutting-down) ;;
      show/validation/*) [ "$limit" -lt 3600 ] || limit=3600 ;;
      *) limit=0 ;;
    esac
    [ $((SECONDS - begun)) -lt "$limit" ] || fail "it is still there: $*"
    sleep "${MITOSIS_POLL:-15}"
  done
}

# published OPTION...: the versions that were published into a repository of CodeArtifact itself, each with its format, namespace and package
published() {
  local format namespace package in
  aws codeartifact list-packages "$@" --query 'packages[].[format,namespace,package]' --output text | while read -r format namespace package; do
    [ "$format" != None ] || continue
    in=(--format "$format" --package "$package")
    [ "$namespace" = None ] || in+=(--namespace "$namespace")
    aws codeartifact list-package-versions "$@" "${in[@]}" --origin-type INTERNAL --status Published --query 'versions[].[version]' --output text < /dev/null |
      awk -v of="$format $namespace $package" '$0 != "None" { print of, $0 }'
  done
}

# policy_of COMMAND...: the policy that the answer is, {} where there is none; any other refusal fails
policy_of() {
  local found
  if ! found=$("$@" 2>&1); then
    [[ ${found,,} =~ nosuch|notfound ]] || fail "nobody says that it has no policy: $found"
    found=None
  fi
  case $found in '' | None) found='{}' ;; esac
  printf '%s\n' "$found"
}

# closed POLICY ACTIONS [RESOURCE]: the policy, and that nobody may do the actions, which blanks part, to the resource
closed() {
  jq -c --arg actions "$2" --arg resource "${3:-}" '
    .Version //= "2012-10-17" |
    .Statement = ([.Statement // [] | if type == "array" then .[] else . end | select(.Sid != "MitosisClosed")] +
      [{Sid: "MitosisClosed", Effect: "Deny", Principal: "*", Action: ($actions / " ")} +
        if $resource == "" then {} else {Resource: $resource} end])' <<< "$1"
}

# attribute NAME POLICY: the policy as an attribute of that name; without a policy the attribute is empty
attribute() {
  if [ "$2" = '{}' ]; then printf '{"%s":""}\n' "$1"; else printf '{"%s":%s}\n' "$1" "$(json "$2")"; fi
}

# stands COMMAND...: fails unless the answer is the status of a stack that was made or changed as wanted
stands() {
  local found
  found=$("$@")
  case $found in
    *ROLLBACK* | DELETE_*) fail "it is $found: $*" ;;
    *_COMPLETE) ;;
    *) fail "it is '$found': $*" ;;
  esac
}

# quiet COMMAND...: fails unless the answer is zero or nothing
quiet() {
  local found
  found=$("$@")
  [[ $found =~ ^[[:space:]]*(None|null|0|0\.0*)?[[:space:]]*$ ]] || fail "it is used: $found by $*"
}

# even_incomplete COMMAND...: fails unless it ended well, or says that something could not be read
even_incomplete() {
  local status=0
  "$@" || status=$?
  [ "$status" -eq 0 ] || [ "$status" -eq 4 ]
}

# by_person TEXT...: ends, because what is left can only be done by somebody, who says so then
by_person() {
  echo "a person does this: $*" >&2
  echo "when it is done: bash $MITOSIS_SCRIPT --done --by NAME" >&2
  exit 75
}

# held STEP DAYS: fails unless the step ended so many days ago
held() {
  local line
  line=$(last_line "$1")
  [[ $line == *'"outcome":"done"'* && $line =~ \"ended\":\"([^\"]*)\" ]] || fail "$1 is not done, so nothing is held yet"
  [[ ! ${BASH_REMATCH[1]} > $(days_ago "$2") ]] || fail "$1 ended ${BASH_REMATCH[1]}, which is less than $2 days ago: run this again later"
}

# ------------------------------------------------------------------------------------------------ what a script says of itself

step() { MITOSIS_STEP=$1 MITOSIS_SCRIPT=$2 MITOSIS_TITLE=$3; }
plan() { MITOSIS_PLAN=$1; }
says() { MITOSIS_DIGEST=$1; }
after_wave() { MITOSIS_EARLIER=$1; }
after() { MITOSIS_AFTER+=("$1" "$2"); }
before() { MITOSIS_BLOCKING+=("$1" "$2"); }
not_before() { MITOSIS_NOT_BEFORE=$1; }
check() { MITOSIS_CHECKS+=("$1"); }
need() { MITOSIS_NEEDS+=("$1" "$2" "$3"); }
reads() { MITOSIS_FILES+=("$1"); }
keeps() { MITOSIS_OUTPUTS+=("$1"); }
manual() { MITOSIS_MANUAL=true; }
# remembers: what the step found out before it was interrupted is not found out again, because it has changed that since
remembers() { MITOSIS_REMEMBERS=true; }
no_way_back() { MITOSIS_FINAL=true MITOSIS_BACK=$1; }
way_back() { MITOSIS_WHEN=$1 MITOSIS_BACK=$2; }
member() { MITOSIS_STEPS+=("$1" "$2"); }

# turn N: whether the command N is to run
turn() {
  [ "$MITOSIS_PART" = undo ] || keep_outputs
  [ "$MITOSIS_PART" != commands ] || [ "$1" -ge "$MITOSIS_FROM" ] || return 1
  MITOSIS_TURN=$1
  ! remembered "$1" || return 1
  texts "$MITOSIS_PART" "$1"
}

# remembered N: whether the command N only finds out what an interrupted run of this step has found out already
remembered() {
  local text
  [ "$MITOSIS_PART" = commands ] && [ "$MITOSIS_REMEMBERS" = true ] && [ "$MITOSIS_RESUMED" = true ] || return 1
  text=$(texts commands "$1")
  [[ $text =~ ^[[:space:]]*[0-9]+\.[[:space:]]([A-Z][A-Z0-9_]*)=\$\( ]] && known "${BASH_REMATCH[1]}" || return 1
  echo "  $1. ${BASH_REMATCH[1]} is known from before"
}

# texts PART [N]: the commands of a part as they stand in the script
texts() {
  awk -v part="$1() {" -v only="${2:-0}" '
    $0 == part { inside = 1; next }
    $0 == "}" { inside = 0 }
    inside && /^if turn [0-9]+; then$/ { n = $3 + 0; first = 1; next }
    inside && $0 == "fi" { n = 0; next }
    inside && n && (!only || n == only) { if (first) printf "  %2d. %s\n", n, $0; else print "      " $0; first = 0 }
  ' "$MITOSIS_SCRIPT"
}

# ------------------------------------------------------------------------------------------------------------- the state

json() {
  local text=$1
  text=${text//\\/\\\\}
  text=${text//\"/\\\"}
  text=${text//$'\n'/\\n}
  text=${text//$'\t'/\\t}
  printf '"%s"' "${text//[[:cntrl:]]/}"
}

# last_line STEP: what was said of it last
last_line() {
  [ ! -f "$MITOSIS_STATE/steps.jsonl" ] || grep -F "{\"step\":$(json "$1")," "$MITOSIS_STATE/steps.jsonl" | tail -n 1 || true
}

# outcome STEP: running, done, failed, undoing, undone, or open where nothing was said
outcome() {
  local line
  line=$(last_line "$1")
  if [[ $line =~ \"outcome\":\"([a-z-]+)\" ]]; then echo "${BASH_REMATCH[1]}"; else echo open; fi
}

# another STEP SCRIPT: whether it was done when it was not what its script says now
another() {
  local line
  line=$(last_line "$1")
  [[ $line =~ \"digest\":\"([0-9a-f]+)\" && $line == *'"outcome":"done"'* ]] || return 1
  ! grep -qx "says ${BASH_REMATCH[1]}" "$2"
}

# record OUTCOME: adds a line
record() {
  local line name given=''
  line="{\"step\":$(json "$MITOSIS_STEP"),\"plan\":\"$MITOSIS_PLAN\",\"digest\":\"$MITOSIS_DIGEST\",\"started\":\"$MITOSIS_STARTED\""
  case $1 in running | undoing) ;; *) line+=",\"ended\":\"$(now)\"" ;; esac
  line+=",\"outcome\":\"$1\""
  [ -z "$MITOSIS_BY" ] || line+=",\"by\":$(json "$MITOSIS_BY")"
  if [ "$1" = 'done' ]; then
    for name in ${MITOSIS_OUTPUTS[@]+"${MITOSIS_OUTPUTS[@]}"}; do
      [ -z "${!name+x}" ] || given+=",$(json "$name"):$(json "${!name}")"
    done
    line+=",\"outputs\":{${given#,}}"
  fi
  # Half a line that a killed run has left must not swallow this one.
  local file=$MITOSIS_STATE/steps.jsonl
  if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then echo >> "$file"; fi
  printf '%s}\n' "$line" >> "$file"
}

# keep_outputs: puts what was found out so far where later steps find it; lines are only added, because several may run at once
keep_outputs() {
  local name line file=$MITOSIS_STATE/outputs.env
  for name in ${MITOSIS_OUTPUTS[@]+"${MITOSIS_OUTPUTS[@]}"}; do
    [ -n "${!name+x}" ] || continue
    line="export $name=$(printf '%q' "${!name}")"
    if [ ! -f "$file" ] || [ "$(grep "^export $name=" "$file" | tail -n 1)" != "$line" ]; then
      printf '%s\n' "$line" >> "$file"
    fi
  done
}

lock() {
  local held=$MITOSIS_STATE/running/$MITOSIS_STEP owner
  mkdir -p "$MITOSIS_STATE/running"
  if ! mkdir "$held" 2> /dev/null; then
    owner=$(cat "$held/owner" 2> /dev/null || true)
    if [ "${owner%% *}" != "$HOSTNAME" ] || kill -0 "${owner##* }" 2> /dev/null; then
      fail "this step is being run (host and process: ${owner:-not known}); if that is not so any more, remove $held"
    fi
  fi
  echo "$HOSTNAME $$" > "$held/owner"
}

unlock() { rm -rf "$MITOSIS_STATE/running/$MITOSIS_STEP"; }

# ------------------------------------------------------------------------------------------------------------ a step runs

usage() {
  cat << END
usage: bash $MITOSIS_SCRIPT [OPTION...]
  (none)            say what would be done; nothing is called
  --look            show what the stacks' change sets would change
  --execute         do it, prove it and note it; a finished step is not repeated
  --again           with --execute: do a finished step again, because it is not what it was
  --from N          with --execute: begin with command N, where an earlier run has done those before it
  --yes             with --execute: said of a step from which there is no way back, or of the condition of --undo
  --verify          prove a finished step again; this only reads
  --undo            say how it is taken back; with --execute --yes take it back
  --done --by NAME  note that a person has done it
  --undone --by NAME  note that a person has taken it back
  --ahead           do not wait until the wave before it is finished
  --new-plan        go on with a new plan; what was done under the one before stays done
END
}

read_options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --execute) MITOSIS_EXECUTE=true ;;
      --look | --verify | --undo | --done | --undone) MITOSIS_MODE=${1#--} ;;
      --from) MITOSIS_FROM=${2:?--from needs the number of a command}; shift ;;
      --by) MITOSIS_BY=${2:?--by needs a name}; shift ;;
      --yes) MITOSIS_YES=true ;;
      --ahead) MITOSIS_AHEAD=true ;;
      --again) MITOSIS_AGAIN=true ;;
      --new-plan) MITOSIS_NEW_PLAN=true ;;
      --help) usage; exit 0 ;;
      *) echo "unknown option: $1" >&2; usage >&2; exit 2 ;;
    esac
    shift
  done
  [[ $MITOSIS_FROM =~ ^[0-9]+$ ]] || { echo "--from needs the number of a command" >&2; exit 2; }
}

# read_values: what people gave, and what earlier steps found out
read_values() {
  local name
  local -A said=()
  # What a person says of this step's own outputs is newer than what an earlier run of it found out.
  for name in ${MITOSIS_OUTPUTS[@]+"${MITOSIS_OUTPUTS[@]}"}; do
    [ -z "${!name+x}" ] || said[$name]=${!name}
  done
  [ ! -f waves/inputs.env ] || source waves/inputs.env
  [ ! -f "$MITOSIS_STATE/outputs.env" ] || source "$MITOSIS_STATE/outputs.env"
  for name in "${!said[@]}"; do printf -v "$name" %s "${said[$name]}"; done
}

problem() {
  MITOSIS_PROBLEMS=$((MITOSIS_PROBLEMS + 1))
  echo "not now: $*" >&2
}

sha256() {
  if command -v sha256sum > /dev/null; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -d ' ' -f 1
}

check_plan() {
  local latest
  if [ ! -f ../plan.json ] || [ "$(sha256 ../plan.json)" != "$MITOSIS_PLAN" ]; then
    problem "../plan.json is not the plan that this script was written for; mitosis plan writes both"
  fi
  [ -f "$MITOSIS_STATE/steps.jsonl" ] && [ "$MITOSIS_NEW_PLAN" = false ] || return 0
  latest=$(tail -n 1 "$MITOSIS_STATE/steps.jsonl")
  if [[ $latest =~ \"plan\":\"([0-9a-f]*)\" ]] && [ "${BASH_REMATCH[1]}" != "$MITOSIS_PLAN" ]; then
    problem "the last step was done under another plan; look at what is new, then add --new-plan"
  fi
}

# check_wave: a wave begins when the one before it is finished
check_wave() {
  local word id script
  [ -n "$MITOSIS_EARLIER" ] && [ "$MITOSIS_AHEAD" = false ] || return 0
  while read -r word id script; do
    if [ "$word" = member ] && [ "$(outcome "$id")" != 'done' ]; then
      problem "the wave before it is not finished, $id is $(outcome "$id"): bash $script (or add --ahead)"
      return 0
    fi
    if [ "$word" = member ] && another "$id" "$script"; then
      problem "the wave before it is not finished, $id was done before it changed: bash $script"
      return 0
    fi
  done < "$MITOSIS_EARLIER/verify.sh"
}

check_order() {
  local i moment
  for ((i = 0; i < ${#MITOSIS_AFTER[@]}; i += 2)); do
    if [ "$(outcome "${MITOSIS_AFTER[i]}")" != 'done' ]; then
      problem "${MITOSIS_AFTER[i]} comes before it and is $(outcome "${MITOSIS_AFTER[i]}"): bash ${MITOSIS_AFTER[i + 1]}"
    elif another "${MITOSIS_AFTER[i]}" "${MITOSIS_AFTER[i + 1]}"; then
      problem "${MITOSIS_AFTER[i]} comes before it and was done before it changed: bash ${MITOSIS_AFTER[i + 1]}"
    fi
  done
  check_wave
  moment=$(now)
  if [[ -n $MITOSIS_NOT_BEFORE && ${moment:0:16} < ${MITOSIS_NOT_BEFORE:0:16} ]]; then
    problem "it must not be done before $MITOSIS_NOT_BEFORE"
  fi
}

# known NAME: whether it has a value that a command can use
known() { [ -n "${!1+x}" ] && [ "${!1}" != None ]; }

check_values() {
  local i name
  for ((i = 0; i < ${#MITOSIS_NEEDS[@]}; i += 3)); do
    name=${MITOSIS_NEEDS[i]}
    known "$name" || problem "$name is not set: ${MITOSIS_NEEDS[i + 1]} (${MITOSIS_NEEDS[i + 2]})"
  done
  for name in ${MITOSIS_FILES[@]+"${MITOSIS_FILES[@]}"}; do
    [ -f "$name" ] || problem "the file $name is not there"
  done
}

refuse_on_problems() { [ "$MITOSIS_PROBLEMS" -eq 0 ] || fail "nothing was done: see above"; }

list() {
  local title=$1
  shift
  [ $# -eq 0 ] || { echo "$title"; printf '  - %s\n' "$@"; }
}

show() {
  local text
  echo "$MITOSIS_TITLE"
  echo "  $MITOSIS_STEP is $(outcome "$MITOSIS_STEP")"
  ! another "$MITOSIS_STEP" "$MITOSIS_SCRIPT" || echo '  It was done before it changed: --again does it as it is now, --done --by NAME says that nothing has to be done'
  list 'Before:' ${MITOSIS_CHECKS[@]+"${MITOSIS_CHECKS[@]}"}
  for part in commands:Commands validation:'Then this must pass'; do
    text=$(texts "${part%%:*}")
    [ -z "$text" ] || printf '%s:\n%s\n' "${part#*:}" "$text"
  done
  [ "$MITOSIS_FINAL" = false ] || echo "There is no way back from it: --execute needs --yes"
  check_plan
  check_order
  check_values
  if [ "$MITOSIS_MANUAL" = true ]; then
    echo "A person does this. When all of it is done: bash $MITOSIS_SCRIPT --done --by NAME"
  else
    echo "nothing was called: add --execute to do it"
  fi
}

# look: the change sets of the stacks, which are deleted again
look() {
  local line
  check_values
  refuse_on_problems
  while IFS= read -r line; do
    line=${line#*. }
    case $line in
      *"bash accounts/"*"/deploy.sh --execute"*) eval "${line/deploy.sh --execute/deploy.sh --look}" < /dev/null ;;
      *"bash organization/"*".sh --execute"*) eval "${line/.sh --execute/.sh}" < /dev/null ;;
    esac
  done < <(texts commands)
}

# run PART: all its commands, in this process
run() {
  MITOSIS_PART=$1 MITOSIS_TURN=0
  set -a
  "$1"
  set +a
}

failed() {
  local exit=$1 outcome=failed
  trap - EXIT
  [ "$exit" -ne 0 ] || return 0
  set +e
  [ "$MITOSIS_PART" != undo ] || outcome=undoing
  keep_outputs
  record "$outcome"
  unlock
  echo "failed: $MITOSIS_PART, command $MITOSIS_TURN of $MITOSIS_STEP" >&2
  [ "$MITOSIS_PART" != commands ] || [ "$exit" -eq 75 ] ||
    echo "Run it again as it is, or with --from $MITOSIS_TURN where what came before must not be repeated." >&2
  exit "$exit"
}

begin() {
  mkdir -p "$MITOSIS_STATE"
  case $(outcome "$MITOSIS_STEP") in running | failed | undoing) MITOSIS_RESUMED=true ;; esac
  lock
  MITOSIS_STARTED=$(now)
  record "$1"
  trap 'failed $?' EXIT
}

end() {
  trap - EXIT
  record "$1"
  unlock
  echo "$MITOSIS_STEP is $1"
}

execute() {
  if [ "$(outcome "$MITOSIS_STEP")" = 'done' ] && [ "$MITOSIS_AGAIN" = false ]; then
    ! another "$MITOSIS_STEP" "$MITOSIS_SCRIPT" ||
      fail "$MITOSIS_STEP was done before it changed: add --again to do it as it is now, or note with --done --by NAME that nothing has to be done"
    echo "$MITOSIS_STEP is done already"
    return 0
  fi
  if [ "$MITOSIS_MANUAL" = true ]; then
    list "$MITOSIS_TITLE" ${MITOSIS_CHECKS[@]+"${MITOSIS_CHECKS[@]}"}
    fail "a person does this; when all of it is done: bash $MITOSIS_SCRIPT --done --by NAME"
  fi
  check_plan
  check_order
  check_values
  [ "$MITOSIS_FINAL" = false ] || [ "$MITOSIS_YES" = true ] || problem "there is no way back from it: add --yes"
  refuse_on_problems
  echo "$MITOSIS_TITLE"
  list 'Before:' ${MITOSIS_CHECKS[@]+"${MITOSIS_CHECKS[@]}"}
  begin running
  run commands
  keep_outputs
  run validation
  end 'done'
}

# by_hand OUTCOME: a person says so
by_hand() {
  [ -n "$MITOSIS_BY" ] || { echo "add --by NAME: who says so" >&2; exit 2; }
  check_plan
  local name
  if [ "$1" = 'done' ]; then
    check_order
    for name in ${MITOSIS_OUTPUTS[@]+"${MITOSIS_OUTPUTS[@]}"}; do
      known "$name" || problem "later steps need $name: call this with $name=... before it"
    done
  fi
  refuse_on_problems
  begin running
  [ "$1" != 'done' ] || keep_outputs
  [ "$1" != 'done' ] || run validation
  end "$1"
}

verify() {
  if [ "$(outcome "$MITOSIS_STEP")" != 'done' ]; then
    echo "$MITOSIS_STEP is $(outcome "$MITOSIS_STEP"): nothing to prove"
    return 0
  fi
  MITOSIS_OUTPUTS=()
  run validation
  echo "$MITOSIS_STEP: proved"
}

undo_step() {
  local i text
  case $(outcome "$MITOSIS_STEP") in
    open | undone) echo "$MITOSIS_STEP is $(outcome "$MITOSIS_STEP"): nothing to take back"; return 0 ;;
  esac
  echo "Back from: $MITOSIS_TITLE"
  [ "$MITOSIS_FINAL" = false ] || fail "there is no way back from $MITOSIS_STEP. $MITOSIS_BACK"
  echo "  $MITOSIS_BACK"
  echo "  Only as long as this is so: $MITOSIS_WHEN"
  for ((i = 0; i < ${#MITOSIS_BLOCKING[@]}; i += 2)); do
    [[ " ${MITOSIS_TAKEN:-} " != *" ${MITOSIS_BLOCKING[i]} "* ]] || continue
    case $(outcome "${MITOSIS_BLOCKING[i]}") in
      open | undone) ;;
      *) problem "${MITOSIS_BLOCKING[i]} rests on it: take that back first: bash ${MITOSIS_BLOCKING[i + 1]} --undo" ;;
    esac
  done
  if [ "$MITOSIS_EXECUTE" = false ]; then
    text=$(texts undo)
    [ -z "$text" ] || echo "$text"
    return 0
  fi
  check_plan
  [ "$MITOSIS_YES" = true ] || problem "say with --yes that the condition holds"
  refuse_on_problems
  begin undoing
  MITOSIS_OUTPUTS=()
  run undo
  end undone
}

# run_step OPTION...: what a step's script is called for
run_step() {
  read_options "$@"
  read_values
  case $MITOSIS_MODE in
    show) if [ "$MITOSIS_EXECUTE" = true ]; then execute; else show; fi ;;
    look) look ;;
    verify) verify ;;
    undo) undo_step ;;
    'done') by_hand 'done' ;;
    undone) by_hand undone ;;
  esac
}

# ------------------------------------------------------------------------------------------------------------ a wave runs

# verify_wave: proves all finished steps again, and names those that fail
verify_wave() {
  local i wrong=0
  for ((i = 0; i < ${#MITOSIS_STEPS[@]}; i += 2)); do
    bash "${MITOSIS_STEPS[i + 1]}" --verify || { wrong=$((wrong + 1)); echo "FAILED: ${MITOSIS_STEPS[i]}" >&2; }
  done
  [ "$wrong" -eq 0 ] || fail "$wrong steps are not what they were"
}

# roll_back OPTION...: takes steps back, in the order in which they are named
roll_back() {
  local i last='' before='' options=(--undo) taken=0
  while [ $# -gt 0 ]; do
    case $1 in
      --execute) MITOSIS_EXECUTE=true ;;
      --yes) MITOSIS_YES=true ;;
      --new-plan) options+=(--new-plan) ;;
      --to) last=${2:?--to needs the id of a step}; shift ;;
      *) echo "usage: rollback.sh [--to STEP] [--execute --yes] [--new-plan]; STEP is the last one that is taken back" >&2; exit 2 ;;
    esac
    shift
  done
  [ -z "$last" ] || [[ " ${MITOSIS_STEPS[*]} " == *" $last "* ]] || fail "$last is no step of this wave"
  if [ "$MITOSIS_EXECUTE" = true ] && [ "$MITOSIS_YES" = true ]; then options+=(--execute --yes); fi
  for ((i = 0; i < ${#MITOSIS_STEPS[@]}; i += 2)); do
    case $(outcome "${MITOSIS_STEPS[i]}") in
      open | undone) ;;
      *)
        # Where nothing is called, what stands before it in the list was not taken back, but would be.
        MITOSIS_TAKEN=$before bash "${MITOSIS_STEPS[i + 1]}" "${options[@]}"
        [ "$MITOSIS_EXECUTE" = true ] || before+=" ${MITOSIS_STEPS[i]}"
        taken=$((taken + 1))
        ;;
    esac
    [ "${MITOSIS_STEPS[i]}" != "$last" ] || break
  done
  if [ "$taken" -eq 0 ]; then
    echo "no step of this wave was begun: nothing to take back"
  elif [ "$MITOSIS_EXECUTE" = false ]; then
    echo "nothing was called: add --execute --yes when every condition above holds"
  elif [ "$MITOSIS_YES" = false ]; then
    fail "nothing was done: add --yes when every condition above holds"
  fi
}
