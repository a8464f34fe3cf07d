# Runs a PostgreSQL server for as long as standard input stays open: a pipe from the JVM, which
# the kernel closes however that JVM ends. Then the server is stopped; its data stays.
#
# usage: sh supervise.sh FOLDER TOKEN
# FOLDER/running                    its first line is TOKEN, or else another supervisor has the folder
# FOLDER/start-TOKEN.initialise-1   and -2, ...: ways to create the data directory; the first that
#                                   works counts
# FOLDER/start-TOKEN.serve          the server
# FOLDER/keep                       for how many seconds the server may go on without the JVM
# FOLDER/stopped                    written here once the server has stopped in good order

# Ctrl-C in a terminal reaches every process of the group. Only the pipe decides.
trap '' HUP INT TERM

folder=$1
token=$2
cd /
exec 3<&0 </dev/null

is_ours() {
  { read -r owner <"$folder/running"; } 2>/dev/null && [ "$owner" = "$token" ]
}

wait_until_closed() {
  while read -r line; do :; done <&3
}

# The file goes away when somebody else wants the folder.
linger() {
  { read -r seconds <"$folder/keep"; } 2>/dev/null || return 0
  left=$((seconds * 2))
  while [ "$left" -gt 0 ] && [ -e "$folder/keep" ] && kill -0 "$1" 2>/dev/null; do
    left=$((left - 1))
    sleep 0.5 2>/dev/null || sleep 1
  done
}

# The server's own process id, which a wrapper such as runuser passes no signals on to, nor initdb to
# the servers it uses. The latter are in single-user mode, where the id is negative.
find_server() {
  server=
  { read -r server <"$folder/data/postmaster.pid"; } 2>/dev/null
  server=${server#-}
  case $server in *[!0-9]*) server= ;; esac
}

# A shell's background command starts with SIGINT and SIGQUIT ignored, so one signal could come too
# early. SIGINT makes the server write down everything, so that the next start is quick: that takes
# some 10 ms, and may take 500. What initdb has begun is of no use.
stop_when_closed() {
  wait_until_closed
  linger "$1"
  attempt=0
  while kill -0 "$1" 2>/dev/null; do
    signal=$2
    [ "$attempt" -lt 50 ] || signal=QUIT
    [ "$attempt" -lt 120 ] && [ "$2" = INT ] || signal=KILL
    kill -s "$signal" "$1" 2>/dev/null
    if [ "$2" = INT ]; then
      find_server
      [ -z "$server" ] || kill -s "$signal" "$server" 2>/dev/null
    fi
    attempt=$((attempt + 1))
    sleep 0.01 2>/dev/null || { sleep 1; attempt=$((attempt + 60)); }
  done
}

# Without initdb at the other end of its pipe, the server that it was using ends once it has done what
# is in there, and takes its shared memory along; so it does on SIGTERM, unless it is the very first
# one, which takes some 200 ms. Killed, releases before 16 leave that memory in /dev/shm. One may be
# about to start, so several looks must find none.
end_servers_of_initdb() {
  attempt=0
  absent=0
  while [ "$attempt" -lt 200 ] && [ "$absent" -lt 5 ]; do
    find_server
    if [ -n "$server" ] && kill -0 "$server" 2>/dev/null; then
      absent=0
      [ "$attempt" -lt 25 ] || kill -s TERM "$server" 2>/dev/null
      [ "$attempt" -lt 45 ] || kill -s KILL "$server" 2>/dev/null
    else
      absent=$((absent + 1))
    fi
    attempt=$((attempt + 1))
    sleep 0.01 2>/dev/null || { sleep 1; attempt=$((attempt + 20)); }
  done
}

run() {
  sh "$1" 3<&- &
  child=$!
  stop_when_closed "$child" "$2" &
  watcher=$!
  wait "$child"
  status=$?
  kill -s KILL "$watcher" 2>/dev/null
  wait "$watcher" 2>/dev/null
  if [ "$status" -ne 0 ] && [ "$2" = KILL ]; then
    end_servers_of_initdb
  fi
  return "$status"
}

is_ours || exit 0
status=0
for way in "$folder/start-$token".initialise-*; do
  [ -e "$way" ] || break
  run "$way" KILL
  status=$?
  # Only a locale that this system lacks is a reason to try the next way.
  [ "$status" -ne 0 ] && grep -q 'invalid locale' "$folder/server.log" || break
done
rm -f "$folder/start-$token".initialise-*
is_ours || exit 0
rm -f "$folder/password"
if [ "$status" -eq 0 ]; then
  run "$folder/start-$token.serve" INT
  status=$?
fi
if is_ours; then
  [ "$status" -ne 0 ] || : >"$folder/stopped"
  rm -f "$folder/running" "$folder/keep"
fi
