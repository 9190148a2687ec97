# Sourced by diancang and mvnw: sets JAVA_HOME to a JDK 25, wherever it lies, or ends with 2.
jdk_is_25() { [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25' "$1/release"; }

# In a subshell, since mvnw has switched patterns of file names off.
jdk_find() (
  set +f
  on_path=$(command -v javac 2>/dev/null) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${DIANCANG_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
      /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.jdks/* \
      "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && jdk_is_25 "$candidate"; then printf '%s\n' "$candidate"; exit 0; fi
  done
  exit 1
)

if ! JAVA_HOME=$(jdk_find); then
  echo "diancang: JDK 25 was not found; install one (for example Temurin 25) or set DIANCANG_JAVA_HOME to its folder." >&2
  exit 2
fi
export JAVA_HOME
