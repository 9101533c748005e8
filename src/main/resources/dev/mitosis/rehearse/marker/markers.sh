#!/usr/bin/env bash
# markers.sh put | count | take [LEDGER]: writes markers into stores, counts them there, or consumes them; then the ledger gets a line for each,
# ARN and message, before it is deleted, so that one which is killed in between does not forget it.
# It reads a line for each store: type, profile, region, ARN, name, marker; and says for each how many there are, -1 where it got no answer.
set -uo pipefail
ledger=${2:-}

call() { command aws "$@" --profile "$profile" --region "$region" < /dev/null; }

put_dynamodb_table() {
  local table=${arn##*:table/} item='' key kind
  while read -r key kind; do
    case $kind in
      N) item+="\"$key\":{\"N\":\"20200101\"}," ;;
      B) item+="\"$key\":{\"B\":\"cmVoZWFyc2Vk\"}," ;;
      *) item+="\"$key\":{\"S\":\"$marker\"}," ;;
    esac
  done < <(call dynamodb describe-table --table-name "$table" --query 'Table.AttributeDefinitions[].[AttributeName,AttributeType]' --output text)
  call dynamodb put-item --table-name "$table" --item "{$item\"mitosisMarker\":{\"S\":\"$marker\"}}"
}
count_dynamodb_table() {
  call dynamodb scan --table-name "$name" --consistent-read --filter-expression 'mitosisMarker = :m' \
    --expression-attribute-values "{\":m\":{\"S\":\"$marker\"}}" --query 'length(Items)' --output text
}

put_s3_bucket() { printf %s "$marker" | command aws s3 cp - "s3://${arn##*:}/$marker" --only-show-errors --profile "$profile" --region "$region"; }
count_s3_bucket() { call s3api list-objects-v2 --bucket "$name" --prefix "$marker" --query 'length(Contents || `[]`)' --output json; }

url() { call sqs get-queue-url --queue-name "$1" --query QueueUrl --output text; }
put_sqs_queue() {
  local queue=${arn##*:} fifo=()
  case $queue in *.fifo) fifo=(--message-group-id rehearsal --message-deduplication-id "$marker") ;; esac
  call sqs send-message --queue-url "$(url "$queue")" --message-body "$marker" ${fifo[@]+"${fifo[@]}"}
}
count_sqs_queue() {
  call sqs receive-message --queue-url "$(url "$name")" --max-number-of-messages 10 --visibility-timeout 0 \
    --query "length((Messages || \`[]\`)[?Body=='$marker'])" --output json
}
take_sqs_queue() { # what is not hidden from others is still found where this one was killed between the two calls
  local queue handle id
  queue=$(url "${arn##*:}")
  while IFS=$'\t' read -r id handle; do
    [ -n "$handle" ] || continue
    printf '%s\t%s\n' "$arn" "$id" >> "$ledger"
    call sqs delete-message --queue-url "$queue" --receipt-handle "$handle" || return 1
  done < <(call sqs receive-message --queue-url "$queue" --max-number-of-messages 10 --visibility-timeout 0 \
    --query "(Messages || \`[]\`)[?Body=='$marker'].[MessageId,ReceiptHandle]" --output text)
}

put_ssm_parameter() { call ssm put-parameter --name "$name" --value "$marker" --overwrite; }
count_ssm_parameter() { same "$(call ssm get-parameter --name "$name" --with-decryption --query Parameter.Value --output text)"; }

put_secretsmanager_secret() { call secretsmanager put-secret-value --secret-id "$arn" --secret-string "$marker"; }
count_secretsmanager_secret() { same "$(call secretsmanager get-secret-value --secret-id "$name" --query SecretString --output text)"; }

put_ecr_repository() {
  local manifest='{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":2,"digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},"layers":[]}'
  call ecr put-image --repository-name "${arn##*:repository/}" --image-tag "$marker" --image-manifest "$manifest"
}
count_ecr_repository() { call ecr list-images --repository-name "$name" --query "length(imageIds[?imageTag=='$marker'])" --output json; }

# same VALUE: 1 where the value is the marker, 0 where it is another one
same() {
  [ -n "$1" ] || return 1
  if [ "$1" = "$marker" ]; then echo 1; else echo 0; fi
}

while IFS=$'\t' read -r type profile region arn name marker <&3; do
  kind=${type#AWS::}
  kind=${kind,,}
  kind=${kind/::/_}
  if said=$("$1_$kind"); then
    [ "$1" = count ] || said=1
    echo "${said:--1}"
  else
    echo -1
  fi
done 3<&0
