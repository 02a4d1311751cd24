#!/bin/bash
# What the checks of an AReq cost beside Jackson alone, measured by JMH. Arguments are passed on to Parsing.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

JMH=$SCRATCH/jmh
for artifact in org.openjdk.jmh:jmh-core:1.37 org.openjdk.jmh:jmh-generator-annprocess:1.37 net.sf.jopt-simple:jopt-simple:5.0.4 \
  org.apache.commons:commons-math3:3.6.1; do
  ./mvnw -q -B dependency:copy -Dartifact="$artifact" -DoutputDirectory="$JMH" >/dev/null
done
CLASSES=$SCRATCH/classes
mkdir "$CLASSES"
CLASS_PATH="$CLASSES:$(ls "$APPLICATION"/app/*.jar):$LIBRARIES:$JMH/*"
"$(dirname "$JAVA")/javac" -nowarn -proc:full -d "$CLASSES" -cp "$CLASS_PATH" \
  bench/ParsingBenchmark.java bench/CpuTime.java bench/Parsing.java bench/SampleAReq.java bench/Options.java
echo "Date: $(date -u +%FT%TZ). Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- src || echo ' and changes').$(
  grep -m1 'model name' /proc/cpuinfo | cut -d: -f2), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)."
"$JAVA" -Xmx64m -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow -cp "$CLASS_PATH" Parsing "$@"
