#!/bin/sh
# usage: bench/gateway/run.sh [ROUNDS [LONG [WORK]]]
# Durable LMTP acceptance of letters of 60 KB at 1 and at 8 connections, and how fast they are read, checked, filed and
# answered: `marshrut serve` with SQLite and with PostgreSQL, Dovecot's LMTP with mail_fsync = always, and a bare log with
# fdatasync, turn by turn. Then LONG messages (50000; 0 for none) to each engine, with the memory every two seconds.
# ONLY="dovecot sqlite postgres floor" picks; LOG keeps the services' logs. Lines of JSON in WORK/rounds.jsonl, a table at
# the end. As root (Dovecot and PostgreSQL change user). Needs: dovecot-lmtpd postgresql python3.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-3} long=${2:-50000} work=${3:-${TMPDIR:-/tmp}/marshrut-bench-gateway}
build=${BUILD:-$here/../../build/release}
program=$build/bin/marshrut load=$build/bench/gateway/gateway_load
only=${ONLY:-floor dovecot sqlite postgres}
few=${FEW:-1000} many=${MANY:-3000} # messages at 1 and at 8 connections
mkdir -p "$work"
chmod 755 "$work"
out=$work/rounds.jsonl
: >"$out"
running='' cluster=''
trap 'stop; stop_cluster' EXIT
trap 'exit 1' INT TERM

stop() {
  [ -z "$running" ] || { kill "$running" 2>/dev/null && wait "$running" || true; }
  running=''
}

free_port() { /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

wait_for() { # a port
  /usr/bin/python3 -c '
import socket, sys, time
for _ in range(200):
    try: socket.create_connection(("127.0.0.1", int(sys.argv[1]))).close(); break
    except OSError: time.sleep(0.05)
else: sys.exit("nothing listens")' "$1"
}

# 200 blanks of 200 teachers: receipts, receipts with remarks, and cards that go back.
prepare() {
  [ -d "$work/letters" ] && return
  rm -rf "$work/blanks" "$work/made"
  samples=$here/../../samples
  for one in "sevastopol/sevastopol-card/check-boxes 100" "sevastopol/sevastopol-card/hyperlinks 40" \
    "yakutia/yakutia-card/retyped 60"; do
    sample=${one% *} form=$(basename "$(dirname "${one% *}")")
    /usr/bin/python3 "$here/teachers.py" "$samples/$sample.json" "${one##* }" >"$work/teachers.ndjson"
    "$program" fill "$form" --data "$work/teachers.ndjson" --out "$work/blanks/$sample" >/dev/null
  done
  /usr/bin/python3 "$here/letters.py" "$work/blanks" "$work/made"
  mv "$work/made" "$work/letters"
}

measure() { # NAME PORT MORE…: both numbers of connections; `first` keeps every letter new to the store
  name=$1 port=$2
  shift 2
  "$load" lmtp "$port" "$work/letters" 8 80 "$first" warm --mailboxes 8 "$@" >/dev/null
  first=$((first + 80))
  "$load" lmtp "$port" "$work/letters" 1 "$few" "$first" "$name" "$@" >>"$out"
  first=$((first + few))
  "$load" lmtp "$port" "$work/letters" 8 "$many" "$first" "$name" --mailboxes 8 "$@" >>"$out"
  first=$((first + many))
}

bare() {
  for connections in 1 8; do
    "$load" floor "$work/log" "$work/letters" $connections "$many" 0 "bare log" >>"$out"
    rm -f "$work/log"
  done
}

dovecot_turn() {
  dir=$work/dovecot port=$(free_port)
  rm -rf "$dir"
  mkdir -p "$dir/run" "$dir/state" "$dir/mail"
  chown mail:mail "$dir/mail"
  sed "s|@DIR@|$dir|g; s|@PORT@|$port|" "$here/dovecot.conf.in" >"$dir/dovecot.conf"
  dovecot -F -c "$dir/dovecot.conf" &
  running=$!
  wait_for "$port"
  first=1
  measure "Dovecot" "$port"
  stop
  kept=$(find "$dir/mail" -path '*/new/*' -type f -size +57k | wc -l)
  [ "$kept" = $((80 + few + many)) ] || { echo "Dovecot kept $kept" >&2; exit 1; }
  rm -rf "$dir"
}

start_cluster() {
  [ -z "$cluster" ] || return 0
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
  rm -rf "$work/cluster"
  mkdir -p "$work/cluster"
  chown postgres "$work/cluster"
  runuser -u postgres -- "$bin/initdb" -D "$work/cluster/data" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >/dev/null
  # shellcheck disable=SC2086
  runuser -u postgres -- "$bin/pg_ctl" -D "$work/cluster/data" -w -l "$work/cluster/log" \
    -o "-k $work/cluster -c listen_addresses='' ${POSTGRES:-}" start >/dev/null
  cluster=$bin
}

stop_cluster() {
  [ -z "$cluster" ] || runuser -u postgres -- "$cluster/pg_ctl" -D "$work/cluster/data" -w -m fast stop >/dev/null
  cluster=''
}

start_service() { # DIR WORDS…; answers go to the outbox and stay there
  dir=$1
  shift
  rm -rf "$dir"
  mkdir -p "$dir"
  {
    echo 'Школа,Домен,Адрес'
    for school in $(seq 90); do echo "Школа № $school,school$school.example,"; done
  } >"$dir/schools.csv"
  printf '[trust]\nschools = %s\n' "$dir/schools.csv" >"$dir/marshrut.ini"
  lmtp=$(free_port) http=$(free_port)
  # shellcheck disable=SC2086
  "$program" serve --data "$dir" --lmtp "127.0.0.1:$lmtp" --http "127.0.0.1:$http" "$@" >"$work/ready" 2>"${LOG:-/dev/null}" &
  running=$!
  wait_for "$lmtp"
  wait_for "$http"
}

# Every message has come to its end, and the store is whole.
stop_service() { # DIR WORDS…
  dir=$1
  shift
  stop
  "$program" fsck --data "$dir" "$@" >"$work/fsck" || { cat "$work/fsck" >&2; exit 1; }
  rm -rf "$dir"
}

engine_turn() { # NAME WORDS…
  engine=$1
  shift
  start_service "$work/data" "$@"
  first=1
  measure "marshrut, $engine" "$lmtp" --settled "$http"
  stop_service "$work/data" "$@"
}

engine_long() { # NAME WORDS…
  engine=$1
  shift
  start_service "$work/data" "$@"
  "$load" lmtp "$lmtp" "$work/letters" 8 "$long" 1 "marshrut, $engine, long" --mailboxes 8 --settled "$http" \
    --watch "$running" >>"$out"
  stop_service "$work/data" "$@"
}

database() {
  base=turn_$1
  runuser -u postgres -- psql -q -h "$work/cluster" -U postgres -c "CREATE DATABASE $base" >/dev/null
  url="postgresql:///$base?host=$work/cluster&user=postgres"
}

each() { # round|long NUMBER
  for one in $only; do
    case $1:$one in
      round:floor) bare ;;
      round:dovecot) dovecot_turn ;;
      round:sqlite) engine_turn SQLite ;;
      long:sqlite) engine_long SQLite ;;
      *:postgres)
        start_cluster
        database "$2"
        if [ "$1" = long ]; then engine_long PostgreSQL --db "$url"; else engine_turn PostgreSQL --db "$url"; fi
        runuser -u postgres -- psql -q -h "$work/cluster" -U postgres -c "DROP DATABASE $base" >/dev/null
        ;;
    esac
  done
}

prepare
round=0
while [ "$round" -lt "$rounds" ]; do
  each round "$round"
  round=$((round + 1))
  echo "round $round of $rounds" >&2
done
[ "$long" = 0 ] || each long long
/usr/bin/python3 "$here/table.py" "$out"
