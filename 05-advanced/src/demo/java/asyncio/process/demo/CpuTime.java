package asyncio.process.demo;

import asyncio.process.Job;
import java.time.Duration;

/** Tells how much time processors have spent on the worker's process so far. */
record CpuTime() implements Job<Duration> {

  @Override
  public Duration call() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
