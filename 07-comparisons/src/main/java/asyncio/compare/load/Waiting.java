package asyncio.compare.load;

import asyncio.compare.Job;
import asyncio.compare.Model;
import asyncio.compare.Site;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** Many jobs that wait, and the memory that they take. */
final class Waiting {

  private static final int TO_WARM_UP = 64;
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final long LOOK_MILLIS = 20;
  private static final int LOOKS_WITHOUT_CHANGE = 25;
  private static final int MOST_LOOKS = 1_500;
  private static final Pattern THREADS =
      Pattern.compile("Thread \\(reserved=\\d+KB, committed=(\\d+)KB");

  /** Static, as a job is sent to another process in one of the models; that counts its own. */
  private static final AtomicInteger BEGUN = new AtomicInteger();

  private record Wait(Duration duration) implements Job<Integer> {

    @Override
    public Integer perform(Site site) throws InterruptedException {
      BEGUN.incrementAndGet();
      site.pause(duration);
      return 0;
    }
  }

  private record Memory(long heap, Optional<Long> stacks) {

    static Memory now() throws JMException {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      return new Memory(heap.getUsed(), ofThreads());
    }

    /** What the JVM's native memory tracking says of threads; empty if it is switched off. */
    private static Optional<Long> ofThreads() throws JMException {
      var arguments = new Object[] {new String[] {"summary"}};
      var said =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmNativeMemory",
                  arguments,
                  new String[] {String[].class.getName()});
      Matcher threads = THREADS.matcher(said.toString());
      return threads.find()
          ? Optional.of(Long.parseLong(threads.group(1)) << 10)
          : Optional.empty();
    }
  }

  private final Model model;
  private final int jobs;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Waiting(Model model, int jobs) {
    this.model = model;
    this.jobs = jobs;
  }

  String measure() throws Exception {
    model.runAll(waits(TO_WARM_UP, Duration.ofMillis(1)));
    Memory.now(); // what it takes to look is there from now on
    BEGUN.set(0);
    Memory before = Memory.now();
    Thread.ofPlatform().daemon().start(this::waitForLong);
    untilNoMoreBegin();
    if (failure.get() instanceof Throwable thrown) {
      throw new IllegalStateException(thrown.toString(), thrown);
    }
    Memory after = Memory.now();
    return "held begun=%s heap=%d stacks=%s"
        .formatted(
            BEGUN.get() == 0 ? "unknown" : Integer.toString(BEGUN.get()),
            Math.max(0, after.heap() - before.heap()),
            after
                .stacks()
                .flatMap(a -> before.stacks().map(b -> Long.toString(Math.max(0, a - b))))
                .orElse("unknown"));
  }

  private void waitForLong() {
    try {
      model.runAll(waits(jobs, LONG));
    } catch (Throwable thrown) {
      failure.set(thrown);
    }
  }

  private static List<Wait> waits(int jobs, Duration duration) {
    return Stream.generate(() -> new Wait(duration)).limit(jobs).toList();
  }

  private void untilNoMoreBegin() throws InterruptedException {
    int same = 0;
    int seen = -1;
    for (int look = 0; look < MOST_LOOKS && same < LOOKS_WITHOUT_CHANGE; look++) {
      if (failure.get() != null || BEGUN.get() == jobs) {
        return;
      }
      Thread.sleep(LOOK_MILLIS);
      same = BEGUN.get() == seen ? same + 1 : 0;
      seen = BEGUN.get();
    }
  }
}
