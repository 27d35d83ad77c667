#!/bin/sh
# Written by `stanch hook install`: refuses a commit that would record a secret.
# `stanch hook uninstall` takes it away and puts back the hook that was here before.
node=@NODE@
script=@SCRIPT@

# The hook from before goes first: it may still change the index, and stanch has to see what is recorded.
before="$0.before-stanch"
if [ -x "$before" ]; then
  "$before" "$@" || exit $?
fi
if [ "${STANCH_SKIP:-}" = 1 ]; then
  echo 'stanch: not checked this once (STANCH_SKIP=1)' >&2
  exit 0
fi
if [ ! -x "$node" ] || [ ! -f "$script" ]; then
  echo "stanch: cannot check this commit, because Node or stanch is not where it was: $node $script" >&2
  echo 'stanch: install them again and run `npx stanch hook install`, or skip once with STANCH_SKIP=1 git commit ...' >&2
  exit 1
fi
exec "$node" "$script" scan --staged --quiet
