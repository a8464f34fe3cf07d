# Runs a PostgreSQL server for as long as standard input stays open: a pipe from the JVM, which
# the kernel closes however that JVM ends. Then the server is stopped and its folder removed.
#
# usage: sh supervise.sh FOLDER
# FOLDER/initialise-1, -2, ...  ways to create the data directory; the first that works counts
# FOLDER/serve                  the server
# FOLDER/ended                  written here when the server has ended by itself: its exit status

# Ctrl-C in a terminal reaches every process of the group. Only the pipe decides.
trap '' HUP INT TERM

folder=$1
exec 3<&0 </dev/null

wait_until_closed() {
  while read -r line; do :; done <&3
}

# A shell's background command starts with SIGQUIT ignored, so one signal could come too early.
# Five seconds are ample for an immediate shutdown. A wrapper such as runuser does not pass the
# signal on; the server's own process id is in its pid file (negative in single-user mode).
stop_when_closed() {
  wait_until_closed
  attempt=0
  while kill -0 "$1" 2>/dev/null; do
    signal=QUIT
    [ "$attempt" -lt 100 ] || signal=KILL
    server=$(sed -n '1s/^\([0-9][0-9]*\)$/\1/p' "$folder/data/postmaster.pid" 2>/dev/null)
    kill -s "$signal" "$1" $server 2>/dev/null
    attempt=$((attempt + 1))
    sleep 0.05 2>/dev/null || sleep 1
  done
}

run() {
  sh "$1" 3<&- &
  child=$!
  stop_when_closed "$child" &
  watcher=$!
  wait "$child"
  status=$?
  kill -s KILL "$watcher" 2>/dev/null
  wait "$watcher" 2>/dev/null
  return "$status"
}

for way in "$folder"/initialise-*; do
  run "$way"
  status=$?
  # Only a locale that this system lacks is a reason to try the next way.
  [ "$status" -ne 0 ] && grep -q 'invalid locale' "$folder/server.log" || break
done
rm -f "$folder/password"
if [ "$status" -eq 0 ]; then
  run "$folder/serve"
  status=$?
fi

# The JVM may still want to read the log.
echo "$status" >"$folder/ended"
wait_until_closed
rm -rf "$folder"
