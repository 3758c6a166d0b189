package asyncio.bench;

import java.util.concurrent.TimeUnit;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the JDK's primitive costs without a coroutine around it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "-XX:+UseParallelGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class ContinuationBenchmark {

  private static final ContinuationScope SCOPE = new ContinuationScope("bench");

  /** A continuation is run and yields. */
  @Benchmark
  @OperationsPerInvocation(TaskBenchmark.SWITCHES)
  public void coroutineSwitch() {
    var continuation = new Continuation(SCOPE, ContinuationBenchmark::yieldOften);
    while (!continuation.isDone()) {
      continuation.run();
    }
  }

  private static void yieldOften() {
    for (int i = 0; i < TaskBenchmark.SWITCHES; i++) {
      Continuation.yield(SCOPE);
    }
  }
}
