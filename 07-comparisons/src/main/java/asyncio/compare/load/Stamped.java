package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Site;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A job that says when and where it has ended.
 *
 * @param job what is to be done
 */
public record Stamped(Job<Long> job) implements Job<Done> {

  @Override
  public Done perform(Site site) throws Exception {
    long points = job.perform(site);
    Thread thread = Thread.currentThread();
    return new Done(
        now(), ProcessHandle.current().pid(), thread.threadId(), thread.isVirtual(), points);
  }

  /** The system's clock, in microseconds. */
  static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
